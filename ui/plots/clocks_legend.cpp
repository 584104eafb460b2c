// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/clocks_ink.h"
#include "ui/plots/clocks_painter.h"
#include "ui/style/theme.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

namespace tickscope::ui {

namespace {

/// Translations of what this file says.
class ClocksLegendText {
    Q_DECLARE_TR_FUNCTIONS(ClocksLegendText)
};

/// How much of the legend there is room for.
enum class LegendDetail : std::uint8_t { Everything, Values, TaskNames };

}

static constexpr double legend_swatch = 20, legend_space = 16;

/// The legend from x = 0 on.
static std::vector<LegendEntry> legendEntries(ClocksScene const& scene, LegendDetail detail)
{
    static constexpr std::array order{ClockRole::Clock, ClockRole::Timer, ClockRole::Utime, ClockRole::Stime,
                                      ClockRole::SumExec};
    QFontMetricsF const metrics{textFont(TextSize::Small)};
    std::vector<LegendEntry> entries;
    double x = 0;
    auto const add = [&](LegendEntry entry, double room_for_value) {
        double const width = std::ceil(legend_swatch + metrics.horizontalAdvance(entry.name) + room_for_value);
        entry.place = {x, 8, width, 20};
        x = entry.place.right() + legend_space;
        entries.push_back(std::move(entry));
    };
    for (ClockRole const role : order) {
        std::size_t const i = static_cast<std::size_t>(role);
        if (((scene.flat >> i) & 1) != 0)
            continue;
        bool const shown = ((scene.shown >> i) & 1) != 0;
        LegendEntry entry{role, QString::fromLatin1(clock_roles[i].name), {}, {}};
        bool const valued = shown && detail != LegendDetail::TaskNames && scene.reading.values[i];
        if (valued)
            entry.value = timeText(*scene.reading.values[i], scene.ruler.tick_period, scene.ruler);
        if (valued && scene.compared && scene.compared->values[i])
            entry.compared = timeText(*scene.compared->values[i], scene.ruler.tick_period, scene.ruler);
        // Room for wider digits, so that the legend stands still while the numbers run.
        auto const digits = static_cast<qsizetype>(std::max(entry.value.size(), entry.compared.size()));
        add(entry, valued ? 6 + metrics.horizontalAdvance(QString(digits, QLatin1Char('0'))) : 0);
    }
    if (detail != LegendDetail::Values || entries.empty())
        add({std::nullopt, ClocksLegendText::tr("expires"), {}, {}}, 0);
    return entries;
}

std::vector<LegendEntry> clocksLegend(ClocksScene const& scene)
{
    double const title = QFontMetricsF{textFont(TextSize::Body, QFont::DemiBold)}.horizontalAdvance(scene.title);
    constexpr double least_title = 72;
    std::vector<LegendEntry> entries;
    for (LegendDetail const detail : {LegendDetail::Everything, LegendDetail::Values, LegendDetail::TaskNames}) {
        entries = legendEntries(scene, detail);
        double const beside = scene.narrow       ? 0
            : detail == LegendDetail::Everything ? title
                                                 : std::min(title, least_title);
        if (entries.back().place.right() + beside + wide <= scene.area.width())
            break;
    }
    // Where even the names have no room the last ones give way, not what lies at the left.
    while (entries.size() > 1 && entries.back().place.right() > scene.area.width())
        entries.pop_back();
    double const shift = scene.narrow ? scene.area.left() : scene.area.right() - entries.back().place.right();
    for (LegendEntry& entry : entries)
        entry.place.translate(shift, scene.narrow ? plot_space::legend_row : 0);
    return entries;
}

/// Below an entry: what it is on the other kernel, read second where it is the same.
static void paintCompared(QPainter& painter, LegendEntry const& entry, double left, Colours const& colours)
{
    QRectF const line = entry.place.translated(0, plot_space::compared);
    QPen pen{comparedInk(clockColour(colours, *entry.role), colours), 1};
    pen.setDashPattern({5, 3});
    painter.setPen(pen);
    double const y = sharp(line.center().y());
    painter.drawLine(QPointF{line.left(), y}, QPointF{line.left() + 14, y});
    painter.setPen(colours.textFaint);
    painter.drawText(line.adjusted(legend_swatch, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft,
                     ClocksLegendText::tr("in B"));
    painter.setPen(entry.compared == entry.value ? colours.textFaint : colours.text);
    painter.drawText(QRectF{left, line.top(), line.right() - left, line.height()}, Qt::AlignVCenter | Qt::AlignLeft,
                     entry.compared);
}

static void paintLegendEntry(QPainter& painter, LegendEntry const& entry, ClocksScene const& scene,
                             Colours const& colours)
{
    bool const shown = !entry.role || ((scene.shown >> static_cast<unsigned>(*entry.role)) & 1) != 0;
    QColor const ink = entry.role ? clockColour(colours, *entry.role) : colours.expiry;
    double const y = sharp(entry.place.center().y());
    QPen pen{shown ? ink : colours.line, entry.role ? std::max(2.0, clockWidth(*entry.role) * 0.8) : 1.5};
    pen.setCapStyle(Qt::FlatCap);
    if (!entry.role)
        pen.setDashPattern({3, 2});
    if (entry.role == ClockRole::Timer)
        pen.setDashPattern({3, 1});
    painter.setPen(pen);
    painter.drawLine(QPointF{entry.place.left(), y}, QPointF{entry.place.left() + 14, y});
    painter.setFont(textFont(TextSize::Small));
    painter.setPen(shown ? colours.textMuted : colours.textFaint);
    QRectF const name = entry.place.adjusted(20, 0, 0, 0);
    painter.drawText(name, Qt::AlignVCenter | Qt::AlignLeft, entry.name);
    painter.setPen(colours.text);
    QRectF const value = name.adjusted(QFontMetricsF{painter.font()}.horizontalAdvance(entry.name) + 6, 0, 0, 0);
    painter.drawText(value, Qt::AlignVCenter | Qt::AlignLeft, entry.value);
    if (!entry.compared.isEmpty())
        paintCompared(painter, entry, value.left(), colours);
}

QRectF closeUpSwitch(ClocksScene const& scene) { return {scene.whole.left() + 6, 9, plot_space::gutter - 14, 18}; }

static void paintCloseUpSwitch(QPainter& painter, ClocksScene const& scene, Colours const& colours)
{
    QRectF const place = closeUpSwitch(scene);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(scene.close_up ? colours.selection : colours.raised);
    painter.setPen(QPen{colours.line, 1});
    painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    painter.setFont(textFont(TextSize::Small));
    painter.setPen(scene.close_up ? colours.text : colours.textMuted);
    painter.drawText(place, Qt::AlignCenter, ClocksLegendText::tr("close-up"));
}

void paintClocksHeader(QPainter& painter, ClocksScene const& scene, Colours const& colours)
{
    painter.setRenderHint(QPainter::Antialiasing);
    std::vector<LegendEntry> const legend = clocksLegend(scene);
    for (LegendEntry const& entry : legend)
        paintLegendEntry(painter, entry, scene, colours);
    if (!isVector(painter))
        paintCloseUpSwitch(painter, scene, colours);
    painter.setFont(textFont(TextSize::Body, QFont::DemiBold));
    painter.setPen(colours.text);
    double const end = scene.narrow ? scene.area.right() : legend.front().place.left() - tight;
    QRectF const room{scene.area.left(), 8, end - scene.area.left(), 20};
    QString const title = QFontMetricsF{painter.font()}.elidedText(scene.title, Qt::ElideRight, room.width());
    painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft, title);
}

}
