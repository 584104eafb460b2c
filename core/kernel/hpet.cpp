// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/verify.h"
#include "core/base/wide.h"
#include "core/kernel/hpet_rtc.h"

#include <utility>

namespace tickscope {

static constexpr std::uint64_t fs_per_ns = 1'000'000;
static constexpr std::uint64_t counter_range = std::uint64_t{1} << 32;
static constexpr std::uint64_t default_rtc_int_freq = 64;

static std::uint64_t counts_since_boot(HpetRtc const& hpet, SimTime at)
{
    return static_cast<std::uint64_t>(UInt128(at.time_since_epoch().count()) * fs_per_ns / hpet.period_fs);
}

// The first nanosecond at which the counter has made so many counts.
static SimTime time_of_count(HpetRtc const& hpet, std::uint64_t counts)
{
    UInt128 const ns = (UInt128(counts) * hpet.period_fs + fs_per_ns - 1) / fs_per_ns;
    return ns >= UInt128(never.time_since_epoch().count()) ? never : SimTime{Nanos{static_cast<std::int64_t>(ns)}};
}

std::uint32_t hpet_counter(Machine const& machine)
{
    HpetRtc const& hpet = machine.hpet;
    return static_cast<std::uint32_t>(hpet.counter_at_boot + counts_since_boot(hpet, machine.now));
}

std::uint64_t hpet_counts_to_match(Machine const& machine)
{
    std::uint32_t const distance = machine.hpet.t1_cmp_register - hpet_counter(machine);
    return distance == 0 ? counter_range : distance;
}

SimTime hpet_next_match(Machine const& machine)
{
    HpetRtc const& hpet = machine.hpet;
    return time_of_count(hpet, counts_since_boot(hpet, machine.now) + hpet_counts_to_match(machine));
}

SimTime hpet_wrap(HpetRtc const& hpet, std::uint64_t nth)
{
    return time_of_count(hpet, nth * counter_range - static_cast<std::uint32_t>(hpet.counter_at_boot));
}

SimTime hpet_next_wrap(Machine const& machine)
{
    HpetRtc const& hpet = machine.hpet;
    std::uint64_t const counts =
        static_cast<std::uint32_t>(hpet.counter_at_boot) + counts_since_boot(hpet, machine.now);
    return hpet_wrap(hpet, counts / counter_range + 1);
}

std::uint64_t hpet_period_fs(std::uint64_t hz) { return (1'000'000'000'000'000 + hz / 2) / hz; }

std::uint64_t hpet_mult(HpetRtc const& hpet) { return (fs_per_ns << 32) / hpet.period_fs; }

static std::uint64_t default_delta(HpetRtc const& hpet)
{
    return static_cast<std::uint64_t>(UInt128(hpet_mult(hpet)) * 1'000'000'000 >> (32 + 6));
}

std::uint64_t hpet_rtc_delta(HpetRtc const& hpet)
{
    bool const by_default = (hpet.flags & rtc_pie) == 0 || hpet.pie_limit != 0;
    return by_default ? hpet.default_delta : hpet.pie_delta;
}

static SimTime after_hold_offs(HpetRtc const& hpet, SimTime at)
{
    for (bool moved = true; std::exchange(moved, false);)
        for (HpetHoldOff const& held : hpet.hold_offs)
            if (held.from <= at && at < held.until) {
                at = held.until;
                moved = true;
            }
    return at;
}

// Timer 1 interrupts when counter and comparator are equal. One that is written equal to the counter, or behind it, is
// met again only after the counter has gone round.
static void arm_comparator(Kernel& k)
{
    Machine& machine = k.machine;
    HpetRtc& hpet = machine.hpet;
    if (hpet.hrtimer != TreeLinks::none)
        machine.hrtimers.cancel(hpet.hrtimer);
    SimTime const due = after_hold_offs(hpet, hpet_next_match(machine));
    hpet.hrtimer = machine.hrtimers.schedule({due, CpuId{0}, DueKind::Hpet, 0});
}

// hpet_t1_cmp was an unsigned long; ff08f76 made it 32 bits wide everywhere.
static std::uint64_t as_t1_cmp(Kernel const& k, std::uint64_t value)
{
    bool const wide = k.machine.hpet.word == WordSize::Bits64 && !k.has(Fix::HpetCntAhead);
    return wide ? value : value % counter_range;
}

void hpet_set_t1_cmp(Kernel& k, std::uint64_t value) { k.machine.hpet.t1_cmp = as_t1_cmp(k, value); }

static void write_t1_cmp(Kernel& k, std::uint64_t value)
{
    HpetRtc& hpet = k.machine.hpet;
    hpet_set_t1_cmp(k, value);
    hpet.t1_cmp_register = static_cast<std::uint32_t>(hpet.t1_cmp);
}

// hpet_rtc_timer_init().
static void hpet_rtc_timer_init(Kernel& k)
{
    HpetRtc& hpet = k.machine.hpet;
    if (hpet.default_delta == 0)
        hpet.default_delta = default_delta(hpet);
    write_t1_cmp(k, hpet_counter(k.machine) + hpet_rtc_delta(hpet));
    hpet.enabled = true;
    arm_comparator(k);
}

void hpet_set_rtc_irq_bit(Kernel& k, std::uint32_t mask)
{
    HpetRtc& hpet = k.machine.hpet;
    std::uint32_t const before = std::exchange(hpet.flags, hpet.flags | mask);
    if ((mask & rtc_uie) != 0 && (before & rtc_uie) == 0)
        hpet.prev_update_sec = -1;
    if (before == 0)
        hpet_rtc_timer_init(k);
}

void hpet_mask_rtc_irq_bit(Kernel& k, std::uint32_t mask) { k.machine.hpet.flags &= ~mask; }

void hpet_set_alarm_time(Kernel& k, RtcAlarm alarm)
{
    HpetRtc& hpet = k.machine.hpet;
    hpet.alarm_hour = alarm.hour;
    hpet.alarm_min = alarm.min;
    hpet.alarm_sec = alarm.sec;
}

void hpet_set_periodic_freq(Kernel& k, std::uint64_t hz)
{
    VERIFY(hz != 0);
    HpetRtc& hpet = k.machine.hpet;
    // pie_limit stays when a fast rate follows a slow one: mended in 2.6.34 (b4a5e8a1dec).
    if (hz <= default_rtc_int_freq)
        hpet.pie_limit = default_rtc_int_freq / hz;
    else
        hpet.pie_delta = static_cast<std::uint64_t>(UInt128(hpet_mult(hpet)) * 1'000'000'000 / hz >> 32);
}

// How far the counter is past the comparator, as this kernel compares the two.
static std::int64_t counter_past_comparator(Kernel const& k)
{
    HpetRtc const& hpet = k.machine.hpet;
    std::uint64_t const past = hpet_counter(k.machine) - hpet.t1_cmp;
    bool const as_long = !k.has(Fix::HpetReinit) && !k.has(Fix::HpetCntAhead) && hpet.word == WordSize::Bits64;
    return as_long ? static_cast<std::int64_t>(past) : static_cast<std::int32_t>(past);
}

// Steps of the loop after its first: it ends when the comparator is ahead of the counter; before ff08f76
// (hpet_cnt_ahead) it also ended where the two are equal.
static std::uint64_t further_steps(Kernel const& k, std::uint64_t delta)
{
    std::int64_t const past = counter_past_comparator(k);
    bool const equal_is_behind = k.has(Fix::HpetCntAhead);
    if (past < 0 || (past == 0 && !equal_is_behind) || delta == 0)
        return 0;
    auto const counts = static_cast<std::uint64_t>(past);
    return equal_is_behind ? counts / delta + 1 : (counts + delta - 1) / delta;
}

static void report_lost(Kernel& k, std::uint64_t lost)
{
    HpetRtc& hpet = k.machine.hpet;
    if (lost == 0)
        return;
    hpet.lost += lost;
    if ((hpet.flags & rtc_pie) != 0)
        hpet.pie_count += lost;
    ++k.machine.counters.warnings;
    k.report(traced::Warning{WarningSite::HpetLost, {}, lost});
}

static traced::HpetFields hpet_fields(Machine const& machine, std::uint64_t lost)
{
    return {hpet_counter(machine), machine.hpet.t1_cmp, machine.hpet.t1_cmp_register, lost};
}

std::uint64_t hpet_rtc_timer_reinit(Kernel& k)
{
    HpetRtc& hpet = k.machine.hpet;
    if (hpet.flags == 0) {
        hpet.enabled = false;
        return 0;
    }
    std::uint64_t const delta = hpet_rtc_delta(hpet);
    write_t1_cmp(k, hpet.t1_cmp + delta);
    std::uint64_t const lost = further_steps(k, delta);
    write_t1_cmp(k, hpet.t1_cmp + lost * delta);
    arm_comparator(k);
    CauseScope because{k, k.report(traced::HpetReinit{hpet_fields(k.machine, lost)})};
    report_lost(k, lost);
    return lost;
}

static bool alarm_rings(HpetRtc const& hpet, RtcAlarm const& now)
{
    return RtcAlarm{hpet.alarm_hour, hpet.alarm_min, hpet.alarm_sec} == now;
}

std::uint32_t hpet_rtc_interrupt(Kernel& k)
{
    HpetRtc& hpet = k.machine.hpet;
    hpet.hrtimer = TreeLinks::none;
    ++hpet.interrupts;
    CauseScope because{k, k.report(traced::HpetInterrupt{hpet_fields(k.machine, hpet.lost)})};
    hpet_rtc_timer_reinit(k);

    RtcAlarm const now = time_of_day(rtc_seconds(k.machine));
    std::uint32_t flags = 0;
    if ((hpet.flags & rtc_uie) != 0 && now.sec != hpet.prev_update_sec)
        flags |= std::exchange(hpet.prev_update_sec, now.sec) >= 0 ? rtc_uf : 0;
    if ((hpet.flags & rtc_pie) != 0 && ++hpet.pie_count >= hpet.pie_limit) {
        flags |= rtc_pf;
        hpet.pie_count = 0;
    }
    if ((hpet.flags & rtc_aie) != 0 && alarm_rings(hpet, now))
        flags |= rtc_af;
    if (flags == 0)
        return 0;
    flags |= rtc_irqf | 1 << 8;
    cmos_interrupt(k, flags);
    return flags;
}

void hpet_boot(Kernel& k, HpetSettings settings)
{
    HpetRtc& hpet = k.machine.hpet;
    hpet.present = true;
    hpet.word = settings.word;
    hpet.period_fs = hpet_period_fs(settings.hz);
    hpet.counter_at_boot = settings.counter;
    hpet.rtc_seconds_at_boot = settings.rtc_seconds;
    hpet.hold_offs = std::move(settings.hold_offs);
    if (settings.update_irq)
        hpet_set_rtc_irq_bit(k, rtc_uie);
    if (settings.alarm) {
        hpet_set_alarm_time(k, *settings.alarm);
        hpet_set_rtc_irq_bit(k, rtc_aie);
    }
    if (settings.periodic_hz != 0) {
        hpet.irq_freq = settings.periodic_hz;
        hpet_set_periodic_freq(k, settings.periodic_hz);
        hpet_set_rtc_irq_bit(k, rtc_pie);
    }
}

}
