// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernel/kernel.h"
#include "core/kernel/rtc.h"

#include <optional>
#include <vector>

namespace tickscope {

/// Bits of hpet_rtc_flags, and of what the handler gets.
inline constexpr std::uint32_t rtc_uie = 0x10, rtc_aie = 0x20, rtc_pie = 0x40;

struct HpetSettings {
    std::int64_t rtc_seconds = 0;   ///< RTC wall clock at boot, from parse_rtc_time()
    std::uint64_t hz = 14'318'180;  ///< of the main counter, 1 .. 10^10
    std::uint32_t counter = 0;      ///< at boot
    WordSize word = WordSize::Bits64;
    bool update_irq = false;
    std::optional<RtcAlarm> alarm;
    std::uint32_t periodic_hz = 0;  ///< a power of two; 0: none
    std::vector<HpetHoldOff> hold_offs;
};

/// The RTC and its HPET are there from now on, and what the settings ask for is enabled in their order.
void hpet_boot(Kernel& k, HpetSettings settings);

/// Femtoseconds between two counts of a main counter of so many Hz (not 0), as its capabilities register has them.
std::uint64_t hpet_period_fs(std::uint64_t hz);
/// The low 32 bits of the main counter, now.
std::uint32_t hpet_counter(Machine const& machine);
/// Counts until counter and comparator are equal next, 1 .. 2^32: two that are equal now meet after a whole turn.
std::uint64_t hpet_counts_to_match(Machine const& machine);
/// The nanosecond of that match; the interrupt may be held off beyond it.
SimTime hpet_next_match(Machine const& machine);
/// The nanosecond at which the counter's low 32 bits begin again for the `nth` time since boot, counted from 1.
SimTime hpet_wrap(HpetRtc const& hpet, std::uint64_t nth);
/// The first wrap after now.
SimTime hpet_next_wrap(Machine const& machine);
/// hpet_clockevent.mult, of which all deltas are made.
std::uint64_t hpet_mult(HpetRtc const& hpet);
/// How far the comparator is set on from one interrupt to the next, in counts.
std::uint64_t hpet_rtc_delta(HpetRtc const& hpet);

/// hpet_set_rtc_irq_bit(): starts timer 1 if nothing was enabled.
void hpet_set_rtc_irq_bit(Kernel& k, std::uint32_t mask);
/// hpet_mask_rtc_irq_bit(): timer 1 goes on until its next interrupt finds nothing enabled.
void hpet_mask_rtc_irq_bit(Kernel& k, std::uint32_t mask);
void hpet_set_alarm_time(Kernel& k, RtcAlarm alarm);
/// hpet_set_periodic_freq(); `hz` is not 0.
void hpet_set_periodic_freq(Kernel& k, std::uint64_t hz);

/// Sets hpet_t1_cmp, as wide as this kernel has it, and leaves the comparator alone.
void hpet_set_t1_cmp(Kernel& k, std::uint64_t value);
/// hpet_rtc_timer_reinit(): sets the comparator on until it is ahead of the counter, as this kernel sees it. Gives the
/// interrupts lost.
std::uint64_t hpet_rtc_timer_reinit(Kernel& k);
/// hpet_rtc_interrupt(): timer 1 is due. Returns what rtc_cmos was given: 0 if nothing.
std::uint32_t hpet_rtc_interrupt(Kernel& k);

}
