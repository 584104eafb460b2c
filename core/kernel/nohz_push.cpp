// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/nohz_push.h"

namespace tickscope {

static bool is_taken_by_another(Maybe<CpuId> pick, CpuId cpu) { return pick && *pick != cpu; }

bool nohz_kick_needed(Kernel& k, CpuId cpu)
{
    NohzBalancer& nohz = k.machine.nohz;
    Runqueue const& rq = k.rq(cpu);
    if (k.machine.jiffies < nohz.next_balance || rq.idle_at_tick)
        return false;
    if (!is_taken_by_another(nohz.first_pick, cpu)) {
        nohz.first_pick = cpu;
        if (nohz.second_pick == cpu)
            nohz.second_pick.reset();
        return rq.nr_running > 1;
    }
    if (is_taken_by_another(nohz.second_pick, cpu))
        return false;
    nohz.second_pick = cpu;
    return rq.nr_running > 0;
}

void nohz_balancer_kick(Kernel& k)
{
    NohzBalancer& nohz = k.machine.nohz;
    ++nohz.next_balance.value;
    Maybe<CpuId> const sleeper = nohz.load_balancer ? nohz.load_balancer : nohz.cpu_mask.first_set();
    if (!sleeper || k.rq(*sleeper).nohz_balance_kick)
        return;
    k.rq(*sleeper).nohz_balance_kick = true;
    k.cpu_at(*sleeper).sched_softirq = true;
    k.machine.pending_cpus.set(*sleeper);
}

}
