// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/sched_domains.h"

#include "core/kernel/ilb_quiet.h"
#include "core/kernel/sched.h"

#include <algorithm>

namespace tickscope {

static constexpr DomainParameters sibling{
    .min_interval = 1,
    .max_interval = 2,
    .busy_factor = 64,
    .imbalance_pct = 110,
    .cache_nice_tries = 0,
    .busy_idx = 0,
    .idle_idx = 0,
    .newidle_idx = 0,
    .wake_idx = 0,
    .forkexec_idx = 0,
    .balance_newidle = true,
    .wake_balance = true,
    .share_cpupower = true,
};
static constexpr DomainParameters mc{
    .min_interval = 1,
    .max_interval = 4,
    .busy_factor = 64,
    .imbalance_pct = 125,
    .cache_nice_tries = 1,
    .busy_idx = 2,
    .idle_idx = 0,
    .newidle_idx = 0,
    .wake_idx = 1,
    .forkexec_idx = 1,
    .balance_newidle = false,
    .wake_balance = true,
    .share_cpupower = false,
};
static constexpr DomainParameters node{
    .min_interval = 1,
    .max_interval = 4,
    .busy_factor = 64,
    .imbalance_pct = 125,
    .cache_nice_tries = 1,
    .busy_idx = 2,
    .idle_idx = 1,
    .newidle_idx = 2,
    .wake_idx = 1,
    .forkexec_idx = 1,
    .balance_newidle = false,
    .wake_balance = true,
    .share_cpupower = false,
};

static bool has_two_online(Machine const& machine, std::uint32_t first, std::uint32_t end)
{
    auto const one = machine.online.next_from(first);
    if (!one || index_of(*one) + 1 >= end)
        return false;
    auto const other = machine.online.next_from(index_of(*one) + 1);
    return other && index_of(*other) < end;
}

SchedDomains sched_domains(Machine const& machine, CpuId cpu)
{
    auto const possible = static_cast<std::uint32_t>(machine.cpus.size());
    SchedDomains domains;
    if (!machine.online.test(cpu))
        return domains;
    std::uint32_t level = 0;
    auto const add = [&](DomainParameters const& parameters, std::uint32_t span, std::uint32_t group_size) {
        auto const first = static_cast<std::uint32_t>(index_of(cpu)) / span * span;
        std::uint32_t const end = std::min(first + span, possible);
        if (span > group_size && has_two_online(machine, first, end))
            domains.all[domains.count++] = {&parameters, level, first, end, group_size};
        ++level;
    };

    Topology const topology = machine.config.topology.value_or(Topology{});
    std::uint32_t const core = std::max<std::uint32_t>(topology.smt, 1);
    std::uint32_t const socket = core * std::max<std::uint32_t>(topology.cores, 1);
    add(sibling, core, 1);
    add(mc, socket, core);
    add(node, std::max(possible, socket), socket);
    return domains;
}

void rebuild_sched_domains(Kernel& k)
{
    leave_quiet(k);
    for (Cpu& cpu : k.machine.cpus)
        cpu.domains.fill({.last_balance = k.machine.jiffies});
}

}
