// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/clocks_layers.h"

#include "ui/plots/clocks_painter.h"
#include "ui/style/theme.h"

namespace tickscope::ui {

// The axes are set by the shared time axis and by what is in sight: nobody asks a plottable.
QCPRange Curves::getKeyRange(bool& found, QCP::SignDomain) const
{
    found = false;
    return {};
}

QCPRange Curves::getValueRange(bool& found, QCP::SignDomain, QCPRange const&) const
{
    found = false;
    return {};
}

void RulerTicker::generate(QCPRange const& range, QLocale const&, QChar, int, QVector<double>& ticks,
                           QVector<double>* sub_ticks, QVector<QString>* labels)
{
    auto const nanos = [](double value) { return Nanos{static_cast<std::int64_t>(value)}; };
    double const scale = pixels / range.size();
    Nanos const step = rulerStep(nanos(pixels_apart / scale), ruler);
    QFontMetricsF const metrics{textFont(TextSize::Small)};
    ticks.clear();
    if (sub_ticks)
        sub_ticks->clear();
    if (labels)
        labels->clear();
    for (TimeTick const& tick : rulerTicks(nanos(range.lower), nanos(range.upper), step, ruler)) {
        double const at = static_cast<double>(tick.at.count());
        double const half = metrics.horizontalAdvance(tick.label) / 2;
        double const x = (at - range.lower) * scale;
        bool const cut = horizontal && (x - half < -overhang || x + half > pixels + overhang);
        ticks.push_back(at);
        if (labels)
            labels->push_back(cut ? QString{} : tick.label);
    }
}

void buildAxes(QCustomPlot& plot, QSharedPointer<RulerTicker> const& time, QSharedPointer<RulerTicker> const& value)
{
    plot.axisRect()->setAutoMargins(QCP::msNone);
    plot.axisRect()->setMinimumSize(50, 50);
    value->horizontal = false;
    value->pixels_apart = 56;
    time->pixels_apart = 110;
    time->overhang = plot_space::right;
    plot.xAxis->setTicker(time);
    plot.yAxis->setTicker(value);
    plot.xAxis->setTickLabelPadding(static_cast<int>(plot_space::strip) + 6);
    plot.yAxis->setTickLabelPadding(8);
    for (QCPAxis* const each : {plot.xAxis, plot.yAxis}) {
        each->setTickLength(0, 0);
        each->setTickPen(Qt::NoPen);
        each->setSubTicks(false);
        each->grid()->setAntialiased(false);
        each->grid()->setZeroLinePen(Qt::NoPen);
        each->setAntialiased(false);
    }
}

void styleAxes(QCustomPlot& plot, Colours const& colours)
{
    plot.setBackground(QBrush{colours.background});
    for (QCPAxis* const each : {plot.xAxis, plot.yAxis}) {
        each->setBasePen(Qt::NoPen);
        each->setTickLabelColor(colours.textMuted);
        each->setTickLabelFont(textFont(TextSize::Small));
        each->grid()->setPen(QPen{colours.grid, 1});
    }
}

}
