// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/idle_balance_batch.h"

#include "core/kernel/sched.h"
#include "core/kernel/sched_domains.h"

#include <algorithm>
#include <limits>

namespace tickscope {

static constexpr std::uint32_t flat_level = 2;
static constexpr std::uint32_t longest_interval = 4;  // ms, of the flat domain

// From one attempt to the next: 4 jiffies at most.
static std::uint64_t distance(Kernel const& k)
{
    return std::max<std::uint64_t>(ms_to_jiffies(k.config(), longest_interval), 1);
}

static std::uint32_t& due_with(Kernel& k, Jiffies last_balance)
{
    return k.machine.nohz.quiet_due[last_balance.value % distance(k)];
}

void unbatch_idle_balance(Kernel& k, CpuId cpu)
{
    NohzBalancer& nohz = k.machine.nohz;
    if (!nohz.quiet.test(cpu))
        return;
    DomainState& state = k.cpu_at(cpu).domains[flat_level];
    --due_with(k, state.last_balance);
    nohz.quiet.clear(cpu);
    std::uint64_t const apart = distance(k);
    if (nohz.quiet_done > state.last_balance)
        state.last_balance.value += (nohz.quiet_done - state.last_balance).value / apart * apart;
    k.rq(cpu).next_balance = state.last_balance + Jiffies{apart};
}

void unbatch_idle_balance(Kernel& k)
{
    CpuMask const& quiet = k.machine.nohz.quiet;
    for (CpuId const cpu : quiet)
        unbatch_idle_balance(k, cpu);
}

void batch_idle_balance(Kernel& k, CpuId cpu)
{
    Machine& machine = k.machine;
    if (machine.config.topology || !machine.overloaded.empty())
        return;
    if (sched_domains(machine, cpu).count == 0)
        return;
    DomainState const& state = k.cpu_at(cpu).domains[flat_level];
    Jiffies const next = state.last_balance + Jiffies{distance(k)};
    if (state.balance_interval != longest_interval || state.nr_balance_failed != 0 || next <= machine.jiffies ||
        k.rq(cpu).next_balance != next)
        return;
    ++due_with(k, state.last_balance);
    machine.nohz.quiet.set(cpu);
}

bool quiet_goes_on(Kernel const& k, CpuId owner)
{
    NohzBalancer const& nohz = k.machine.nohz;
    if (nohz.quiet.empty())
        return true;
    if (!k.machine.overloaded.empty() || need_resched(k.machine, owner))
        return false;
    std::uint64_t const now = k.machine.jiffies.value;
    for (std::uint64_t missed = std::max(nohz.quiet_done.value + 1, now - std::min(now, distance(k))); missed < now;
         ++missed)
        if (nohz.quiet_due[missed % distance(k)] != 0)
            return false;
    return true;
}

Jiffies next_quiet_balance(Kernel const& k)
{
    NohzBalancer const& nohz = k.machine.nohz;
    std::uint64_t const apart = distance(k);
    for (std::uint64_t ahead = 1; ahead <= apart && !nohz.quiet.empty(); ++ahead)
        if (nohz.quiet_due[(k.machine.jiffies.value + ahead) % apart] != 0)
            return {k.machine.jiffies.value + ahead};
    return {std::numeric_limits<std::uint64_t>::max()};
}

}
