// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/toggle_switch.h"

#include "ui/style/theme.h"

namespace tickscope::ui {

void drawSwitch(QPainter& painter, QRectF const& rect, bool on, bool enabled)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    QColor track = on ? colours().good : (colours().dark ? QColor{"#434a56"} : QColor{"#b9c0ca"});
    track.setAlphaF(enabled ? 1.0f : 0.4f);
    painter.setBrush(track);
    qreal const radius = rect.height() / 2;
    painter.drawRoundedRect(rect, radius, radius);
    QColor knob = Qt::white;
    knob.setAlphaF(enabled ? 1.0f : 0.6f);
    painter.setBrush(knob);
    qreal const size = rect.height() - 4;
    painter.drawEllipse(QRectF{on ? rect.right() - size - 2 : rect.left() + 2, rect.top() + 2, size, size});
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

void ToggleSwitch::paintEvent(QPaintEvent*)
{
    QPainter painter{this};
    if (hasFocus()) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen{colours().accent, 1.5});
        painter.drawRoundedRect(QRectF{rect()}.adjusted(0.75, 0.75, -0.75, -0.75), height() / 2.0, height() / 2.0);
    }
    drawSwitch(painter, QRectF{rect()}.adjusted(2, 2, -2, -2), isChecked(), isEnabled());
}

}
