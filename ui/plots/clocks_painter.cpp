// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/clocks_painter.h"

#include "core/kernel/signal_names.h"
#include "ui/plots/label_layout.h"
#include "ui/plots/mixed.h"
#include "ui/style/theme.h"

#include <QFontMetricsF>
#include <QPaintDevice>
#include <QPaintEngine>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace tickscope::ui {

QColor clockColour(Colours const& colours, ClockRole role)
{
    switch (role) {
    case ClockRole::SumExec:
        return colours.textFaint;
    case ClockRole::Stime:
        return colours.stime;
    case ClockRole::Utime:
        return colours.utime;
    case ClockRole::Clock:
        return colours.clock;
    case ClockRole::Timer:
        return colours.timer;
    }
    return colours.text;
}

/// The clock is drawn wide and the timer narrow and dashed over it, so that both are seen where they agree.
static double widthOf(ClockRole role)
{
    switch (role) {
    case ClockRole::Clock:
        return 4;
    case ClockRole::Timer:
        return 2;
    case ClockRole::SumExec:
        return 1;
    case ClockRole::Stime:
    case ClockRole::Utime:
        return 1.6;
    }
    return 1;
}

static bool isVector(QPainter const& painter)
{
    QPaintEngine::Type const type = painter.paintEngine()->type();
    return type == QPaintEngine::SVG || type == QPaintEngine::Pdf || type == QPaintEngine::Picture;
}

static double sharp(double x) { return std::floor(x) + 0.5; }

namespace {

/// How much of the legend there is room for.
enum class LegendDetail : std::uint8_t { Everything, Values, Names };

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
        bool const shown = ((scene.shown >> i) & 1) != 0;
        LegendEntry entry{role, QString::fromLatin1(clock_roles[i].name), {}, {}};
        bool const valued = shown && detail != LegendDetail::Names && scene.reading.values[i];
        if (valued)
            entry.value = timeText(*scene.reading.values[i], scene.ruler.tick_period, scene.ruler);
        // Room for wider digits, so that the legend stands still while the numbers run.
        add(entry, valued ? 6 + metrics.horizontalAdvance(QString(entry.value.size(), QLatin1Char('0'))) : 0);
    }
    if (detail != LegendDetail::Values)
        add({std::nullopt, QStringLiteral("expires"), {}, {}}, 0);
    return entries;
}

std::vector<LegendEntry> clocksLegend(ClocksScene const& scene)
{
    double const title = QFontMetricsF{textFont(TextSize::Body, QFont::DemiBold)}.horizontalAdvance(scene.title);
    constexpr double least_title = 72;
    std::vector<LegendEntry> entries;
    for (LegendDetail const detail : {LegendDetail::Everything, LegendDetail::Values, LegendDetail::Names}) {
        entries = legendEntries(scene, detail);
        double const beside = detail == LegendDetail::Everything ? title : std::min(title, least_title);
        if (entries.back().place.right() + beside + wide <= scene.area.width())
            break;
    }
    double const shift = scene.area.right() - entries.back().place.right();
    for (LegendEntry& entry : entries)
        entry.place.translate(shift, 0);
    return entries;
}

static void paintLegendEntry(QPainter& painter, LegendEntry const& entry, ClocksScene const& scene,
                             Colours const& colours)
{
    bool const shown = !entry.role || ((scene.shown >> static_cast<unsigned>(*entry.role)) & 1) != 0;
    QColor const ink = entry.role ? clockColour(colours, *entry.role) : colours.expiry;
    double const y = sharp(entry.place.center().y());
    QPen pen{shown ? ink : colours.line, entry.role ? std::max(2.0, widthOf(*entry.role) * 0.8) : 1.5};
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
    painter.drawText(place, Qt::AlignCenter, QStringLiteral("close-up"));
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
    QRectF const room{scene.area.left(), 8, legend.front().place.left() - scene.area.left() - tight, 20};
    QString const title = QFontMetricsF{painter.font()}.elidedText(scene.title, Qt::ElideRight, room.width());
    painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft, title);
}

static void paintAsPath(QPainter& painter, ClocksScene const& scene, ClockCurve const& curve, QColor const& colour,
                        double width)
{
    QPolygonF line;
    double const step = scene.area.width() / static_cast<double>(std::max<std::size_t>(1, curve.columns.size()));
    for (std::size_t i = 0; i < curve.columns.size(); ++i) {
        if (!curve.columns[i].known)
            continue;
        double const x = scene.area.left() + step * static_cast<double>(i);
        auto const y = [&](std::int64_t value) {
            return scene.area.top() + scene.values.y(static_cast<double>(value) * curve.unit);
        };
        line << QPointF{x, y(curve.columns[i].first)} << QPointF{x + step, y(curve.columns[i].last)};
    }
    QPen pen{colour, width, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin};
    if (curve.role == ClockRole::Timer)
        pen.setDashPattern({7.5, 4.5});
    painter.setPen(pen);
    painter.drawPolyline(line);
}

void paintClockCurves(QPainter& painter, ClocksScene const& scene, Colours const& colours)
{
    painter.save();
    painter.setClipRect(scene.area);
    double const ratio = painter.device()->devicePixelRatioF();
    QSize const size = (scene.area.size() * ratio).toSize();
    QImage image{size.expandedTo({1, 1}), QImage::Format_ARGB32_Premultiplied};
    image.fill(Qt::transparent);
    ValueScale scaled = scene.values;
    scaled.height *= ratio;
    bool const vector = isVector(painter);
    for (ClockCurve const& curve : scene.picture.curves) {
        QColor const colour = clockColour(colours, curve.role);
        if (vector) {
            paintAsPath(painter, scene, curve, colour, widthOf(curve.role));
            continue;
        }
        auto const stroke = [&](int column) {
            if (curve.role != ClockRole::Timer)
                return Stroke::Solid;
            return scene.picture.timer_stopped[static_cast<std::size_t>(column)] ? Stroke::Dotted : Stroke::Dashed;
        };
        drawCurve(image, curve.columns, scaled, curve.unit, colour, widthOf(curve.role) * ratio, stroke);
    }
    if (!vector) {
        image.setDevicePixelRatio(ratio);
        painter.drawImage(scene.area.topLeft(), image);
    }
    painter.restore();
}

/// A level above the top is named at the top edge, so that one knows what is still to come.
static QString withDirection(ExpiryMark const& mark, bool above)
{
    return above ? QStringLiteral("↑ ") + mark.text : mark.text;
}

static std::vector<LineLabel> labelsOf(std::vector<ExpiryMark const*> const& marks, ClocksScene const& scene,
                                       QFontMetricsF const& metrics)
{
    std::vector<LineLabel> labels;
    for (ExpiryMark const* mark : marks) {
        double const y = scene.y(mark->value);
        bool const above = y < scene.area.top();
        double const width = std::ceil(metrics.horizontalAdvance(withDirection(*mark, above))) + 6;
        double const right = mark->standing ? scene.area.right() : scene.time.x(mark->to);
        labels.push_back({scene.time.x(mark->from),
                          right,
                          above ? scene.area.top() : y,
                          {width, std::ceil(metrics.height())},
                          mark->standing});
    }
    return labels;
}

/// Lines that would be drawn over each other are one line: of those that lie on the same pixels the last is kept.
static std::vector<ExpiryMark const*> distinct(std::vector<ExpiryMark> const& marks, ClocksScene const& scene)
{
    std::vector<ExpiryMark const*> kept;
    for (ExpiryMark const& mark : marks) {
        bool const above = scene.y(mark.value) < scene.area.top();
        if (above && !mark.standing)
            continue;
        bool const hair = scene.time.pixels(mark.to - mark.from) < 1.5;
        if (!hair || mark.standing)
            kept.push_back(&mark);
    }
    return kept;
}

/// Whether a curve runs through a place.
static bool hidesCurve(ClocksScene const& scene, QRectF const& place)
{
    for (ClockCurve const& curve : scene.picture.curves) {
        double const per_pixel = static_cast<double>(curve.columns.size()) / scene.area.width();
        auto const column = [&](double x) {
            return static_cast<std::size_t>(
                std::clamp((x - scene.area.left()) * per_pixel, 0.0, static_cast<double>(curve.columns.size())));
        };
        for (std::size_t i = column(place.left() - 2); i < column(place.right() + 2); ++i) {
            auto const y = [&](std::int64_t value) {
                return scene.area.top() + scene.values.y(static_cast<double>(value) * curve.unit);
            };
            if (curve.columns[i].known && y(curve.columns[i].max) - 2 < place.bottom() &&
                y(curve.columns[i].min) + 2 > place.top())
                return true;
        }
    }
    return false;
}

static void paintExpiryLine(QPainter& painter, ExpiryMark const& mark, ClocksScene const& scene, Colours const& colours)
{
    double const y = sharp(scene.y(mark.value));
    if (y < scene.area.top())
        return;
    QPen pen{colours.expiry, 1, Qt::CustomDashLine};
    pen.setDashPattern({4, 3});
    painter.setPen(pen);
    double const right = mark.standing ? scene.area.right() : scene.time.x(mark.to);
    painter.drawLine(QPointF{scene.time.x(mark.from), y}, QPointF{right, y});
}

void paintExpiryLines(QPainter& painter, ClocksScene const& scene, Colours const& colours)
{
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (ExpiryMark const* mark : distinct(scene.picture.expiries, scene))
        paintExpiryLine(painter, *mark, scene, colours);
}

void paintExpiryLabels(QPainter& painter, ClocksScene const& scene, Colours const& colours)
{
    QFont const font = textFont(TextSize::Small);
    std::vector<ExpiryMark const*> const marks = distinct(scene.picture.expiries, scene);
    auto const hides = [&](QRectF const& place) { return hidesCurve(scene, place); };
    auto const places = placeLineLabels(labelsOf(marks, scene, QFontMetricsF{font}), scene.area, hides);
    painter.setFont(font);
    for (std::size_t i = 0; i < marks.size(); ++i) {
        if (!places[i])
            continue;
        painter.fillRect(places[i]->adjusted(0, 1, 0, -1), colours.background);
        painter.setPen(colours.expiry);
        painter.drawText(*places[i], Qt::AlignCenter,
                         withDirection(*marks[i], scene.y(marks[i]->value) < scene.area.top()));
    }
}

static QString flagText(std::vector<FlagMark> const& flags, FlagGroup const& group)
{
    QString const name = QString::fromStdString(signal_name(flags[group.first].signal));
    if (group.count == 1)
        return name;
    auto const begin = flags.begin() + static_cast<std::ptrdiff_t>(group.first);
    bool const alike = std::all_of(begin, begin + static_cast<std::ptrdiff_t>(group.count),
                                   [&](FlagMark const& flag) { return flag.signal == begin->signal; });
    return alike ? QStringLiteral("%1 ×%2").arg(name).arg(group.count) : QStringLiteral("%1 signals").arg(group.count);
}

/// From the flags down to where the clock stood; of many flags in one pixel column one is drawn.
static void paintPoles(QPainter& painter, ClocksScene const& scene, Colours const& colours)
{
    bool const crowded = scene.picture.flags.size() > 60;
    double last_x = -1;
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (FlagMark const& flag : scene.picture.flags) {
        double const x = sharp(scene.time.x(flag.at));
        if (x == last_x)
            continue;
        last_x = x;
        double const y = std::clamp(scene.y(flag.value), scene.area.top(), scene.area.bottom());
        painter.setPen(crowded ? colours.line : mixed(colours.textMuted, colours.background, 0.4));
        painter.drawLine(QPointF{x, scene.area.top()}, QPointF{x, crowded ? scene.area.top() + 6 : y});
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.signal);
    for (FlagMark const& flag : scene.picture.flags) {
        if (!crowded && scene.y(flag.value) >= scene.area.top())
            painter.drawEllipse(QPointF{sharp(scene.time.x(flag.at)), scene.y(flag.value)}, 2.5, 2.5);
    }
}

void paintFlags(QPainter& painter, ClocksScene const& scene, Colours const& colours)
{
    std::vector<FlagMark> const& flags = scene.picture.flags;
    paintPoles(painter, scene, colours);
    QFont const font = textFont(TextSize::Small, QFont::DemiBold);
    QFontMetricsF const metrics{font};
    std::vector<FlagLabel> labels;
    for (FlagMark const& flag : flags)
        labels.push_back({scene.time.x(flag.at),
                          std::ceil(metrics.horizontalAdvance(QString::fromStdString(signal_name(flag.signal)))) + 12});
    double const group_width = std::ceil(metrics.horizontalAdvance(QStringLiteral("SIGVTALRM ×0000"))) + 12;
    painter.setFont(font);
    for (FlagGroup const& group : placeFlags(labels, scene.area.left(), scene.area.right(), group_width)) {
        QString const text = flagText(flags, group);
        double const width = std::ceil(metrics.horizontalAdvance(text)) + 12;
        QRectF const plate{group.left, scene.area.top() - plot_space::flags + 3, width, plot_space::flags - 5};
        painter.setPen(Qt::NoPen);
        painter.setBrush(colours.signal);
        painter.drawRoundedRect(plate, 3, 3);
        painter.drawRect(QRectF{scene.time.x(flags[group.first].at) - 0.5, plate.center().y(), 1,
                                scene.area.top() - plate.center().y()});
        painter.setPen(colours.onSignal);
        painter.drawText(plate, Qt::AlignCenter, text);
    }
}

void paintTimerStrip(QPainter& painter, ClocksScene const& scene, Colours const& colours)
{
    QFont const font = textFont(TextSize::Small);
    QFontMetricsF const metrics{font};
    QRectF const row{scene.area.left(), scene.area.bottom() + 3, scene.area.width(), plot_space::strip - 2};
    painter.setFont(font);
    painter.setRenderHint(QPainter::Antialiasing, false);
    double const recorded = std::min(row.right(), scene.time.x(scene.picture.range.to));
    for (TimerRun const& run : scene.picture.runs) {
        double const left = std::max(row.left(), scene.time.x(run.from));
        double const right = std::min(recorded, run.to == never ? recorded : scene.time.x(run.to));
        QRectF const bar{left, row.top(), std::max(1.0, right - left), row.height()};
        painter.fillRect(bar, mixed(colours.timer, colours.background, 0.55));
        QString const text =
            QStringLiteral("timer running since %1").arg(timeText(run.from - SimTime{}, Nanos{1'000'000}));
        if (metrics.horizontalAdvance(text) + 12 <= bar.width()) {
            painter.setPen(colours.text);
            painter.drawText(bar.adjusted(6, 0, -6, 0), Qt::AlignVCenter | Qt::AlignLeft, text);
        }
    }
}

void paintReading(QPainter& painter, ClocksScene const& scene, Colours const& colours)
{
    double const x = sharp(scene.time.x(scene.reading_at));
    if (x < scene.area.left() || x > scene.area.right())
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    for (ClockRoleInfo const& info : clock_roles) {
        std::size_t const i = static_cast<std::size_t>(info.role);
        if (((scene.shown >> i) & 1) == 0 || !scene.reading.values[i])
            continue;
        double const y = scene.y(*scene.reading.values[i]);
        if (y < scene.area.top() - 1 || y > scene.area.bottom() + 1)
            continue;
        painter.setPen(QPen{colours.background, 1.5});
        painter.setBrush(clockColour(colours, info.role));
        double const radius = info.role == ClockRole::Clock ? 5 : 3.5;
        painter.drawEllipse(QPointF{x, y}, radius, radius);
    }
}

}
