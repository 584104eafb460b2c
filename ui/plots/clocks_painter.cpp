// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/clocks_painter.h"

#include "core/kernel/signal_names.h"
#include "ui/plots/clocks_ink.h"
#include "ui/plots/label_layout.h"
#include "ui/plots/mixed.h"
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
class ClocksPainterText {
    Q_DECLARE_TR_FUNCTIONS(ClocksPainterText)
};

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
    if (curve.role == ClockRole::Timer || curve.side == RunSide::Compared)
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
        QColor const colour = curveColour(colours, curve);
        if (vector) {
            paintAsPath(painter, scene, curve, colour, curveWidth(curve));
            continue;
        }
        auto const stroke = [&](int column) {
            if (curve.side == RunSide::Compared)
                return Stroke::Dashed;
            if (curve.role != ClockRole::Timer)
                return Stroke::Solid;
            return scene.picture.timer_stopped[static_cast<std::size_t>(column)] ? Stroke::Dotted : Stroke::Dashed;
        };
        drawCurve(image, curve.columns, scaled, curve.unit, {colour, curveWidth(curve) * ratio, stroke});
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
    bool const compared = mark.side == RunSide::Compared;
    QPen pen{compared ? comparedInk(colours.expiry, colours) : colours.expiry, 1, Qt::CustomDashLine};
    pen.setDashPattern(compared ? QList<qreal>{1, 4} : QList<qreal>{4, 3});
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

/// Whether none of a group's signals was sent in the run shown.
static bool isCompared(std::vector<FlagMark> const& flags, FlagGroup const& group)
{
    auto const begin = flags.begin() + static_cast<std::ptrdiff_t>(group.first);
    return std::all_of(begin, begin + static_cast<std::ptrdiff_t>(group.count),
                       [](FlagMark const& flag) { return flag.side == RunSide::Compared; });
}

static QString flagText(std::vector<FlagMark> const& flags, FlagGroup const& group)
{
    QString const name = (isCompared(flags, group) ? QStringLiteral("B: ") : QString{}) +
        QString::fromStdString(signal_name(flags[group.first].signal));
    if (group.count == 1)
        return name;
    auto const begin = flags.begin() + static_cast<std::ptrdiff_t>(group.first);
    auto const end = begin + static_cast<std::ptrdiff_t>(group.count);
    auto const other = std::find_if(begin, end, [&](FlagMark const& flag) { return flag.signal != begin->signal; });
    if (other == end)
        return QStringLiteral("%1 ×%2").arg(name).arg(group.count);
    // The names of two say more than that there are two.
    return group.count == 2 ? name + QStringLiteral(" + ") + QString::fromStdString(signal_name(other->signal))
                            : ClocksPainterText::tr("%n signal(s)", nullptr, static_cast<int>(group.count));
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
    for (FlagMark const& flag : scene.picture.flags) {
        bool const hollow = flag.side == RunSide::Compared;
        painter.setPen(hollow ? QPen{colours.signal, 1} : QPen{Qt::NoPen});
        painter.setBrush(hollow ? colours.background : colours.signal);
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
        labels.push_back(
            {scene.time.x(flag.at), std::ceil(metrics.horizontalAdvance(flagText({flag}, {0, 1, 0, 0}))) + 12});
    bool const mixed_signals = std::adjacent_find(flags.begin(), flags.end(), [](FlagMark const& a, FlagMark const& b) {
                                   return a.signal != b.signal;
                               }) != flags.end();
    QString const widest = mixed_signals ? QStringLiteral("SIGVTALRM + SIGXCPU") : QStringLiteral("SIGVTALRM ×0000");
    double const group_width = std::ceil(metrics.horizontalAdvance(widest)) + 12;
    painter.setFont(font);
    for (FlagGroup const& group : placeFlags(labels, scene.area.left(), scene.area.right(), group_width)) {
        QString const text = flagText(flags, group);
        double const width = std::ceil(metrics.horizontalAdvance(text)) + 12;
        QRectF const plate{group.left, scene.area.top() - plot_space::flags + 3, width, plot_space::flags - 5};
        double const pole = scene.time.x(flags[group.first].at);
        bool const hollow = isCompared(flags, group);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colours.signal);
        painter.drawRect(QRectF{pole - 0.5, plate.center().y(), 1, scene.area.top() - plate.center().y()});
        painter.setPen(hollow ? QPen{colours.signal, 1} : QPen{Qt::NoPen});
        painter.setBrush(hollow ? colours.background : colours.signal);
        painter.drawRoundedRect(hollow ? plate.adjusted(0.5, 0.5, -0.5, -0.5) : plate, 3, 3);
        painter.setPen(hollow ? colours.signal : colours.onSignal);
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
    double const recorded =
        std::min(row.right(), scene.time.x(std::min(scene.picture.range.to, scene.picture.reached)));
    for (TimerRun const& run : scene.picture.runs) {
        double const left = std::max(row.left(), scene.time.x(run.from));
        double const right = std::min(recorded, run.to == never ? recorded : scene.time.x(run.to));
        if (right < left)
            continue;
        QRectF const bar{left, row.top(), std::max(1.0, right - left), row.height()};
        painter.fillRect(bar, mixed(colours.timer, colours.background, 0.55));
        QString const text =
            ClocksPainterText::tr("timer running since %1").arg(timeText(run.from - SimTime{}, Nanos{1'000'000}));
        if (metrics.horizontalAdvance(text) + 12 <= bar.width()) {
            painter.setPen(colours.text);
            painter.drawText(bar.adjusted(6, 0, -6, 0), Qt::AlignVCenter | Qt::AlignLeft, text);
        }
    }
}

/// A dot in the painter's pen and brush, unless it lies above or below the curves.
static void paintDot(QPainter& painter, QRectF const& area, QPointF at, double radius)
{
    if (at.y() >= area.top() - 1 && at.y() <= area.bottom() + 1)
        painter.drawEllipse(at, radius, radius);
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
        QColor const colour = clockColour(colours, info.role);
        std::optional<Nanos> const compared = scene.compared ? scene.compared->values[i] : std::nullopt;
        if (compared && compared != scene.reading.values[i]) {
            painter.setPen(QPen{colour, 1.5});
            painter.setBrush(colours.background);
            paintDot(painter, scene.area, {x, scene.y(*compared)}, 3.5);
        }
        painter.setPen(QPen{colours.background, 1.5});
        painter.setBrush(colour);
        paintDot(painter, scene.area, {x, scene.y(*scene.reading.values[i])}, info.role == ClockRole::Clock ? 5 : 3.5);
    }
}

}
