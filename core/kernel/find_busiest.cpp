// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/find_busiest.h"

#include "core/kernel/sched_balance.h"

#include <algorithm>

namespace tickscope {

namespace {

struct Group {
    std::uint32_t first = 0;
    std::uint32_t end = 0;
    std::uint64_t load = 0;  ///< as far as it can be trusted: see source_load()
    std::uint64_t weight = 0;
    std::uint64_t nr_running = 0;
    std::uint64_t max_load = 0;
    std::uint64_t min_load = ~std::uint64_t{0};
    std::uint64_t avg_per_task = 0;
    bool unbalanced_inside = false;
};

/// What find_busiest_group() compares.
struct Sums {
    Group own;
    Group busiest;
    std::uint64_t total_load = 0;
    std::uint64_t groups = 0;
    bool any_busy = false;
    bool found = false;
};

}

static unsigned load_index(SchedDomain const& domain, IdleType idle)
{
    switch (idle) {
    case IdleType::Idle:
        return domain.parameters->idle_idx;
    case IdleType::NotIdle:
        return domain.parameters->busy_idx;
    case IdleType::NewlyIdle:
        return domain.parameters->newidle_idx;
    }
    return 0;
}

// The groups of a domain in their ring, from that of this CPU on.
static Group group_at(BusiestQuery const& query, std::uint32_t step)
{
    SchedDomain const& domain = query.domain;
    std::uint32_t const size = domain.group_size;
    std::uint32_t const groups = (domain.end - domain.first + size - 1) / size;
    auto const own = (static_cast<std::uint32_t>(index_of(query.this_cpu)) - domain.first) / size;
    std::uint32_t index = own + step;
    if (index >= groups)
        index -= groups;
    Group group;
    group.first = domain.first + index * size;
    group.end = std::min(group.first + size, domain.end);
    return group;
}

/// Whether a group is the one that the balancing CPU is in.
enum class GroupSide : std::uint8_t { Local, Other };

static void add_cpu(Group& group, Runqueue const& rq, unsigned index, GroupSide side)
{
    std::uint64_t const load = side == GroupSide::Local ? target_load(rq, index) : source_load(rq, index);
    group.load += load;
    group.weight += rq.load;
    group.nr_running += rq.nr_running;
    if (side == GroupSide::Other) {
        group.max_load = std::max(group.max_load, load);
        group.min_load = std::min(group.min_load, load);
    }
    if (group.end - group.first > 1)
        group.avg_per_task += cpu_avg_load_per_task(rq);
}

// Adds up one group; false if it has no CPU online.
static bool tally(Machine const& machine, BusiestQuery const& query, Group& group, GroupSide side)
{
    unsigned const index = load_index(query.domain, query.idle);
    bool online = false;
    for (std::uint32_t i = group.first; i < group.end; ++i) {
        auto const cpu = static_cast<CpuId>(i);
        if (!machine.online.test(cpu))
            continue;
        online = true;
        if (!query.excluded.test(cpu))
            add_cpu(group, machine.cpus[i].rq, index, side);
    }
    // Of a single CPU the largest and the least load are the same.
    group.unbalanced_inside = side == GroupSide::Other && group.max_load - group.min_load > 2 * group.avg_per_task &&
        group.end - group.first > 1 && group.max_load >= group.min_load;
    return online;
}

// The first idle CPU of a group, else its first, balances the domain for the whole group.
static bool is_our_turn(Machine const& machine, BusiestQuery const& query, Group const& own)
{
    if (query.idle == IdleType::NewlyIdle || own.end - own.first == 1)
        return true;
    Maybe<CpuId> balancer;
    for (std::uint32_t i = own.first; i < own.end; ++i) {
        auto const cpu = static_cast<CpuId>(i);
        if (!machine.online.test(cpu))
            continue;
        if (!balancer)
            balancer = cpu;
        if (!machine.cpus[i].rq.curr && !query.excluded.test(cpu)) {
            balancer = cpu;
            break;
        }
    }
    return balancer == query.this_cpu;
}

static Sums add_up(Machine const& machine, BusiestQuery const& query)
{
    SchedDomain const& domain = query.domain;
    std::uint32_t const groups = (domain.end - domain.first + domain.group_size - 1) / domain.group_size;
    Sums sums;
    for (std::uint32_t step = 0; step < groups; ++step) {
        Group group = group_at(query, step);
        GroupSide const side = step == 0 ? GroupSide::Local : GroupSide::Other;
        if (!tally(machine, query, group, side))
            continue;
        ++sums.groups;
        sums.total_load += group.load;
        sums.any_busy = sums.any_busy || group.nr_running > 0;
        if (side == GroupSide::Local) {
            sums.own = group;
        } else if (group.load > sums.busiest.load && (group.nr_running > 1 || group.unbalanced_inside)) {
            sums.busiest = group;
            sums.found = true;
        }
    }
    return sums;
}

static std::uint64_t online_in(Machine const& machine, SchedDomain const& domain)
{
    if (domain.first == 0 && domain.end == machine.cpus.size())
        return machine.online.weight();
    std::uint64_t count = 0;
    for (std::uint32_t i = domain.first; i < domain.end; ++i)
        count += machine.online.test(static_cast<CpuId>(i)) ? 1u : 0u;
    return count;
}

// add_up() where every CPU is a group: a CPU without tasks adds nothing, as source_load() of no weight is nothing.
static Sums add_up_single(Machine const& machine, BusiestQuery const& query)
{
    auto const own = static_cast<std::uint32_t>(index_of(query.this_cpu));
    unsigned const index = load_index(query.domain, query.idle);
    Sums sums;
    sums.groups = online_in(machine, query.domain);
    sums.own = {.first = own, .end = own + 1};
    add_cpu(sums.own, machine.cpus[own].rq, index, GroupSide::Local);
    sums.any_busy = sums.own.nr_running > 0;
    sums.total_load = sums.own.load;
    auto const add_row = [&](std::uint32_t first, std::uint32_t end) {
        for (auto cpu = machine.loaded.next_from(first); cpu && index_of(*cpu) < end;
             cpu = machine.loaded.next_from(index_of(*cpu) + 1)) {
            if (query.excluded.test(*cpu) || !machine.online.test(*cpu))
                continue;
            auto const i = static_cast<std::uint32_t>(index_of(*cpu));
            Runqueue const& rq = machine.cpus[i].rq;
            std::uint64_t const load = source_load(rq, index);
            sums.total_load += load;
            sums.any_busy = true;
            if (load <= sums.busiest.load || rq.nr_running <= 1)
                continue;
            sums.busiest = {.first = i, .end = i + 1, .load = load, .weight = rq.load, .nr_running = rq.nr_running};
            sums.found = true;
        }
    };
    add_row(own + 1, query.domain.end);
    add_row(query.domain.first, own);
    return sums;
}

// What moving one task would bring, where the imbalance is smaller than one: at least one task moves if the loads come
// closer, or if more of the CPUs' power is used.
static std::uint64_t small_imbalance(Sums const& sums, std::uint64_t per_task, std::uint64_t imbalance,
                                     Runqueue const& rq)
{
    std::uint64_t const max_load = sums.busiest.load;
    std::uint64_t const this_load = sums.own.load;
    std::uint64_t const own_per_task =
        sums.own.nr_running > 0 ? sums.own.weight / sums.own.nr_running : cpu_avg_load_per_task(rq);
    std::uint64_t const times = sums.own.nr_running > 0 && per_task > own_per_task ? 1 : 2;
    if (max_load - this_load + per_task >= per_task * times)
        return per_task;

    std::uint64_t const now = std::min(per_task, max_load) + std::min(own_per_task, this_load);
    std::uint64_t after = max_load > per_task ? std::min(per_task, max_load - per_task) : 0;
    after += std::min(own_per_task, this_load + std::min(max_load, per_task));
    return after > now ? per_task : imbalance;
}

struct Imbalance {
    bool balanced = true;
    std::uint64_t weight = 0;
};

static Imbalance imbalance_of(Sums const& sums, BusiestQuery const& query, Runqueue const& rq)
{
    std::uint64_t const max_load = sums.busiest.load;
    std::uint64_t const this_load = sums.own.load;
    if (!sums.found || this_load >= max_load || sums.busiest.nr_running == 0)
        return {};
    std::uint64_t const avg_load = sums.total_load / sums.groups;
    if (this_load >= avg_load || 100 * max_load <= query.domain.parameters->imbalance_pct * this_load)
        return {};
    std::uint64_t per_task = sums.busiest.weight / sums.busiest.nr_running;
    if (sums.busiest.unbalanced_inside)
        per_task = std::min(per_task, avg_load);
    if (max_load <= per_task)
        return {};
    if (max_load < avg_load)
        return {false, small_imbalance(sums, per_task, 0, rq)};
    std::uint64_t const imbalance = std::min({max_load - avg_load, max_load - per_task, avg_load - this_load});
    return {false, imbalance < per_task ? small_imbalance(sums, per_task, imbalance, rq) : imbalance};
}

static Maybe<CpuId> find_busiest_queue(Machine const& machine, BusiestQuery const& query, Group const& group,
                                       std::uint64_t imbalance)
{
    Maybe<CpuId> busiest;
    std::uint64_t max_load = 0;
    for (std::uint32_t i = group.first; i < group.end; ++i) {
        auto const cpu = static_cast<CpuId>(i);
        Runqueue const& rq = machine.cpus[i].rq;
        if (!machine.online.test(cpu) || query.excluded.test(cpu) || (rq.nr_running == 1 && rq.load > imbalance))
            continue;
        if (rq.load > max_load) {
            max_load = rq.load;
            busiest = cpu;
        }
    }
    return busiest;
}

// Where every CPU is a group, only a CPU with two tasks can be the busiest.
static bool somebody_has_two(Machine const& machine, BusiestQuery const& query)
{
    auto const other = [&](std::size_t from) {
        Maybe<CpuId> const cpu = machine.overloaded.next_from(from);
        return cpu && query.domain.spans(*cpu) ? cpu : Maybe<CpuId>{};
    };
    Maybe<CpuId> const first = other(query.domain.first);
    return first && (*first != query.this_cpu || other(index_of(*first) + 1));
}

static bool somebody_has_one(Machine const& machine, SchedDomain const& domain)
{
    Maybe<CpuId> const cpu = machine.loaded.next_from(domain.first);
    return cpu && domain.spans(*cpu);
}

Busiest find_busiest(Machine const& machine, BusiestQuery const& query)
{
    Busiest result;
    if (!is_our_turn(machine, query, group_at(query, 0))) {
        result.somebody_elses_turn = true;
        return result;
    }
    bool const single = query.domain.group_size == 1;
    if (single && !somebody_has_two(machine, query)) {
        result.idle_siblings = query.idle != IdleType::NotIdle && !somebody_has_one(machine, query.domain);
        return result;
    }
    Sums const sums = single ? add_up_single(machine, query) : add_up(machine, query);
    result.idle_siblings = query.idle != IdleType::NotIdle && !sums.any_busy;
    Imbalance const imbalance = imbalance_of(sums, query, machine.cpus[index_of(query.this_cpu)].rq);
    if (imbalance.balanced)
        return result;
    result.imbalance = imbalance.weight;
    result.cpu = find_busiest_queue(machine, query, sums.busiest, imbalance.weight);
    return result;
}

}
