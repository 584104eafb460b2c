// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/sched_fair.h"

#include "core/kernel/load_weight.h"
#include "core/kernel/sched.h"
#include "core/kernel/sched_stats.h"

namespace tickscope {

static constexpr std::uint32_t sched_nr_latency = 5;

/// Virtual times wrap: the earlier of two is the one that a signed difference says.
static bool is_before(std::uint64_t a, std::uint64_t b) { return static_cast<std::int64_t>(a - b) < 0; }

static auto timeline(Machine& machine, Runqueue& rq)
{
    Task* const tasks = machine.tasks.data();
    auto links = [tasks](std::uint32_t id) -> TreeLinks& { return tasks[id].queue; };
    auto before = [tasks](std::uint32_t a, std::uint32_t b) { return is_before(tasks[a].vruntime, tasks[b].vruntime); };
    return OrderedTree{rq.tree, links, before};
}

static void refresh_leftmost(Machine const& machine, Runqueue& rq)
{
    rq.leftmost_vruntime = rq.tree.empty() ? 0 : machine.tasks[rq.tree.leftmost].vruntime;
}

static void enqueue_entity_in_tree(Kernel& k, Runqueue& rq, Task const& task)
{
    timeline(k.machine, rq).insert(static_cast<std::uint32_t>(task.id));
    refresh_leftmost(k.machine, rq);
}

static void dequeue_entity_from_tree(Kernel& k, Runqueue& rq, Task const& task)
{
    timeline(k.machine, rq).erase(static_cast<std::uint32_t>(task.id));
    refresh_leftmost(k.machine, rq);
}

/// cfs_rq->curr: empty while an RT task or the idle task runs.
static Task* cfs_curr(Kernel& k, Runqueue const& rq)
{
    if (!rq.curr)
        return nullptr;
    Task& curr = k.task(*rq.curr);
    return is_rt(curr.policy) ? nullptr : &curr;
}

static void update_min_vruntime(Runqueue& rq, Task const* curr)
{
    std::uint64_t vruntime = rq.min_vruntime;
    if (curr)
        vruntime = curr->vruntime;
    if (!rq.tree.empty() && (!curr || is_before(rq.leftmost_vruntime, vruntime)))
        vruntime = rq.leftmost_vruntime;
    if (is_before(rq.min_vruntime, vruntime))
        rq.min_vruntime = vruntime;
}

static void charge(Kernel& k, Runqueue& rq, Task& curr)
{
    Nanos const delta = rq.clock - curr.exec_start;
    if (delta == Nanos::zero())
        return;
    curr.sum_exec_runtime += delta;
    curr.vruntime += calc_delta_fair(static_cast<std::uint64_t>(delta.count()), curr);
    update_min_vruntime(rq, &curr);
    curr.exec_start = rq.clock;
    k.report(traced::SchedStatRuntime{curr.id, delta, curr.vruntime});
    account_group_exec_runtime(k, curr, delta);
}

void update_curr_fair(Kernel& k, CpuId cpu)
{
    Runqueue& rq = k.rq(cpu);
    if (Task* const curr = cfs_curr(k, rq))
        charge(k, rq, *curr);
}

static std::uint64_t sched_period(SchedTunables const& tunables, std::uint32_t nr_running)
{
    if (nr_running > sched_nr_latency)
        return static_cast<std::uint64_t>(tunables.min_granularity.count()) * nr_running;
    return static_cast<std::uint64_t>(tunables.latency.count());
}

std::uint64_t sched_slice(Kernel& k, Runqueue& rq, Task const& task)
{
    if (!task.on_rq) {
        std::uint64_t const period = sched_period(k.config().sched, rq.cfs_nr_running + 1);
        return calc_delta_mine(period, task.weight, inverse_of_load(rq.cfs_load + task.weight));
    }
    if (rq.cfs_load_inverse == 0)
        rq.cfs_load_inverse = inverse_of_load(rq.cfs_load);
    return calc_delta_mine(sched_period(k.config().sched, rq.cfs_nr_running), task.weight, rq.cfs_load_inverse);
}

static void place_entity(Kernel& k, Runqueue& rq, Task& task, PlaceKind kind)
{
    if (kind == PlaceKind::Initial) {
        task.vruntime = rq.min_vruntime + calc_delta_fair(sched_slice(k, rq, task), task);
        return;
    }
    auto threshold = static_cast<std::uint64_t>(k.config().sched.latency.count());
    if (task.policy != Policy::Idle)
        threshold = calc_delta_fair(threshold, task);
    std::uint64_t const place = rq.min_vruntime - threshold;
    if (is_before(task.vruntime, place))
        task.vruntime = place;
}

static void account_entity_enqueue(Kernel& k, Runqueue& rq, Task& task)
{
    rq.cfs_load += task.weight;
    rq.cfs_load_inverse = 0;
    rq.load += task.weight;
    ++rq.cfs_nr_running;

    auto const id = static_cast<std::uint32_t>(task.id);
    task.cfs_prev = TreeLinks::none;
    task.cfs_next = rq.cfs_first;
    if (rq.cfs_first != TreeLinks::none)
        k.machine.tasks[rq.cfs_first].cfs_prev = id;
    rq.cfs_first = id;
}

static void account_entity_dequeue(Kernel& k, Runqueue& rq, Task& task)
{
    rq.cfs_load -= task.weight;
    rq.cfs_load_inverse = 0;
    rq.load -= task.weight;
    --rq.cfs_nr_running;

    if (task.cfs_prev == TreeLinks::none)
        rq.cfs_first = task.cfs_next;
    else
        k.machine.tasks[task.cfs_prev].cfs_next = task.cfs_next;
    if (task.cfs_next != TreeLinks::none)
        k.machine.tasks[task.cfs_next].cfs_prev = task.cfs_prev;
    task.cfs_prev = task.cfs_next = TreeLinks::none;
}

static void clear_buddies(Runqueue& rq, TaskId task)
{
    if (rq.last_buddy == task)
        rq.last_buddy.reset();
    if (rq.next_buddy == task)
        rq.next_buddy.reset();
}

void enqueue_task_fair(Kernel& k, CpuId cpu, Task& task, EnqueueKind kind)
{
    Runqueue& rq = k.rq(cpu);
    update_curr_fair(k, cpu);
    account_entity_enqueue(k, rq, task);
    if (kind == EnqueueKind::Wakeup)
        place_entity(k, rq, task, PlaceKind::Wakeup);
    if (rq.curr != task.id)
        enqueue_entity_in_tree(k, rq, task);
}

void dequeue_task_fair(Kernel& k, CpuId cpu, Task& task)
{
    Runqueue& rq = k.rq(cpu);
    update_curr_fair(k, cpu);
    clear_buddies(rq, task.id);
    if (rq.curr != task.id)
        dequeue_entity_from_tree(k, rq, task);
    account_entity_dequeue(k, rq, task);
    update_min_vruntime(rq, cfs_curr(k, rq));
}

void yield_task_fair(Kernel& k, CpuId cpu)
{
    Runqueue& rq = k.rq(cpu);
    if (rq.cfs_nr_running == 1)
        return;
    Task& curr = k.task(*rq.curr);
    clear_buddies(rq, curr.id);
    if (curr.policy != Policy::Batch) {
        update_rq_clock(k, cpu);
        update_curr_fair(k, cpu);
        return;
    }
    std::uint32_t const rightmost = timeline(k.machine, rq).last();
    // Compared as they stand, as in task_new_fair(): 2.6.32 mended both.
    if (rightmost == TreeLinks::none || k.machine.tasks[rightmost].vruntime < curr.vruntime)
        return;
    curr.vruntime = k.machine.tasks[rightmost].vruntime + 1;
}

enum class Preempts : std::int8_t { Behind = -1, WithinGranularity = 0, Yes = 1 };

/// wakeup_preempt_entity(): is `other` so far behind that it should run instead of `curr`?
static Preempts wakeup_preempt_entity(SchedTunables const& tunables, Task const& curr, Task const& other)
{
    auto const ahead = static_cast<std::int64_t>(curr.vruntime - other.vruntime);
    if (ahead <= 0)
        return Preempts::Behind;
    auto granularity = static_cast<std::uint64_t>(tunables.wakeup_granularity.count());
    if (curr.weight > nice_0_load)
        granularity = calc_delta_fair(granularity, curr);
    return ahead > static_cast<std::int64_t>(granularity) ? Preempts::Yes : Preempts::WithinGranularity;
}

static void set_buddies(Runqueue& rq, Task const& curr, Task const& woken)
{
    if (curr.on_rq && curr.policy != Policy::Idle)
        rq.last_buddy = curr.id;
    if (woken.policy != Policy::Idle)
        rq.next_buddy = woken.id;
}

void check_preempt_wakeup(Kernel& k, CpuId cpu, Task& task)
{
    Runqueue& rq = k.rq(cpu);
    Task& curr = k.task(*rq.curr);
    update_curr_fair(k, cpu);
    if (is_rt(task.policy)) {
        resched_cpu(k, cpu);
        return;
    }
    if (curr.id == task.id)
        return;
    set_buddies(rq, curr, task);
    if (curr.need_resched || task.policy != Policy::Other)
        return;
    if (curr.policy == Policy::Idle || wakeup_preempt_entity(k.config().sched, curr, task) == Preempts::Yes)
        resched_cpu(k, cpu);
}

TaskId pick_next_entity(Machine const& machine, Runqueue const& rq, Maybe<TaskId> leaving)
{
    Task const& leftmost = machine.tasks[rq.tree.leftmost];
    for (Maybe<TaskId> const buddy : {rq.next_buddy, rq.last_buddy}) {
        if (!buddy || buddy == leaving)
            continue;
        Task const& task = machine.tasks[index_of(*buddy)];
        if (wakeup_preempt_entity(machine.config.sched, task, leftmost) != Preempts::Yes)
            return *buddy;
    }
    return leftmost.id;
}

std::uint64_t ideal_slice(Machine const& machine, Runqueue const& rq, Task const& task)
{
    return calc_delta_mine(sched_period(machine.config.sched, rq.cfs_nr_running), task.weight,
                           inverse_of_load(rq.cfs_load));
}

void set_curr_task_fair(Kernel& k, CpuId cpu, Task& task)
{
    task.exec_start = k.rq(cpu).clock;
    task.prev_sum_exec_runtime = task.sum_exec_runtime;
}

Maybe<TaskId> pick_next_task_fair(Kernel& k, CpuId cpu)
{
    Runqueue& rq = k.rq(cpu);
    if (rq.cfs_nr_running == 0)
        return {};
    TaskId const next = pick_next_entity(k.machine, rq, {});
    clear_buddies(rq, next);
    dequeue_entity_from_tree(k, rq, k.task(next));
    set_curr_task_fair(k, cpu, k.task(next));
    return next;
}

void put_prev_task_fair(Kernel& k, CpuId cpu, Task& prev)
{
    if (!prev.on_rq)
        return;
    Runqueue& rq = k.rq(cpu);
    charge(k, rq, prev);
    enqueue_entity_in_tree(k, rq, prev);
}

void task_tick_fair(Kernel& k, CpuId cpu, Task& curr)
{
    Runqueue& rq = k.rq(cpu);
    charge(k, rq, curr);
    if (rq.cfs_nr_running <= 1)
        return;
    auto const ran = static_cast<std::uint64_t>((curr.sum_exec_runtime - curr.prev_sum_exec_runtime).count());
    if (ran <= sched_slice(k, rq, curr))
        return;
    resched_cpu(k, cpu);
    clear_buddies(rq, curr.id);
}

void task_new_fair(Kernel& k, CpuId cpu, Task& task)
{
    Runqueue& rq = k.rq(cpu);
    update_curr_fair(k, cpu);
    place_entity(k, rq, task, PlaceKind::Initial);

    // The one place beside yield where virtual times are not compared by their difference: a child that is placed below
    // zero, before the queue's time has got there, counts as far ahead and swaps too.
    Task* const curr = cfs_curr(k, rq);
    if (curr && k.cpu == cpu && curr->vruntime < task.vruntime) {
        std::swap(curr->vruntime, task.vruntime);
        resched_cpu(k, cpu);
    }
    enqueue_task_fair(k, cpu, task, EnqueueKind::Move);
}

}
