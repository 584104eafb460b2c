// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/sched_balance.h"

#include "core/kernel/cpu_load.h"
#include "core/kernel/find_busiest.h"
#include "core/kernel/idle_balance_batch.h"
#include "core/kernel/nohz_push.h"
#include "core/kernel/sched_core.h"

#include <algorithm>

namespace tickscope {

static constexpr std::uint32_t sched_nr_migrate = 32;
static constexpr Nanos migration_cost{500'000};
static constexpr std::uint32_t max_pinned_interval = 512;

std::uint64_t source_load(Runqueue const& rq, unsigned type)
{
    return type == 0 ? rq.load : std::min(rq.cpu_load[type - 1], rq.load);
}

std::uint64_t target_load(Runqueue const& rq, unsigned type)
{
    return type == 0 ? rq.load : std::max(rq.cpu_load[type - 1], rq.load);
}

std::uint64_t cpu_avg_load_per_task(Runqueue const& rq) { return rq.nr_running == 0 ? 0 : rq.load / rq.nr_running; }

static bool task_hot(Runqueue const& rq, Task const& task)
{
    return rq.next_buddy == task.id || rq.last_buddy == task.id || rq.clock - task.exec_start < migration_cost;
}

/// One attempt to bring load to a CPU: what rebalance_domains() hands to load_balance().
struct Balancing {
    CpuId to{};
    SchedDomain const& domain;
    IdleType idle{};
};

static DomainState& state_of(Kernel& k, Balancing const& balancing)
{
    return k.cpu_at(balancing.to).domains[balancing.domain.level];
}

enum class CanMigrate : std::uint8_t { Pinned, No, Yes };

static CanMigrate can_migrate_task(Kernel& k, Balancing const& balancing, Runqueue const& busiest, Task const& task)
{
    if (!is_allowed(k.machine, task, balancing.to))
        return CanMigrate::Pinned;
    if (busiest.curr == task.id)
        return CanMigrate::No;
    bool const patience_is_over =
        state_of(k, balancing).nr_balance_failed > balancing.domain.parameters->cache_nice_tries;
    return patience_is_over || !task_hot(busiest, task) ? CanMigrate::Yes : CanMigrate::No;
}

static void pull_task(Kernel& k, Task& task, CpuId to, MigrateWhy why)
{
    deactivate_task(k, task);
    set_task_cpu(k, task, to, why);
    activate_task(k, task, EnqueueKind::Move);
    check_preempt_curr(k, to, task);
}

struct Moved {
    bool any = false;
    bool all_pinned = false;  ///< also when every task looked at was too heavy
};

static Moved move_tasks(Kernel& k, Balancing const& balancing, CpuId from, std::uint64_t imbalance)
{
    Moved moved;
    if (imbalance == 0)
        return moved;
    moved.all_pinned = true;
    Runqueue const& busiest = k.rq(from);
    MigrateWhy const why = balancing.idle == IdleType::NewlyIdle ? MigrateWhy::IdleBalance : MigrateWhy::Balance;
    auto remaining = static_cast<std::int64_t>(imbalance);
    std::uint32_t next = busiest.cfs_first;
    for (std::uint32_t looked_at = 0; next != TreeLinks::none && looked_at <= sched_nr_migrate; ++looked_at) {
        Task& task = k.machine.tasks[next];
        next = task.cfs_next;
        if (task.weight / 2 > remaining)
            continue;
        CanMigrate const can = can_migrate_task(k, balancing, busiest, task);
        moved.all_pinned = moved.all_pinned && can == CanMigrate::Pinned;
        if (can != CanMigrate::Yes)
            continue;
        pull_task(k, task, balancing.to, why);
        moved.any = true;
        remaining -= task.weight;
        if (remaining <= 0)
            break;
    }
    return moved;
}

enum class PinnedTasks : std::uint8_t { Some, All };

// Where all tasks are pinned there is nothing to be gained by asking often.
static void double_interval(DomainState& state, SchedDomain const& domain, PinnedTasks pinned)
{
    if ((pinned == PinnedTasks::All && state.balance_interval < max_pinned_interval) ||
        state.balance_interval < domain.parameters->max_interval)
        state.balance_interval *= 2;
}

enum class ActiveBalance : std::uint8_t { NotYet, Pinned, UnderWay, Begun };

// The busiest CPU's migration thread is asked to push one task here, after patience with this domain has run out.
static ActiveBalance ask_active_balance(Kernel& k, Balancing const& balancing, CpuId from)
{
    DomainState& state = state_of(k, balancing);
    std::uint32_t const tries = balancing.domain.parameters->cache_nice_tries;
    if (++state.nr_balance_failed <= tries + 2)
        return ActiveBalance::NotYet;
    Cpu& busiest = k.cpu_at(from);
    if (busiest.rq.curr && !is_allowed(k.machine, k.task(*busiest.rq.curr), balancing.to))
        return ActiveBalance::Pinned;
    state.nr_balance_failed = tries + 1;
    if (busiest.migration_pending)
        return ActiveBalance::UnderWay;
    busiest.migration_pending = true;
    busiest.push_cpu = balancing.to;
    resched_cpu(k, from);
    return ActiveBalance::Begun;
}

enum class Balanced : std::uint8_t { Balanced, AllPinned, Moved, NotMoved, NotOurs };

struct Attempt {
    Balanced outcome = Balanced::Balanced;
    CpuId busiest{};
    bool idle_siblings = false;
};

// Finds the busiest CPU and pulls from it; CPUs whose tasks all are pinned are left out and another one is looked for.
static Attempt try_to_move(Kernel& k, Balancing const& balancing)
{
    CpuMask excluded;
    for (;;) {
        Busiest const found = find_busiest(k.machine, {balancing.to, balancing.domain, balancing.idle, excluded});
        bool const was_pinned = !excluded.empty();
        if (found.somebody_elses_turn)
            return {Balanced::NotOurs, {}, found.idle_siblings};
        if (!found.cpu)
            return {was_pinned ? Balanced::AllPinned : Balanced::Balanced, {}, found.idle_siblings};
        if (balancing.idle == IdleType::NewlyIdle)
            update_rq_clock(k, *found.cpu);
        Moved moved;
        if (k.rq(*found.cpu).nr_running > 1)
            moved = move_tasks(k, balancing, *found.cpu, found.imbalance);
        if (moved.any && balancing.to != k.cpu)
            resched_cpu(k, balancing.to);
        if (!moved.all_pinned)
            return {moved.any ? Balanced::Moved : Balanced::NotMoved, *found.cpu, found.idle_siblings};
        excluded.set(*found.cpu);
    }
}

static bool siblings_pulled_for_us(Balancing const& balancing, Attempt const& attempt)
{
    return balancing.domain.parameters->share_cpupower && !attempt.idle_siblings;
}

struct LoadBalanced {
    bool pulled = false;        ///< this CPU, or a sibling that shares its power, is not idle any more
    bool goes_on_above = true;  ///< it balances the larger domains too
};

static LoadBalanced load_balance(Kernel& k, Balancing const& balancing)
{
    Attempt const attempt = try_to_move(k, balancing);
    DomainState& state = state_of(k, balancing);
    LoadBalanced result{attempt.outcome == Balanced::Moved, attempt.outcome != Balanced::NotOurs};
    result.pulled = result.pulled || siblings_pulled_for_us(balancing, attempt);
    switch (attempt.outcome) {
    case Balanced::Moved:
        state.nr_balance_failed = 0;
        state.balance_interval = balancing.domain.parameters->min_interval;
        break;
    case Balanced::NotMoved:
        switch (ask_active_balance(k, balancing, attempt.busiest)) {
        case ActiveBalance::Pinned:
            double_interval(state, balancing.domain, PinnedTasks::All);
            break;
        case ActiveBalance::Begun:
            double_interval(state, balancing.domain, PinnedTasks::Some);
            break;
        case ActiveBalance::NotYet:
        case ActiveBalance::UnderWay:
            state.balance_interval = balancing.domain.parameters->min_interval;
            break;
        }
        break;
    case Balanced::Balanced:
    case Balanced::AllPinned:
    case Balanced::NotOurs:
        state.nr_balance_failed = 0;
        double_interval(state, balancing.domain,
                        attempt.outcome == Balanced::AllPinned ? PinnedTasks::All : PinnedTasks::Some);
        break;
    }
    return result;
}

// CONFIG_NR_CPUS: 8 where nobody asks for more, or as many as the machine has.
static std::uint64_t nr_cpus(Machine const& machine) { return std::max<std::uint64_t>(8, machine.cpus.size()); }

static void rebalance_domains(Kernel& k, CpuId cpu, IdleType idle)
{
    std::uint64_t const hz = k.config().hz;
    std::uint64_t const max_interval = hz * nr_cpus(k.machine) / 10;
    Jiffies const now = k.machine.jiffies;
    Jiffies const none_due{now.value + 60 * hz};
    Jiffies next_balance = none_due;
    for (SchedDomain const& domain : sched_domains(k.machine, cpu)) {
        DomainState& state = k.cpu_at(cpu).domains[domain.level];
        std::uint64_t const ms =
            state.balance_interval * (idle == IdleType::Idle ? 1 : std::uint64_t{domain.parameters->busy_factor});
        Jiffies const interval{std::clamp<std::uint64_t>(ms_to_jiffies(k.config(), ms), 1, max_interval)};
        bool goes_on_above = true;
        if (now >= state.last_balance + interval) {
            LoadBalanced const result = load_balance(k, {cpu, domain, idle});
            if (result.pulled)
                idle = IdleType::NotIdle;
            goes_on_above = result.goes_on_above;
            state.last_balance = now;
        }
        next_balance = std::min(next_balance, state.last_balance + interval);
        if (!goes_on_above)
            break;
    }
    if (next_balance != none_due)
        k.rq(cpu).next_balance = next_balance;
}

static void balance_each_sleeper(Kernel& k, CpuId owner)
{
    NohzBalancer const& nohz = k.machine.nohz;
    Runqueue& rq = k.rq(owner);
    for (CpuId const other : nohz.cpu_mask) {
        if (other == owner || nohz.quiet.test(other))
            continue;
        if (need_resched(k.machine, owner))
            break;
        rebalance_domains(k, other, IdleType::Idle);
        rq.next_balance = std::min(rq.next_balance, k.rq(other).next_balance);
        batch_idle_balance(k, other);
    }
}

// The owner of nohz.load_balancer balances for all who sleep, as if each were idle at its own tick.
static void balance_for_sleepers(Kernel& k, CpuId owner)
{
    NohzBalancer& nohz = k.machine.nohz;
    Runqueue& rq = k.rq(owner);
    if (!quiet_goes_on(k, owner))
        unbatch_idle_balance(k);
    bool const anybody = nohz.quiet.weight() + (nohz.cpu_mask.test(owner) ? 1 : 0) < nohz.cpu_mask.weight();
    if (anybody)
        balance_each_sleeper(k, owner);
    nohz.quiet_done = k.machine.jiffies;
    rq.next_balance = std::min(rq.next_balance, next_quiet_balance(k));
}

// nohz_idle_balance(): a kicked CPU does it for all who sleep, until it has work itself.
static void balance_for_kicker(Kernel& k, CpuId cpu)
{
    NohzBalancer& nohz = k.machine.nohz;
    Runqueue& rq = k.rq(cpu);
    for (auto other = nohz.cpu_mask.first_set(); other; other = nohz.cpu_mask.next_from(index_of(*other) + 1)) {
        if (*other == cpu)
            continue;
        if (need_resched(k.machine, cpu))
            break;
        update_rq_clock(k, cpu);
        update_cpu_load(k, rq);
        rebalance_domains(k, *other, IdleType::Idle);
        rq.next_balance = std::min(rq.next_balance, k.rq(*other).next_balance);
    }
    nohz.next_balance = rq.next_balance;
    rq.nohz_balance_kick = false;
}

// The kernel goes by idle_at_tick. A CPU that has gone to sleep since its last tick is idle all the same: there RCU
// keeps the tick for one more jiffy.
static void run_pushed(Kernel& k, CpuId cpu)
{
    Runqueue const& rq = k.rq(cpu);
    bool const idle = rq.idle_at_tick || !rq.curr;
    rebalance_domains(k, cpu, idle ? IdleType::Idle : IdleType::NotIdle);
    if (idle && rq.nohz_balance_kick)
        balance_for_kicker(k, cpu);
}

void run_rebalance_domains(Kernel& k, CpuId cpu)
{
    if (pushes_idle_balance(k.config())) {
        run_pushed(k, cpu);
        return;
    }
    Runqueue const& rq = k.rq(cpu);
    rebalance_domains(k, cpu, rq.idle_at_tick ? IdleType::Idle : IdleType::NotIdle);
    if (k.config().nohz && rq.idle_at_tick && k.machine.nohz.load_balancer == cpu)
        balance_for_sleepers(k, cpu);
}

// load_balance_newidle(): whether looking further up is over.
static bool load_balance_newidle(Kernel& k, CpuId cpu, SchedDomain const& domain)
{
    Balancing const balancing{cpu, domain, IdleType::NewlyIdle};
    Attempt const attempt = try_to_move(k, balancing);
    if (attempt.outcome == Balanced::NotMoved)
        return true;
    if (attempt.outcome != Balanced::Moved && siblings_pulled_for_us(balancing, attempt))
        return true;
    state_of(k, balancing).nr_balance_failed = 0;
    return attempt.outcome == Balanced::Moved;
}

void idle_balance(Kernel& k, CpuId cpu)
{
    if (k.machine.cpus.size() == 1)
        return;
    Jiffies const now = k.machine.jiffies;
    Jiffies next_balance{now.value + k.config().hz};
    bool done = false;
    for (SchedDomain const& domain : sched_domains(k.machine, cpu)) {
        if (domain.parameters->balance_newidle)
            done = load_balance_newidle(k, cpu, domain);
        DomainState const& state = k.cpu_at(cpu).domains[domain.level];
        next_balance =
            std::min(next_balance, state.last_balance + Jiffies{ms_to_jiffies(k.config(), state.balance_interval)});
        if (done)
            break;
    }
    Runqueue& rq = k.rq(cpu);
    if (done || now > rq.next_balance)
        rq.next_balance = next_balance;
}

// move_one_task(): the first that can, in the order of the list.
static void move_one_task(Kernel& k, Balancing const& balancing, CpuId from)
{
    Runqueue const& busiest = k.rq(from);
    for (std::uint32_t id = busiest.cfs_first; id != TreeLinks::none; id = k.machine.tasks[id].cfs_next) {
        Task& task = k.machine.tasks[id];
        if (can_migrate_task(k, balancing, busiest, task) != CanMigrate::Yes)
            continue;
        pull_task(k, task, balancing.to, MigrateWhy::Balance);
        return;
    }
}

void active_load_balance(Kernel& k, CpuId busiest)
{
    CpuId const to = k.cpu_at(busiest).push_cpu;
    if (k.rq(busiest).nr_running == 0 || !k.machine.online.test(to))
        return;
    update_rq_clock(k, busiest);
    update_rq_clock(k, to);
    for (SchedDomain const& domain : sched_domains(k.machine, to)) {
        if (!domain.spans(busiest))
            continue;
        move_one_task(k, {to, domain, IdleType::Idle}, busiest);
        return;
    }
}

}
