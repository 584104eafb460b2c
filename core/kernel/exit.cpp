// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/exit.h"

#include "core/kernel/itimer.h"
#include "core/kernel/posix_cpu_clocks.h"
#include "core/kernel/posix_cpu_timers.h"
#include "core/kernel/posix_timers.h"
#include "core/kernel/sched.h"
#include "core/kernel/signal.h"
#include "core/kernel/signal_send.h"
#include "core/kernel/sigqueue.h"
#include "core/kernel/task_times.h"

namespace tickscope {

static bool is_leader(Kernel& k, Task const& task) { return k.group_of(task).leader == task.id; }

// What the group keeps of a thread that is not its last. Up to 2.6.32 a thread of less than 10 ms leaves no ticks, only
// run time.
static TaskCputime time_left_behind(Kernel& k, TaskId id)
{
    if (!k.has(Fix::DeadTaskStats))
        return {};
    Task const& task = k.task(id);
    if (k.has(LaterFix::DeadRaw))
        return task.cputime();
    UtimeStime const scaled = task_times(k, id);
    return {scaled.utime, scaled.stime, task.sum_exec_runtime};
}

static void accumulate_dead(Kernel& k, TaskId id)
{
    ThreadGroup& group = k.group_of(k.task(id));
    TaskCputime const left = time_left_behind(k, id);
    group.dead = group.dead + left;
    k.report(traced::DeadAccumulate{id, group.id, left.utime, left.stime, left.sum_exec_runtime});
}

static void unlink_from_group(Kernel& k, Task& task)
{
    ThreadGroup& group = k.group_of(task);
    (task.group_prev ? k.task(*task.group_prev).group_next : group.first_thread) = task.group_next;
    (task.group_next ? k.task(*task.group_next).group_prev : group.last_thread) = task.group_prev;
    task.group_prev.reset();
    task.group_next.reset();
    --group.count;
}

static void unlink_from_parent(Kernel& k, ThreadGroup& child)
{
    if (!child.parent)
        return;
    ThreadGroup& parent = k.group(*child.parent);
    (child.prev_sibling ? k.group(*child.prev_sibling).next_sibling : parent.first_child) = child.next_sibling;
    (child.next_sibling ? k.group(*child.next_sibling).prev_sibling : parent.last_child) = child.prev_sibling;
    child.prev_sibling.reset();
    child.next_sibling.reset();
}

// __exit_signal() for a thread that others outlive.
static void exit_signal_of_one(Kernel& k, Task& task)
{
    ThreadGroup& group = k.group_of(task);
    if (group.curr_target == task.id)
        group.curr_target = task.group_next ? task.group_next : group.first_thread;
    accumulate_dead(k, task.id);
    group.live_sum = group.live_sum - task.cputime();
}

// __exit_signal() for the last one. Its time stays in live_sum: the last figures of the process.
static void exit_signal_of_last(Kernel& k, ThreadGroup& group)
{
    posix_cpu_timers_exit_group(k, group.id);
    flush_sigqueue(k.machine, group.shared_pending);
    group.curr_target.reset();
    group.state = GroupState::Reaped;
    unlink_from_parent(k, group);
}

// InitWaits: as a real init, it waits for the child once that has left its CPU, with all its time banked.
enum class DeathNotice : std::uint8_t { Reap, Zombie, InitWaits };
static DeathNotice do_notify_parent(Kernel& k, ThreadGroup& child);
static void act_on(Kernel& k, DeathNotice notice, TaskId leader);

// de_thread() waits until so many are left.
static void wake_exec(Kernel& k, ThreadGroup const& group, bool ready)
{
    if (group.group_exit_task && ready)
        try_to_wake_up(k, *group.group_exit_task, WakeKind::Plain);
}

void release_task(Kernel& k, TaskId id)
{
    Task& task = k.task(id);
    ThreadGroup& group = k.group_of(task);
    bool const last = group.count == 1;
    posix_cpu_timers_exit(k, id);
    if (last)
        exit_signal_of_last(k, group);
    else
        exit_signal_of_one(k, task);
    unlink_from_group(k, task);
    flush_sigqueue(k.machine, task.signals.pending);
    group.reaped_true_user += task.true_user;
    group.reaped_true_system += task.true_system;
    task.state = TaskState::Dead;
    wake_exec(k, group, static_cast<std::int32_t>(group.count) == group.notify_count);
    // The leader went before: its parent is notified now.
    if (!last && group.count == 1 && k.task(group.leader).state == TaskState::Zombie)
        act_on(k, do_notify_parent(k, group), group.leader);
}

// 32bd671: what dead threads left is at hand again, so that the parent gets clock_t and not jiffies of the total.
static void fill_death_times(Kernel& k, ThreadGroup& child)
{
    if (k.has(Fix::DeadTaskStats)) {
        Task const& leader = k.task(child.leader);
        child.death_utime = jiffies_to_clock_t(cputime_to_jiffies(leader.utime + child.dead.utime), k.config());
        child.death_stime = jiffies_to_clock_t(cputime_to_jiffies(leader.stime + child.dead.stime), k.config());
    } else {
        TaskCputime const total = thread_group_cputime(k, child.id);
        child.death_utime = ClockT{total.utime.value};
        child.death_stime = ClockT{total.stime.value};
    }
}

void wake_up_parent(Kernel& k, ThreadGroup& parent)
{
    for (Maybe<TaskId> id = parent.first_thread; id && parent.child_waiters != 0; id = k.task(*id).group_next) {
        Task& task = k.task(*id);
        if (!task.waits_for_child)
            continue;
        task.waits_for_child = false;
        --parent.child_waiters;
        try_to_wake_up(k, *id, WakeKind::Plain);
    }
}

static void init_waits(Kernel& k, TaskId leader)
{
    k.report(traced::SchedProcessWait{{}, k.task(leader).tgid});
    release_task(k, leader);
}

// What follows for a leader that is off its CPU.
static void act_on(Kernel& k, DeathNotice notice, TaskId leader)
{
    if (notice == DeathNotice::Reap)
        release_task(k, leader);
    else if (notice == DeathNotice::InitWaits)
        init_waits(k, leader);
}

static DeathNotice do_notify_parent(Kernel& k, ThreadGroup& child)
{
    child.state = GroupState::Zombie;
    ThreadGroup& parent = k.group(*child.parent);
    if (parent.reaps_children)
        return DeathNotice::InitWaits;
    fill_death_times(k, child);
    child.death_notified = true;
    std::uint64_t const notice = k.report(traced::Sigchld{parent.id, child.id, child.death_utime, child.death_stime});
    CauseScope const because{k, notice};
    bool const unwanted = sig_handler(parent, sigchld) == SignalAction::Ignore;
    if (!unwanted)
        group_send_sig_info(k, child.real_parent ? *child.real_parent : parent.leader, sigchld, child.leader);
    wake_up_parent(k, parent);
    return unwanted ? DeathNotice::Reap : DeathNotice::Zombie;
}

// find_new_reaper() among the threads that stay.
static Maybe<TaskId> next_live_thread(Kernel& k, Task const& father)
{
    Maybe<TaskId> const first = k.group_of(father).first_thread;
    Maybe<TaskId> id = father.group_next ? father.group_next : first;
    while (id && *id != father.id && k.task(*id).exiting)
        id = k.task(*id).group_next ? k.task(*id).group_next : first;
    return id;
}

static void hand_children_on(Kernel& k, Task const& father)
{
    Maybe<TaskId> const heir = next_live_thread(k, father);
    for (Maybe<Tgid> id = k.group_of(father).first_child; id; id = k.group(*id).next_sibling)
        if (k.group(*id).real_parent == father.id)
            k.group(*id).real_parent = heir;
}

static void give_children_to_init(Kernel& k, ThreadGroup& group)
{
    while (group.first_child) {
        ThreadGroup& child = k.group(*group.first_child);
        ThreadGroup& init = k.group(Tgid{0});
        unlink_from_parent(k, child);
        child.parent = init.id;
        child.real_parent.reset();
        child.prev_sibling = init.last_child;
        (init.last_child ? k.group(*init.last_child).next_sibling : init.first_child) = child.id;
        init.last_child = child.id;
        if (child.state == GroupState::Zombie)
            act_on(k, do_notify_parent(k, child), child.leader);
    }
}

// forget_original_parent(): another thread of the process takes the children, or init when the last one is going.
static void forget_original_parent(Kernel& k, Task const& father)
{
    ThreadGroup& group = k.group_of(father);
    if (group.live != 0)
        hand_children_on(k, father);
    else if (group.id != Tgid{0})
        give_children_to_init(k, group);
}

// A leader that others outlive says nothing; a thread is nobody's business but its group's.
static DeathNotice death_notice(Kernel& k, Task const& task)
{
    ThreadGroup& group = k.group_of(task);
    if (!is_leader(k, task))
        return DeathNotice::Reap;
    return group.count == 1 ? do_notify_parent(k, group) : DeathNotice::Zombie;
}

static void exit_notify(Kernel& k, TaskId id)
{
    Task& task = k.task(id);
    forget_original_parent(k, task);
    DeathNotice const notice = death_notice(k, task);
    task.state = TaskState::Zombie;
    task.ended = k.machine.now;
    task.cause = k.cause;
    wake_exec(k, k.group_of(task), is_leader(k, task) && k.group_of(task).notify_count < 0);
    if (notice == DeathNotice::Reap)
        release_task(k, id);
}

void stop_waiting_for_child(Kernel& k, TaskId id)
{
    Task& task = k.task(id);
    if (!task.waits_for_child)
        return;
    task.waits_for_child = false;
    --k.group_of(task).child_waiters;
}

void finish_task_switch(Kernel& k, TaskId prev)
{
    Task const& task = k.task(prev);
    ThreadGroup const& group = k.group_of(task);
    if (task.state != TaskState::Zombie || group.state != GroupState::Zombie || !k.group(*group.parent).reaps_children)
        return;
    CauseScope because{k, task.cause};
    init_waits(k, prev);
}

void do_exit(Kernel& k, TaskId id, std::int32_t code)
{
    Task& task = k.task(id);
    ThreadGroup& group = k.group_of(task);
    task.exit_code = group.group_exit ? group.exit_code : code;
    exit_signals(k, id);
    std::uint64_t const exited =
        k.report(traced::SchedProcessExit{id, task.exit_code, group.group_exit ? group.exit_signal : std::uint8_t{0}});
    CauseScope because{k, exited};
    stop_waiting_for_child(k, id);
    if (--group.live == 0) {
        if (!group.group_exit)
            group.exit_code = task.exit_code;
        cancel_itimer_real(k, group.id);
        exit_itimers(k, group.id);
    }
    exit_notify(k, id);
}

bool is_reapable(Kernel& k, Tgid child) { return k.group(child).state == GroupState::Zombie; }

// What a child's parent adds to cutime and cstime. 77d1ef7 added it up by hand; 0cf55e1 took the walk back.
static UtimeStime times_of_zombie(Kernel& k, Tgid child)
{
    if (!k.has(LaterFix::WaitOwnSums) || k.has(LaterFix::DeadRaw))
        return thread_group_times(k, child);
    TaskCputime const used = leader_and_dead(k, k.group(child));
    return {used.utime, used.stime};
}

Rusage wait_task_zombie(Kernel& k, TaskId parent_id, Tgid child_id)
{
    ThreadGroup& child = k.group(child_id);
    ThreadGroup& parent = k.group_of(k.task(parent_id));
    std::uint64_t const waited = k.report(traced::SchedProcessWait{parent_id, child_id});
    CauseScope because{k, waited};
    UtimeStime const used = times_of_zombie(k, child_id);
    parent.cutime += used.utime + child.cutime;
    parent.cstime += used.stime + child.cstime;
    Rusage const usage = rusage_both(k, child_id);
    release_task(k, child.leader);
    return usage;
}

static Maybe<Tgid> first_zombie(Kernel& k, ThreadGroup const& parent)
{
    Maybe<Tgid> child = parent.first_child;
    while (child && !is_reapable(k, *child))
        child = k.group(*child).next_sibling;
    return child;
}

WaitOutcome do_wait(Kernel& k, TaskId parent_id, Reaped& reaped)
{
    Task& task = k.task(parent_id);
    ThreadGroup& parent = k.group_of(task);
    if (Maybe<Tgid> const child = first_zombie(k, parent)) {
        reaped = {*child, k.group(*child).exit_code, k.group(*child).exit_signal};
        wait_task_zombie(k, parent_id, *child);
        return WaitOutcome::Reaped;
    }
    if (!parent.first_child)
        return WaitOutcome::NoChildren;
    if (!task.waits_for_child) {
        task.waits_for_child = true;
        ++parent.child_waiters;
    }
    return WaitOutcome::MustSleep;
}

}
