// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/sim_time.h"
#include "core/base/units.h"
#include "core/kernel/config.h"

#include <cstdint>

namespace tickscope {

/// struct timespec and struct timeval, as a system call takes and gives them.
struct Timespec {
    std::int64_t sec = 0;
    std::int64_t nsec = 0;

    bool operator==(Timespec const&) const = default;
};
struct Timeval {
    std::int64_t sec = 0;
    std::int64_t usec = 0;

    bool operator==(Timeval const&) const = default;
};

/// What a program asks for; a Timeval gets whole microseconds, rounded up, as a careful caller would.
Timespec to_timespec(Nanos span);
Timeval to_timeval(Nanos span);
/// Wraps at 2^63 ns, which only a clock that ran backwards reaches.
Nanos to_nanos(Timespec const& time);
Nanos to_nanos(Timeval const& time);

bool timespec_valid(Timespec const& time);  ///< sec >= 0, 0 <= nsec < 10^9
bool timeval_valid(Timeval const& time);    ///< sec >= 0, 0 <= usec < 10^6

/// To ticks, rounded up with the kernel's reciprocals: a timeval of N whole ticks with microseconds gives N + 1,
/// unless LaterFix::TvRound is on.
Jiffies timespec_to_jiffies(Timespec const& time, KernelConfig const& config);
Jiffies timeval_to_jiffies(Timeval const& time, KernelConfig const& config);
Timespec jiffies_to_timespec(Jiffies jiffies, KernelConfig const& config);
Timeval jiffies_to_timeval(Jiffies jiffies, KernelConfig const& config);
Timespec ns_to_timespec(std::uint64_t ns);  ///< taken as a signed count

/// USER_HZ units. One way goes by TICK_NSEC, the other by HZ, so that they are not inverse.
ClockT jiffies_to_clock_t(Jiffies jiffies, KernelConfig const& config);
Jiffies clock_t_to_jiffies(ClockT clock, KernelConfig const& config);
ClockT nsec_to_clock_t(std::uint64_t ns);

/// cputime_t is a count of jiffies on x86.
constexpr Cputime jiffies_to_cputime(Jiffies jiffies) { return {jiffies.value}; }
constexpr Jiffies cputime_to_jiffies(Cputime time) { return {time.value}; }
/// By HZ, not by TICK_NSEC.
constexpr std::uint64_t cputime_to_secs(Cputime time, KernelConfig const& config) { return time.value / config.hz; }
constexpr Cputime secs_to_cputime(std::uint64_t secs, KernelConfig const& config) { return {secs * config.hz}; }

}
