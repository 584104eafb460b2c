// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernel/trace_event.h"
#include "core/trace/task_table.h"

#include <optional>
#include <vector>

namespace tickscope {

/// What a kernel with CONFIG_SCHEDSTATS counts of a thread, beside what it needs to schedule it.
struct TaskSchedCounts {
    std::uint64_t nvcsw = 0, nivcsw = 0;  ///< switches away from it: it slept or ended, or could have gone on
    Nanos run_delay{};                    ///< sched_info.run_delay: runnable, and waiting for the CPU
    Nanos wait_max{}, wait_sum{};         ///< se.wait_*: the longest wait, and all together
    std::uint64_t wait_count = 0;
    Nanos sleep_max{}, sum_sleep_runtime{};  ///< se.sleep_max and se.sum_sleep_runtime
    Nanos exec_max{};                        ///< se.exec_max: the most that update_curr() added at once
    std::uint64_t nr_migrations = 0, nr_forced_migrations = 0;
    std::uint64_t nr_wakeups = 0, nr_wakeups_local = 0, nr_wakeups_remote = 0, nr_wakeups_migrate = 0;

    bool operator==(TaskSchedCounts const&) const = default;
};

/// The same of a run queue.
struct RunqueueSchedCounts {
    std::uint64_t sched_goidle = 0, ttwu_count = 0, ttwu_local = 0;
    Nanos cpu_time{}, run_delay{};  ///< rq_cpu_time and rq_sched_info.run_delay: of threads that left, and came
    std::uint64_t pcount = 0;       ///< threads switched in
    Nanos exec_clock{};             ///< cfs_rq->exec_clock: run time of fair threads

    bool operator==(RunqueueSchedCounts const&) const = default;
};

/// Counts them from a trace, which must come from boot on. The model's own state does without them.
class SchedCounts {
public:
    void take(TraceEvent const& event, TaskTable const& tasks);

    TaskSchedCounts task(TaskId id) const;
    RunqueueSchedCounts runqueue(CpuId id) const;
    /// Since when it waits or sleeps; none: it does not.
    std::optional<SimTime> waits_since(TaskId id) const;
    std::optional<SimTime> sleeps_since(TaskId id) const;

private:
    class Reader;
    struct Task {
        TaskSchedCounts counts;
        std::optional<SimTime> waits_since, sleeps_since;
        SimTime runs_since{};
        bool moved_by_wakeup = false;
    };

    Task& row(TaskId id);
    RunqueueSchedCounts& row(CpuId id);

    std::vector<Task> m_tasks;
    std::vector<RunqueueSchedCounts> m_runqueues;
};

}
