// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/tick.h"

#include "core/base/verify.h"
#include "core/kernel/burst.h"
#include "core/kernel/posix_cpu_timers.h"
#include "core/kernel/sched.h"
#include "core/kernel/sched_stats.h"

namespace tickscope {

static constexpr Cputime one_jiffy{1};

void tick_init(Kernel& k)
{
    Machine& machine = k.machine;
    TickRing& ring = machine.ticks;
    ring.period = machine.config.tick_period();
    ring.cpus = static_cast<std::uint32_t>(machine.cpus.size());
    ring.skew = machine.config.tick_phase == TickPhase::Staggered ? ring.period / 2 / ring.cpus : Nanos::zero();
    ring.ticking = machine.online;
    for (Cpu& cpu : machine.cpus)
        cpu.next_tick = ring.tick_time(1, cpu.id);
}

// The first CPU of a round, from `cpu` on, that is due in it.
static NextTick next_in_round(Machine const& machine, std::uint64_t round, std::size_t cpu)
{
    TickRing const& ring = machine.ticks;
    for (Maybe<CpuId> next = ring.ticking.next_from(cpu); next; next = ring.ticking.next_from(index_of(*next) + 1)) {
        SimTime const at = machine.cpus[index_of(*next)].next_tick;
        if (at == ring.tick_time(round, *next))
            return {at, *next};
    }
    return {};
}

NextTick next_tick(Machine const& machine)
{
    TickRing const& ring = machine.ticks;
    if (ring.ticking.empty())
        return {};
    NextTick next = next_in_round(machine, ring.round, ring.next_cpu);
    if (next.at == never)
        next = next_in_round(machine, ring.round + 1, 0);
    VERIFY(next.at != never);
    return next;
}

void tick_do_update_jiffies64(Kernel& k)
{
    Machine& machine = k.machine;
    Nanos const period = machine.ticks.period;
    Nanos const behind = machine.now - machine.last_jiffies_update;
    if (behind < period)
        return;
    std::int64_t const periods = behind < 2 * period ? 1 : behind / period;
    machine.jiffies += Jiffies{static_cast<std::uint64_t>(periods)};
    machine.last_jiffies_update += period * periods;
}

static void tick_sched_do_timer(Kernel& k, CpuId cpu)
{
    Maybe<CpuId>& duty = k.machine.do_timer_cpu;
    if (!duty)
        duty = cpu;
    if (duty == cpu)
        tick_do_update_jiffies64(k);
}

std::uint64_t account_process_tick(Kernel& k, CpuId id)
{
    Cpu& cpu = k.cpu_at(id);
    if (!cpu.rq.curr) {
        ++cpu.acct_idle;
        return k.report(traced::Tick{{}, TickMode::Idle, one_jiffy});
    }
    Task& task = k.task(*cpu.rq.curr);
    bool const user = task.mode == CpuMode::User;
    std::uint64_t const n = k.report(traced::Tick{task.id, user ? TickMode::User : TickMode::System, one_jiffy});
    CauseScope because{k, n};
    if (user) {
        ++cpu.acct_user;
        account_user_time(k, task.id, one_jiffy);
    } else {
        ++cpu.acct_system;
        account_system_time(k, task.id, one_jiffy);
    }
    return n;
}

void tick_sched_timer(Kernel& k, CpuId id)
{
    Cpu& cpu = k.cpu_at(id);
    k.machine.ticks.advance(cpu.next_tick, id);
    cpu.next_tick += k.machine.ticks.period;
    ++cpu.ticks;
    tick_sched_do_timer(k, id);

    Maybe<TaskId> const curr = cpu.rq.curr;
    CauseScope because{k, account_process_tick(k, id)};
    scheduler_tick(k, id);
    bool const rebalance = trigger_load_balance(k, id);
    if (curr)
        run_posix_cpu_timers(k, *curr);
    if (rebalance)
        run_rebalance_domains(k, id);
    if (k.config().costs.tick != Nanos::zero())
        charge_overhead(k, id, k.config().costs.tick);
    if (!cpu.rq.curr)
        tick_nohz_stop_sched_tick(k, id);
}

void tick_check_idle(Kernel& k, CpuId cpu)
{
    if (k.cpu_at(cpu).tick_stopped)
        tick_do_update_jiffies64(k);
}

}
