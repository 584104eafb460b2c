// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/plain_tick.h"

#include "core/kernel/cpu_hotplug.h"
#include "core/kernel/cpu_load.h"
#include "core/kernel/expiry_cache.h"
#include "core/kernel/nohz_balance.h"
#include "core/kernel/nohz_push.h"
#include "core/kernel/sched_fair_tick.h"
#include "core/kernel/sched_stats.h"

namespace tickscope {

namespace {

constexpr Cputime one_jiffy{1};

/// What does not change as long as only plain ticks come.
struct Terms {
    explicit Terms(Kernel const& k)
        : accounting{k.config().effective_accounting()}
        , balances{k.machine.cpus.size() > 1}
        , decays_missed_load{k.config().sched_features().decays_missed_load}
        , rebuilt_cache{k.has(LaterFix::RebuiltCache) && accounting == Accounting::Split}
        , rlimit_slow_path{k.has(LaterFix::RlimitSlowPath)}
        , locks_cost{k.config().costs.lock != Nanos::zero() || k.config().costs.lock_transfer != Nanos::zero()}
    {
    }

    Accounting accounting;
    bool balances;
    bool decays_missed_load;
    bool rebuilt_cache;
    bool rlimit_slow_path;
    bool locks_cost;
};

/// How the group's time is kept beside the threads' own at the tick.
enum class GroupRecord : std::uint8_t { Closed, Fed, FedAndCompared };

/// A tick of a busy CPU that has been worked out, but not been counted yet.
struct BusyTick {
    Cpu& cpu;
    Task& task;
    ThreadGroup& group;
    SimTime clock;  ///< the run queue's
    Nanos ran;      ///< since the task was charged last
    std::uint64_t vruntime;
    GroupRecord record = GroupRecord::Closed;

    /// What was counted until now, with the tick.
    TaskCputime added_to(TaskCputime const& until_now) const
    {
        bool const user = task.mode == CpuMode::User;
        return until_now + TaskCputime{Cputime{user}, Cputime{!user}, ran};
    }
};

}

// What every tick would have to look after.
static bool may_be_plain(Kernel const& k)
{
    Machine const& machine = k.machine;
    bool const nothing_pending = machine.pending_cpus.empty() && !cpu_hotplug_pending(machine);
    bool const nothing_costs = k.config().costs.tick == Nanos::zero() && k.config().timer_slack == Nanos::zero();
    bool const no_kicks = machine.cpus.size() == 1 || !pushes_idle_balance(k.config());
    return nothing_pending && nothing_costs && no_kicks;
}

static bool nothing_balances(Machine const& machine, Terms const& terms, Cpu const& cpu)
{
    return !cpu.sched_softirq && (!terms.balances || machine.jiffies < cpu.rq.next_balance) &&
        (machine.nohz.quiet.empty() || !machine.nohz.quiet.test(cpu.id));
}

// The thread runs on in its program behind the tick, and to behind the next one.
static bool runs_on(Cpu const& cpu, Task const& task, Nanos period)
{
    bool const stays = task.state == TaskState::Runnable && task.on_rq && !task.need_resched && !is_rt(task.policy);
    bool const goes_out = task.signals.sigpending || task.signals.relock || task.program.exit_wanted;
    return stays && !goes_out && cpu.burst_end > cpu.next_tick + period;
}

// The group's cache is compared with its running cputimer where 29f87b7 trusts it, and where there is something in it.
// Whatever else it may be compared with takes the full way.
static bool group_does_not_expire(Terms const& terms, BusyTick& tick)
{
    ThreadGroup const& group = tick.group;
    bool const is_fed = terms.accounting == Accounting::PerCpu
        ? group.has_percpu_table
        : terms.accounting != Accounting::Split || group.cputimer.running;
    bool const is_compared = terms.rebuilt_cache ? group.cputimer.running : !group.cputime_expires.none();
    if (!is_fed)
        return !is_compared;
    tick.record = is_compared ? GroupRecord::FedAndCompared : GroupRecord::Fed;
    if (!is_compared)
        return !terms.locks_cost;
    return !terms.locks_cost && terms.accounting == Accounting::Split &&
        !task_cputime_expired(tick.added_to(group.cputimer.cputime), group.cputime_expires);
}

static bool nothing_expires(Terms const& terms, BusyTick& tick)
{
    CputimeExpires const& own = tick.task.cputime_expires;
    if (!own.none() && task_cputime_expired(tick.added_to(tick.task.cputime()), own))
        return false;
    if (terms.accounting == Accounting::Walk)
        return true;
    bool const has_limit = terms.rlimit_slow_path && tick.group.rlimit_cpu.soft != Rlimit::infinity;
    return !has_limit && group_does_not_expire(terms, tick);
}

// check_preempt_tick() finds nothing.
static bool slice_goes_on(KernelConfig const& config, BusyTick const& tick)
{
    Runqueue& rq = tick.cpu.rq;
    if (rq.cfs_nr_running <= 1)
        return true;
    Task const& task = tick.task;
    auto const ran =
        static_cast<std::uint64_t>((task.sum_exec_runtime + tick.ran - task.prev_sum_exec_runtime).count());
    std::uint64_t const slice = slice_of_queued(config, rq, task);
    return ran <= slice && !leftmost_has_waited(config, rq, tick.vruntime, ran, slice);
}

static void count_clock(Kernel& k, Terms const& terms, Cpu& cpu, SimTime clock)
{
    k.machine.ticks.advance(cpu.next_tick, cpu.id);
    cpu.next_tick += k.machine.ticks.period;
    ++cpu.ticks;
    cpu.rq.clock = clock;
    if (terms.decays_missed_load || cpu.rq.load != cpu.rq.settled_load)
        follow_load(k, cpu.rq);
}

static void count_ticks(Kernel& k, BusyTick const& tick)
{
    auto const& [cpu, task, group, clock, ran, vruntime, record] = tick;
    bool const user = task.mode == CpuMode::User;
    ++(user ? cpu.acct_user : cpu.acct_system);
    (user ? task.utime : task.stime) += one_jiffy;
    if (record == GroupRecord::Closed)
        (user ? group.live_sum.utime : group.live_sum.stime) += one_jiffy;
    else if (user)
        account_group_user_time(k, task, one_jiffy);
    else
        account_group_system_time(k, task, one_jiffy);
}

static void charge(Kernel& k, BusyTick const& tick)
{
    auto const& [cpu, task, group, clock, ran, vruntime, record] = tick;
    task.sum_exec_runtime += ran;
    task.vruntime = vruntime;
    task.exec_start = clock;
    update_min_vruntime(cpu.rq, &task);
    k.report(traced::SchedStatRuntime{task.id, ran, vruntime});
    if (record == GroupRecord::Closed)
        group.live_sum.sum_exec_runtime += ran;
    else
        account_group_exec_runtime(k, task, ran);
}

static void count_busy(Kernel& k, Terms const& terms, BusyTick const& tick)
{
    Cpu& cpu = tick.cpu;
    TickMode const mode = tick.task.mode == CpuMode::User ? TickMode::User : TickMode::System;
    count_clock(k, terms, cpu, tick.clock);
    CauseScope because{k, k.report(traced::Tick{tick.task.id, mode, one_jiffy})};
    count_ticks(k, tick);
    cpu.rq.idle_at_tick = false;
    charge(k, tick);
    if (tick.record == GroupRecord::FedAndCompared)
        lock_group_time(k, tick.group.id);
}

static bool take_busy_tick(Kernel& k, Terms const& terms, Cpu& cpu)
{
    Runqueue const& rq = cpu.rq;
    Task& task = k.task(*rq.curr);
    SimTime const clock = k.machine.now + rq.clock_skew;
    Nanos const ran = clock - task.exec_start;
    bool const has_been_idle = rq.in_nohz_recently && k.config().nohz && terms.balances;
    if (ran == Nanos::zero() || has_been_idle || !runs_on(cpu, task, k.machine.ticks.period))
        return false;
    std::uint64_t const vruntime = task.vruntime + calc_delta_fair(static_cast<std::uint64_t>(ran.count()), task);
    BusyTick tick{cpu, task, k.group_of(task), clock, ran, vruntime};
    if (!nothing_expires(terms, tick) || !slice_goes_on(k.config(), tick))
        return false;
    count_busy(k, terms, tick);
    return true;
}

// Fewer sleep than are online, and than are active: whom the owner stays awake for.
static bool somebody_is_busy(Machine const& machine)
{
    std::size_t const sleep = machine.nohz.cpu_mask.weight();
    return sleep != machine.online.weight() && sleep != machine.active.weight();
}

// The idle load balancer keeps its tick, and goes on to be it. Without tickless idle everybody's tick goes on.
static bool stays_idle(Kernel const& k, Cpu const& cpu)
{
    if (cpu.rq.idle_need_resched || !cpu.online)
        return false;
    if (!k.config().nohz)
        return true;
    Machine const& machine = k.machine;
    return is_nohz_owner(machine, cpu.id) && machine.nohz.cpu_mask.test(cpu.id) && cpu.active &&
        somebody_is_busy(machine) && !k.config().sched_features().nohz_ratelimit;
}

static bool take_idle_tick(Kernel& k, Terms const& terms, Cpu& cpu)
{
    if (!stays_idle(k, cpu))
        return false;
    count_clock(k, terms, cpu, k.machine.now + cpu.rq.clock_skew);
    k.report(traced::Tick{{}, TickMode::Idle, one_jiffy});
    ++cpu.acct_idle;
    cpu.rq.idle_at_tick = true;
    if (!k.config().nohz)
        return true;
    cpu.in_idle = true;
    cpu.rq.in_nohz_recently = true;
    if (k.machine.do_timer_cpu == cpu.id)
        k.machine.do_timer_cpu.reset();
    return true;
}

// tick_sched_do_timer(). Where the tick turns out not to be plain it is done again, and then does nothing.
static void take_timer_duty(Kernel& k, CpuId cpu)
{
    Maybe<CpuId>& duty = k.machine.do_timer_cpu;
    if (!duty)
        duty = cpu;
    if (duty == cpu)
        tick_do_update_jiffies64(k);
}

static bool take_tick(Kernel& k, Terms const& terms, Cpu& cpu)
{
    k.cpu = cpu.id;
    take_timer_duty(k, cpu.id);
    if (!nothing_balances(k.machine, terms, cpu))
        return false;
    return cpu.rq.curr ? take_busy_tick(k, terms, cpu) : take_idle_tick(k, terms, cpu);
}

// next_tick(). Where all CPUs tick it is that of the CPU behind the last one, or of the first in the next round.
static NextTick next_in_ring(Machine const& machine)
{
    TickRing const& ring = machine.ticks;
    bool const round_is_over = ring.next_cpu == machine.cpus.size();
    CpuId const cpu{static_cast<std::uint16_t>(round_is_over ? 0 : ring.next_cpu)};
    SimTime const at = ring.tick_time(ring.round + round_is_over, cpu);
    if (!ring.ticking.test(cpu) || machine.cpus[index_of(cpu)].next_tick != at)
        return next_tick(machine);
    return {at, cpu};
}

NextTick take_plain_ticks(Kernel& k, SimTime before, SimTime until)
{
    Machine& machine = k.machine;
    NextTick tick = next_in_ring(machine);
    bool const comes_first = tick.at < before && tick.at <= until;
    if (!comes_first || !may_be_plain(k))
        return tick;
    Terms const terms{k};
    do {
        machine.now = tick.at;
        if (!take_tick(k, terms, k.cpu_at(tick.cpu)))
            return tick;
        k.stop_point();
        tick = next_in_ring(machine);
    } while (tick.at < before && tick.at <= until);
    return tick;
}

}
