// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QPainter>

namespace tickscope::ui {

/// Draws a switch, for widgets that paint many of them.
void drawSwitch(QPainter& painter, QRectF const& rect, bool on, bool enabled);
inline constexpr QSize switchSize{28, 16};

/// A switch that is on or off at once, unlike a check box in a form.
class ToggleSwitch final : public QAbstractButton {
    Q_OBJECT

public:
    explicit ToggleSwitch(QWidget* parent = nullptr);
    QSize sizeHint() const override { return switchSize + QSize{4, 4}; }

protected:
    void paintEvent(QPaintEvent* event) override;
};

}
