// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/signal_send.h"

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
    return (task.signals.blocked & signal_bit(sig)) == 0 && sig_handler_ignored(k.group_of(task), sig);
}

bool has_deliverable(Kernel& k, Task const& task)
{
    SignalSet const pending = task.signals.pending.set | k.group_of(task).shared_pending.set;
    return (pending & ~task.signals.blocked) != 0;
}

bool recalc_sigpending(Kernel& k, Task& task)
{
    task.signals.sigpending = has_deliverable(k, task);
    return task.signals.sigpending;
}

static bool is_current(Kernel& k, Task const& task) { return k.rq_of(task).curr == task.id; }

void signal_wake_up(Kernel& k, TaskId id)
{
    Task& task = k.task(id);
    task.signals.sigpending = true;
    bool const woken = try_to_wake_up(k, id, WakeKind::Plain);
    // kick_process(): one that runs is to come back to the kernel.
    if (!woken && is_current(k, task))
        k.machine.pending_cpus.set(task.cpu);
}

static bool wants_signal(Kernel& k, Task const& task, int sig)
{
    if ((task.signals.blocked & signal_bit(sig)) != 0 || task.exiting)
        return false;
    return sig == sigkill || is_current(k, task) || !task.signals.sigpending;
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

static bool starts_group_exit(ThreadGroup const& group, int sig)
{
    return sig_handler(group, sig) == SignalAction::Default && default_action(sig) == DefaultAction::Terminate &&
        !group.group_exit;
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
        signal_wake_up(k, *id);
    }
}

// The second half of complete_signal().
static void notify_receiver(Kernel& k, TaskId receiver, int sig)
{
    ThreadGroup& group = k.group_of(k.task(receiver));
    if (!starts_group_exit(group, sig)) {
        signal_wake_up(k, receiver);
        return;
    }
    group.group_exit = true;
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

void group_send_sig_info(Kernel& k, TaskId preferred, int sig, Maybe<TaskId> by)
{
    Task const& task = k.task(preferred);
    ThreadGroup const& group = k.group_of(task);
    if (sig_ignored(k, task, sig)) {
        report_generated(k, sig, {.process = group.id, .task = {}, .by = by, .result = SignalResult::Ignored});
    } else if (sig < sigrtmin && (group.shared_pending.set & signal_bit(sig)) != 0) {
        // One of a legacy signal is enough.
        report_generated(k, sig, {.process = group.id, .task = {}, .by = by, .result = SignalResult::Merged});
    } else {
        SigQueueEntry entry;
        entry.sig = static_cast<std::uint8_t>(sig);
        queue_signal(k, preferred, entry, SignalScope::Process, by);
    }
}

TimerEvent send_sigqueue(Kernel& k, TimerId id, TaskId target, SignalScope scope)
{
    PosixTimer& timer = k.timer(id);
    Task const& task = k.task(target);
    Maybe<TaskId> const by = k.rq(k.cpu).curr;
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

void kill_process(Kernel& k, Tgid tgid, int sig, Maybe<TaskId> by)
{
    if (k.group(tgid).state == GroupState::Running)
        group_send_sig_info(k, k.group(tgid).leader, sig, by);
}

void exit_signals(Kernel& k, TaskId id)
{
    Task& task = k.task(id);
    ThreadGroup& group = k.group_of(task);
    task.exiting = true;
    if (group.count <= 1 || group.group_exit || !task.signals.sigpending)
        return;
    for (TaskId other = next_thread(k, task); other != id; other = next_thread(k, k.task(other))) {
        Task& thread = k.task(other);
        if (!thread.signals.sigpending && !thread.exiting && has_deliverable(k, thread))
            signal_wake_up(k, other);
    }
}

}
