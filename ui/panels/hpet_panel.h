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
    void showFrame(FramePtr const& frame) override;
    /// Asks for the next wrap of the counter.
    void goToWrap();

Q_SIGNALS:
    void runToWanted(tickscope::SimTime target);

protected:
    void showEvent(QShowEvent* event) override;

private:
    struct Way {
        SimTime from{}, to{};
        bool begun = false;  ///< a frame has shown that the session is on it
    };

    void refresh();
    void showFigures();
    void showWrap();

    FramePtr m_frame;
    std::optional<Way> m_way;  ///< to a wrap, while it is being gone
    HpetDialView* m_dial;
    QLabel* m_wrap;
    QPushButton* m_to_wrap;
    FiguresTable* m_figures;
    RtcForm* m_rtc;
};

}
