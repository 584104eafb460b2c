// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/sched_balance.h"
#include "core/kernel/sched_core.h"

#include <algorithm>

namespace tickscope {

// Half of what periodic balancing asks for is enough to act when a thread moves anyway.
static std::uint64_t half_imbalance(SchedDomain const& domain)
{
    return 100 + (domain.parameters->imbalance_pct - 100) / 2;
}

static bool wake_affine(Kernel& k, Task const& task, SchedDomain const& domain, WakeKind kind)
{
    Runqueue const& here = k.rq(k.cpu);
    Runqueue const& there = k.rq_of(task);
    unsigned const index = domain.parameters->wake_idx;
    std::uint64_t const load = source_load(there, index);
    std::uint64_t own = target_load(here, index);
    bool const sync = kind == WakeKind::Sync && here.curr;
    if (sync)
        own -= k.task(*here.curr).weight;
    bool const balanced = 100 * (own + task.weight) <= half_imbalance(domain) * (load + 0);
    if (balanced)
        return true;
    return own <= load && own + target_load(there, index) <= cpu_avg_load_per_task(here);
}

CpuId select_task_rq_fair(Kernel& k, Task const& task, WakeKind kind)
{
    if (task.cpu == k.cpu || !is_allowed(k.machine, task, k.cpu))
        return task.cpu;
    for (SchedDomain const& domain : sched_domains(k.machine, k.cpu)) {
        if (!domain.spans(task.cpu))
            continue;
        if (wake_affine(k, task, domain, kind))
            return k.cpu;
        unsigned const index = domain.parameters->wake_idx;
        bool const there_is_more_to_do =
            half_imbalance(domain) * target_load(k.rq(k.cpu), index) <= 100 * source_load(k.rq_of(task), index);
        return domain.parameters->wake_balance && there_is_more_to_do ? k.cpu : task.cpu;
    }
    return task.cpu;
}

namespace {

struct Range {
    std::uint32_t first = 0;
    std::uint32_t end = 0;
};

}

static Range group_of(SchedDomain const& domain, std::uint32_t index)
{
    std::uint32_t const first = domain.first + index * domain.group_size;
    return {first, std::min(first + domain.group_size, domain.end)};
}

static bool usable(Machine const& machine, CpuMask const& allowed, std::uint32_t cpu)
{
    return machine.online.test(static_cast<CpuId>(cpu)) && allowed.test(static_cast<CpuId>(cpu));
}

static std::uint64_t load_of(Machine const& machine, Range group, unsigned index, bool local)
{
    std::uint64_t load = 0;
    for (std::uint32_t i = group.first; i < group.end; ++i)
        if (machine.online.test(static_cast<CpuId>(i)))
            load += local ? source_load(machine.cpus[i].rq, index) : target_load(machine.cpus[i].rq, index);
    return load;
}

// find_idlest_group(): none if the CPU's own group will do.
static std::optional<Range> find_idlest_group(Machine const& machine, SchedDomain const& domain, CpuId cpu,
                                              CpuMask const& allowed)
{
    std::uint32_t const groups = (domain.end - domain.first + domain.group_size - 1) / domain.group_size;
    std::uint32_t const own = (static_cast<std::uint32_t>(index_of(cpu)) - domain.first) / domain.group_size;
    unsigned const index = domain.parameters->forkexec_idx;
    std::uint64_t this_load = 0, min_load = ~std::uint64_t{0};
    std::optional<Range> idlest;
    for (std::uint32_t step = 0; step < groups; ++step) {
        Range const group = group_of(domain, (own + step) % groups);
        bool any_usable = false;
        for (std::uint32_t i = group.first; i < group.end && !any_usable; ++i)
            any_usable = usable(machine, allowed, i);
        if (!any_usable)
            continue;
        std::uint64_t const load = load_of(machine, group, index, step == 0);
        if (step == 0) {
            this_load = load;
        } else if (load < min_load) {
            min_load = load;
            idlest = group;
        }
    }
    if (!idlest || 100 * this_load < half_imbalance(domain) * min_load)
        return {};
    return idlest;
}

static CpuId idlest_of_group(Machine const& machine, Range group, CpuId cpu, CpuMask const& allowed)
{
    CpuId idlest = cpu;
    std::uint64_t min_load = ~std::uint64_t{0};
    for (std::uint32_t i = group.first; i < group.end; ++i) {
        if (!usable(machine, allowed, i))
            continue;
        std::uint64_t const load = machine.cpus[i].rq.load;
        if (load < min_load) {
            min_load = load;
            idlest = static_cast<CpuId>(i);
        }
    }
    return idlest;
}

// sched_balance_self(): from the largest domain down, each time among the groups of the CPU found so far.
static CpuId sched_balance_self(Machine const& machine, CpuId cpu, CpuMask const& allowed)
{
    std::uint32_t below = ~std::uint32_t{0};
    for (;;) {
        SchedDomain const* domain = nullptr;
        SchedDomains const domains = sched_domains(machine, cpu);
        for (SchedDomain const& candidate : domains)
            if (candidate.end - candidate.first < below)
                domain = &candidate;
        if (!domain)
            return cpu;
        below = domain->end - domain->first;
        if (auto const group = find_idlest_group(machine, *domain, cpu, allowed))
            cpu = idlest_of_group(machine, *group, cpu, allowed);
    }
}

CpuId find_idlest_cpu(Machine const& machine, CpuId this_cpu, CpuMask const& allowed)
{
    CpuId const idlest = machine.cpus.size() == 1 ? this_cpu : sched_balance_self(machine, this_cpu, allowed);
    if (usable(machine, allowed, static_cast<std::uint32_t>(index_of(idlest))))
        return idlest;
    Maybe<CpuId> const any = (allowed & machine.online).first_set();
    return any ? *any : this_cpu;
}

}
