// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QPainter>

#include <cstdint>

namespace tickscope::ui {

/// Whether a switch is from the start what it is, or somebody switched it while the machine ran.
enum class SwitchedWhen : std::uint8_t { AtStart, WhileRunning };

/// Draws a switch, for widgets that paint many of them. One that was switched while the machine ran is an outline.
void drawSwitch(QPainter& painter, QRectF const& rect, bool on, bool enabled,
                SwitchedWhen when = SwitchedWhen::AtStart);
inline constexpr QSize switchSize{28, 16};

/// A switch that is on or off at once, unlike a check box in a form.
class ToggleSwitch final : public QAbstractButton {
    Q_OBJECT

public:
    explicit ToggleSwitch(QWidget* parent = nullptr);
    QSize sizeHint() const override { return switchSize + QSize{4, 4}; }
    void setWhen(SwitchedWhen when);
    SwitchedWhen when() const { return m_when; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    SwitchedWhen m_when = SwitchedWhen::AtStart;
};

}
