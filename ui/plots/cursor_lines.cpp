// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/cursor_lines.h"

#include "ui/plots/clocks_ink.h"
#include "ui/plots/time_axis.h"
#include "ui/plots/time_ticks.h"
#include "ui/style/theme.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace tickscope::ui {

void paintPlate(QPainter& painter, Plate const& plate, QColor const& fill, QColor const& ink)
{
    QFont const font = textFont(TextSize::Small);
    QFontMetricsF const metrics{font};
    double const width = std::ceil(metrics.horizontalAdvance(plate.text)) + 12;
    double const left =
        std::max(plate.room.left(), std::min(std::round(plate.x - width / 2), plate.room.right() - width));
    QRectF const place{left, plate.top, width, std::ceil(metrics.height()) + 4};
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.drawRoundedRect(place, 3, 3);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setFont(font);
    painter.setPen(ink);
    painter.drawText(place, Qt::AlignCenter, plate.text);
}

static void paintLine(QPainter& painter, double x, QRectF const& area, QPen const& pen)
{
    if (x < area.left() - 0.5 || x > area.right() + 0.5)
        return;
    painter.setPen(pen);
    painter.drawLine(QPointF{x, area.top()}, QPointF{x, area.bottom()});
}

/// Half a pixel makes lines of one pixel sharp.

static void paintMarker(QPainter& painter, TimeAxis const& axis, TimeArea const& area, Colours const& colours,
                        Marker which)
{
    std::optional<SimTime> const at = axis.marker(which);
    if (!at)
        return;
    double const x = sharp(area.scale.x(*at));
    paintLine(painter, x, area.rect, QPen{colours.text, 1, Qt::DashLine});
    if (x < area.rect.left() || x > area.rect.right())
        return;
    QString text = which == Marker::A ? QStringLiteral("A") : QStringLiteral("B");
    std::optional<Nanos> const distance = axis.markerDistance();
    if (which == Marker::B && distance)
        text += QStringLiteral("  ") + timeText(*distance, area.scale.length(1), {}) + QStringLiteral("  ·  ") +
            timeText(*distance, Nanos{}, {TimeUnit::Ticks, axis.tickPeriod()});
    paintPlate(painter, {area.rect, x, area.rect.top() + 2, text}, colours.text, colours.background);
}

void paintCursorLines(QPainter& painter, TimeAxis const& axis, TimeArea const& area, Colours const& colours,
                      CursorLabels labels)
{
    painter.setRenderHint(QPainter::Antialiasing, false);
    paintMarker(painter, axis, area, colours, Marker::A);
    paintMarker(painter, axis, area, colours, Marker::B);
    if (axis.hover())
        paintLine(painter, sharp(area.scale.x(*axis.hover())), area.rect, QPen{colours.textFaint, 1, Qt::DotLine});
    paintLine(painter, sharp(area.scale.x(axis.cursor())), area.rect, QPen{colours.cursor, 2});
    if (labels == CursorLabels::None || !axis.hover())
        return;
    QString const hover = timeText(*axis.hover() - SimTime{}, area.scale.length(1));
    double const top = area.rect.bottom() + area.labels_below + 2;
    paintPlate(painter, {area.rect.adjusted(-40, 0, 0, 0), area.scale.x(*axis.hover()), top, hover}, colours.raised,
               colours.text);
}

}
