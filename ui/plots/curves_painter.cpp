// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/curves_painter.h"

#include "ui/plots/clocks_ink.h"
#include "ui/plots/clocks_painter.h"
#include "ui/plots/lanes_painter.h"
#include "ui/style/format.h"
#include "ui/style/theme.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPaintDevice>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace tickscope::ui {
namespace {

/// Translations of what this file says.
class CurvesPainterText {
    Q_DECLARE_TR_FUNCTIONS(CurvesPainterText)
};

}

static constexpr double swatch_width = 24, entry_space = 16, legend_line = 20, title_height = 26;

static QString readingText(ValueCurve const& curve, TimeRuler const& ruler)
{
    if (!curve.reading)
        return QStringLiteral("–");
    double const value = static_cast<double>(*curve.reading) * curve.scale;
    if (curve.unit == CurveUnit::Count)
        return (value < 0 ? QStringLiteral("−") : QString{}) + countText(static_cast<std::uint64_t>(std::abs(value)));
    Nanos const span{static_cast<std::int64_t>(value)};
    return timeText(span, std::min(ruler.tick_period, Nanos{100'000}), ruler);
}

double placeLegend(CurvesScene& scene)
{
    QFontMetricsF const metrics{textFont(TextSize::Small)};
    scene.legend.clear();
    double const left = scene.whole.left() + plot_space::gutter, right = scene.whole.right() - plot_space::right;
    QPointF at{left, scene.whole.top() + title_height + 2};
    for (std::size_t i = 0; i < scene.curves.size(); ++i) {
        ValueCurve const& curve = scene.curves[i];
        QString const value = curve.shown ? readingText(curve, scene.ruler) : QString{};
        // Room for wider figures, so that the legend stands still while they run.
        double const room = metrics.horizontalAdvance(QString(std::max<qsizetype>(8, value.size()), QLatin1Char('0')));
        double const width = swatch_width + metrics.horizontalAdvance(curve.name) + 6 + room;
        if (at.x() > left && at.x() + width > right)
            at = {left, at.y() + legend_line};
        scene.legend.push_back({i, value, QRectF{at, QSizeF{std::min(width, right - at.x()), legend_line}}});
        at.rx() += width + entry_space;
    }
    return scene.legend.empty() ? title_height : scene.legend.back().place.bottom() - scene.whole.top() + 4;
}

static ValueScale fitted(CurvesScene const& scene, CurveBand const& band)
{
    double low = 0, high = 0;
    for (std::size_t const i : band.curves) {
        ValueCurve const& curve = scene.curves[i];
        for (CurveColumn const& column : curve.columns) {
            if (!column.known || !curve.shown)
                continue;
            low = std::min(low, static_cast<double>(column.min) * curve.scale);
            high = std::max(high, static_cast<double>(column.max) * curve.scale);
        }
    }
    double const least = band.unit == CurveUnit::Count ? 4 : static_cast<double>(scene.ruler.tick_period.count()) * 4;
    high = std::max(high, low + least);
    double const margin = (high - low) * 0.08;
    return {low - (high - low) * 4 / std::max(20.0, band.area.height()), high + margin, band.area.height()};
}

void placeBands(CurvesScene& scene)
{
    scene.bands.clear();
    for (CurveUnit const unit : {CurveUnit::Time, CurveUnit::Count}) {
        CurveBand band{unit, {}, {}, {}};
        for (std::size_t i = 0; i < scene.curves.size(); ++i)
            if (scene.curves[i].unit == unit)
                band.curves.push_back(i);
        if (!band.curves.empty())
            scene.bands.push_back(std::move(band));
    }
    constexpr double gap = 14;
    auto const count = static_cast<double>(scene.bands.size());
    double const height = std::max(20.0, std::floor((scene.area.height() - gap * (count - 1)) / std::max(1.0, count)));
    double top = scene.area.top();
    for (CurveBand& band : scene.bands) {
        band.area = {scene.area.left(), top, scene.area.width(), height};
        band.values = fitted(scene, band);
        top += height + gap;
    }
}

void paintCurvesHeader(QPainter& painter, CurvesScene const& scene, Colours const& colours)
{
    painter.setFont(textFont(TextSize::Body, QFont::DemiBold));
    painter.setPen(colours.text);
    painter.drawText(QRectF{scene.area.left(), scene.whole.top() + 6, scene.area.width(), 20},
                     Qt::AlignVCenter | Qt::AlignLeft, CurvesPainterText::tr("Values over time"));
    painter.setFont(textFont(TextSize::Small));
    QFontMetricsF const metrics{painter.font()};
    for (CurveLegend const& entry : scene.legend) {
        ValueCurve const& curve = scene.curves[entry.curve];
        QPen pen{curve.shown ? curve.colour : colours.line, 2.4};
        pen.setCapStyle(Qt::FlatCap);
        if (curve.stroke != Stroke::Solid)
            pen.setDashPattern(curve.stroke == Stroke::Dashed ? QList<qreal>{3, 1.4} : QList<qreal>{1, 1});
        painter.setPen(pen);
        double const y = entry.place.center().y();
        painter.drawLine(QPointF{entry.place.left(), y}, QPointF{entry.place.left() + 18, y});
        QRectF const name = entry.place.adjusted(swatch_width, 0, 0, 0);
        painter.setPen(curve.shown ? colours.textMuted : colours.textFaint);
        painter.drawText(name, Qt::AlignVCenter | Qt::AlignLeft,
                         metrics.elidedText(curve.name, Qt::ElideMiddle, name.width()));
        painter.setPen(colours.text);
        painter.drawText(name.adjusted(metrics.horizontalAdvance(curve.name) + 6, 0, 0, 0),
                         Qt::AlignVCenter | Qt::AlignLeft, entry.value);
    }
}

static void paintValueAxis(QPainter& painter, CurvesScene const& scene, CurveBand const& band, Colours const& colours)
{
    bool const counts = band.unit == CurveUnit::Count;
    TimeRuler const ruler = counts ? TimeRuler{TimeUnit::Ticks, Nanos{1}} : scene.ruler;
    auto const nanos = [](double value) { return Nanos{static_cast<std::int64_t>(value)}; };
    double const a_pixel = (band.values.high - band.values.low) / std::max(1.0, band.area.height());
    Nanos const step = std::max(Nanos{1}, rulerStep(nanos(std::max(1.0, a_pixel * 44)), ruler));
    painter.setFont(textFont(TextSize::Small));
    for (TimeTick const& tick : rulerTicks(nanos(band.values.low), nanos(band.values.high), step, ruler)) {
        double const y = sharp(band.area.top() + band.values.y(static_cast<double>(tick.at.count())));
        if (y < band.area.top() || y > band.area.bottom())
            continue;
        painter.setPen(QPen{colours.grid, 1});
        painter.drawLine(QPointF{band.area.left(), y}, QPointF{band.area.right(), y});
        painter.setPen(colours.textMuted);
        painter.drawText(QRectF{scene.whole.left(), y - 9, band.area.left() - scene.whole.left() - 8, 18},
                         Qt::AlignVCenter | Qt::AlignRight, tick.label);
    }
}

static void paintCurves(QPainter& painter, CurvesScene const& scene, CurveBand const& band)
{
    double const ratio = painter.device()->devicePixelRatioF();
    QImage image{(band.area.size() * ratio).toSize().expandedTo({1, 1}), QImage::Format_ARGB32_Premultiplied};
    image.fill(Qt::transparent);
    ValueScale scaled = band.values;
    scaled.height *= ratio;
    for (std::size_t const i : band.curves) {
        ValueCurve const& curve = scene.curves[i];
        if (curve.shown)
            drawCurve(image, curve.columns, scaled, curve.scale,
                      {curve.colour, 2.2 * ratio, [&curve](int) { return curve.stroke; }});
    }
    image.setDevicePixelRatio(ratio);
    painter.drawImage(band.area.topLeft(), image);
}

/// Where a curve's name stands: above its end.
static std::optional<QRectF> nameOf(CurvesScene const& scene, CurveBand const& band, ValueCurve const& curve,
                                    QSizeF size)
{
    auto const last = std::find_if(curve.columns.rbegin(), curve.columns.rend(), [](auto const& c) { return c.known; });
    if (!curve.shown || last == curve.columns.rend())
        return std::nullopt;
    double const y = band.area.top() + band.values.y(static_cast<double>(last->last) * curve.scale);
    double const right = std::min(scene.known_x, band.area.right()) - 6;
    if (right - size.width() < band.area.left())
        return std::nullopt;
    double const top = std::clamp(y - size.height() - 5, band.area.top(), band.area.bottom() - size.height());
    return QRectF{QPointF{right - size.width(), top}, size};
}

/// Each curve is named where it ends; a name that would lie on another one moves above it.
static void paintNames(QPainter& painter, CurvesScene const& scene, CurveBand const& band, Colours const& colours)
{
    painter.setFont(textFont(TextSize::Small, QFont::DemiBold));
    QFontMetricsF const metrics{painter.font()};
    std::vector<QRectF> taken;
    for (std::size_t const i : band.curves) {
        ValueCurve const& curve = scene.curves[i];
        std::optional<QRectF> place =
            nameOf(scene, band, curve, {std::ceil(metrics.horizontalAdvance(curve.name)) + 6, metrics.height()});
        if (!place)
            continue;
        auto const free = [&] {
            return std::none_of(taken.begin(), taken.end(),
                                [&](QRectF const& other) { return other.intersects(*place); });
        };
        for (int tries = 0; tries < 6 && !free(); ++tries)
            place->translate(
                0, place->top() - metrics.height() < band.area.top() ? 6 * metrics.height() : -metrics.height());
        if (!free() || place->bottom() > band.area.bottom())
            continue;
        taken.push_back(*place);
        QColor ground = colours.background;
        ground.setAlphaF(0.75f);
        painter.fillRect(place->adjusted(0, 1, 0, -1), ground);
        painter.setPen(curve.colour);
        painter.drawText(*place, Qt::AlignCenter, curve.name);
    }
}

void paintBands(QPainter& painter, CurvesScene const& scene, Colours const& colours)
{
    painter.setRenderHint(QPainter::Antialiasing, false);
    paintTimeRuler(painter, scene.area, scene.time, {TimeUnit::Auto, scene.ruler.tick_period}, colours);
    for (CurveBand const& band : scene.bands) {
        paintValueAxis(painter, scene, band, colours);
        paintCurves(painter, scene, band);
        paintNames(painter, scene, band, colours);
    }
}

void paintReadings(QPainter& painter, CurvesScene const& scene, Colours const& colours)
{
    double const x = sharp(scene.time.x(scene.reading_at));
    if (x < scene.area.left() || x > scene.area.right())
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    for (CurveBand const& band : scene.bands)
        for (std::size_t const i : band.curves) {
            ValueCurve const& curve = scene.curves[i];
            if (!curve.shown || !curve.reading)
                continue;
            double const y = band.area.top() + band.values.y(static_cast<double>(*curve.reading) * curve.scale);
            painter.setPen(QPen{colours.background, 1.5});
            painter.setBrush(curve.colour);
            painter.drawEllipse(QPointF{x, y}, 4, 4);
        }
}

}
