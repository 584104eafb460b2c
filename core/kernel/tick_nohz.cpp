// SPDX-License-Identifier: GPL-3.0-or-later
// The tickless half of tick-sched.c. Every timer of the model is an hrtimer, which does not keep a tick alive, so the
// next timer-wheel timer is always far away: an idle CPU either keeps its tick as load balancer or has none at all.
#include "core/kernel/nohz_balance.h"
#include "core/kernel/sched.h"
#include "core/kernel/tick.h"

namespace tickscope {

// nohz_ratelimit() of 2.6.35: who wanted to stop its tick less than half a period ago keeps it for one more.
static bool nohz_ratelimit(Kernel const& k, Cpu& cpu)
{
    if (!k.config().sched_features().nohz_ratelimit)
        return false;
    Nanos const since = cpu.rq.clock - cpu.nohz_stamp;
    cpu.nohz_stamp = cpu.rq.clock;
    return since < k.config().tick_period() / 2;
}

void tick_nohz_stop_sched_tick(Kernel& k, CpuId id)
{
    Cpu& cpu = k.cpu_at(id);
    if (!cpu.online && k.machine.do_timer_cpu == id)
        k.machine.do_timer_cpu.reset();
    if (!k.config().nohz)
        return;
    cpu.in_idle = true;
    if (need_resched(k.machine, id) || (nohz_ratelimit(k, cpu) && !cpu.tick_stopped))
        return;

    if (k.machine.do_timer_cpu == id)
        k.machine.do_timer_cpu.reset();
    if (cpu.tick_stopped || select_nohz_load_balancer(k, id, StopTick::Yes))
        return;
    cpu.tick_stopped = true;
    cpu.idle_jiffies = k.machine.jiffies;
    k.machine.ticks.ticking.clear(id);
    k.report(traced::TickStop{id});
}

static Cputime account_idle_ticks(Kernel& k, Cpu& cpu)
{
    Jiffies const missed = k.machine.jiffies - cpu.idle_jiffies;
    cpu.acct_idle += missed.value;
    return Cputime{missed.value};
}

void tick_nohz_restart_sched_tick(Kernel& k, CpuId id)
{
    Cpu& cpu = k.cpu_at(id);
    bool const stopped = cpu.in_idle && cpu.tick_stopped;
    cpu.in_idle = false;
    if (!stopped)
        return;

    select_nohz_load_balancer(k, id, StopTick::No);
    tick_do_update_jiffies64(k);
    Cputime const idle_ticks = account_idle_ticks(k, cpu);
    cpu.tick_stopped = false;
    TickRing& ring = k.machine.ticks;
    ring.skip_rounds_before(k.machine.now);
    ring.ticking.set(id);
    cpu.next_tick = ring.first_after(k.machine.now, id);
    k.report(traced::TickRestart{id, idle_ticks});
}

}
