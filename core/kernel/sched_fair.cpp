// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/sched_fair.h"

#include "core/kernel/sched.h"
#include "core/kernel/sched_fair_tick.h"
#include "core/kernel/sched_stats.h"

namespace tickscope {

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

std::uint64_t sched_slice(Kernel& k, Runqueue& rq, Task const& task)
{
    if (!task.on_rq) {
        std::uint64_t const period = sched_period(k.config(), rq.cfs_nr_running + 1);
        return calc_delta_mine(period, task.weight, inverse_of_load(rq.cfs_load + task.weight));
    }
    return slice_of_queued(k.config(), rq, task);
}

// What a sleep is good for: this much virtual time before the others, at most.
static std::uint64_t sleeper_credit(KernelConfig const& config, Task const& task)
{
    SchedFeatures const& features = config.sched_features();
    auto credit = static_cast<std::uint64_t>(config.sched.latency.count());
    if (features.normalized_sleeper && task.policy != Policy::Idle)
        credit = calc_delta_fair(credit, task);
    return features.gentle_sleepers ? credit / 2 : credit;
}

static void place_entity(Kernel& k, Runqueue& rq, Task& task, PlaceKind kind)
{
    bool const initial = kind == PlaceKind::Initial;
    std::uint64_t const place = initial ? rq.min_vruntime + calc_delta_fair(sched_slice(k, rq, task), task)
                                        : rq.min_vruntime - sleeper_credit(k.config(), task);
    // Nobody gains time by being placed backwards; until b5d9d73 a child could.
    bool const anywhere = initial && !k.config().sched_features().child_not_before_parent;
    if (anywhere || is_before(task.vruntime, place))
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

// Fork and yield compared virtual times as they stand, so that one below zero, before the queue's time has got there,
// counted as far ahead. 54fdc58 mended both.
static bool compares_before(KernelConfig const& config, Task const& a, Task const& b)
{
    return config.sched_features().signed_compares ? is_before(a.vruntime, b.vruntime) : a.vruntime < b.vruntime;
}

void yield_task_fair(Kernel& k, CpuId cpu)
{
    Runqueue& rq = k.rq(cpu);
    if (rq.cfs_nr_running == 1)
        return;
    Task& curr = k.task(*rq.curr);
    clear_buddies(rq, curr.id);
    if (curr.policy != Policy::Batch && !k.config().sched.compat_yield) {
        update_rq_clock(k, cpu);
        update_curr_fair(k, cpu);
        return;
    }
    std::uint32_t const rightmost = timeline(k.machine, rq).last();
    if (rightmost == TreeLinks::none || compares_before(k.config(), k.machine.tasks[rightmost], curr))
        return;
    curr.vruntime = k.machine.tasks[rightmost].vruntime + 1;
}

enum class Preempts : std::int8_t { Behind = -1, WithinGranularity = 0, Yes = 1 };

/// Whether one of the two runs, or both wait for a pick.
enum class Comparing : std::uint8_t { WithRunning, WithWaiting };

// adaptive_gran(): who usually wakes another one soon is let on sooner, once the running task has had as long.
static std::uint64_t adaptive_gran(SchedTunables const& tunables, Runqueue const& rq, Task const& curr,
                                   Task const& other)
{
    auto const this_run = static_cast<std::uint64_t>((curr.sum_exec_runtime - curr.prev_sum_exec_runtime).count());
    std::uint64_t const expected_wakeup = 2 * other.avg_wakeup * rq.cfs_nr_running;
    std::uint64_t const granularity = this_run < expected_wakeup ? expected_wakeup - this_run : 0;
    return std::min(granularity, static_cast<std::uint64_t>(tunables.wakeup_granularity.count()));
}

static std::uint64_t wakeup_gran(KernelConfig const& config, Runqueue const& rq, Task const& curr, Task const& other,
                                 Comparing comparing)
{
    SchedFeatures const& features = config.sched_features();
    auto granularity = static_cast<std::uint64_t>(config.sched.wakeup_granularity.count());
    if (!features.asym_gran)
        return curr.weight > nice_0_load ? calc_delta_fair(granularity, curr) : granularity;
    if (features.adaptive_gran && comparing == Comparing::WithRunning)
        granularity = adaptive_gran(config.sched, rq, curr, other);
    return calc_delta_fair(granularity, other);
}

/// wakeup_preempt_entity(): is `other` so far behind that it should run instead of `curr`?
static Preempts wakeup_preempt_entity(KernelConfig const& config, Runqueue const& rq, Task const& curr,
                                      Task const& other, Comparing comparing)
{
    auto const ahead = static_cast<std::int64_t>(curr.vruntime - other.vruntime);
    if (ahead <= 0)
        return Preempts::Behind;
    std::uint64_t const granularity = wakeup_gran(config, rq, curr, other, comparing);
    return ahead > static_cast<std::int64_t>(granularity) ? Preempts::Yes : Preempts::WithinGranularity;
}

static void set_buddies(Runqueue& rq, Task const& curr, Task const& woken)
{
    if (curr.on_rq && curr.policy != Policy::Idle)
        rq.last_buddy = curr.id;
    if (woken.policy != Policy::Idle)
        rq.next_buddy = woken.id;
}

// Who is preempted in a crowd may come back before others.
static void earn_last_buddy(SchedFeatures const& features, Runqueue& rq, Task const& curr)
{
    if (rq.cfs_nr_running >= features.nr_latency && curr.on_rq && curr.policy != Policy::Idle)
        rq.last_buddy = curr.id;
}

static bool preempts_fair(Kernel& k, Runqueue const& rq, Task const& curr, Task const& woken)
{
    if (curr.need_resched || woken.policy != Policy::Other)
        return false;
    return curr.policy == Policy::Idle ||
        wakeup_preempt_entity(k.config(), rq, curr, woken, Comparing::WithRunning) == Preempts::Yes;
}

void check_preempt_wakeup(Kernel& k, CpuId cpu, Task& task)
{
    SchedFeatures const& features = k.config().sched_features();
    Runqueue& rq = k.rq(cpu);
    Task& curr = k.task(*rq.curr);
    update_curr_fair(k, cpu);
    if (is_rt(task.policy)) {
        resched_cpu(k, cpu);
        if (features.rt_earns_buddy)
            earn_last_buddy(features, rq, curr);
        return;
    }
    if (curr.id == task.id)
        return;
    if (!features.buddies_earned)
        set_buddies(rq, curr, task);
    if (!preempts_fair(k, rq, curr, task))
        return;
    resched_cpu(k, cpu);
    if (features.buddies_earned)
        earn_last_buddy(features, rq, curr);
}

TaskId pick_next_entity(Machine const& machine, Runqueue const& rq, Maybe<TaskId> leaving)
{
    Task const& leftmost = machine.tasks[rq.tree.leftmost];
    bool const last_first = machine.config.sched_features().buddies_earned;
    for (Maybe<TaskId> const buddy :
         {last_first ? rq.last_buddy : rq.next_buddy, last_first ? rq.next_buddy : rq.last_buddy}) {
        if (!buddy || buddy == leaving)
            continue;
        Task const& task = machine.tasks[index_of(*buddy)];
        if (wakeup_preempt_entity(machine.config, rq, task, leftmost, Comparing::WithWaiting) != Preempts::Yes)
            return *buddy;
    }
    return leftmost.id;
}

std::uint64_t ideal_slice(Machine const& machine, Runqueue const& rq, Task const& task)
{
    return calc_delta_mine(sched_period(machine.config, rq.cfs_nr_running), task.weight, inverse_of_load(rq.cfs_load));
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

// check_preempt_tick().
void task_tick_fair(Kernel& k, CpuId cpu, Task& curr)
{
    Runqueue& rq = k.rq(cpu);
    charge(k, rq, curr);
    if (rq.cfs_nr_running <= 1)
        return;
    auto const ran = static_cast<std::uint64_t>((curr.sum_exec_runtime - curr.prev_sum_exec_runtime).count());
    std::uint64_t const slice = sched_slice(k, rq, curr);
    if (ran > slice) {
        resched_cpu(k, cpu);
        clear_buddies(rq, curr.id);
    } else if (leftmost_has_waited(k.config(), rq, curr.vruntime, ran, slice)) {
        resched_cpu(k, cpu);
    }
}

void place_new_fair(Kernel& k, CpuId cpu, Task& task)
{
    SchedFeatures const& features = k.config().sched_features();
    Runqueue& rq = k.rq(cpu);
    update_curr_fair(k, cpu);
    Task* const curr = cfs_curr(k, rq);
    if (curr && features.child_not_before_parent)
        task.vruntime = curr->vruntime;
    place_entity(k, rq, task, PlaceKind::Initial);
    if (features.child_runs_first && curr && k.cpu == cpu && compares_before(k.config(), *curr, task)) {
        std::swap(curr->vruntime, task.vruntime);
        resched_cpu(k, cpu);
    }
}

}
