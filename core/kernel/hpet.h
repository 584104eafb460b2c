// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ordered_tree.h"
#include "core/base/sim_time.h"

#include <cstdint>
#include <vector>

namespace tickscope {

enum class WordSize : std::uint8_t { Bits32, Bits64 };

/// A span in which the HPET's interrupt is not taken: one that comes meanwhile is taken at its end.
struct HpetHoldOff {
    SimTime from{};
    SimTime until{};

    bool operator==(HpetHoldOff const&) const = default;
};

/// HPET timer 1 in one-shot mode standing in for the RTC's interrupts, and the RTC behind it.
struct HpetRtc {
    bool present = false;
    WordSize word = WordSize::Bits64;  ///< width of the kernel's unsigned long
    std::uint64_t period_fs = 69'841'279;
    std::uint64_t counter_at_boot = 0;  ///< the main counter's low 32 bits
    std::uint64_t t1_cmp = 0;           ///< hpet_t1_cmp
    std::uint32_t t1_cmp_register = 0;  ///< HPET_T1_CMP: what the hardware compares
    std::uint32_t flags = 0;            ///< hpet_rtc_flags: RTC_PIE 0x40, RTC_AIE 0x20, RTC_UIE 0x10
    bool enabled = false;
    std::int32_t prev_update_sec = -1;
    std::uint64_t pie_count = 0;
    std::uint64_t pie_limit = 0;
    std::uint64_t pie_delta = 0;  ///< in counts, as is default_delta
    std::uint64_t default_delta = 0;
    std::int8_t alarm_hour = -1, alarm_min = -1, alarm_sec = -1;
    std::uint32_t irq_freq = 1024;         ///< rtc_device::irq_freq: the rate last asked for, Hz; the driver begins so
    std::int64_t rtc_seconds_at_boot = 0;  ///< RTC wall clock at boot, seconds since 1970 of its own calendar
    std::uint64_t interrupts = 0, lost = 0;
    std::uint64_t update_irqs = 0, alarm_irqs = 0, periodic_irqs = 0;
    std::uint32_t hrtimer = TreeLinks::none;  ///< the compare, in Machine::hrtimers
    std::vector<HpetHoldOff> hold_offs;

    bool operator==(HpetRtc const&) const = default;
};

}
