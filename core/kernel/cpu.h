// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/ordered_tree.h"
#include "core/base/sim_time.h"
#include "core/base/units.h"

#include <array>
#include <cstdint>

namespace tickscope {

/// struct rt_rq: how much of its period the RT class has used, and what waits. The running task stays queued.
struct RtRunqueue {
    TreeRoot queue;  ///< by (prio, arrival), prio 0 (highest) .. 98: the 100 lists in one
    std::uint32_t nr_running = 0;
    bool throttled = false;
    Nanos rt_time{};
    Nanos rt_runtime{};

    bool operator==(RtRunqueue const&) const = default;
};

/// struct rq with its cfs_rq and rt_rq. The running task stays counted in nr_running and load. What a tick touches
/// comes first.
struct Runqueue {
    static constexpr std::uint64_t initial_min_vruntime = ~std::uint64_t{0} - (1u << 20) + 1;

    SimTime clock{};     ///< rq->clock: refreshed at defined points only
    Nanos clock_skew{};  ///< how far this CPU's clock is ahead of the machine's
    std::uint64_t min_vruntime = initial_min_vruntime;
    std::uint64_t leftmost_vruntime = 0;  ///< of the tree's first task, kept at hand; 0 while the tree is empty
    std::uint64_t cfs_load = 0;           ///< cfs_rq->load.weight
    std::uint64_t load = 0;               ///< rq->load.weight: all classes
    Maybe<TaskId> curr;                   ///< none: the idle task
    std::uint32_t cfs_nr_running = 0;
    std::uint32_t nr_running = 0;
    std::uint32_t cfs_load_inverse = 0;  ///< cfs_rq->load.inv_weight; 0: not worked out since the load changed

    std::array<std::uint64_t, 5> cpu_load{};
    std::uint64_t settled_load = 0;  ///< all of cpu_load is this; ~0: they differ
    Jiffies last_load_update;        ///< rq->last_load_update_tick: since 2.6.36
    Jiffies next_balance;
    TreeRoot tree;                   ///< queued fair tasks by (vruntime, arrival)
    bool idle_need_resched = false;  ///< TIF_NEED_RESCHED of the idle task
    bool idle_at_tick = false;
    bool in_nohz_recently = false;
    bool nohz_balance_kick = false;  ///< since 2.6.36: it is to balance for all who sleep

    Maybe<TaskId> next_buddy;                   ///< cfs_rq->next
    Maybe<TaskId> last_buddy;                   ///< cfs_rq->last
    std::uint32_t cfs_first = TreeLinks::none;  ///< cfs_rq->tasks: most recently enqueued first
    RtRunqueue rt;
    std::uint64_t switches = 0;              ///< rq->nr_switches
    std::uint64_t resched_cause = no_event;  ///< number of the trace event that asked for schedule()

    bool operator==(Runqueue const&) const = default;
};

/// One sched_domain level of one CPU: only what changes.
struct DomainState {
    Jiffies last_balance;
    std::uint32_t balance_interval = 1;  ///< ms
    std::uint32_t nr_balance_failed = 0;

    bool operator==(DomainState const&) const = default;
};

struct alignas(64) Cpu {
    Runqueue rq;
    CpuId id{};
    bool online = true;
    bool active = true;  ///< cpu_active_map: goes false before online does, on the way down
    bool tick_stopped = false;
    bool in_idle = true;  ///< inside the idle loop's nohz section
    bool playing_dead = false;
    bool sched_softirq = false;  ///< SCHED_SOFTIRQ was raised by another CPU
    SimTime nohz_stamp{};        ///< rq->nohz_stamp: its rq's clock when it last wanted to stop its tick (2.6.35)
    SimTime next_tick{};         ///< when its tick is due, on its grid; meaningful while the tick runs
    Jiffies idle_jiffies;        ///< ts->idle_jiffies
    std::uint64_t ticks = 0;     ///< tick interrupts taken
    std::array<DomainState, 3> domains{};

    SimTime burst_start{};      ///< since when what really runs has not been booked
    SimTime burst_end = never;  ///< when the current task's burst ends, if nothing happens before
    SimTime busy_until{};       ///< bookkeeping that costs time holds the CPU until then
    Nanos unbooked_overhead{};  ///< of it, what falls after burst_start
    bool burst_paused = false;
    std::uint32_t burst_handle = TreeLinks::none;                 ///< in Machine::burst_ends
    Nanos user{}, system{}, idle{}, overhead{};                   ///< what really was
    std::uint64_t acct_user = 0, acct_system = 0, acct_idle = 0;  ///< cpustat, ticks
    bool migration_pending = false;                               ///< rq->active_balance
    CpuId push_cpu{};

    bool operator==(Cpu const&) const = default;
};

}
