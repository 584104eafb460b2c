// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/nohz_balance.h"

#include "core/kernel/idle_balance_batch.h"
#include "core/kernel/nohz_push.h"
#include "core/kernel/sched.h"

namespace tickscope {

static void enter_mask(Kernel& k, CpuId cpu)
{
    CpuMask& mask = k.machine.nohz.cpu_mask;
    if (mask.test(cpu))
        return;
    mask.set(cpu);
    k.report(traced::NohzMask{cpu, true, static_cast<std::uint32_t>(mask.weight())});
}

static void leave_mask(Kernel& k, CpuId cpu)
{
    CpuMask& mask = k.machine.nohz.cpu_mask;
    if (!mask.test(cpu))
        return;
    unbatch_idle_balance(k, cpu);
    mask.clear(cpu);
    k.report(traced::NohzMask{cpu, false, static_cast<std::uint32_t>(mask.weight())});
}

static void set_owner(Kernel& k, Maybe<CpuId> owner)
{
    if (k.machine.nohz.load_balancer == owner)
        return;
    k.machine.nohz.load_balancer = owner;
    k.report(traced::NohzBalancer{owner});
}

static void give_up(Kernel& k, CpuId cpu)
{
    if (is_nohz_owner(k.machine, cpu))
        set_owner(k, {});
}

static bool everybody_is_idle(Machine const& machine)
{
    return machine.nohz.cpu_mask.weight() == machine.online.weight();
}

// 2.6.35 counts those that are not on their way down.
static bool everybody_stops(Machine const& machine)
{
    bool const counts_active = machine.config.sched_features().idle_balancing == IdleBalancing::OwnerActive;
    return machine.nohz.cpu_mask.weight() == (counts_active ? machine.active.weight() : machine.online.weight());
}

static void leave_idle(Kernel& k, CpuId id)
{
    if (!k.machine.nohz.cpu_mask.test(id))
        return;
    leave_mask(k, id);
    give_up(k, id);
}

// Since 2.6.36: its tick stops, whoever the owner is.
static void enter_idle_pushed(Kernel& k, CpuId id)
{
    NohzBalancer& nohz = k.machine.nohz;
    if (!k.cpu_at(id).active) {
        give_up(k, id);
        return;
    }
    enter_mask(k, id);
    for (Maybe<CpuId>* const pick : {&nohz.first_pick, &nohz.second_pick})
        if (*pick == id)
            pick->reset();
    if (!nohz.load_balancer)
        set_owner(k, id);
}

bool select_nohz_load_balancer(Kernel& k, CpuId id, StopTick stop)
{
    Machine const& machine = k.machine;
    if (stop == StopTick::No) {
        leave_idle(k, id);
        return false;
    }
    if (pushes_idle_balance(k.config())) {
        enter_idle_pushed(k, id);
        return false;
    }

    k.rq(id).in_nohz_recently = true;
    // 483b4ee: a CPU on its way down used to enter the mask here, for good.
    if (!k.has(Fix::NohzCpuOffline))
        enter_mask(k, id);
    if (!k.cpu_at(id).active && (k.has(Fix::NohzCpuOffline) || is_nohz_owner(machine, id))) {
        give_up(k, id);
        return false;
    }
    enter_mask(k, id);

    if (everybody_stops(machine)) {
        give_up(k, id);
        return false;
    }
    if (!machine.nohz.load_balancer)
        set_owner(k, id);
    return is_nohz_owner(machine, id);
}

// resched_cpu(). The interrupt to a dead CPU is refused, and nobody looks at the flag of its idle task.
static void nominate(Kernel& k, CpuId cpu)
{
    if (k.cpu_at(cpu).online)
        resched_cpu(k, cpu);
    else
        k.rq(cpu).idle_need_resched = true;
}

bool nohz_trigger(Kernel& k, CpuId id)
{
    Machine const& machine = k.machine;
    Runqueue& rq = k.rq(id);
    if (rq.in_nohz_recently && !rq.idle_at_tick) {
        rq.in_nohz_recently = false;
        if (is_nohz_owner(machine, id)) {
            leave_mask(k, id);
            set_owner(k, {});
        }
        if (!machine.nohz.load_balancer)
            if (Maybe<CpuId> const nominee = machine.nohz.cpu_mask.first_set())
                nominate(k, *nominee);
    }
    if (!rq.idle_at_tick)
        return true;
    if (is_nohz_owner(machine, id)) {
        if (!everybody_is_idle(machine))
            return true;
        resched_cpu(k, id);
        return false;
    }
    return !machine.nohz.cpu_mask.test(id);
}

}
