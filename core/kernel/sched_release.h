// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/sim_time.h"

#include <array>
#include <cstdint>
#include <string_view>

namespace tickscope {

/// The releases whose scheduler differs from the one before, in the order in which they came out. 2.6.31 schedules as
/// 2.6.30 does.
enum class SchedRelease : std::uint8_t { V2_6_29, V2_6_30, V2_6_32, V2_6_33, V2_6_34, V2_6_35, V2_6_36 };

/// How the idle CPUs without a tick are balanced for.
enum class IdleBalancing : std::uint8_t {
    Owner,        ///< one of them keeps its tick and does it
    OwnerActive,  ///< the same; it goes to sleep when all CPUs that are active do
    Push,         ///< 83cd4fe: all sleep, and a busy CPU kicks one of them
};

/// What the fair scheduler of a release does, as the commits between the releases changed it. Times are those of one
/// CPU.
struct SchedFeatures {
    SchedRelease release{};
    std::string_view name;
    Nanos latency{20'000'000};
    Nanos min_granularity{4'000'000};
    Nanos wakeup_granularity{5'000'000};
    std::uint32_t nr_latency = 5;    ///< sched_nr_latency: more tasks than these stretch the period
    bool scales_at_hotplug = false;  ///< 0bcdcf2, 1983a92: by 8 CPUs at most, without a bound, and at hotplug anew
    bool signed_compares = false;    ///< fork and yield compare virtual times by their difference
    bool child_runs_first = true;    ///< until 2bba22c
    bool child_not_before_parent = false;  ///< b5d9d73: a child's virtual time is never less than its parent's
    bool placed_at_fork = false;           ///< 88ec22d: on the queue of its parent, before it is moved
    bool normalized_sleeper = true;        ///< until e52fb7c: a heavy sleeper is credited with less virtual time
    bool gentle_sleepers = false;          ///< 51e0304: half the credit
    bool asym_gran = false;                ///< e52fb7c: the granularity in the virtual time of the woken task, always
    bool adaptive_gran = false;            ///< 831451a: who wakes others soon preempts sooner
    bool buddies_earned = false;      ///< 0ec9fab, f685cea: only who was preempted becomes a buddy, and comes first
    bool rt_earns_buddy = false;      ///< the same for whom a real-time task preempts
    bool tick_lag_preempt = false;    ///< f685cea: a tick looks at the leftmost task too
    bool tick_skew = true;            ///< until af5ab27: the CPUs' ticks are spread over half a period
    bool nohz_ratelimit = false;      ///< 39c0cbe: a tick is not stopped twice within half a period
    bool decays_missed_load = false;  ///< fdf3e95: cpu_load makes up for ticks that did not come
    IdleBalancing idle_balancing = IdleBalancing::Owner;
};

/// One row a release, in order.
extern std::array<SchedFeatures, 7> const sched_releases;

inline SchedFeatures const& sched_features(SchedRelease release)
{
    return sched_releases[static_cast<std::size_t>(release)];
}

}
