// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/lanes_painter.h"

#include "ui/plots/clocks_painter.h"
#include "ui/plots/lane_image.h"
#include "ui/plots/migration_arrows.h"
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
class LanesPainterText {
    Q_DECLARE_TR_FUNCTIONS(LanesPainterText)
};

}

QBrush hatchBrush(QColor const& colour, Colours const& colours, double ratio)
{
    int const period = static_cast<int>(std::lround(7 * ratio));
    QImage tile{period, period, QImage::Format_RGB32};
    QRgb const plain = colour.rgb(), hatch = hatchOf(colour, colours).rgb();
    for (int y = 0; y < period; ++y)
        for (int x = 0; x < period; ++x)
            tile.setPixel(x, y, onHatch(x, y, period) ? hatch : plain);
    QBrush brush{tile};
    brush.setTransform(QTransform::fromScale(1 / ratio, 1 / ratio));
    return brush;
}

static double snapped(double x, double ratio) { return std::round(x * ratio) / ratio; }

namespace {

/// One row and how to paint it.
struct RowPainter {
    QPainter& painter;
    LanesScene const& scene;
    LanePicture const& lane;
    RowParts parts;
    Colours const& colours;
    LaneInk const& ink;
    double ratio;

    void all(TaskNames const& names) const;
    QRectF barOf(LaneSegment const& piece) const;
    QRectF barOf(TimeRange const& range) const { return barOf(LaneSegment{range.from, range.to, {}, {}}); }
    void unknown() const;
    void background() const;
    void offline() const;
    void pieces() const;
    void columns() const;
    void labels(TaskNames const& names) const;
    void waiting() const;
    void dots() const;
};

}

void RowPainter::all(TaskNames const& names) const
{
    background();
    columns();
    pieces();
    offline();
    unknown();
    labels(names);
    waiting();
    dots();
}

QRectF RowPainter::barOf(LaneSegment const& piece) const
{
    double const left = snapped(std::max(scene.time.x(piece.from), scene.area.left()), ratio);
    double const right = snapped(std::min(scene.time.x(piece.to), scene.area.right()), ratio);
    return {left, parts.bar.top(), std::max(1 / ratio, right - left), parts.bar.height()};
}

void RowPainter::background() const { painter.fillRect(parts.bar, colours.idle); }

void paintFuture(QPainter& painter, QRectF const& place, Colours const& colours)
{
    painter.fillRect(place, colours.background);
    QBrush const dots{mixed(colours.background, colours.textFaint, 0.7), Qt::Dense7Pattern};
    painter.fillRect(place, dots);
}

void paintSums(QPainter& painter, QRectF const& place, Colours const& colours)
{
    for (double y = std::ceil(place.top()) + 1; y < place.bottom(); y += 4)
        painter.fillRect(QRectF{place.left(), y, place.width(), 1}, colours.idle);
}

void paintOffline(QPainter& painter, QRectF const& place, Colours const& colours)
{
    painter.fillRect(place, colours.offline);
    QPen pen{colours.textFaint, 1, Qt::CustomDashLine};
    pen.setDashPattern({3, 3});
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(place.adjusted(0.5, 0.5, -0.5, -0.5));
    double const middle = std::floor(place.center().y()) + 0.5;
    painter.drawLine(QPointF{place.left(), middle}, QPointF{place.right(), middle});
}

void RowPainter::unknown() const
{
    if (lane.sums)
        paintSums(painter, barOf(*lane.sums), colours);
    if (lane.future)
        paintFuture(painter, barOf(*lane.future), colours);
}

void RowPainter::offline() const
{
    for (LaneSegment const& piece : lane.offline) {
        QRectF const bar = barOf(piece);
        paintOffline(painter, bar, colours);
        QFontMetricsF const metrics{textFont(TextSize::Small)};
        if (bar.height() >= metrics.height() && bar.width() > 60) {
            painter.setFont(textFont(TextSize::Small));
            QString const text = LanesPainterText::tr("offline");
            QRectF const plate{bar.left() + 6, bar.center().y() - metrics.height() / 2,
                               metrics.horizontalAdvance(text) + 8, metrics.height()};
            painter.fillRect(plate, colours.offline);
            painter.setPen(colours.textMuted);
            painter.drawText(plate, Qt::AlignCenter, text);
        }
    }
}

void RowPainter::pieces() const
{
    for (LaneSegment const& piece : lane.pieces) {
        if (!piece.task)
            continue;
        QColor const colour = laneColour(colours, *piece.task, scene.thread);
        QRectF bar = barOf(piece);
        if (bar.width() >= 3)
            bar.setWidth(bar.width() - 1 / ratio);  // a hairline tells neighbours apart
        if (piece.kind == LaneKind::System)
            painter.fillRect(bar, hatchBrush(colour, colours, ratio));
        else
            painter.fillRect(bar, colour);
    }
}

void RowPainter::columns() const
{
    if (lane.columns.empty())
        return;
    int const height = std::max(1, static_cast<int>(std::lround(parts.bar.height() * ratio)));
    QImage image =
        columnsImage(lane.columns, height, parts.bar.height() < 10, static_cast<int>(std::lround(7 * ratio)), ink);
    image.setDevicePixelRatio(ratio);
    painter.drawImage(parts.bar.topLeft(), image);
}

void RowPainter::labels(TaskNames const& names) const
{
    QFont const font = textFont(TextSize::Small, QFont::DemiBold);
    QFontMetricsF const metrics{font};
    if (metrics.height() > parts.bar.height() + 1)
        return;
    painter.setFont(font);
    for (LaneSegment const& piece : lane.labels) {
        QRectF const room = barOf(piece).adjusted(6, 0, -4, 0);
        QString const name = QString::fromStdString(names.thread(*piece.task));
        double const width = metrics.horizontalAdvance(name);
        if (width > room.width())
            continue;
        bool const receding = scene.thread && *scene.thread != *piece.task;
        if (piece.kind == LaneKind::System)
            painter.fillRect(
                QRectF{room.left() - 3, room.center().y() - metrics.height() / 2, width + 6, metrics.height()},
                laneColour(colours, *piece.task, scene.thread));
        painter.setPen(receding ? colours.textMuted : colours.onThread);
        painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft, name);
    }
}

void RowPainter::waiting() const
{
    if (!parts.stripe)
        return;
    QRectF const& stripe = *parts.stripe;
    double const column = scene.area.width() / static_cast<double>(std::max<std::size_t>(1, lane.waiting.size()));
    for (std::size_t begin = 0; begin < lane.waiting.size();) {
        std::size_t end = begin + 1;
        while (end < lane.waiting.size() && lane.waiting[end] == lane.waiting[begin])
            ++end;
        if (std::uint32_t const depth = lane.waiting[begin]; depth > 0) {
            double const height = std::min(stripe.height(), 1.0 + std::min(depth, 5u));
            painter.fillRect(QRectF{scene.area.left() + static_cast<double>(begin) * column, stripe.bottom() - height,
                                    static_cast<double>(end - begin) * column, height},
                             colours.waiting);
        }
        begin = end;
    }
}

void RowPainter::dots() const
{
    if (!parts.dots)
        return;
    double const step = scene.area.width() / static_cast<double>(std::max<std::size_t>(1, lane.dots.size()));
    for (std::size_t i = 0; i < lane.dots.size(); ++i) {
        if (lane.dots[i] > 0)
            painter.fillRect(QRectF{snapped(scene.area.left() + (static_cast<double>(i) + 0.5) * step - 1, ratio),
                                    *parts.dots - 1, 2, 2},
                             mixed(colours.background, colours.tick, 0.25 + 0.75 * static_cast<double>(lane.dots[i])));
    }
}

void paintNohzLamp(QPainter& painter, QPointF const& at, double radius, bool full, Colours const& colours)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(full ? QPen{Qt::NoPen} : QPen{colours.textFaint, 1.2});
    painter.setBrush(full ? QBrush{colours.timer} : QBrush{Qt::NoBrush});
    painter.drawEllipse(at, full ? radius : radius - 0.6, full ? radius : radius - 0.6);
    painter.restore();
}

static void paintRowLamp(QPainter& painter, LanesScene const& scene, CpuId cpu, QRectF const& row,
                         Colours const& colours)
{
    bool const balances = scene.balancer == cpu;
    if (row.height() < 6 || (!balances && !scene.idle_mask.test(cpu)))
        return;
    double const y = row.height() >= 38 ? row.top() + row.height() / 4 + 3 : row.center().y();
    paintNohzLamp(painter, {scene.whole.left() + 12, y}, std::min(3.5, row.height() / 2 - 1), balances, colours);
}

static void paintRowName(QPainter& painter, LanesScene const& scene, LanePicture const& lane, QRectF const& row,
                         Colours const& colours)
{
    QFontMetricsF const metrics{textFont(TextSize::Small)};
    auto const every = static_cast<std::size_t>(std::max(1.0, std::ceil((metrics.height() + 2) / row.height())));
    if (index_of(lane.cpu) % every != 0)
        return;
    QRectF const gutter{scene.whole.left(), row.top(), scene.area.left() - scene.whole.left() - 10, row.height()};
    QRectF const name = every > 1 ? QRectF{gutter.left(), row.top() - 2, gutter.width(), metrics.height()} : gutter;
    painter.setFont(textFont(TextSize::Small));
    painter.setPen(colours.textMuted);
    bool const two_lines = row.height() >= 38;
    int const place = static_cast<int>(Qt::AlignRight |
                                       (two_lines       ? Qt::AlignBottom
                                            : every > 1 ? Qt::AlignTop
                                                        : Qt::AlignVCenter));
    QRectF const upper = two_lines ? QRectF{gutter.left(), row.top(), gutter.width(), row.height() / 2 - 1} : name;
    painter.drawText(upper, place, LanesPainterText::tr("CPU %1").arg(index_of(lane.cpu)));
    if (two_lines) {
        painter.setPen(colours.textFaint);
        painter.drawText(QRectF{gutter.left(), row.center().y() - 2, gutter.width(), row.height() / 2},
                         Qt::AlignRight | Qt::AlignTop, QStringLiteral("%1 %").arg(std::lround(lane.busy * 100)));
    }
}

void paintLanes(QPainter& painter, LanesScene const& scene, TaskNames const& names, Colours const& colours)
{
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.save();
    painter.setClipRect(QRectF{scene.whole.left(), scene.area.top(), scene.whole.width(), scene.area.height()});
    for (LanePicture const& lane : scene.lanes) {
        QRectF const row = scene.rows.row(lane.cpu, scene.area.left(), scene.area.width());
        paintRowName(painter, scene, lane, row, colours);
        paintRowLamp(painter, scene, lane.cpu, row, colours);
    }
    painter.setClipRect(scene.area);
    LaneInk const ink{colours, scene.thread};
    for (LanePicture const& lane : scene.lanes) {
        QRectF const row = scene.rows.row(lane.cpu, scene.area.left(), scene.area.width());
        RowPainter{painter, scene, lane, partsOf(row), colours, ink, painter.device()->devicePixelRatioF()}.all(names);
    }
    paintMigrations(painter, scene, colours);
    painter.restore();
}

void paintTimeRuler(QPainter& painter, QRectF const& area, TimeScale const& scale, TimeRuler const& ruler,
                    Colours const& colours)
{
    QFont const font = textFont(TextSize::Small);
    QFontMetricsF const metrics{font};
    Nanos const step = rulerStep(scale.length(110), ruler);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setFont(font);
    for (TimeTick const& tick : rulerTicks(scale.range.from - SimTime{}, scale.range.to - SimTime{}, step, ruler)) {
        double const x = scale.x(SimTime{} + tick.at);
        painter.setPen(colours.grid);
        painter.drawLine(QPointF{std::floor(x) + 0.5, area.top()}, QPointF{std::floor(x) + 0.5, area.bottom()});
        double const half = metrics.horizontalAdvance(tick.label) / 2;
        if (x - half < area.left() - plot_space::right || x + half > area.right() + plot_space::right)
            continue;
        painter.setPen(colours.textMuted);
        painter.drawText(QRectF{x - half - 2, area.bottom() + 5, 2 * half + 4, metrics.height()}, Qt::AlignCenter,
                         tick.label);
    }
}

void paintHoverCard(QPainter& painter, QRectF const& area, QPointF pointer, QStringList const& lines,
                    Colours const& colours)
{
    if (lines.isEmpty())
        return;
    QFont const head = textFont(TextSize::Small, QFont::DemiBold), body = textFont(TextSize::Small);
    QFontMetricsF const metrics{head};
    double width = 0;
    for (QString const& line : lines)
        width = std::max(width, metrics.horizontalAdvance(line));
    width = std::min(width, area.width() - 24);
    double const line_height = std::ceil(metrics.height()) + 2;
    QSizeF const size{std::ceil(width) + 20, line_height * static_cast<double>(lines.size()) + 12};
    QPointF at = pointer + QPointF{14, 16};
    if (at.x() + size.width() > area.right())
        at.setX(std::max(area.left(), pointer.x() - 14 - size.width()));
    if (at.y() + size.height() > area.bottom())
        at.setY(std::max(area.top(), pointer.y() - 10 - size.height()));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen{colours.line, 1});
    painter.setBrush(colours.raised);
    painter.drawRoundedRect(QRectF{at, size}.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
    for (int i = 0; i < lines.size(); ++i) {
        painter.setFont(i == 0 ? head : body);
        painter.setPen(i == 0 ? colours.text : colours.textMuted);
        painter.drawText(QRectF{at.x() + 10, at.y() + 6 + i * line_height, size.width() - 20, line_height},
                         Qt::AlignVCenter | Qt::AlignLeft,
                         QFontMetricsF{painter.font()}.elidedText(lines[i], Qt::ElideMiddle, size.width() - 19));
    }
}

}
