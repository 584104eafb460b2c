// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/posix_cpu_clocks.h"

#include "core/kernel/burst.h"
#include "core/kernel/sched.h"
#include "core/kernel/sched_stats.h"

#include <algorithm>

namespace tickscope {

// The sum is at hand in live_sum; what is counted and paid for is the walk that the kernel makes.
static void walk_threads(Kernel& k, ThreadGroup const& group)
{
    ++k.machine.counters.walks;
    k.machine.counters.threads_walked += group.count;
    Nanos const cost = k.config().costs.thread_walk * static_cast<std::int64_t>(group.count);
    if (cost != Nanos::zero())
        charge_overhead(k, k.cpu, cost);
}

// 2.6.28 adds up a slot of every possible CPU. The line of a slot has to move here where its CPU has written to it
// since, as every CPU does that runs a thread of the process.
static void read_percpu_slots(Kernel& k, ThreadGroup const& group)
{
    Nanos const price = k.config().costs.lock_transfer;
    if (price == Nanos::zero() || !group.has_percpu_table)
        return;
    auto const is_dirty = [&](Cpu const& cpu) {
        return cpu.id != k.cpu && cpu.rq.curr && k.task(*cpu.rq.curr).tgid == group.id;
    };
    charge_overhead(k, k.cpu, price * std::ranges::count_if(k.machine.cpus, is_dirty));
}

TaskCputime thread_group_cputime(Kernel& k, Tgid tgid)
{
    Accounting const accounting = k.config().effective_accounting();
    if (accounting == Accounting::LockedTotals)
        lock_group_time(k, tgid);
    else if (accounting == Accounting::PerCpu)
        read_percpu_slots(k, k.group(tgid));
    else
        walk_threads(k, k.group(tgid));
    return peek_thread_group_cputime(k.machine, tgid);
}

TaskCputime peek_thread_group_cputime(Machine const& machine, Tgid tgid)
{
    ThreadGroup const& group = machine.groups[index_of(tgid)];
    switch (machine.config.effective_accounting()) {
    case Accounting::LockedTotals:
        return group.cputimer.cputime;
    case Accounting::PerCpu:
        return group.has_percpu_table ? group.cputimer.cputime : group.live_sum;
    case Accounting::Walk:
    case Accounting::Split:
        break;
    }
    return group.live_sum + group.dead;
}

TaskCputime leader_and_dead(Kernel const& k, ThreadGroup const& group)
{
    return k.task(group.leader).cputime() + group.dead;
}

// 4da94d4: what ran while the timer stood still is made up for, field by field and never backwards.
static void start_cputimer(Kernel& k, ThreadGroup& group)
{
    TaskCputime const stale = group.cputimer.cputime;
    group.cputimer.running = true;
    if (k.has(Fix::AbstimeSync))
        group.cputimer.cputime = later_of(stale, thread_group_cputime(k, group.id));
    k.report(traced::CputimerStart{group.id, stale, group.cputimer.cputime});
}

static void warn_of_stopped_cputimer(Kernel& k, ThreadGroup const& group)
{
    ++k.machine.counters.warnings;
    k.report(traced::Warning{WarningSite::ThreadGroupCputimer, k.rq(k.cpu).curr, group.pid});
}

TaskCputime thread_group_cputimer(Kernel& k, Tgid tgid)
{
    if (k.config().effective_accounting() != Accounting::Split)
        return thread_group_cputime(k, tgid);
    ThreadGroup& group = k.group(tgid);
    bool const stopped = !group.cputimer.running;
    if (stopped && !k.has(Fix::DropSpuriousWarning))
        warn_of_stopped_cputimer(k, group);
    lock_group_time(k, tgid);
    if (stopped && k.has(Fix::EnableOnSample))
        start_cputimer(k, group);
    return group.cputimer.cputime;
}

TaskCputime sample_running_cputimer(Kernel& k, Tgid tgid)
{
    lock_group_time(k, tgid);
    return k.group(tgid).cputimer.cputime;
}

void start_process_timers(Kernel& k, Tgid tgid)
{
    ThreadGroup& group = k.group(tgid);
    bool const explicitly = k.config().effective_accounting() == Accounting::Split && !k.has(Fix::EnableOnSample);
    if (explicitly && !group.cputimer.running)
        start_cputimer(k, group);
}

void stop_process_timers(Kernel& k, Tgid tgid)
{
    ThreadGroup& group = k.group(tgid);
    if (k.config().effective_accounting() != Accounting::Split || !group.cputimer.running)
        return;
    // The first form of the split cleared the flag without the lock.
    if (k.has(Fix::EnableOnSample))
        lock_group_time(k, tgid);
    group.cputimer.running = false;
    k.report(traced::CputimerStop{tgid, group.cputimer.cputime});
}

std::uint64_t clock_of(TaskCputime const& sample, CpuClock clock)
{
    switch (clock) {
    case CpuClock::Prof:
        return (sample.utime + sample.stime).value;
    case CpuClock::Virt:
        return sample.utime.value;
    case CpuClock::Sched:
        break;
    }
    return static_cast<std::uint64_t>(sample.sum_exec_runtime.count());
}

static TaskCputime with_pending(Kernel& k, TaskCputime sample, CpuClock clock, TaskId pending_of)
{
    if (clock == CpuClock::Sched)
        sample.sum_exec_runtime += task_delta_exec(k, pending_of);
    return sample;
}

TaskCputime cpu_clock_sample(Kernel& k, TaskId task, CpuClock clock)
{
    return with_pending(k, k.task(task).cputime(), clock, task);
}

TaskCputime cpu_clock_sample_group(Kernel& k, Tgid tgid, CpuClock clock, TaskId pending_of)
{
    return with_pending(k, thread_group_cputime(k, tgid), clock, pending_of);
}

TaskCputime cpu_timer_sample_group(Kernel& k, Tgid tgid, CpuClock clock, TaskId pending_of)
{
    return with_pending(k, thread_group_cputimer(k, tgid), clock, pending_of);
}

std::uint64_t timespec_to_sample(CpuClock clock, Timespec const& time, KernelConfig const& config)
{
    if (clock == CpuClock::Sched)
        return static_cast<std::uint64_t>(to_nanos(time).count());
    return timespec_to_jiffies(time, config).value;
}

Timespec sample_to_timespec(CpuClock clock, std::uint64_t sample, KernelConfig const& config)
{
    return clock == CpuClock::Sched ? ns_to_timespec(sample) : jiffies_to_timespec({sample}, config);
}

static ReadBy read_by(TimerScope scope, CpuClock clock)
{
    bool const process = scope == TimerScope::Process;
    switch (clock) {
    case CpuClock::Prof:
        return process ? ReadBy::ProcessProf : ReadBy::ThreadProf;
    case CpuClock::Virt:
        return process ? ReadBy::ProcessVirt : ReadBy::ThreadVirt;
    case CpuClock::Sched:
        break;
    }
    return process ? ReadBy::Process : ReadBy::ThreadClock;
}

Timespec process_clock_gettime(Kernel& k, TaskId by, Tgid tgid, CpuClock clock)
{
    TaskId const pending_of = k.task(by).tgid == tgid ? by : k.group(tgid).leader;
    TaskCputime const sample = cpu_clock_sample_group(k, tgid, clock, pending_of);
    k.report(traced::ClockRead{
        tgid, {}, read_by(TimerScope::Process, clock), by, sample.utime, sample.stime, sample.sum_exec_runtime});
    return sample_to_timespec(clock, clock_of(sample, clock), k.config());
}

Timespec thread_clock_gettime(Kernel& k, TaskId by, TaskId task, CpuClock clock)
{
    TaskCputime const sample = cpu_clock_sample(k, task, clock);
    k.report(traced::ClockRead{k.task(task).tgid, task, read_by(TimerScope::Thread, clock), by, sample.utime,
                               sample.stime, sample.sum_exec_runtime});
    return sample_to_timespec(clock, clock_of(sample, clock), k.config());
}

TaskCputime read_clock_from_outside(Kernel& k, Tgid tgid)
{
    TaskCputime const sample = thread_group_cputime(k, tgid);
    k.report(traced::ClockRead{tgid, {}, ReadBy::Outside, {}, sample.utime, sample.stime, sample.sum_exec_runtime});
    return sample;
}

Nanos cpu_clock_getres(CpuClock clock, KernelConfig const& config)
{
    if (clock == CpuClock::Sched)
        return Nanos{1};
    return Nanos{(1'000'000'000 + config.hz - 1) / config.hz};
}

}
