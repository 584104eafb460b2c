// SPDX-License-Identifier: GPL-3.0-or-later
// What fs/proc/array.c and fs/proc/base.c print of a thread or a process.
#include "core/kernel/posix_cpu_clocks.h"
#include "core/kernel/sched_core.h"
#include "core/kernel/task_times.h"
#include "core/kernel/time_convert.h"
#include "core/procfs/proc_text.h"

#include <fmt/format.h>

#include <iterator>

namespace tickscope::procfs {

static constexpr std::uint64_t signals_shown = 0x7fffffff;
static constexpr int sigchld_number = 17;

int policy_number(Policy policy)
{
    switch (policy) {
    case Policy::Other:
        return 0;
    case Policy::Fifo:
        return 1;
    case Policy::Rr:
        return 2;
    case Policy::Batch:
        return 3;
    case Policy::Idle:
        return 5;
    }
    return 0;
}

char state_letter(Task const& task)
{
    switch (task.state) {
    case TaskState::New:
    case TaskState::Runnable:
        return 'R';
    case TaskState::Sleeping:
        return 'S';
    case TaskState::Stopped:
        return 'T';
    case TaskState::Zombie:
        return 'Z';
    case TaskState::Dead:
        return 'X';
    }
    return 'R';
}

static std::uint64_t clock_t_of(Cputime time, KernelConfig const& config)
{
    return jiffies_to_clock_t(cputime_to_jiffies(time), config).value;
}

// 2.6.27 adds up what its threads show and what the dead left; later kernels ask for the group's times. Asking may
// change the machine (task_times() remembers what it said), so a copy is asked.
static UtimeStime group_times(ProcSource const& source, ThreadGroup const& group)
{
    if (source.machine.config.effective_accounting() != Accounting::Walk)
        return peek_thread_group_times(source.machine, group.id);
    Machine copy = source.machine;
    Kernel k{copy};
    UtimeStime sum{group.dead.utime, group.dead.stime};
    for (Maybe<TaskId> id = group.first_thread; id; id = k.task(*id).group_next) {
        UtimeStime const times = task_times(k, *id);
        sum.utime += times.utime;
        sum.stime += times.stime;
    }
    return sum;
}

static UtimeStime own_times(ProcSource const& source, Task const& task)
{
    Machine copy = source.machine;
    Kernel k{copy};
    return task_times(k, task.id);
}

static std::uint32_t parent_pid(ProcSource const& source, ThreadGroup const& group)
{
    static constexpr std::uint32_t init = 1;
    if (!group.parent)
        return 0;
    ThreadGroup const& parent = source.machine.groups[index_of(*group.parent)];
    return parent.reaps_children ? init : parent.pid;
}

std::string task_stat(ProcSource const& source, Task const& task, Whole whole)
{
    static constexpr int first_rt = 100, pf_exiting = 4;
    ThreadGroup const& group = source.machine.groups[index_of(task.tgid)];
    KernelConfig const& config = source.machine.config;
    UtimeStime const times = whole == Whole::Group ? group_times(source, group) : own_times(source, task);
    std::string out =
        fmt::format("{} ({}) {} {} ", task.pid, comm(source, task), state_letter(task), parent_pid(source, group));
    auto const to = std::back_inserter(out);
    // pgrp session tty_nr tpgid, flags, minflt cminflt majflt cmajflt
    fmt::format_to(to, "0 0 0 0 {} 0 0 0 0 ", task.exiting ? pf_exiting : 0);
    fmt::format_to(to, "{} {} {} {} ", clock_t_of(times.utime, config), clock_t_of(times.stime, config),
                   clock_t_of(group.cutime, config), clock_t_of(group.cstime, config));
    // priority nice num_threads itrealvalue starttime
    fmt::format_to(to, "{} {} {} 0 0 ", task_prio(task) - first_rt, task.nice, group.count);
    // vsize rss rsslim startcode endcode startstack kstkesp kstkeip
    fmt::format_to(to, "0 0 0 0 0 0 0 0 ");
    fmt::format_to(to, "{} {} {} {} ", task.signals.pending.set & signals_shown, task.signals.blocked & signals_shown,
                   group.ignored & signals_shown, group.handled & signals_shown);
    // wchan nswap cnswap
    fmt::format_to(to, "0 0 0 {} {} {} {} ", task.id == group.leader ? sigchld_number : -1, index_of(task.cpu),
                   task.rt_priority, policy_number(task.policy));
    // delayacct_blkio_ticks guest_time cguest_time
    fmt::format_to(to, "0 0 0\n");
    return out;
}

std::string task_schedstat(ProcSource const& source, Task const& task)
{
    return fmt::format("{} {} {}\n", task.sum_exec_runtime.count(), source.counts.task(task.id).run_delay.count(),
                       task.switches);
}

// The number of a clock: (~pid << 3) | per thread << 2 | which; CLOCK_MONOTONIC is 1. A process that takes a clock of
// its own has 0 for the pid.
static std::int64_t clock_id(ProcSource const& source, PosixTimer const& timer)
{
    if (timer.scope == TimerScope::Monotonic)
        return 1;
    std::int64_t pid = 0;
    if (timer.scope == TimerScope::Process && timer.target_group != timer.owner)
        pid = source.machine.groups[index_of(timer.target_group)].pid;
    if (timer.scope == TimerScope::Thread && timer.target_task)
        if (Task const& target = source.machine.tasks[index_of(*timer.target_task)]; target.tgid != timer.owner)
            pid = target.pid;
    return (~pid * 8) | (timer.scope == TimerScope::Thread ? 4 : 0) | static_cast<std::int64_t>(timer.clock);
}

static std::string timer_text(ProcSource const& source, PosixTimer const& timer, std::uint32_t id)
{
    Machine const& machine = source.machine;
    bool const to_thread = timer.notify == TimerNotify::ThreadId && timer.notify_task;
    std::uint32_t const pid =
        to_thread ? machine.tasks[index_of(*timer.notify_task)].pid : machine.groups[index_of(timer.owner)].pid;
    return fmt::format("ID: {}\nsignal: {}/0000000000000000\nnotify: {}/{}.{}\nClockID: {}\n", id, timer.signal,
                       timer.notify == TimerNotify::None ? "none" : "signal", to_thread ? "tid" : "pid", pid,
                       clock_id(source, timer));
}

// Later kernels number the timers of each process from 0, and do not give a number twice.
std::string timers(ProcSource const& source, ThreadGroup const& group)
{
    std::string out;
    std::uint32_t id = 0;
    for (PosixTimer const& timer : source.machine.timers) {
        if (timer.owner != group.id)
            continue;
        if (timer.in_use)
            out += timer_text(source, timer, id);
        ++id;
    }
    return out;
}

}
