// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/sched.h"

#include "core/kernel/burst.h"
#include "core/kernel/cpu_load.h"
#include "core/kernel/exit.h"
#include "core/kernel/idle_balance_batch.h"
#include "core/kernel/nohz_balance.h"
#include "core/kernel/nohz_push.h"
#include "core/kernel/sched_balance.h"
#include "core/kernel/sched_core.h"
#include "core/kernel/sched_rt.h"
#include "core/kernel/task_waits.h"
#include "core/kernel/tick.h"

#include <algorithm>

namespace tickscope {

void sched_init(Kernel& k)
{
    for (Cpu& cpu : k.machine.cpus) {
        cpu.rq = {};
        cpu.rq.rt.rt_runtime = k.config().sched.rt_runtime;
    }
    rebuild_sched_domains(k);
}

void update_rq_clock(Kernel& k, CpuId cpu)
{
    Runqueue& rq = k.rq(cpu);
    rq.clock = k.machine.now + rq.clock_skew;
}

void update_curr(Kernel& k, CpuId cpu)
{
    Runqueue const& rq = k.rq(cpu);
    if (!rq.curr)
        return;
    if (is_rt(k.task(*rq.curr).policy))
        update_curr_rt(k, cpu);
    else
        update_curr_fair(k, cpu);
}

Nanos task_delta_exec(Kernel& k, TaskId id)
{
    Task const& task = k.task(id);
    if (!task_running(k, task))
        return Nanos::zero();
    update_rq_clock(k, task.cpu);
    return std::max(Nanos::zero(), k.rq_of(task).clock - task.exec_start);
}

bool need_resched(Machine const& machine, CpuId cpu)
{
    Runqueue const& rq = machine.cpus[index_of(cpu)].rq;
    return rq.curr ? machine.tasks[index_of(*rq.curr)].need_resched : rq.idle_need_resched;
}

bool preemptible(Machine const& machine, CpuId cpu)
{
    Runqueue const& rq = machine.cpus[index_of(cpu)].rq;
    if (!rq.curr)
        return true;
    Task const& curr = machine.tasks[index_of(*rq.curr)];
    return curr.mode == CpuMode::User || (machine.config.preempt == Preemption::Full && !has_exited(curr));
}

void resched_cpu(Kernel& k, CpuId cpu)
{
    Runqueue& rq = k.rq(cpu);
    bool& flag = rq.curr ? k.task(*rq.curr).need_resched : rq.idle_need_resched;
    if (flag)
        return;
    flag = true;
    rq.resched_cause = k.cause;
    k.machine.pending_cpus.set(cpu);
}

int task_prio(Task const& task) { return is_rt(task.policy) ? 99 - task.rt_priority : 120 + task.nice; }

int curr_prio(Kernel const& k, CpuId cpu)
{
    constexpr int idle_prio = 140;
    Runqueue const& rq = k.rq(cpu);
    return rq.curr ? task_prio(k.task(*rq.curr)) : idle_prio;
}

bool task_running(Kernel const& k, Task const& task) { return k.rq_of(task).curr == task.id; }

bool is_allowed(Machine const& machine, Task const& task, CpuId cpu)
{
    return task.affinity == 0 || machine.affinities[task.affinity].test(cpu);
}

void inc_nr_running(Kernel& k, CpuId cpu)
{
    std::uint32_t const now = ++k.rq(cpu).nr_running;
    if (now == 1)
        k.machine.loaded.set(cpu);
    else if (now == 2)
        k.machine.overloaded.set(cpu);
}

void dec_nr_running(Kernel& k, CpuId cpu)
{
    std::uint32_t const now = --k.rq(cpu).nr_running;
    if (now == 0)
        k.machine.loaded.clear(cpu);
    else if (now == 1)
        k.machine.overloaded.clear(cpu);
}

void activate_task(Kernel& k, Task& task, EnqueueKind kind)
{
    if (kind == EnqueueKind::Wakeup)
        task.start_runtime = task.sum_exec_runtime;
    if (is_rt(task.policy))
        enqueue_task_rt(k, task.cpu, task, kind);
    else
        enqueue_task_fair(k, task.cpu, task, kind);
    task.on_rq = true;
    inc_nr_running(k, task.cpu);
}

void deactivate_task(Kernel& k, Task& task)
{
    if (is_rt(task.policy))
        dequeue_task_rt(k, task.cpu, task);
    else
        dequeue_task_fair(k, task.cpu, task);
    task.on_rq = false;
    dec_nr_running(k, task.cpu);
}

void set_task_cpu(Kernel& k, Task& task, CpuId to, MigrateWhy why)
{
    if (task.cpu == to)
        return;
    k.report(traced::SchedMigrateTask{task.id, task.cpu, to, why});
    task.vruntime += k.rq(to).min_vruntime - k.rq_of(task).min_vruntime;
    task.cpu = to;
}

void check_preempt_curr(Kernel& k, CpuId cpu, Task& task)
{
    Runqueue const& rq = k.rq(cpu);
    if (!rq.curr)
        resched_cpu(k, cpu);
    else if (is_rt(k.task(*rq.curr).policy))
        check_preempt_curr_rt(k, cpu, task);
    else
        check_preempt_wakeup(k, cpu, task);
}

// update_avg(): an eighth of the way to the new value.
static void update_avg(std::uint64_t& avg, std::uint64_t sample)
{
    avg += static_cast<std::uint64_t>(static_cast<std::int64_t>(sample - avg) >> 3);
}

// Until 2.6.34 a task that goes to sleep without having woken another one counts as waking one rarely.
static void note_sleep(Kernel const& k, Task& task)
{
    if (!k.config().sched_features().adaptive_gran)
        return;
    if (task.last_wakeup == Nanos::zero())
        update_avg(task.avg_wakeup, static_cast<std::uint64_t>(k.config().sched.wakeup_granularity.count()));
    task.last_wakeup = {};
}

// How long the current task has run until it woke another one. An interrupt's wakeups are nobody's.
static void note_wakeup(Kernel const& k)
{
    Maybe<TaskId> const waker = k.in_interrupt ? Maybe<TaskId>{} : k.caller();
    if (!waker || !k.config().sched_features().adaptive_gran)
        return;
    Task& task = k.task(*waker);
    Nanos const since = task.last_wakeup != Nanos::zero() ? task.last_wakeup : task.start_runtime;
    update_avg(task.avg_wakeup, static_cast<std::uint64_t>((task.sum_exec_runtime - since).count()));
    task.last_wakeup = task.sum_exec_runtime;
}

static CpuId select_task_rq(Kernel& k, Task const& task, WakeKind kind)
{
    if (kind == WakeKind::Stay || k.machine.cpus.size() == 1)
        return task.cpu;
    return is_rt(task.policy) ? select_task_rq_rt(k, task) : select_task_rq_fair(k, task, kind);
}

bool try_to_wake_up(Kernel& k, TaskId id, WakeKind kind)
{
    Task& task = k.task(id);
    if (task.state != TaskState::Sleeping)
        return false;
    update_rq_clock(k, task.cpu);
    begin_to_wait(task, k.machine.now);
    if (!task.on_rq) {
        set_task_cpu(k, task, select_task_rq(k, task, kind), MigrateWhy::Wakeup);
        activate_task(k, task, EnqueueKind::Wakeup);
        note_wakeup(k);
    }
    task.cause = k.report(traced::SchedWakeup{task.id, task.cpu});
    CauseScope because{k, task.cause};
    check_preempt_curr(k, task.cpu, task);
    task_wake_up_rt(k, task.cpu, task);
    return true;
}

static SwitchOutState switch_out_state(Kernel const& k, Maybe<TaskId> prev)
{
    if (!prev)
        return SwitchOutState::Idle;
    switch (k.task(*prev).state) {
    case TaskState::New:
    case TaskState::Runnable:
        return SwitchOutState::Runnable;
    case TaskState::Sleeping:
        return SwitchOutState::Sleeping;
    case TaskState::Stopped:
        return SwitchOutState::Stopped;
    case TaskState::Zombie:
        return SwitchOutState::Zombie;
    case TaskState::Dead:
        return SwitchOutState::Dead;
    }
    return SwitchOutState::Runnable;
}

static std::uint64_t why_switched(Kernel const& k, Runqueue const& rq, Maybe<TaskId> next)
{
    if (k.cause != TraceEvent::no_cause || rq.resched_cause != TraceEvent::no_cause)
        return k.cause != TraceEvent::no_cause ? k.cause : rq.resched_cause;
    return next ? k.task(*next).cause : TraceEvent::no_cause;
}

static void context_switch(Kernel& k, CpuId cpu, Maybe<TaskId> prev, Maybe<TaskId> next)
{
    Runqueue& rq = k.rq(cpu);
    ++rq.switches;
    k.report(traced::SchedSwitch{prev, switch_out_state(k, prev), next}, why_switched(k, rq, next));
    rq.curr = next;
    if (next)
        begin_to_run(k.task(*next), k.machine.now);
    if (prev && k.task(*prev).state == TaskState::Runnable)
        begin_to_wait(k.task(*prev), k.machine.now);
    resume_burst(k, cpu);
    if (k.config().costs.context_switch != Nanos::zero())
        charge_overhead(k, cpu, k.config().costs.context_switch);
    if (prev && k.task(*prev).state == TaskState::Zombie)
        finish_task_switch(k, *prev);
}

static void put_prev_task(Kernel& k, CpuId cpu)
{
    Runqueue const& rq = k.rq(cpu);
    if (!rq.curr)
        return;
    Task& prev = k.task(*rq.curr);
    if (is_rt(prev.policy))
        put_prev_task_rt(k, cpu, prev);
    else
        put_prev_task_fair(k, cpu, prev);
}

static Maybe<TaskId> pick_next_task(Kernel& k, CpuId cpu)
{
    Runqueue const& rq = k.rq(cpu);
    if (rq.nr_running != rq.cfs_nr_running)
        if (Maybe<TaskId> const next = pick_next_task_rt(k, cpu))
            return next;
    return pick_next_task_fair(k, cpu);
}

static void clear_need_resched(Kernel& k, Runqueue& rq)
{
    (rq.curr ? k.task(*rq.curr).need_resched : rq.idle_need_resched) = false;
}

static void leave_current(Kernel& k, CpuId cpu)
{
    Runqueue& rq = k.rq(cpu);
    update_rq_clock(k, cpu);
    clear_need_resched(k, rq);
    if (!rq.curr)
        return;
    Task& prev = k.task(*rq.curr);
    if (prev.state != TaskState::Runnable && prev.on_rq) {
        note_sleep(k, prev);
        deactivate_task(k, prev);
    }
    if (is_rt(prev.policy))
        pre_schedule_rt(k, cpu, prev);
}

// The migration thread has no row among the tasks: while it works, nobody is current.
static void run_active_balance(Kernel& k, Cpu& cpu)
{
    if (!cpu.migration_pending)
        return;
    cpu.migration_pending = false;
    Maybe<TaskId> const prev = cpu.rq.curr;
    pause_burst(k, cpu.id);
    cpu.rq.curr.reset();
    active_load_balance(k, cpu.id);
    cpu.rq.curr = prev;
}

static void switch_to_best(Kernel& k, CpuId cpu)
{
    Runqueue& rq = k.rq(cpu);
    Maybe<TaskId> const prev = rq.curr;
    Maybe<TaskId> const next = pick_next_task(k, cpu);
    if (next != prev) {
        pause_burst(k, cpu);
        context_switch(k, cpu, prev, next);
        post_schedule_rt(k, cpu);
    } else {
        resume_burst(k, cpu);
    }
    rq.resched_cause = TraceEvent::no_cause;
}

void schedule(Kernel& k, CpuId cpu)
{
    Runqueue& rq = k.rq(cpu);
    if (!rq.curr)
        tick_nohz_restart_sched_tick(k, cpu);
    do {
        leave_current(k, cpu);
        if (rq.nr_running == 0)
            idle_balance(k, cpu);
        put_prev_task(k, cpu);
        run_active_balance(k, k.cpu_at(cpu));
        switch_to_best(k, cpu);
    } while (need_resched(k.machine, cpu));
    if (!rq.curr)
        tick_nohz_stop_sched_tick(k, cpu);
}

void sched_idle_next(Kernel& k, CpuId cpu)
{
    Runqueue& rq = k.rq(cpu);
    leave_current(k, cpu);
    put_prev_task(k, cpu);
    if (!rq.curr)
        return;
    pause_burst(k, cpu);
    context_switch(k, cpu, rq.curr, {});
}

void migrate_by_thread(Kernel& k, Task& task, CpuId to, MigrateWhy why)
{
    Kernel there{k};
    CpuId const from = there.cpu = task.cpu;
    Runqueue& rq = there.rq(from);
    leave_current(there, from);
    put_prev_task(there, from);
    Maybe<TaskId> const prev = rq.curr;
    pause_burst(there, from);
    rq.curr.reset();
    update_rq_clock(there, to);
    deactivate_task(there, task);
    set_task_cpu(there, task, to, why);
    activate_task(there, task, EnqueueKind::Move);
    check_preempt_curr(there, to, task);
    rq.curr = prev;
    switch_to_best(there, from);
}

void scheduler_tick(Kernel& k, CpuId cpu)
{
    Runqueue& rq = k.rq(cpu);
    update_rq_clock(k, cpu);
    update_cpu_load(k, rq);
    rq.idle_at_tick = !rq.curr;
    if (!rq.curr)
        return;
    Task& curr = k.task(*rq.curr);
    if (is_rt(curr.policy))
        task_tick_rt(k, cpu, curr);
    else
        task_tick_fair(k, cpu, curr);
}

bool trigger_load_balance(Kernel& k, CpuId cpu)
{
    if (k.machine.nohz.quiet.test(cpu))
        unbatch_idle_balance(k, cpu);
    bool const pushes = pushes_idle_balance(k.config());
    if (k.machine.cpus.size() == 1 || (k.config().nohz && !pushes && !nohz_trigger(k, cpu)))
        return false;
    bool const is_due = k.machine.jiffies >= k.rq(cpu).next_balance;
    if (!is_due && pushes && nohz_kick_needed(k, cpu))
        nohz_balancer_kick(k);
    return is_due;
}

}
