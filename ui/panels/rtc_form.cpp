// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/rtc_form.h"

#include "ui/panels/clock_face.h"
#include "ui/panels/heading.h"
#include "ui/panels/toggle_switch.h"
#include "ui/style/format.h"
#include "ui/style/theme.h"

#include <QComboBox>
#include <QGridLayout>
#include <QStyle>
#include <QTimeEdit>

namespace tickscope::ui {

static ToggleSwitch* namedSwitch(QString const& name)
{
    auto* toggle = new ToggleSwitch;
    toggle->setAccessibleName(name);
    toggle->setToolTip(name);
    return toggle;
}

RtcForm::RtcForm(QWidget* parent)
    : QWidget{parent}
    , m_clock{new ClockFace}
    , m_alarm{new QTimeEdit}
    , m_alarm_on{namedSwitch(tr("Alarm interrupt (AIE)"))}
    , m_update_on{namedSwitch(tr("Interrupt at each change of the second (UIE)"))}
    , m_rate{new QComboBox}
    , m_periodic_on{namedSwitch(tr("Periodic interrupts (PIE)"))}
    , m_rate_text{roleLabel({}, "faint")}
{
    m_alarm->setDisplayFormat("HH:mm:ss");
    m_alarm->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_alarm->setAccessibleName(tr("Time of the alarm"));
    m_alarm->setFixedWidth(92);
    m_rate->setAccessibleName(tr("Rate of the periodic interrupts"));
    m_rate->setFixedWidth(92);
    for (int hz = 2; hz <= 8192; hz *= 2)
        m_rate->addItem(tr("%1 Hz").arg(countText(static_cast<std::uint64_t>(hz))), hz);
    m_rate_text->setWordWrap(true);
    auto* layout = new QVBoxLayout{this};
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_clock);
    layout->addWidget(makeRows());
    layout->addWidget(m_rate_text);
    connectAll();
}

QWidget* RtcForm::makeRows()
{
    auto* rows = new QWidget;
    auto* grid = new QGridLayout{rows};
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(10);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(0, 1);
    grid->addWidget(new QLabel{tr("Alarm at")}, 0, 0);
    grid->addWidget(m_alarm, 0, 1);
    grid->addWidget(m_alarm_on, 0, 2);
    grid->addWidget(new QLabel{tr("Update each second")}, 1, 0, 1, 2);
    grid->addWidget(m_update_on, 1, 2);
    grid->addWidget(new QLabel{tr("Periodic at")}, 2, 0);
    grid->addWidget(m_rate, 2, 1);
    grid->addWidget(m_periodic_on, 2, 2);
    return rows;
}

void RtcForm::connectAll()
{
    connect(m_alarm_on, &QAbstractButton::clicked, this, &RtcForm::wantAlarm);
    connect(m_alarm, &QTimeEdit::editingFinished, this, [this] {
        if (m_state.alarm_on)
            wantAlarm(true);
    });
    connect(m_update_on, &QAbstractButton::clicked, this,
            [this](bool on) { Q_EMIT commandWanted(cmd::RtcUpdate{on}); });
    connect(m_periodic_on, &QAbstractButton::clicked, this, &RtcForm::wantPeriodic);
    connect(m_rate, &QComboBox::activated, this, [this] {
        if (m_state.periodic_on)
            wantPeriodic(true);
    });
}

void RtcForm::wantAlarm(bool on)
{
    QString const time = m_alarm->time().toString("HH:mm:ss");
    bool const is_set = m_state.alarm_on && m_state.alarm && QString::fromStdString(to_string(*m_state.alarm)) == time;
    if (!on)
        Q_EMIT commandWanted(cmd::RtcAlarm{});
    else if (!is_set)
        Q_EMIT commandWanted(cmd::RtcAlarm{time.toStdString()});
}

void RtcForm::wantPeriodic(bool on)
{
    auto const hz = static_cast<std::uint32_t>(m_rate->currentData().toInt());
    if (!on)
        Q_EMIT commandWanted(cmd::RtcPeriodic{});
    else if (!m_state.periodic_on || hz != m_state.rate)
        Q_EMIT commandWanted(cmd::RtcPeriodic{hz});
}

// What a person is typing is left alone. Where no alarm was ever set, five seconds from now is a good one to try.
void RtcForm::showAlarm(RtcState const& state)
{
    bool const changed = !m_shown || state.alarm != m_state.alarm;
    if (!changed || m_alarm->hasFocus())
        return;
    if (state.alarm)
        m_alarm->setTime(QTime{state.alarm->hour, state.alarm->min, state.alarm->sec});
    else
        m_alarm->setTime(QTime::fromString(state.time, "HH:mm:ss").addSecs(5));
}

void RtcForm::showState(RtcState const& state)
{
    if (m_shown && state == m_state)
        return;
    m_clock->setTime(state.time, state.date);
    showAlarm(state);
    m_alarm_on->setChecked(state.alarm_on);
    m_update_on->setChecked(state.update_on);
    m_periodic_on->setChecked(state.periodic_on);
    if (!m_shown || state.rate != m_state.rate)
        m_rate->setCurrentIndex(m_rate->findData(static_cast<int>(state.rate)));
    m_rate_text->setText(state.rate_text);
    if (state.rate_ignored != m_state.rate_ignored) {
        m_rate_text->setProperty("role", state.rate_ignored ? "warning" : "faint");
        m_rate_text->style()->polish(m_rate_text);
    }
    m_state = state;
    m_shown = true;
}

}
