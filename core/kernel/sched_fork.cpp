// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/load_weight.h"
#include "core/kernel/sched.h"
#include "core/kernel/sched_core.h"
#include "core/kernel/sched_rt.h"
#include "core/kernel/task_waits.h"

namespace tickscope {

void sched_fork(Kernel& k, Maybe<TaskId> parent, TaskId child)
{
    Task& task = k.task(child);
    task.time_slice = k.config().hz;
    task.cpu = k.cpu;
    if (parent) {
        Task const& from = k.task(*parent);
        task.policy = from.policy;
        task.nice = from.nice;
        task.rt_priority = from.rt_priority;
        task.affinity = from.affinity;
        task.time_slice = from.time_slice;
        task.vruntime = from.vruntime;
        task.cpu = from.cpu;
    }
    LoadWeight const load = load_weight_of(task.policy, task.nice);
    task.weight = static_cast<std::uint32_t>(load.weight);
    task.inv_weight = load.inv_weight;
    task.avg_wakeup = static_cast<std::uint64_t>(k.config().sched.wakeup_granularity.count());
}

// 88ec22d: it gets its place where its parent runs, and is then moved like any other.
static void place_at_fork(Kernel& k, Task& task)
{
    task.cpu = k.cpu;
    update_rq_clock(k, k.cpu);
    place_new_fair(k, k.cpu, task);
}

void wake_up_new_task(Kernel& k, Maybe<TaskId>, TaskId child)
{
    Task& task = k.task(child);
    bool const placed_at_fork = k.config().sched_features().placed_at_fork;
    if (placed_at_fork && !is_rt(task.policy))
        place_at_fork(k, task);
    set_task_cpu(k, task, find_idlest_cpu(k.machine, k.cpu, k.machine.affinities[task.affinity]), MigrateWhy::Fork);
    update_rq_clock(k, task.cpu);
    begin_to_wait(task, k.machine.now);
    if (!placed_at_fork && !is_rt(task.policy))
        place_new_fair(k, task.cpu, task);
    activate_task(k, task, EnqueueKind::Move);
    task.cause = k.report(traced::SchedWakeupNew{task.id, task.cpu});
    CauseScope because{k, task.cause};
    check_preempt_curr(k, task.cpu, task);
    task_wake_up_rt(k, task.cpu, task);
}

}
