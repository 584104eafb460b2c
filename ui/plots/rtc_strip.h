// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <memory>

namespace tickscope::ui {

class PlotData;
class TimeAxis;
struct Colours;

/// The interrupts of the RTC and of the HPET timer behind it, as marks over the time that all plots show: what came,
/// what was lost, when interrupts were held off and when none could come. Pressing goes there.
class RtcStrip : public QWidget {
    Q_OBJECT

public:
    /// Low ones stand beside text; tall ones fill what room there is and share their left edge with the plots.
    enum class Size { Low, Tall };
    RtcStrip(TimeAxis& axis, PlotData& plotData, Size size = Size::Low, QWidget* parent = nullptr);
    ~RtcStrip() override;

    QSize sizeHint() const override { return {300, 106}; }
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

}
