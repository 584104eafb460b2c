// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/instant.h"

#include "core/engine/boot.h"
#include "core/engine/plain_tick.h"
#include "core/engine/run_program.h"
#include "core/kernel/burst.h"
#include "core/kernel/cpu_hotplug.h"
#include "core/kernel/hpet_rtc.h"
#include "core/kernel/itimer.h"
#include "core/kernel/posix_timers.h"
#include "core/kernel/sched.h"
#include "core/kernel/tick.h"

#include <algorithm>

namespace tickscope {

SimTime next_instant(Machine const& machine)
{
    return std::min({next_tick(machine).at, machine.hrtimers.next_at(), machine.burst_ends.next_at()});
}

// A thread that the scenario lists gets a plain wakeup where it is to begin.
static void start_thread(Kernel& k, TaskId id)
{
    Task& task = k.task(id);
    refuse_impossible_affinity(k, id);
    CpuMask const& allowed = k.machine.affinities[task.affinity];
    // Its affinity may have changed since the scenario gave it a CPU to start on.
    bool const can_start_there =
        task.start_cpu && k.machine.online.test(*task.start_cpu) && allowed.test(*task.start_cpu);
    task.state = TaskState::Sleeping;
    task.cpu = can_start_there ? *task.start_cpu : find_idlest_cpu(k.machine, k.cpu, allowed);
    try_to_wake_up(k, id, WakeKind::Stay);
}

static void wake_sleeper(Kernel& k, TaskId id)
{
    Task& task = k.task(id);
    task.hrtimer = TreeLinks::none;
    if (task.state == TaskState::New)
        start_thread(k, id);
    else
        try_to_wake_up(k, id, WakeKind::Plain);
}

static void run_hrtimer(Kernel& k)
{
    DueKey const due = k.machine.hrtimers.pop();
    switch (due.kind) {
    case DueKind::Hpet:
        hpet_rtc_interrupt(k);
        break;
    case DueKind::RtPeriod:
        sched_rt_period_timer(k);
        break;
    case DueKind::Wakeup:
        wake_sleeper(k, TaskId{due.id});
        break;
    case DueKind::ItimerReal:
        it_real_fn(k, Tgid{due.id});
        break;
    case DueKind::PosixTimer:
        posix_timer_fn(k, TimerId{due.id});
        break;
    }
}

static bool hrtimer_due(Machine const& machine, CpuId cpu)
{
    return machine.hrtimers.next_at() <= machine.now && machine.hrtimers.front().cpu == cpu;
}

// A sleep with slack is over at the first timer interrupt of its CPU that comes after its time.
static void end_sleeps_within_slack(Kernel& k, CpuId cpu)
{
    Machine& machine = k.machine;
    std::vector<std::pair<DueKey, EventQueue::Handle>> over;
    machine.hrtimers.each([&](DueKey const& due, EventQueue::Handle handle) {
        if (due.kind != DueKind::Wakeup || due.cpu != cpu || due.at > machine.now + machine.config.timer_slack)
            return;
        Task const& task = machine.tasks[due.id];
        if (task.state == TaskState::Sleeping && task.program.wake_at <= machine.now)
            over.emplace_back(due, handle);
    });
    std::ranges::sort(over);
    for (auto const& [due, handle] : over) {
        machine.hrtimers.cancel(handle);
        wake_sleeper(k, TaskId{due.id});
    }
}

static bool comes_before_tick(DueKind kind) { return kind == DueKind::Hpet || kind == DueKind::RtPeriod; }

// The current task has a signal to take, or has to exit, on its way back to user mode.
static bool wants_out_of_user_mode(Kernel const& k, CpuId cpu)
{
    Maybe<TaskId> const curr = k.rq(cpu).curr;
    if (!curr)
        return false;
    Task const& task = k.task(*curr);
    return task.signals.sigpending || task.signals.relock || task.program.exit_wanted;
}

// SCHED_SOFTIRQ that another CPU has raised here.
static void run_raised_softirq(Kernel& k, CpuId cpu)
{
    if (!k.cpu_at(cpu).sched_softirq)
        return;
    k.cpu_at(cpu).sched_softirq = false;
    run_rebalance_domains(k, cpu);
}

// An interrupt from another CPU that has had its turn already.
static void take_late_kick(Kernel& k, CpuId cpu)
{
    if (!k.cpu_at(cpu).sched_softirq)
        return;
    k.cpu = cpu;
    k.in_interrupt = true;
    bool const idle = !k.rq(cpu).curr;
    if (idle)
        tick_check_idle(k, cpu);
    run_raised_softirq(k, cpu);
    k.in_interrupt = false;
    if (idle && !need_resched(k.machine, cpu))
        tick_nohz_stop_sched_tick(k, cpu);
}

enum class TickDue : std::uint8_t { No, Yes };

// One interrupt on one CPU: all that is due there, against the same current task, and one schedule() at its end.
static void take_interrupt(Kernel& k, CpuId cpu, TickDue tick)
{
    Machine& machine = k.machine;
    k.cpu = cpu;
    k.in_interrupt = true;
    bool const idle = !k.rq(cpu).curr;
    bool timer_interrupt = tick == TickDue::Yes;
    if (idle)
        tick_check_idle(k, cpu);
    while (hrtimer_due(machine, cpu) && comes_before_tick(machine.hrtimers.front().kind)) {
        timer_interrupt = timer_interrupt || machine.hrtimers.front().kind != DueKind::Hpet;
        run_hrtimer(k);
    }
    if (tick == TickDue::Yes) {
        tick_sched_timer(k, cpu);
        arm_burst_end(k, cpu);
    }
    while (hrtimer_due(machine, cpu)) {
        timer_interrupt = true;
        run_hrtimer(k);
        k.stop_point();
    }
    if (timer_interrupt && k.config().timer_slack != Nanos::zero())
        end_sleeps_within_slack(k, cpu);
    run_raised_softirq(k, cpu);
    k.in_interrupt = false;
    machine.pending_cpus.clear(cpu);
    if (need_resched(machine, cpu) && preemptible(machine, cpu))
        schedule(k, cpu);
    else if (idle && tick == TickDue::No)
        tick_nohz_stop_sched_tick(k, cpu);
    if (wants_out_of_user_mode(k, cpu))
        machine.pending_cpus.set(cpu);
    k.cause = TraceEvent::no_cause;
}

// The lowest CPU that has something due now, from `cpu` on; a CPU past the last if there is none.
static std::size_t next_interrupted(Machine const& machine, NextTick const& tick, std::size_t cpu)
{
    std::size_t next = machine.cpus.size();
    if (tick.at <= machine.now)
        next = std::min(next, index_of(tick.cpu));
    if (machine.hrtimers.next_at() <= machine.now)
        next = std::min(next, index_of(machine.hrtimers.front().cpu));
    if (auto const kicked = machine.pending_cpus.next_from(cpu))
        next = std::min(next, index_of(*kicked));
    return next;
}

static void take_interrupts(Kernel& k, std::size_t at)
{
    Machine& machine = k.machine;
    for (;;) {
        NextTick const tick = next_tick(machine);
        std::size_t const cpu = next_interrupted(machine, tick, at);
        if (cpu >= machine.cpus.size())
            return;
        bool const ticks = tick.at <= machine.now && index_of(tick.cpu) == cpu;
        take_interrupt(k, static_cast<CpuId>(cpu), ticks ? TickDue::Yes : TickDue::No);
        at = cpu + 1;
    }
}

// A kicked CPU that has had its turn, or whose current task has a signal to take or a program to go on with.
static void go_on_with_programs(Kernel& k, World const& world)
{
    Machine& machine = k.machine;
    for (;;) {
        for (std::size_t at = 0; !machine.stuck_task;) {
            while (machine.burst_ends.next_at() <= machine.now) {
                Cpu& cpu = k.cpu_at(machine.burst_ends.pop().cpu);
                cpu.burst_handle = TreeLinks::none;
                machine.pending_cpus.set(cpu.id);
            }
            Maybe<CpuId> const cpu = machine.pending_cpus.next_from(at);
            if (!cpu)
                break;
            machine.pending_cpus.clear(*cpu);
            k.cause = TraceEvent::no_cause;
            take_late_kick(k, *cpu);
            return_to_user(k, world, *cpu);
            at = index_of(*cpu) + 1;
        }
        if (machine.pending_cpus.empty() || machine.stuck_task)
            return;
    }
}

static void finish_boot(Kernel& k)
{
    if (k.machine.booted)
        return;
    k.machine.booted = true;
    for (Cpu const& cpu : k.machine.cpus) {
        k.cpu = cpu.id;
        if (cpu.online && !cpu.rq.curr && !cpu.tick_stopped)
            tick_nohz_stop_sched_tick(k, cpu.id);
    }
}

void settle(Kernel& k, World const& world)
{
    go_on_with_programs(k, world);
    finish_boot(k);
    if (cpu_hotplug_pending(k.machine)) {
        cpu_hotplug_step(k);
        go_on_with_programs(k, world);
    }
}

void run_instant(Kernel& k, World const& world)
{
    take_interrupts(k, 0);
    settle(k, world);
}

// Most of what happens is one CPU's tick that concerns nobody else. Where ticks are aligned the next CPU's follows at
// the same time, and the programs wait until all have had theirs; but here nobody has a program that waits.
static void run_lone_tick(Kernel& k, World const& world, CpuId cpu)
{
    take_interrupt(k, cpu, TickDue::Yes);
    if (k.machine.pending_cpus.empty() && !cpu_hotplug_pending(k.machine))
        return;
    take_interrupts(k, index_of(cpu) + 1);
    settle(k, world);
}

bool run_next(Kernel& k, World const& world, SimTime until)
{
    Machine& machine = k.machine;
    if (machine.stuck_task)
        return false;
    SimTime const other = std::min(machine.hrtimers.next_at(), machine.burst_ends.next_at());
    NextTick const tick = machine.booted ? take_plain_ticks(k, other, until) : next_tick(machine);
    if (std::min(tick.at, other) > until)
        return false;
    machine.now = std::min(tick.at, other);
    k.ops = 0;
    if (tick.at < other && machine.booted)
        run_lone_tick(k, world, tick.cpu);
    else
        run_instant(k, world);
    return true;
}

bool nothing_left(Machine const& machine)
{
    return machine.stuck_task.has_value() ||
        (machine.booted && machine.busy_cpus == 0 && machine.hrtimers.empty() && !cpu_hotplug_pending(machine));
}

}
