// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/job_control.h"

#include "core/kernel/exit.h"
#include "core/kernel/sched.h"
#include "core/kernel/signal.h"
#include "core/kernel/signal_send.h"
#include "core/kernel/sigqueue.h"

namespace tickscope {

static constexpr SignalSet kernel_stop_mask = signal_bit(19) | signal_bit(20) | signal_bit(21) | signal_bit(22);

void wake_stopped(Kernel& k, TaskId id)
{
    k.task(id).state = TaskState::Sleeping;
    try_to_wake_up(k, id, WakeKind::Plain);
}

static void remove_everywhere(Kernel& k, ThreadGroup& group, SignalSet mask)
{
    rm_from_queue_full(k.machine, group.shared_pending, mask);
    for (Maybe<TaskId> id = group.first_thread; id; id = k.task(*id).group_next)
        rm_from_queue_full(k.machine, k.task(*id).signals.pending, mask);
}

// A thread that could run the handler of SIGCONT must look for it before it is back in user mode.
static void continue_thread(Kernel& k, ThreadGroup const& group, TaskId id)
{
    Task& task = k.task(id);
    bool const has_handler = sig_handler(group, sigcont) == SignalAction::Handler;
    bool const takes_it = has_handler && (task.signals.blocked & signal_bit(sigcont)) == 0;
    if (takes_it)
        task.signals.sigpending = true;
    if (task.state == TaskState::Stopped)
        wake_stopped(k, id);
    else if (takes_it && !task.uninterruptible)
        try_to_wake_up(k, id, WakeKind::Plain);
}

static void continue_group(Kernel& k, ThreadGroup& group)
{
    remove_everywhere(k, group, kernel_stop_mask);
    for (Maybe<TaskId> id = group.first_thread; id; id = k.task(*id).group_next)
        continue_thread(k, group, *id);
    bool const had_stopped = group.job.stop_stopped;
    if (!had_stopped && group.job.stop_count == 0) {
        group.job.stop_dequeued = false;
        return;
    }
    // A stop that is under way counts as done, and then continued: the parent hears of the stop alone.
    group.job = {};
    group.job.stop_continued = true;
    (had_stopped ? group.job.cld_continued : group.job.cld_stopped) = true;
}

void prepare_signal(Kernel& k, TaskId target, int sig)
{
    ThreadGroup& group = k.group_of(k.task(target));
    if (group.group_exit)
        return;
    if ((signal_bit(sig) & kernel_stop_mask) != 0)
        remove_everywhere(k, group, signal_bit(sigcont));
    else if (sig == sigcont)
        continue_group(k, group);
}

// Every other thread that has not stopped is to stop too; gives how many.
static std::uint32_t stop_others(Kernel& k, ThreadGroup const& group, TaskId current)
{
    std::uint32_t count = 0;
    for (Maybe<TaskId> id = group.first_thread; id; id = k.task(*id).group_next) {
        Task const& task = k.task(*id);
        if (*id == current || task.exiting || task.state == TaskState::Stopped)
            continue;
        ++count;
        signal_wake_up(k, *id, WakeStopped::No);
    }
    return count;
}

bool do_signal_stop(Kernel& k, TaskId id, int sig)
{
    Task& task = k.task(id);
    ThreadGroup& group = k.group_of(task);
    if (group.job.stop_count > 0) {
        --group.job.stop_count;
    } else {
        if (!group.job.stop_dequeued || signal_group_exit(group))
            return false;
        group.job.signal = static_cast<std::uint8_t>(sig);
        group.job.stop_count = stop_others(k, group, id);
    }
    bool const last = group.job.stop_count == 0;
    if (last) {
        std::uint8_t const reason = group.job.signal;
        group.job = {};
        group.job.stop_stopped = true;
        group.job.signal = reason;
    }
    task.state = TaskState::Stopped;
    task.signals.relock = true;
    if (last)
        do_notify_parent_cldstop(k, group, JobEvent::Stopped);
    return true;
}

void notify_job_control(Kernel& k, ThreadGroup& group)
{
    if (!group.job.cld_stopped && !group.job.cld_continued)
        return;
    JobEvent const event = group.job.stop_continued ? JobEvent::Continued : JobEvent::Stopped;
    group.job.cld_stopped = group.job.cld_continued = false;
    do_notify_parent_cldstop(k, group, event);
}

void do_notify_parent_cldstop(Kernel& k, ThreadGroup const& group, JobEvent event)
{
    ThreadGroup& parent = k.group(*group.parent);
    std::uint64_t const told = k.report(traced::JobControl{group.id, parent.id, event, group.job.signal});
    if (parent.reaps_children)
        return;
    CauseScope const because{k, told};
    if (sig_handler(parent, sigchld) != SignalAction::Ignore)
        group_send_sig_info(k, group.real_parent ? *group.real_parent : parent.leader, sigchld, group.leader);
    wake_up_parent(k, parent);
}

}
