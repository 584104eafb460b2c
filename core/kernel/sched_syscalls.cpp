// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/errno.h"
#include "core/kernel/load_weight.h"
#include "core/kernel/sched.h"
#include "core/kernel/sched_core.h"
#include "core/kernel/sched_rt.h"

namespace tickscope {

static void set_load_weight(Task& task)
{
    LoadWeight const load = load_weight_of(task.policy, task.nice);
    task.weight = static_cast<std::uint32_t>(load.weight);
    task.inv_weight = load.inv_weight;
}

void set_user_nice(Kernel& k, TaskId id, int nice)
{
    Task& task = k.task(id);
    if (task.nice == nice || nice < -20 || nice > 19)
        return;
    update_rq_clock(k, task.cpu);
    bool const raised = nice < task.nice;
    if (is_rt(task.policy) || !task.on_rq) {
        task.nice = static_cast<std::int8_t>(nice);
        set_load_weight(task);
        return;
    }
    dequeue_task_fair(k, task.cpu, task);
    task.nice = static_cast<std::int8_t>(nice);
    set_load_weight(task);
    enqueue_task_fair(k, task.cpu, task, EnqueueKind::Move);
    if (raised || task_running(k, task))
        resched_cpu(k, task.cpu);
}

static void prio_changed_fair(Kernel& k, Task& task, int old_prio)
{
    if (!task_running(k, task))
        check_preempt_curr(k, task.cpu, task);
    else if (task_prio(task) > old_prio)
        resched_cpu(k, task.cpu);
}

static void switched_to_fair(Kernel& k, Task& task)
{
    if (task_running(k, task))
        resched_cpu(k, task.cpu);
    else
        check_preempt_curr(k, task.cpu, task);
}

static void check_class_changed(Kernel& k, Task& task, Policy old_policy, int old_prio)
{
    bool const rt = is_rt(task.policy);
    if (rt == is_rt(old_policy)) {
        if (rt)
            prio_changed_rt(k, task.cpu, task, old_prio);
        else
            prio_changed_fair(k, task, old_prio);
    } else if (rt) {
        switched_to_rt(k, task.cpu, task);
    } else {
        switched_from_rt(k, task.cpu);
        switched_to_fair(k, task);
    }
}

static void put_prev(Kernel& k, Task& task)
{
    if (is_rt(task.policy))
        put_prev_task_rt(k, task.cpu, task);
    else
        put_prev_task_fair(k, task.cpu, task);
}

static void set_curr(Kernel& k, Task& task)
{
    if (is_rt(task.policy))
        set_curr_task_rt(k, task.cpu, task);
    else
        set_curr_task_fair(k, task.cpu, task);
}

void sched_setscheduler(Kernel& k, TaskId id, Policy policy, std::uint8_t rt_priority)
{
    Task& task = k.task(id);
    Policy const old_policy = task.policy;
    int const old_prio = task_prio(task);
    bool const queued = task.on_rq;
    bool const running = task_running(k, task);
    update_rq_clock(k, task.cpu);
    if (queued)
        deactivate_task(k, task);
    if (running)
        put_prev(k, task);
    task.policy = policy;
    task.rt_priority = is_rt(policy) ? rt_priority : std::uint8_t{0};
    set_load_weight(task);
    if (running)
        set_curr(k, task);
    if (!queued)
        return;
    activate_task(k, task, EnqueueKind::Move);
    check_class_changed(k, task, old_policy, old_prio);
}

void sched_yield(Kernel& k, TaskId id)
{
    Task const& task = k.task(id);
    if (is_rt(task.policy))
        yield_task_rt(k, task.cpu);
    else
        yield_task_fair(k, task.cpu);
}

Jiffies sched_rr_get_interval(Kernel& k, TaskId id)
{
    Task const& task = k.task(id);
    Runqueue& rq = k.rq_of(task);
    auto const tick = static_cast<std::uint64_t>(k.config().tick_period().count());
    if (task.policy == Policy::Rr)
        return {def_timeslice(k.config())};
    if (task.policy == Policy::Fifo || rq.cfs_load == 0)
        return {};
    return {sched_slice(k, rq, task) / tick};
}

int set_cpus_allowed(Kernel& k, TaskId id, std::uint32_t affinity)
{
    Task& task = k.task(id);
    Maybe<CpuId> const to = (k.machine.affinities[affinity] & k.machine.online).first_set();
    if (!to)
        return -kernel_errno::einval;
    task.affinity = affinity;
    if (is_allowed(k.machine, task, task.cpu))
        return 0;
    if (task.on_rq)
        migrate_by_thread(k, task, *to, MigrateWhy::Affinity);
    else
        set_task_cpu(k, task, *to, MigrateWhy::Affinity);
    return 0;
}

}
