// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/hpet_dial_painter.h"

#include "ui/plots/mixed.h"
#include "ui/style/tabular.h"
#include "ui/style/theme.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

#include <cmath>
#include <numbers>

namespace tickscope::ui {
namespace {

/// Translations of what this file says.
class HpetDialText {
    Q_DECLARE_TR_FUNCTIONS(HpetDialText)
};

}

static constexpr double ring_width = 10;

/// An arc of the circle about the dial's centre, clockwise from an angle at the top.
static void drawArc(QPainter& painter, DialShape const& shape, double radius, double from, double span)
{
    QRectF const box{shape.centre.x() - radius, shape.centre.y() - radius, 2 * radius, 2 * radius};
    painter.drawArc(box, static_cast<int>(std::lround((90 - from) * 16)), static_cast<int>(std::lround(-span * 16)));
}

static void paintRing(QPainter& painter, DialShape const& shape, Colours const& colours)
{
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen{colours.line, ring_width, Qt::SolidLine, Qt::FlatCap});
    drawArc(painter, shape, shape.radius, 0, 360);
    painter.setPen(QPen{mixed(colours.clock, colours.surface, 0.55), ring_width, Qt::SolidLine, Qt::FlatCap});
    drawArc(painter, shape, shape.radius, 0, shape.counter_angle);
    painter.setPen(QPen{colours.textFaint, 1});
    for (double const quarter : {90.0, 180.0, 270.0})
        painter.drawLine(shape.at(quarter, shape.radius - ring_width / 2 - 4),
                         shape.at(quarter, shape.radius - ring_width / 2));
    painter.setPen(QPen{colours.text, 2});
    painter.drawLine(shape.at(0, shape.radius - ring_width / 2 - 4), shape.at(0, shape.radius + ring_width / 2 + 2));
    painter.setFont(textFont(TextSize::Small));
    painter.setPen(colours.textMuted);
    QPointF const top = shape.at(0, shape.radius + ring_width / 2 + 2);
    // On the side that the counter comes from: on the other one hands stand soon after a wrap.
    painter.drawText(QRectF{top.x() - 90, top.y() - 13, 86, 15}, Qt::AlignRight | Qt::AlignVCenter,
                     HpetDialText::tr("wrap"));
}

static void paintWay(QPainter& painter, DialState const& state, DialShape const& shape, Colours const& colours)
{
    if (state.timer != HpetTimer1State::Behind && state.timer != HpetTimer1State::Ahead)
        return;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(
        QPen{state.timer == HpetTimer1State::Behind ? colours.warning : colours.timer, 3, Qt::SolidLine, Qt::FlatCap});
    drawArc(painter, shape, shape.radius - ring_width / 2 - 8, shape.counter_angle, shape.arc);
}

static void paintHands(QPainter& painter, DialState const& state, DialShape const& shape, Colours const& colours)
{
    double const inner = shape.radius - ring_width / 2 - 10, outer = shape.radius + ring_width / 2;
    painter.setPen(QPen{colours.surface, 5, Qt::SolidLine, Qt::FlatCap});
    painter.drawLine(shape.at(shape.counter_angle, inner), shape.at(shape.counter_angle, outer));
    painter.setPen(QPen{colours.clock, 2.5, Qt::SolidLine, Qt::RoundCap});
    painter.drawLine(shape.at(shape.counter_angle, inner), shape.at(shape.counter_angle, outer));

    double const width = 6 / shape.radius * 180 / std::numbers::pi;
    QPolygonF const pointer{{shape.at(shape.comparator_angle, outer - 3),
                             shape.at(shape.comparator_angle - width, outer + 9),
                             shape.at(shape.comparator_angle + width, outer + 9)}};
    painter.setPen(QPen{colours.surface, 1.5});
    painter.setBrush(state.timer == HpetTimer1State::Off ? colours.textFaint : colours.timer);
    painter.drawPolygon(pointer);
}

static void paintMiddle(QPainter& painter, DialShape const& shape, DialText const& text, Colours const& colours)
{
    double const room = 2 * (shape.radius - ring_width / 2 - 18);
    QRectF const line{shape.centre.x() - room / 2, shape.centre.y() - 12, room, 26};
    painter.setFont(textFont(TextSize::Title, QFont::DemiBold));
    painter.setPen(text.warns ? colours.warning : colours.text);
    drawTabular(painter, line, Qt::AlignHCenter, text.value);
    painter.setFont(textFont(TextSize::Small));
    painter.setPen(colours.textMuted);
    painter.drawText(line.translated(0, -21).adjusted(0, 6, 0, 0), Qt::AlignHCenter | Qt::AlignVCenter, text.caption);
    painter.setPen(text.warns ? colours.warning : colours.textMuted);
    QRectF const below{line.left() + room * 0.08, line.bottom(), room * 0.84, 32};
    painter.drawText(below, Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap, text.detail);
}

void paintDial(QPainter& painter, DialState const& state, DialText const& text, QRectF const& area,
               Colours const& colours)
{
    DialShape const shape = dialShape(state, area);
    painter.setRenderHint(QPainter::Antialiasing);
    paintRing(painter, shape, colours);
    paintWay(painter, state, shape, colours);
    paintHands(painter, state, shape, colours);
    paintMiddle(painter, shape, text, colours);
}

static QString beyondText(ZoomShape const& lens)
{
    double const deltas = std::abs(lens.comparator_deltas);
    QString const many = deltas >= 100 ? QString::number(deltas, 'f', 0) : QString::number(deltas, 'f', 1);
    return lens.beyond == ZoomShape::Beyond::Left ? HpetDialText::tr("%1 deltas behind").arg(many)
                                                  : HpetDialText::tr("%1 deltas ahead").arg(many);
}

static void paintLensScale(QPainter& painter, ZoomShape const& lens, QString const& delta, QRectF const& bar,
                           Colours const& colours)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.background);
    painter.drawRoundedRect(bar, 4, 4);
    painter.setBrush(mixed(colours.clock, colours.surface, 0.75));
    painter.drawRoundedRect(QRectF{bar.left(), bar.top(), lens.counter_x - bar.left(), bar.height()}, 4, 4);
    painter.setPen(QPen{colours.line, 1});
    for (double const side : {-1.0, 1.0}) {
        double const x = std::floor(lens.counter_x + side * lens.delta_width) + 0.5;
        painter.drawLine(QPointF{x, bar.top()}, QPointF{x, bar.bottom()});
    }
    painter.setFont(textFont(TextSize::Small));
    painter.setPen(colours.textFaint);
    QRectF const under{bar.left(), bar.bottom() + 2, bar.width(), 14};
    painter.drawText(under, Qt::AlignLeft | Qt::AlignVCenter, HpetDialText::tr("passed"));
    painter.drawText(under, Qt::AlignRight | Qt::AlignVCenter, delta);
    painter.setPen(colours.textMuted);
    painter.drawText(QRectF{lens.counter_x - 40, under.top(), 80, 14}, Qt::AlignCenter, HpetDialText::tr("counter"));
}

void paintLens(QPainter& painter, DialState const& state, QString const& delta, QRectF const& area,
               Colours const& colours)
{
    QRectF const bar{area.left(), area.top() + 10, area.width(), 14};
    ZoomShape const lens = lensShape(state, bar);
    painter.setRenderHint(QPainter::Antialiasing);
    paintLensScale(painter, lens, delta, bar, colours);
    painter.setPen(QPen{colours.clock, 2.5, Qt::SolidLine, Qt::FlatCap});
    painter.drawLine(QPointF{lens.counter_x, bar.top() - 2}, QPointF{lens.counter_x, bar.bottom() + 2});

    if (state.timer == HpetTimer1State::Off)
        return;
    bool const right = lens.beyond == ZoomShape::Beyond::Right;
    painter.setPen(QPen{colours.surface, 1.5});
    painter.setBrush(colours.timer);
    if (lens.beyond == ZoomShape::Beyond::No) {
        double const x = lens.comparator_x;
        painter.drawPolygon(
            QPolygonF{{QPointF{x, bar.top() + 5}, QPointF{x - 6, bar.top() - 7}, QPointF{x + 6, bar.top() - 7}}});
        return;
    }
    double const tip = right ? bar.right() - 2 : bar.left() + 2, back = right ? tip - 10 : tip + 10,
                 y = bar.center().y();
    painter.drawPolygon(QPolygonF{{QPointF{tip, y}, QPointF{back, y - 6}, QPointF{back, y + 6}}});
    painter.setFont(textFont(TextSize::Small));
    painter.setPen(right ? colours.text : colours.warning);
    painter.drawText(bar.adjusted(16, 0, -16, 0), Qt::AlignVCenter | (right ? Qt::AlignRight : Qt::AlignLeft),
                     beyondText(lens));
}

}
