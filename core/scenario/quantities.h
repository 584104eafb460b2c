// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cpumask.h"
#include "core/base/result.h"
#include "core/base/sim_time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tickscope {

/// The longest time that a scenario may name. Two of them still add without overflow.
inline constexpr Nanos longest_time{std::int64_t{100} * 365 * 86400 * 1'000'000'000};

/// "5ms", "1.5s", "250us", "40ns", "2min", "3ticks" or "0", exact to the nanosecond; a minus sign is allowed. A tick is
/// `tick_period`. The error says what is wrong, beginning with the text in quotes.
Result<Nanos> parse_time(std::string_view text, Nanos tick_period);
/// In the largest unit that needs no fraction: "1500ms", "3s", "0".
std::string format_time(Nanos time);
std::string format_time(SimTime time);

/// Billionths as a decimal number: "0.05" for 50,000,000.
std::string format_decimal(std::int64_t billionths);

/// A whole number, decimal or 0x hexadecimal, with an optional sign; none if it is not one or does not fit.
std::optional<std::int64_t> parse_integer(std::string_view text);
std::optional<std::uint64_t> parse_unsigned(std::string_view text);

/// A kernel cpulist, "0-3,8": at least one CPU. `limit` is the number of CPUs there are.
Result<CpuMask> parse_cpulist(std::string_view text, std::uint32_t limit);
/// The inverse: "0-3,8"; "" for no CPU.
std::string format_cpulist(CpuMask const& cpus);

/// "2009-02-18 09:00:00" as seconds since 1970 of the same calendar.
Result<std::int64_t> parse_date_time(std::string_view text);
/// "09:00:05" as seconds since midnight.
Result<std::uint32_t> parse_time_of_day(std::string_view text);
/// The inverse of parse_date_time().
std::string format_date_time(std::int64_t seconds);

}
