// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/signal_send.h"

#include "core/kernel/errno.h"
#include "core/kernel/job_control.h"
#include "core/kernel/sched.h"
#include "core/kernel/signal.h"
#include "core/kernel/sigqueue.h"

#include <algorithm>
#include <tuple>

namespace tickscope {

DefaultAction default_action(int sig)
{
    switch (sig) {
    case 17:
    case 18:
    case 23:
    case 28:  // SIGCHLD, SIGCONT, SIGURG, SIGWINCH
        return DefaultAction::Ignore;
    case 19:
    case 20:
    case 21:
    case 22:  // SIGSTOP, SIGTSTP, SIGTTIN, SIGTTOU
        return DefaultAction::Stop;
    case 3:
    case 4:
    case 5:
    case 6:
    case 7:
    case 8:
    case 11:
    case 24:
    case 25:
    case 31:
        return DefaultAction::CoreDump;
    default:
        return DefaultAction::Terminate;
    }
}

SignalAction sig_handler(ThreadGroup const& group, int sig)
{
    if ((group.ignored & signal_bit(sig)) != 0)
        return SignalAction::Ignore;
    return (group.handled & signal_bit(sig)) != 0 ? SignalAction::Handler : SignalAction::Default;
}

bool sig_handler_ignored(ThreadGroup const& group, int sig)
{
    SignalAction const action = sig_handler(group, sig);
    return action == SignalAction::Ignore ||
        (action == SignalAction::Default && default_action(sig) == DefaultAction::Ignore);
}

// A blocked signal is kept even if it is ignored: that may change before it is unblocked.
static bool sig_ignored(Kernel& k, Task const& task, int sig)
{
    SignalSet const blocked = task.signals.blocked | task.signals.real_blocked;
    return (blocked & signal_bit(sig)) == 0 && sig_handler_ignored(k.group_of(task), sig);
}

bool has_deliverable(Kernel& k, Task const& task)
{
    ThreadGroup const& group = k.group_of(task);
    SignalSet const pending = task.signals.pending.set | group.shared_pending.set;
    return group.job.stop_count > 0 || (pending & ~task.signals.blocked) != 0;
}

bool recalc_sigpending(Kernel& k, Task& task)
{
    task.signals.sigpending = has_deliverable(k, task);
    return task.signals.sigpending;
}

static bool is_current(Kernel& k, Task const& task) { return k.rq_of(task).curr == task.id; }

bool signal_group_exit(ThreadGroup const& group) { return group.group_exit || group.group_exit_task; }

void signal_wake_up(Kernel& k, TaskId id, WakeStopped stopped)
{
    Task& task = k.task(id);
    task.signals.sigpending = true;
    if (task.state == TaskState::Stopped && stopped == WakeStopped::Yes)
        wake_stopped(k, id);
    bool const woken = !task.uninterruptible && try_to_wake_up(k, id, WakeKind::Plain);
    // kick_process(): one that runs is to come back to the kernel.
    if (!woken && is_current(k, task))
        k.machine.pending_cpus.set(task.cpu);
}

static bool wants_signal(Kernel& k, Task const& task, int sig)
{
    if ((task.signals.blocked & signal_bit(sig)) != 0 || task.exiting)
        return false;
    if (sig == sigkill)
        return true;
    return task.state != TaskState::Stopped && (is_current(k, task) || !task.signals.sigpending);
}

static TaskId next_thread(Kernel& k, Task const& task)
{
    return task.group_next ? *task.group_next : *k.group_of(task).first_thread;
}

// The first half of complete_signal(): who takes it. The cursor of the process moves when it has to be searched.
static Maybe<TaskId> choose_receiver(Kernel& k, Task const& preferred, int sig, SignalScope scope)
{
    ThreadGroup& group = k.group_of(preferred);
    if (wants_signal(k, preferred, sig))
        return preferred.id;
    if (scope == SignalScope::Thread || group.count <= 1 || !group.curr_target)
        return {};
    TaskId candidate = *group.curr_target;
    while (!wants_signal(k, k.task(candidate), sig)) {
        candidate = next_thread(k, k.task(candidate));
        if (group.curr_target == candidate)
            return {};
    }
    group.curr_target = candidate;
    return candidate;
}

static bool starts_group_exit(ThreadGroup const& group, Task const& receiver, int sig)
{
    return sig_handler(group, sig) == SignalAction::Default && default_action(sig) == DefaultAction::Terminate &&
        !group.group_exit && (receiver.signals.real_blocked & signal_bit(sig)) == 0;
}

void kill_threads(Kernel& k, ThreadGroup& group, Maybe<TaskId> except)
{
    for (Maybe<TaskId> id = group.first_thread; id; id = k.task(*id).group_next) {
        Task& task = k.task(*id);
        if (except == *id || task.state == TaskState::Zombie || task.state == TaskState::Dead)
            continue;
        if ((task.signals.pending.set & signal_bit(sigkill)) == 0) {
            SigQueueEntry entry;
            entry.sig = sigkill;
            entry.cause = k.cause;
            sigqueue_add(k.machine, task.signals.pending, entry);
        }
        signal_wake_up(k, *id, WakeStopped::Yes);
    }
}

// The second half of complete_signal().
static void notify_receiver(Kernel& k, TaskId receiver, int sig)
{
    ThreadGroup& group = k.group_of(k.task(receiver));
    if (!starts_group_exit(group, k.task(receiver), sig)) {
        signal_wake_up(k, receiver, sig == sigkill ? WakeStopped::Yes : WakeStopped::No);
        return;
    }
    group.group_exit = true;
    group.job = {};
    group.exit_signal = static_cast<std::uint8_t>(sig);
    kill_threads(k, group, {});
}

static void count_generated(Machine& machine, Tgid tgid, int sig)
{
    auto const key = std::tuple{tgid, static_cast<std::uint8_t>(sig)};
    auto& counts = machine.signals.counts;
    auto const at =
        std::lower_bound(counts.begin(), counts.end(), key, [](SignalCount const& count, auto const& wanted) {
            return std::tuple{count.group, count.sig} < wanted;
        });
    if (at != counts.end() && std::tuple{at->group, at->sig} == key)
        ++at->generated;
    else
        counts.insert(at, {tgid, static_cast<std::uint8_t>(sig), 1});
}

static std::uint64_t report_generated(Kernel& k, int sig, traced::SignalGenerate generated)
{
    count_generated(k.machine, generated.process, sig);
    generated.sig = static_cast<std::uint8_t>(sig);
    return k.report(generated);
}

// Puts it on the queue, and wakes a thread that takes it.
static void queue_signal(Kernel& k, TaskId target, SigQueueEntry const& entry, SignalScope scope, Maybe<TaskId> by)
{
    Task& task = k.task(target);
    ThreadGroup& group = k.group_of(task);
    SigPending& pending = scope == SignalScope::Process ? group.shared_pending : task.signals.pending;
    std::uint32_t const row = sigqueue_add(k.machine, pending, entry);
    Maybe<TaskId> const receiver = choose_receiver(k, task, entry.sig, scope);
    std::uint64_t const generated = report_generated(
        k, entry.sig, {.process = group.id, .task = receiver, .by = by, .result = SignalResult::Queued});
    k.machine.signals.queue[row].cause = generated;
    CauseScope because{k, generated};
    if (receiver)
        notify_receiver(k, *receiver, entry.sig);
}

// send_signal(): one of a legacy signal is enough.
static void send_signal(Kernel& k, TaskId target, int sig, SignalScope scope, Maybe<TaskId> by)
{
    Task const& task = k.task(target);
    ThreadGroup& group = k.group_of(task);
    prepare_signal(k, target, sig);
    SigPending const& pending = scope == SignalScope::Process ? group.shared_pending : task.signals.pending;
    if (sig_ignored(k, task, sig)) {
        report_generated(k, sig, {.process = group.id, .task = {}, .by = by, .result = SignalResult::Ignored});
    } else if (sig < sigrtmin && (pending.set & signal_bit(sig)) != 0) {
        report_generated(k, sig, {.process = group.id, .task = {}, .by = by, .result = SignalResult::Merged});
    } else {
        SigQueueEntry entry;
        entry.sig = static_cast<std::uint8_t>(sig);
        queue_signal(k, target, entry, scope, by);
    }
}

void group_send_sig_info(Kernel& k, TaskId preferred, int sig, Maybe<TaskId> by)
{
    send_signal(k, preferred, sig, SignalScope::Process, by);
}

TimerEvent send_sigqueue(Kernel& k, TimerId id, TaskId target, SignalScope scope)
{
    PosixTimer& timer = k.timer(id);
    Task const& task = k.task(target);
    Maybe<TaskId> const by = k.rq(k.cpu).curr;
    prepare_signal(k, target, timer.signal);
    if (sig_ignored(k, task, timer.signal)) {
        report_generated(k, timer.signal,
                         {.process = task.tgid, .task = {}, .by = by, .result = SignalResult::Ignored});
        return TimerEvent::Ignored;
    }
    if (timer.queued) {
        ++timer.sigq_overrun;
        report_generated(k, timer.signal, {.process = task.tgid, .task = {}, .by = by, .result = SignalResult::Merged});
        return TimerEvent::Overrun;
    }
    timer.sigq_overrun = 0;
    timer.queued = true;
    SigQueueEntry entry;
    entry.sig = static_cast<std::uint8_t>(timer.signal);
    entry.timer = id;
    queue_signal(k, target, entry, scope, by);
    return TimerEvent::Queued;
}

int kill_process(Kernel& k, Tgid tgid, int sig, Maybe<TaskId> by)
{
    ThreadGroup const& group = k.group(tgid);
    if (group.state == GroupState::Reaped)
        return -kernel_errno::esrch;
    if (group.state == GroupState::Running)
        group_send_sig_info(k, group.leader, sig, by);
    return 0;
}

int kill_thread(Kernel& k, TaskId id, int sig, Maybe<TaskId> by)
{
    if (k.task(id).state == TaskState::Dead)
        return -kernel_errno::esrch;
    if (k.task(id).state != TaskState::Zombie)
        send_signal(k, id, sig, SignalScope::Thread, by);
    return 0;
}

// A thread that leaves while its group stops need not be waited for.
static void leave_group_stop(Kernel& k, ThreadGroup& group)
{
    if (group.job.stop_count == 0 || --group.job.stop_count != 0)
        return;
    std::uint8_t const sig = group.job.signal;
    group.job = {};
    group.job.stop_stopped = true;
    group.job.signal = sig;
    do_notify_parent_cldstop(k, group, JobEvent::Stopped);
}

void exit_signals(Kernel& k, TaskId id)
{
    Task& task = k.task(id);
    ThreadGroup& group = k.group_of(task);
    task.exiting = true;
    if (group.count <= 1 || signal_group_exit(group) || !task.signals.sigpending)
        return;
    for (TaskId other = next_thread(k, task); other != id; other = next_thread(k, k.task(other))) {
        Task& thread = k.task(other);
        if (!thread.signals.sigpending && !thread.exiting && has_deliverable(k, thread))
            signal_wake_up(k, other, WakeStopped::No);
    }
    leave_group_stop(k, group);
}

}
