// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/sched.h"
#include "core/kernel/sched_core.h"
#include "core/kernel/sched_rt.h"

#include <algorithm>

namespace tickscope {

static bool can_be_moved(Machine const& machine, Task const& task)
{
    return task.affinity == 0 ? machine.online.weight() > 1 : machine.affinities[task.affinity].weight() > 1;
}

// find_lowest_rq() with cpupri_find(): among the CPUs that the task outranks, those of the lowest priority; of them the
// one where it ran last, then this one, then the first.
static Maybe<CpuId> find_lowest_rq(Kernel& k, Task const& task)
{
    Machine const& machine = k.machine;
    if (!can_be_moved(machine, task))
        return {};
    int lowest = task_prio(task);
    Maybe<CpuId> best;
    for (CpuId const cpu : machine.active) {
        int const prio = highest_rt_prio(machine, k.rq(cpu));
        if (!is_allowed(machine, task, cpu) || prio < lowest || prio <= task_prio(task))
            continue;
        bool const closer = cpu == task.cpu || (cpu == k.cpu && best != task.cpu);
        if (prio > lowest || closer)
            best = cpu;
        lowest = prio;
    }
    return best;
}

CpuId select_task_rq_rt(Kernel& k, Task const& task)
{
    Runqueue const& rq = k.rq_of(task);
    if (!rq.curr || !is_rt(k.task(*rq.curr).policy))
        return task.cpu;
    Maybe<CpuId> const lowest = find_lowest_rq(k, task);
    return lowest ? *lowest : task.cpu;
}

// pick_next_highest_task_rt(): the best task that waits here and may run on `on`, or on any other CPU.
static Maybe<TaskId> pick_next_highest_task_rt(Kernel& k, CpuId cpu, Maybe<CpuId> on)
{
    Machine& machine = k.machine;
    Runqueue& rq = k.rq(cpu);
    auto links = [&machine](std::uint32_t id) -> TreeLinks& { return machine.tasks[id].queue; };
    auto before = [](std::uint32_t, std::uint32_t) { return false; };
    OrderedTree const queue{rq.rt.queue, links, before};
    for (std::uint32_t id = rq.rt.queue.leftmost; id != TreeLinks::none; id = queue.next(id)) {
        Task const& task = machine.tasks[id];
        if (rq.curr != task.id && (!on || is_allowed(machine, task, *on)) && can_be_moved(machine, task))
            return task.id;
    }
    return {};
}

static void move_rt_task(Kernel& k, Task& task, CpuId to)
{
    deactivate_task(k, task);
    set_task_cpu(k, task, to, MigrateWhy::Balance);
    activate_task(k, task, EnqueueKind::Move);
}

// push_rt_task(): true if it has moved one, and another may follow.
static bool push_rt_task(Kernel& k, CpuId cpu)
{
    Maybe<TaskId> const next = pick_next_highest_task_rt(k, cpu, {});
    if (!next)
        return false;
    Task& task = k.task(*next);
    if (task_prio(task) < curr_prio(k, cpu)) {
        resched_cpu(k, cpu);
        return false;
    }
    Maybe<CpuId> const lowest = find_lowest_rq(k, task);
    if (!lowest || *lowest == cpu)
        return false;
    move_rt_task(k, task, *lowest);
    resched_cpu(k, *lowest);
    return true;
}

static void push_rt_tasks(Kernel& k, CpuId cpu)
{
    while (k.machine.rt_overloaded.test(cpu) && push_rt_task(k, cpu)) { }
}

// A waiting task that outranks what runs on its own CPU is about to run there and is left alone.
static bool may_be_pulled(Kernel& k, CpuId from, Task const& task, Maybe<TaskId> next)
{
    int const running = curr_prio(k, from);
    if (next && task_prio(task) >= task_prio(k.task(*next)))
        return false;
    return task_prio(task) >= running && !(next && task_prio(k.task(*next)) < running);
}

static void pull_rt_task(Kernel& k, CpuId cpu)
{
    CpuMask const overloaded = k.machine.rt_overloaded;
    if (overloaded.empty())
        return;
    Runqueue const& rq = k.rq(cpu);
    Maybe<TaskId> next;
    if (!rq.rt.queue.empty() && !rq.rt.throttled)
        next = k.machine.tasks[rq.rt.queue.leftmost].id;
    for (CpuId const from : overloaded) {
        if (from == cpu || k.rq(from).rt.nr_running <= 1)
            continue;
        Maybe<TaskId> const waiting = pick_next_highest_task_rt(k, from, cpu);
        if (!waiting || !may_be_pulled(k, from, k.task(*waiting), next))
            continue;
        move_rt_task(k, k.task(*waiting), cpu);
        next = waiting;
    }
}

void task_wake_up_rt(Kernel& k, CpuId cpu, Task const& task)
{
    if (is_rt(task.policy) && !task_running(k, task) && !need_resched(k.machine, cpu))
        push_rt_tasks(k, cpu);
}

void pre_schedule_rt(Kernel& k, CpuId cpu, Task const& prev)
{
    if (highest_rt_prio(k.machine, k.rq(cpu)) > task_prio(prev))
        pull_rt_task(k, cpu);
}

void post_schedule_rt(Kernel& k, CpuId cpu)
{
    if (k.machine.rt_overloaded.test(cpu) && curr_prio(k, cpu) < 100)
        push_rt_tasks(k, cpu);
}

void switched_to_rt(Kernel& k, CpuId cpu, Task const& task)
{
    if (!task.on_rq || task_running(k, task))
        return;
    if (k.machine.rt_overloaded.test(cpu) && push_rt_task(k, cpu) && task.cpu != cpu)
        return;
    if (task_prio(task) < curr_prio(k, cpu))
        resched_cpu(k, cpu);
}

void switched_from_rt(Kernel& k, CpuId cpu)
{
    if (k.rq(cpu).rt.nr_running == 0)
        pull_rt_task(k, cpu);
}

void prio_changed_rt(Kernel& k, CpuId cpu, Task const& task, int old_prio)
{
    if (!task_running(k, task)) {
        if (task_prio(task) < curr_prio(k, cpu))
            resched_cpu(k, cpu);
        return;
    }
    if (old_prio < task_prio(task))
        pull_rt_task(k, cpu);
    if (task_prio(task) > highest_rt_prio(k.machine, k.rq(cpu)))
        resched_cpu(k, cpu);
}

}
