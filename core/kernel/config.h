// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/enum_size.h"
#include "core/base/sim_time.h"
#include "core/kernel/fix.h"
#include "core/kernel/sched_release.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace tickscope {

/// How a kernel keeps the CPU time of a thread group.
enum class Accounting : std::uint8_t {
    Walk,          ///< 2.6.27: sums over all threads when asked
    PerCpu,        ///< 2.6.28: a slot a CPU
    LockedTotals,  ///< 2.6.29-rc3: one total under a lock, always fed
    Split,         ///< clocks walk the threads, timers have a cputimer that is fed while it runs
};

/// "locked-totals": its key in scenario files.
constexpr std::string_view name_of(Accounting accounting)
{
    constexpr std::array<std::string_view, 4> names{"walk", "per-cpu", "locked-totals", "split"};
    static_assert(names.size() == enum_size<Accounting>());
    return names[static_cast<std::size_t>(accounting)];
}

enum class Preemption : std::uint8_t { Voluntary, Full };
enum class TickPhase : std::uint8_t { Staggered, Aligned };

/// What bookkeeping costs, in time of the CPU that does it.
struct Costs {
    Nanos context_switch{};
    Nanos tick{};
    Nanos lock{};
    Nanos lock_transfer{};
    Nanos thread_walk{};
    Nanos signal{};
    Nanos exit{};  ///< what is left of do_exit() once the parent has been told: system time of the thread that exits

    bool operator==(Costs const&) const = default;
};

/// sysctl_sched_*: as they stand after boot, already scaled with the number of CPUs.
struct SchedTunables {
    Nanos latency{20'000'000};
    Nanos min_granularity{4'000'000};
    Nanos wakeup_granularity{5'000'000};
    Nanos rt_period{1'000'000'000};
    Nanos rt_runtime{950'000'000};  ///< negative: no throttling
    bool compat_yield = false;      ///< sysctl_sched_compat_yield

    bool operator==(SchedTunables const&) const = default;
};

/// sched_init_granularity(): the more CPUs are online the longer the periods, up to a bound. `online` is at least 1.
SchedTunables scaled_tunables(SchedFeatures const& features, std::size_t online);
/// update_sysctl(): the same tunables once so many CPUs are online instead of `before`.
SchedTunables rescaled_tunables(SchedTunables const& tunables, std::size_t before, std::size_t online);

struct Topology {
    std::uint16_t sockets = 1;
    std::uint16_t cores = 1;
    std::uint16_t smt = 1;

    bool operator==(Topology const&) const = default;
};

struct KernelConfig {
    FixSet fixes = all_fixes;
    LaterFixSet later_fixes;
    std::optional<Accounting> accounting;  ///< none: as the fixes have it
    std::uint32_t hz = 1000;               ///< 100, 250, 300 or 1000
    std::uint64_t tick_nsec = 1'000'000;   ///< TICK_NSEC, what jiffies are converted with
    TickPhase tick_phase = TickPhase::Staggered;
    Preemption preempt = Preemption::Voluntary;
    bool nohz = true;
    std::optional<Topology> topology;                ///< none: one flat domain
    SchedRelease scheduler = SchedRelease::V2_6_29;  ///< whatever the tree is otherwise
    SchedTunables sched;
    Costs costs;
    Nanos timer_slack{};  ///< of every thread that is not real-time: what its sleeps may be late

    SchedFeatures const& sched_features() const { return tickscope::sched_features(scheduler); }
    /// tick_period: the distance of two ticks of one CPU.
    constexpr Nanos tick_period() const { return Nanos{1'000'000'000 / hz}; }
    constexpr Accounting effective_accounting() const
    {
        if (accounting)
            return *accounting;
        return fixes.has(Fix::SplitClocksTimers) ? Accounting::Split : Accounting::LockedTotals;
    }

    bool operator==(KernelConfig const&) const = default;
};

inline constexpr std::uint32_t user_hz = 100;

/// TICK_NSEC of x86 in 2.6.29, derived from the PIT's 1 193 182 Hz. `hz` is 100, 250, 300 or 1000.
std::uint64_t x86_tick_nsec(std::uint32_t hz);

}
