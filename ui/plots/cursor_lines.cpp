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

QRectF paintPlate(QPainter& painter, QRectF const& area, double x, double top, QString const& text, QColor const& fill,
                  QColor const& ink)
{
    QFont const font = textFont(TextSize::Small);
    QFontMetricsF const metrics{font};
    double const width = std::ceil(metrics.horizontalAdvance(text)) + 12;
    double const left = std::max(area.left(), std::min(std::round(x - width / 2), area.right() - width));
    QRectF const plate{left, top, width, std::ceil(metrics.height()) + 4};
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.drawRoundedRect(plate, 3, 3);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setFont(font);
    painter.setPen(ink);
    painter.drawText(plate, Qt::AlignCenter, text);
    return plate;
}

static void paintLine(QPainter& painter, double x, QRectF const& area, QPen const& pen)
{
    if (x < area.left() - 0.5 || x > area.right() + 0.5)
        return;
    painter.setPen(pen);
    painter.drawLine(QPointF{x, area.top()}, QPointF{x, area.bottom()});
}

/// Half a pixel makes lines of one pixel sharp.

static void paintMarker(QPainter& painter, TimeAxis const& axis, TimeScale const& scale, QRectF const& area,
                        Colours const& colours, Marker which)
{
    std::optional<SimTime> const at = axis.marker(which);
    if (!at)
        return;
    double const x = sharp(scale.x(*at));
    paintLine(painter, x, area, QPen{colours.text, 1, Qt::DashLine});
    if (x < area.left() || x > area.right())
        return;
    QString text = which == Marker::A ? QStringLiteral("A") : QStringLiteral("B");
    std::optional<Nanos> const distance = axis.markerDistance();
    if (which == Marker::B && distance)
        text += QStringLiteral("  ") + timeText(*distance, scale.length(1), {}) + QStringLiteral("  ·  ") +
            timeText(*distance, Nanos{}, {TimeUnit::Ticks, axis.tickPeriod()});
    paintPlate(painter, area, x, area.top() + 2, text, colours.text, colours.background);
}

void paintCursorLines(QPainter& painter, TimeAxis const& axis, TimeScale const& scale, QRectF const& area,
                      Colours const& colours, CursorLabels labels)
{
    painter.setRenderHint(QPainter::Antialiasing, false);
    paintMarker(painter, axis, scale, area, colours, Marker::A);
    paintMarker(painter, axis, scale, area, colours, Marker::B);
    if (axis.hover())
        paintLine(painter, sharp(scale.x(*axis.hover())), area, QPen{colours.textFaint, 1, Qt::DotLine});
    paintLine(painter, sharp(scale.x(axis.cursor())), area, QPen{colours.cursor, 2});
    if (labels == CursorLabels::Show && axis.hover())
        paintPlate(painter, area.adjusted(-40, 0, 0, 0), scale.x(*axis.hover()), area.bottom() + 2,
                   timeText(*axis.hover() - SimTime{}, scale.length(1)), colours.raised, colours.text);
}

}
