// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/sched_domains.h"

#include "core/kernel/idle_balance_batch.h"
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

static bool is_one_online(Machine const& machine, std::uint32_t first, std::uint32_t end)
{
    auto const cpu = machine.online.next_from(first);
    return cpu && index_of(*cpu) < end;
}

// sd_degenerate() and sd_parent_degenerate(): with one group left there is nothing to balance between.
static bool has_another_group(Machine const& machine, CpuId cpu, SchedDomain const& domain)
{
    std::uint32_t const own = static_cast<std::uint32_t>(index_of(cpu)) / domain.group_size * domain.group_size;
    return is_one_online(machine, domain.first, own) ||
        is_one_online(machine, std::min(own + domain.group_size, domain.end), domain.end);
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
        SchedDomain const domain{&parameters, level, first, std::min(first + span, possible), group_size};
        if (span > group_size && has_another_group(machine, cpu, domain))
            domains.all[domains.count++] = domain;
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
    unbatch_idle_balance(k);
    for (Cpu& cpu : k.machine.cpus)
        cpu.domains.fill({.last_balance = k.machine.jiffies});
}

}
