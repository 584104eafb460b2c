// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/sched_stats.h"

#include "core/kernel/burst.h"
#include "core/kernel/posix_cpu_clocks.h"

namespace tickscope {

void lock_group_time(Kernel& k, Tgid tgid)
{
    ThreadGroup& group = k.group(tgid);
    bool const transferred = group.lock_last_cpu && group.lock_last_cpu != k.cpu;
    ++k.machine.counters.locks_acquired;
    if (transferred)
        ++k.machine.counters.locks_transferred;
    if (k.trace_locks)
        k.report(traced::Lock{tgid, group.lock_last_cpu, transferred});
    group.lock_last_cpu = k.cpu;
    Nanos const cost = k.config().costs.lock + (transferred ? k.config().costs.lock_transfer : Nanos::zero());
    if (cost != Nanos::zero())
        charge_overhead(k, k.cpu, cost);
}

// Whether anybody keeps a record beside the thread's own; the lock around that record is taken where there is one.
static bool opens_group_record(Kernel& k, ThreadGroup const& group)
{
    switch (k.config().effective_accounting()) {
    case Accounting::Walk:
        return false;
    case Accounting::PerCpu:
        return group.has_percpu_table;
    case Accounting::LockedTotals:
        lock_group_time(k, group.id);
        return true;
    case Accounting::Split:
        if (group.cputimer.running)
            lock_group_time(k, group.id);
        return group.cputimer.running;
    }
    return false;
}

static void add_to_group_record(Kernel& k, ThreadGroup& group, TaskCputime const& added)
{
    if (!opens_group_record(k, group))
        return;
    group.cputimer.cputime = group.cputimer.cputime + added;
    k.report(traced::AccountGroup{group.id, added.utime, added.stime, added.sum_exec_runtime});
}

// A thread that has been released has no sig any more.
static bool has_group(Task const& task) { return task.state != TaskState::Dead; }

static bool feeds_timer_after_release(Kernel const& k)
{
    return k.has(LaterFix::LateRuntime) && k.config().effective_accounting() == Accounting::Split;
}

static void account_group_ticks(Kernel& k, Task const& task, TaskCputime const& ticks)
{
    ThreadGroup& group = k.group_of(task);
    if (has_group(task))
        group.live_sum = group.live_sum + ticks;
    if (!has_exited(task) || k.has(LaterFix::LateTicks))
        add_to_group_record(k, group, ticks);
}

void account_group_user_time(Kernel& k, Task const& task, Cputime cputime)
{
    account_group_ticks(k, task, {cputime, {}, {}});
}

void account_group_system_time(Kernel& k, Task const& task, Cputime cputime)
{
    account_group_ticks(k, task, {{}, cputime, {}});
}

void account_group_exec_runtime(Kernel& k, Task const& task, Nanos ran)
{
    ThreadGroup& group = k.group_of(task);
    if (has_group(task))
        group.live_sum.sum_exec_runtime += ran;
    // ea6d290: sig outlives the release. What has not been banked until then is lost to the clock, but not to the
    // timer.
    if (has_group(task) || feeds_timer_after_release(k))
        add_to_group_record(k, group, {{}, {}, ran});
}

void account_user_time(Kernel& k, TaskId id, Cputime cputime)
{
    Task& task = k.task(id);
    task.utime += cputime;
    account_group_user_time(k, task, cputime);
}

void account_system_time(Kernel& k, TaskId id, Cputime cputime)
{
    Task& task = k.task(id);
    task.stime += cputime;
    account_group_system_time(k, task, cputime);
}

// The process clock goes on from where it stood, whoever keeps it from now on.
static void carry_clock_over(ThreadGroup& group, TaskCputime const& clock, Accounting to)
{
    group.cputimer.running = false;
    if (to == Accounting::LockedTotals || to == Accounting::PerCpu) {
        group.cputimer.cputime = clock;
        group.has_percpu_table = true;
    } else {
        group.dead = clock - group.live_sum;
    }
}

void switch_kernel_config(Kernel& k, KernelConfig const& config)
{
    Accounting const from = k.config().effective_accounting(), to = config.effective_accounting();
    if (from != to)
        for (ThreadGroup& group : k.machine.groups)
            carry_clock_over(group, peek_thread_group_cputime(k.machine, group.id), to);
    k.machine.config = config;
}

}
