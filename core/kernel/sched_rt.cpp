// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/sched_rt.h"

#include "core/kernel/rt_bandwidth.h"
#include "core/kernel/sched.h"
#include "core/kernel/sched_core.h"
#include "core/kernel/sched_stats.h"

namespace tickscope {

static auto rt_queue(Machine& machine, Runqueue& rq)
{
    Task* const tasks = machine.tasks.data();
    auto links = [tasks](std::uint32_t id) -> TreeLinks& { return tasks[id].queue; };
    auto before = [tasks](std::uint32_t a, std::uint32_t b) { return tasks[a].rt_priority > tasks[b].rt_priority; };
    return OrderedTree{rq.rt.queue, links, before};
}

int highest_rt_prio(Machine const& machine, Runqueue const& rq)
{
    return rq.rt.queue.empty() ? 100 : task_prio(machine.tasks[rq.rt.queue.leftmost]);
}

static void note_overload(Kernel& k, CpuId cpu)
{
    if (k.rq(cpu).rt.nr_running > 1)
        k.machine.rt_overloaded.set(cpu);
    else
        k.machine.rt_overloaded.clear(cpu);
}

void update_curr_rt(Kernel& k, CpuId cpu)
{
    Runqueue& rq = k.rq(cpu);
    if (!rq.curr)
        return;
    Task& curr = k.task(*rq.curr);
    if (!is_rt(curr.policy))
        return;
    Nanos const delta = std::max(Nanos::zero(), rq.clock - curr.exec_start);
    curr.exec_start = rq.clock;
    if (delta > Nanos::zero()) {
        curr.sum_exec_runtime += delta;
        k.report(traced::SchedStatRuntime{curr.id, delta, curr.vruntime});
        account_group_exec_runtime(k, curr, delta);
    }
    if (charge_rt_bandwidth(k, cpu, delta))
        resched_cpu(k, cpu);
}

void enqueue_task_rt(Kernel& k, CpuId cpu, Task& task, EnqueueKind kind)
{
    Runqueue& rq = k.rq(cpu);
    if (kind == EnqueueKind::Wakeup)
        task.rt_timeout = 0;
    rt_queue(k.machine, rq).insert(static_cast<std::uint32_t>(task.id));
    rq.load += task.weight;
    ++rq.rt.nr_running;
    note_overload(k, cpu);
    start_rt_bandwidth(k);
}

void dequeue_task_rt(Kernel& k, CpuId cpu, Task& task)
{
    Runqueue& rq = k.rq(cpu);
    update_curr_rt(k, cpu);
    rt_queue(k.machine, rq).erase(static_cast<std::uint32_t>(task.id));
    rq.load -= task.weight;
    --rq.rt.nr_running;
    note_overload(k, cpu);
}

// requeue_task_rt(): to the tail of its priority's list.
static void requeue_task_rt(Kernel& k, Runqueue& rq, Task const& task)
{
    auto queue = rt_queue(k.machine, rq);
    queue.erase(static_cast<std::uint32_t>(task.id));
    queue.insert(static_cast<std::uint32_t>(task.id));
}

void yield_task_rt(Kernel& k, CpuId cpu)
{
    Runqueue& rq = k.rq(cpu);
    requeue_task_rt(k, rq, k.task(*rq.curr));
}

void check_preempt_curr_rt(Kernel& k, CpuId cpu, Task const& task)
{
    if (task_prio(task) < curr_prio(k, cpu))
        resched_cpu(k, cpu);
}

Maybe<TaskId> pick_next_task_rt(Kernel& k, CpuId cpu)
{
    Runqueue const& rq = k.rq(cpu);
    if (rq.rt.queue.empty() || rq.rt.throttled)
        return {};
    Task& next = k.machine.tasks[rq.rt.queue.leftmost];
    next.exec_start = rq.clock;
    return next.id;
}

void put_prev_task_rt(Kernel& k, CpuId cpu, Task& prev)
{
    update_curr_rt(k, cpu);
    prev.exec_start = SimTime{};
}

void set_curr_task_rt(Kernel& k, CpuId cpu, Task& task) { task.exec_start = k.rq(cpu).clock; }

static bool shares_its_priority(Kernel& k, Runqueue& rq, Task const& task)
{
    auto const queue = rt_queue(k.machine, rq);
    auto const id = static_cast<std::uint32_t>(task.id);
    for (std::uint32_t const neighbour : {queue.previous(id), queue.next(id)})
        if (neighbour != TreeLinks::none && k.machine.tasks[neighbour].rt_priority == task.rt_priority)
            return true;
    return false;
}

// watchdog(): RLIMIT_RTTIME counts the ticks since the task last slept.
static void watchdog(Kernel& k, Task& task)
{
    Rlimit const& limit = k.group_of(task).rlimit_rttime;
    if (limit.soft == Rlimit::infinity)
        return;
    std::uint64_t const usec_per_tick = 1'000'000 / k.config().hz;
    std::uint64_t const limit_ticks = (std::min(limit.soft, limit.hard) + usec_per_tick - 1) / usec_per_tick;
    if (++task.rt_timeout > limit_ticks)
        task.cputime_expires.sched = task.sum_exec_runtime;
}

void task_tick_rt(Kernel& k, CpuId cpu, Task& curr)
{
    update_curr_rt(k, cpu);
    watchdog(k, curr);
    if (curr.policy != Policy::Rr || --curr.time_slice > 0)
        return;
    curr.time_slice = def_timeslice(k.config());
    Runqueue& rq = k.rq(cpu);
    if (!shares_its_priority(k, rq, curr))
        return;
    requeue_task_rt(k, rq, curr);
    resched_cpu(k, cpu);
}

}
