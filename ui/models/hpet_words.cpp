// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/hpet_words.h"

#include "core/kernel/hpet_rtc.h"
#include "ui/style/format.h"

#include <algorithm>

namespace tickscope::ui {

QString hexText(std::uint64_t value)
{
    QString text = QString::number(value, 16).toUpper();
    text = text.rightJustified(value >> 32 != 0 ? 9 : 8, '0');
    for (qsizetype at = text.size() - 4; at > 0; at -= 4)
        text.insert(at, QChar{0x2009});
    return "0x" + text;
}

static QString cutDecimal(std::int64_t value, std::int64_t unit, int digits)
{
    std::int64_t const scale = digits == 1 ? 10 : 100;
    std::int64_t const part = value % unit * scale / unit;
    return countText(static_cast<std::uint64_t>(value / unit)) + '.' +
        QString::number(part).rightJustified(digits, '0');
}

QString waitText(Nanos wait)
{
    std::int64_t const ns = std::max<std::int64_t>(wait.count(), 0);
    if (ns >= 1'000'000'000)
        return cutDecimal(ns, 1'000'000'000, 2) + " s";
    if (ns >= 1'000'000)
        return cutDecimal(ns, 1'000'000, 1) + " ms";
    return cutDecimal(ns, 1'000, 1) + QStringLiteral(" µs");
}

DialText dialText(DialState const& state)
{
    switch (state.timer) {
    case HpetTimer1State::Off:
        return {QStringLiteral("timer 1 is"), QStringLiteral("off"), QStringLiteral("no interrupt is enabled")};
    case HpetTimer1State::HeldOff:
        return {QStringLiteral("interrupt in"), waitText(state.to_interrupt),
                QStringLiteral("held off,\n%1 late by now").arg(waitText(state.since_match))};
    case HpetTimer1State::Ahead:
        break;
    case HpetTimer1State::Behind:
        return {QStringLiteral("next match in"), waitText(state.to_match),
                QStringLiteral("it was passed\n%1 ago").arg(waitText(state.since_match)), true};
    }
    QString const held = state.to_interrupt == state.to_match
        ? QString{}
        : QStringLiteral("to be held off\nfor %1").arg(waitText(state.to_interrupt - state.to_match));
    return {QStringLiteral("next match in"), waitText(state.to_match), held};
}

QString deltaText(HpetRtc const& hpet)
{
    std::uint64_t const delta = hpet_rtc_delta(hpet);
    if (delta == 0)
        return QStringLiteral("no delta yet");
    Nanos const length{static_cast<std::int64_t>(delta * hpet.period_fs / 1'000'000)};
    return QStringLiteral("delta %1 · %2").arg(countText(delta), waitText(length));
}

std::vector<HpetFigure> hpetFigures(Machine const& machine)
{
    HpetRtc const& hpet = machine.hpet;
    std::vector<HpetFigure> figures{
        {HpetFigure::Role::Counter, QStringLiteral("counter"), hexText(hpet_counter(machine)),
         QStringLiteral("HPET_COUNTER, its low 32 bits: it counts up and begins again after 2^32")},
        {HpetFigure::Role::Comparator, QStringLiteral("comparator"), hexText(hpet.t1_cmp_register),
         QStringLiteral("HPET_T1_CMP, the register: timer 1 interrupts when the counter is equal to it")}};
    if (hpet.t1_cmp != hpet.t1_cmp_register)
        figures.push_back({HpetFigure::Role::Variable, QStringLiteral("hpet_t1_cmp"), hexText(hpet.t1_cmp),
                           QStringLiteral("The kernel's variable has grown past the 32 bits that the register holds: "
                                          "compared with the counter in 64 bits, it always is ahead"),
                           true});
    return figures;
}

/// The rate at which periodic interrupts really come: a slow rate's pie_limit stays in force when a fast one follows.
static std::uint64_t rateInForce(HpetRtc const& hpet)
{
    return hpet.pie_limit != 0 ? 64 / hpet.pie_limit : hpet.irq_freq;
}

static QString rateWords(HpetRtc const& hpet)
{
    if (hpet.flags == 0)
        return QStringLiteral("Nothing is enabled: timer 1 does not interrupt.");
    if ((hpet.flags & rtc_pie) == 0)
        return QStringLiteral("Timer 1 polls the RTC 64 times a second.");
    if (rateInForce(hpet) != hpet.irq_freq)
        return QStringLiteral("%1 Hz is ignored: pie_limit is still %2, from a slower rate, and keeps it at %3 Hz.")
            .arg(countText(hpet.irq_freq))
            .arg(hpet.pie_limit)
            .arg(rateInForce(hpet));
    if (hpet.pie_limit > 1)
        return QStringLiteral("Timer 1 interrupts 64 times a second: one in %1 is a periodic one.").arg(hpet.pie_limit);
    return QStringLiteral("Timer 1 interrupts %1 times a second, for all three.").arg(countText(hpet.irq_freq));
}

RtcState rtcState(Machine const& machine)
{
    HpetRtc const& hpet = machine.hpet;
    QString const clock = QString::fromStdString(rtc_time(machine));
    RtcState state{.time = clock.section(' ', 1), .date = clock.section(' ', 0, 0)};
    if (hpet.alarm_hour >= 0)
        state.alarm = RtcAlarm{hpet.alarm_hour, hpet.alarm_min, hpet.alarm_sec};
    state.alarm_on = (hpet.flags & rtc_aie) != 0;
    state.update_on = (hpet.flags & rtc_uie) != 0;
    state.periodic_on = (hpet.flags & rtc_pie) != 0;
    state.rate = hpet.irq_freq;
    state.rate_words = rateWords(hpet);
    state.rate_ignored = state.periodic_on && rateInForce(hpet) != hpet.irq_freq;
    return state;
}

WrapWords wrapWords(Machine const& machine)
{
    SimTime const at = hpet_next_wrap(machine);
    return {at, QStringLiteral("wraps in %1, at %2").arg(waitText(at - machine.now), waitText(at.time_since_epoch()))};
}

int wayDone(SimTime from, SimTime to, SimTime now)
{
    if (now >= to)
        return 100;
    if (now <= from)
        return 0;
    return static_cast<int>((now - from).count() / std::max<std::int64_t>((to - from).count() / 100, 1));
}

}
