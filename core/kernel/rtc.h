// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/kernel/kernel.h"

#include <optional>
#include <string>
#include <string_view>

namespace tickscope {

/// The time of day at which an alarm rings.
struct RtcAlarm {
    std::int8_t hour = 0, min = 0, sec = 0;

    bool operator==(RtcAlarm const&) const = default;
};

/// Seconds since 1970 of "2009-02-18 09:00:00"; none if it is no date and time.
std::optional<std::int64_t> parse_rtc_time(std::string_view text);
/// None if it is not "09:00:05".
std::optional<RtcAlarm> parse_rtc_alarm(std::string_view text);

/// Seconds since 1970 of the RTC's own calendar.
std::int64_t rtc_seconds(Machine const& machine);
/// The RTC's wall clock as "2009-02-18 09:00:00".
std::string rtc_time(Machine const& machine);
/// The time of day of a wall clock.
RtcAlarm time_of_day(std::int64_t seconds);
/// Seconds since midnight, 0 .. 86399.
std::uint32_t second_of_day(RtcAlarm time);
/// "09:00:05"
std::string to_string(RtcAlarm time);

/// cmos_set_alarm(): rings once, the next time that it is `time` o'clock; empty: not at all. Refused when the machine
/// has no RTC and for what is no time of day.
Result<void> rtc_set_alarm(Kernel& k, std::string_view time);

/// cmos_update_irq_enable(): an interrupt each second (UIE), or no longer. Refused without an RTC.
Result<void> cmos_update_irq_enable(Kernel& k, bool enabled);
/// cmos_irq_set_freq(): how many periodic interrupts a second there are while they are enabled. Refused without an RTC
/// and for what is no is_rtc_rate().
Result<void> cmos_irq_set_freq(Kernel& k, std::uint32_t hz);
/// cmos_irq_set_state(): periodic interrupts (PIE), or no longer. Refused without an RTC.
Result<void> cmos_irq_set_state(Kernel& k, bool enabled);
/// Whether the RTC can interrupt so many times a second: a power of two from 2 to 8192.
bool is_rtc_rate(std::int64_t hz);

/// Bits of what the handler gets.
inline constexpr std::uint32_t rtc_uf = 0x10, rtc_af = 0x20, rtc_pf = 0x40, rtc_irqf = 0x80;

/// cmos_interrupt(): the driver hears which interrupts there were. An alarm is one-shot.
void cmos_interrupt(Kernel& k, std::uint32_t flags);

}
