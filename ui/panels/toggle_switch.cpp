// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/toggle_switch.h"

#include "ui/style/theme.h"

#include <utility>

namespace tickscope::ui {

static QColor faded(QColor colour, bool enabled)
{
    colour.setAlphaF(enabled ? 1.0f : 0.4f);
    return colour;
}

void drawSwitch(QPainter& painter, QRectF const& rect, bool on, bool enabled, SwitchedWhen when)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QColor const track = faded(on ? colours().good : (colours().dark ? QColor{"#434a56"} : QColor{"#b9c0ca"}), enabled);
    bool const outline = when == SwitchedWhen::WhileRunning;
    QRectF const shape = outline ? rect.adjusted(0.75, 0.75, -0.75, -0.75) : rect;
    painter.setPen(outline ? QPen{faded(on ? colours().good : colours().textFaint, enabled), 1.5} : QPen{Qt::NoPen});
    painter.setBrush(outline ? QBrush{Qt::NoBrush} : QBrush{track});
    painter.drawRoundedRect(shape, shape.height() / 2, shape.height() / 2);
    painter.setPen(Qt::NoPen);
    QColor const knob = outline ? (on ? colours().good : colours().textFaint) : QColor{Qt::white};
    painter.setBrush(faded(knob, enabled));
    qreal const size = rect.height() - (outline ? 6 : 4), edge = outline ? 3 : 2;
    painter.drawEllipse(QRectF{on ? rect.right() - size - edge : rect.left() + edge, rect.top() + edge, size, size});
    painter.restore();
}

ToggleSwitch::ToggleSwitch(QWidget* parent)
    : QAbstractButton{parent}
{
    setCheckable(true);
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    setFixedSize(sizeHint());
}

void ToggleSwitch::setWhen(SwitchedWhen when)
{
    if (std::exchange(m_when, when) != when)
        update();
}

void ToggleSwitch::paintEvent(QPaintEvent*)
{
    QPainter painter{this};
    if (hasFocus()) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen{colours().accent, 1.5});
        painter.drawRoundedRect(QRectF{rect()}.adjusted(0.75, 0.75, -0.75, -0.75), height() / 2.0, height() / 2.0);
    }
    drawSwitch(painter, QRectF{rect()}.adjusted(2, 2, -2, -2), isChecked(), isEnabled(), m_when);
}

}
