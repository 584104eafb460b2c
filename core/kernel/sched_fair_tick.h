// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernel/kernel.h"
#include "core/kernel/load_weight.h"

namespace tickscope {

/// What a tick asks of the fair scheduler, for task_tick_fair() and for the short way of plain ticks: in one place, and
/// inline, because every tick of every busy CPU asks it.

/// Virtual times wrap: the earlier of two is the one that a signed difference says.
constexpr bool is_before(std::uint64_t a, std::uint64_t b) { return static_cast<std::int64_t>(a - b) < 0; }

inline void update_min_vruntime(Runqueue& rq, Task const* curr)
{
    std::uint64_t vruntime = rq.min_vruntime;
    if (curr)
        vruntime = curr->vruntime;
    if (!rq.tree.empty() && (!curr || is_before(rq.leftmost_vruntime, vruntime)))
        vruntime = rq.leftmost_vruntime;
    if (is_before(rq.min_vruntime, vruntime))
        rq.min_vruntime = vruntime;
}

inline std::uint64_t sched_period(KernelConfig const& config, std::uint32_t nr_running)
{
    if (nr_running > config.sched_features().nr_latency)
        return static_cast<std::uint64_t>(config.sched.min_granularity.count()) * nr_running;
    return static_cast<std::uint64_t>(config.sched.latency.count());
}

/// sched_slice() of a task that is queued or runs: how long it may run of each period, in nanoseconds.
inline std::uint64_t slice_of_queued(KernelConfig const& config, Runqueue& rq, Task const& task)
{
    if (rq.cfs_load_inverse == 0)
        rq.cfs_load_inverse = inverse_of_load(rq.cfs_load);
    return calc_delta_mine(sched_period(config, rq.cfs_nr_running), task.weight, rq.cfs_load_inverse);
}

/// Whether the leftmost task has waited for more than a slice, of a task of virtual time `vruntime` that has run for
/// `ran` of its own. The difference is signed but the slice is not, so that the compare is unsigned: a running task
/// that is still *left* of the leftmost one looks infinitely far ahead, is asked to go at each tick, is picked again
/// and starts a new slice, until it has caught up.
inline bool leftmost_has_waited(KernelConfig const& config, Runqueue const& rq, std::uint64_t vruntime,
                                std::uint64_t ran, std::uint64_t slice)
{
    if (!config.sched_features().tick_lag_preempt ||
        ran < static_cast<std::uint64_t>(config.sched.min_granularity.count()))
        return false;
    return vruntime - rq.leftmost_vruntime > slice;
}

}
