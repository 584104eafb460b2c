// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>

namespace tickscope {

using Nanos = std::chrono::duration<std::int64_t, std::nano>;

/// The simulated clock. It has no now(): the time is a fact of the machine.
struct SimClock {
    using duration = Nanos;
    using rep = duration::rep;
    using period = duration::period;
    using time_point = std::chrono::time_point<SimClock>;
    static constexpr bool is_steady = true;
};

/// An instant; Nanos is a span. They do not mix by accident. Boot is SimTime{}.
using SimTime = SimClock::time_point;

/// Later than anything that happens: an event that is not due.
inline constexpr SimTime never = SimTime::max();

}
