// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario/command.h"
#include "ui/models/hpet_text.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QTimeEdit;

namespace tickscope::ui {

class ClockFace;
class ToggleSwitch;

/// The RTC's wall clock, and what its driver can be asked for: an alarm, updates, periodic interrupts.
class RtcForm final : public QWidget {
    Q_OBJECT

public:
    explicit RtcForm(QWidget* parent = nullptr);
    void showState(RtcState const& state);

Q_SIGNALS:
    void commandWanted(tickscope::Command command);

private:
    QWidget* makeRows();
    void connectAll();
    void showAlarm(RtcState const& state);
    void wantAlarm(bool on);
    void wantPeriodic(bool on);

    RtcState m_state;
    bool m_shown = false;
    ClockFace* m_clock;
    QTimeEdit* m_alarm;
    ToggleSwitch* m_alarm_on;
    ToggleSwitch* m_update_on;
    QComboBox* m_rate;
    ToggleSwitch* m_periodic_on;
    QLabel* m_rate_text;
};

}
