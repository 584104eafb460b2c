// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/hpet_text.h"

#include "core/kernel/hpet_rtc.h"
#include "ui/style/format.h"

#include <QCoreApplication>

#include <algorithm>

namespace tickscope::ui {
namespace {

/// Translations of what this file says.
class HpetText {
    Q_DECLARE_TR_FUNCTIONS(HpetText)
};

}

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
        return {HpetText::tr("timer 1 is"), HpetText::tr("off"), HpetText::tr("no interrupt is enabled")};
    case HpetTimer1State::HeldOff:
        return {HpetText::tr("interrupt in"), waitText(state.to_interrupt),
                HpetText::tr("held off,\n%1 late by now").arg(waitText(state.since_match))};
    case HpetTimer1State::Ahead:
        break;
    case HpetTimer1State::Behind:
        return {HpetText::tr("next match in"), waitText(state.to_match),
                HpetText::tr("it was passed\n%1 ago").arg(waitText(state.since_match)), true};
    }
    QString const held = state.to_interrupt == state.to_match
        ? QString{}
        : HpetText::tr("to be held off\nfor %1").arg(waitText(state.to_interrupt - state.to_match));
    return {HpetText::tr("next match in"), waitText(state.to_match), held};
}

QString deltaText(HpetRtc const& hpet)
{
    std::uint64_t const delta = hpet_rtc_delta(hpet);
    if (delta == 0)
        return HpetText::tr("no delta yet");
    Nanos const length{static_cast<std::int64_t>(delta * hpet.period_fs / 1'000'000)};
    return HpetText::tr("delta %1 · %2").arg(countText(delta), waitText(length));
}

std::vector<HpetFigure> hpetFigures(Machine const& machine)
{
    HpetRtc const& hpet = machine.hpet;
    std::vector<HpetFigure> figures{
        {HpetFigure::Role::Counter, HpetText::tr("counter"), hexText(hpet_counter(machine)),
         HpetText::tr("HPET_COUNTER, its low 32 bits: it counts up and begins again after 2^32")},
        {HpetFigure::Role::Comparator, HpetText::tr("comparator"), hexText(hpet.t1_cmp_register),
         HpetText::tr("HPET_T1_CMP, the register: timer 1 interrupts when the counter is equal to it")}};
    if (hpet.t1_cmp != hpet.t1_cmp_register)
        figures.push_back({HpetFigure::Role::Variable, QStringLiteral("hpet_t1_cmp"), hexText(hpet.t1_cmp),
                           HpetText::tr("The kernel's variable has grown past the 32 bits that the register holds: "
                                        "compared with the counter in 64 bits, it always is ahead"),
                           true});
    return figures;
}

/// The rate at which periodic interrupts really come: a slow rate's pie_limit stays in force when a fast one follows.
static std::uint64_t rateInForce(HpetRtc const& hpet)
{
    return hpet.pie_limit != 0 ? 64 / hpet.pie_limit : hpet.irq_freq;
}

static QString rateText(HpetRtc const& hpet)
{
    if (hpet.flags == 0)
        return HpetText::tr("Nothing is enabled: timer 1 does not interrupt.");
    if ((hpet.flags & rtc_pie) == 0)
        return HpetText::tr("Timer 1 polls the RTC 64 times a second.");
    if (rateInForce(hpet) != hpet.irq_freq)
        return HpetText::tr("%1 Hz is ignored: pie_limit is still %2, from a slower rate, and keeps it at %3 Hz.")
            .arg(countText(hpet.irq_freq))
            .arg(hpet.pie_limit)
            .arg(rateInForce(hpet));
    if (hpet.pie_limit > 1)
        return HpetText::tr("Timer 1 interrupts 64 times a second: one in %1 is a periodic one.").arg(hpet.pie_limit);
    return HpetText::tr("Timer 1 interrupts %1 times a second, for all three.").arg(countText(hpet.irq_freq));
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
    state.rate_text = rateText(hpet);
    state.rate_ignored = state.periodic_on && rateInForce(hpet) != hpet.irq_freq;
    return state;
}

WrapText wrapText(Machine const& machine)
{
    SimTime const at = hpet_next_wrap(machine);
    return {at, HpetText::tr("wraps in %1, at %2").arg(waitText(at - machine.now), waitText(at.time_since_epoch()))};
}

int percentDone(SimTime from, SimTime to, SimTime now)
{
    if (now >= to)
        return 100;
    if (now <= from)
        return 0;
    return static_cast<int>((now - from).count() / std::max<std::int64_t>((to - from).count() / 100, 1));
}

}
