// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/panel.h"

class QLabel;
class QPushButton;

namespace tickscope::ui {

class FiguresTable;
class HpetDialView;
class PlotData;
class RtcForm;
class TimeAxis;

/// The HPET that stands in for the RTC: its counter as a dial, the interrupts over time, the RTC and its switches.
class HpetPanel final : public Panel {
    Q_OBJECT

public:
    HpetPanel(TimeAxis& axis, PlotData& plotData, QWidget* parent = nullptr);
    /// Asks for the next wrap of the counter.
    void goToWrap();

protected:
    void takeFrame(FramePtr const& before) override;
    void refresh() override;

private:
    struct RunToWrap {
        SimTime from{}, to{};
        bool begun = false;  ///< a frame has shown that the session is on it
    };

    void showFigures();
    void showWrap();

    std::optional<RunToWrap> m_run_to_wrap;  ///< to a wrap, while it is being gone
    HpetDialView* m_dial;
    QLabel* m_wrap;
    QPushButton* m_to_wrap;
    FiguresTable* m_figures;
    RtcForm* m_rtc;
};

}
