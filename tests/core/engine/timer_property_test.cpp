// SPDX-License-Identifier: GPL-3.0-or-later
//
// The law that is tried here: **no expiry is left behind by a tick that looked.**
//
// Whoever is armed on a CPU clock (a timer, an itimer, the soft limit) is looked at by each tick that finds a living
// thread of the process, and by nobody else. So after such a tick the count that drives it, the cputimer with the
// split and the clock before it, stands *before* every expiry that was armed when the tick began, or the expiry has
// been serviced: it has fired, is no longer armed, or has moved on. Three things soften this:
//
// - Run time is also added between ticks, on other CPUs: SCHED expiries may be passed by what the other CPUs have run
//   since their own ticks, less than a tick each.
// - The fast path compares with a cache. Mistakes of 2.6.28 let it point behind a limit (fork() does not fill it) or,
//   where there is a limit, behind a timer (setrlimit() compares the wrong way round). rlimit-slow-path makes every
//   tick of a process with a limit look closer, cache or not; without it the law does not hold for PROF and VIRT
//   expiries of a process with a limit.
// - At most 19 timers of a list fire in one tick: those that 19 or more are due before have to wait.
//
// 2.6.27 promises less, and is left out: there each thread looks at its own share only, and no share knows of time that
// comes otherwise, by a death that is rounded up or a limit that is set below what has been used.
//
// It holds for the *count*. That it holds for the *clock*, too, needs the count to be started where the clock stands:
// enable-on-sample and abstime-sync, and dead threads that leave what they were charged.
#include "core/kernel/posix_cpu_clocks.h"
#include "core/kernel/signal.h"
#include "tests/support/clock_programs.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <vector>

namespace tickscope {

using namespace std::chrono_literals;

namespace {

enum class ExpiryKind : std::uint8_t { ProcessTimer, ThreadTimer, Itimer, Limit };

struct ArmedExpiry {
    ExpiryKind kind{};
    std::uint32_t who = 0;  ///< number of the timer, or of the group
    CpuClock clock{};
    std::uint64_t expires = 0;
    Tgid group{};
    Maybe<TaskId> task;  ///< of a ThreadTimer

    bool operator==(ArmedExpiry const&) const = default;
};

struct Checked {
    std::array<std::size_t, 4> by_kind{};
    std::size_t serviced = 0;
};

}

static void add_of_group(std::vector<ArmedExpiry>& all, ThreadGroup const& group, KernelConfig const& config)
{
    auto const number = static_cast<std::uint32_t>(index_of(group.id));
    if (group.it_prof.expires.value != 0)
        all.push_back({ExpiryKind::Itimer, number, CpuClock::Prof, group.it_prof.expires.value, group.id, {}});
    if (group.it_virt.expires.value != 0)
        all.push_back({ExpiryKind::Itimer, number, CpuClock::Virt, group.it_virt.expires.value, group.id, {}});
    if (group.rlimit_cpu.soft != Rlimit::infinity)
        all.push_back({ExpiryKind::Limit, number, CpuClock::Prof, group.rlimit_cpu.soft * config.hz, group.id, {}});
}

static std::vector<ArmedExpiry> armed_expiries(Machine const& machine)
{
    std::vector<ArmedExpiry> all;
    for (ThreadGroup const& group : machine.groups)
        if (group.state == GroupState::Running)
            add_of_group(all, group, machine.config);
    for (PosixTimer const& timer : machine.timers) {
        if (!timer.in_use || !timer.armed || timer.scope == TimerScope::Monotonic)
            continue;
        auto const number = static_cast<std::uint32_t>(index_of(timer.id));
        if (timer.scope == TimerScope::Process)
            all.push_back({ExpiryKind::ProcessTimer, number, timer.clock, timer.expires, timer.target_group, {}});
        else if (timer.target_task)
            all.push_back({ExpiryKind::ThreadTimer, number, timer.clock, timer.expires,
                           machine.tasks[index_of(*timer.target_task)].tgid, timer.target_task});
    }
    return all;
}

namespace {

/// What an instant brought: the threads that a tick found running, and the timers and itimers that fired.
struct Instant {
    std::set<TaskId> ticked;
    std::set<TimerId> fired;
    std::set<std::pair<std::uint32_t, ItimerWhich>> fired_itimers;  // by number of the group
};

}

static Instant instant_of(std::vector<TraceEvent> const& events)
{
    Instant instant;
    for (TraceEvent const& event : events) {
        if (auto const* tick = std::get_if<traced::Tick>(&event.what); tick && tick->task)
            instant.ticked.insert(*tick->task);
        if (auto const* expire = std::get_if<traced::TimerExpire>(&event.what))
            instant.fired.insert(expire->id);
        if (auto const* expire = std::get_if<traced::ItimerExpire>(&event.what))
            instant.fired_itimers.insert({static_cast<std::uint32_t>(index_of(expire->process)), expire->which});
    }
    return instant;
}

// An ignored periodic timer whose count is ahead of the clock is armed again for the very same time. So is, since
// 2.6.32, an itimer that gives back the whole tick that rounding has added: it fires at every tick.
static bool has_fired(Machine const& machine, ArmedExpiry const& expiry, Instant const& instant)
{
    if (expiry.kind == ExpiryKind::Itimer && machine.config.later_fixes.has(LaterFix::ItimerKeepPhase))
        return instant.fired_itimers.contains(
            {expiry.who, expiry.clock == CpuClock::Prof ? ItimerWhich::Prof : ItimerWhich::Virtual});
    bool const is_timer = expiry.kind == ExpiryKind::ProcessTimer || expiry.kind == ExpiryKind::ThreadTimer;
    return is_timer && instant.fired.contains(static_cast<TimerId>(expiry.who));
}

static bool was_killed(Machine const& machine, Tgid group)
{
    ThreadGroup const& g = machine.groups[index_of(group)];
    return g.state != GroupState::Running || g.live == 0 ||
        std::ranges::any_of(machine.signals.counts,
                            [&](SignalCount const& row) { return row.group == group && row.sig == sigkill; });
}

static TaskCputime count_of(Machine const& machine, ArmedExpiry const& expiry)
{
    if (expiry.task)
        return machine.tasks[index_of(*expiry.task)].cputime();
    if (machine.config.effective_accounting() == Accounting::Split)
        return machine.groups[index_of(expiry.group)].cputimer.cputime;
    return peek_thread_group_cputime(machine, expiry.group);
}

// How far a count may be past an expiry that a tick has just looked at.
static std::uint64_t slack(Machine const& machine, ArmedExpiry const& expiry)
{
    if (expiry.clock != CpuClock::Sched || expiry.task)
        return 0;
    auto const others = static_cast<std::int64_t>(machine.cpus.size()) - 1;
    return static_cast<std::uint64_t>((machine.config.tick_period() * others).count());
}

// Where each look rebuilds the cache nobody looks while the cputimer stands: whoever arms has to start it.
static bool waits_for_a_start(Machine const& machine, ArmedExpiry const& expiry)
{
    bool const rebuilt = machine.config.later_fixes.has(LaterFix::RebuiltCache) &&
        machine.config.effective_accounting() == Accounting::Split;
    return rebuilt && !expiry.task && !machine.groups[index_of(expiry.group)].cputimer.running;
}

static bool is_excused(Machine const& machine, ArmedExpiry const& expiry, std::set<Tgid> const& limited)
{
    bool const looks_always = machine.config.later_fixes.has(LaterFix::RlimitSlowPath);
    bool const touched = expiry.clock != CpuClock::Sched && !expiry.task && limited.contains(expiry.group);
    return was_killed(machine, expiry.group) || (touched && !looks_always) || waits_for_a_start(machine, expiry);
}

// 19 timers on the same list that are due no later: the tick stops there.
static bool has_to_wait(std::vector<ArmedExpiry> const& armed, ArmedExpiry const& expiry)
{
    auto const goes_first = [&](ArmedExpiry const& other) {
        return other.kind == expiry.kind && other.clock == expiry.clock && other.group == expiry.group &&
            other.task == expiry.task && other.who != expiry.who && other.expires <= expiry.expires;
    };
    bool const on_a_list = expiry.kind == ExpiryKind::ProcessTimer || expiry.kind == ExpiryKind::ThreadTimer;
    return on_a_list && std::ranges::count_if(armed, goes_first) >= 19;
}

static bool was_looked_at(Machine const& machine, ArmedExpiry const& expiry, std::set<TaskId> const& tasks)
{
    if (expiry.task)
        return tasks.contains(*expiry.task);
    return std::ranges::any_of(tasks, [&](TaskId task) { return machine.tasks[index_of(task)].tgid == expiry.group; });
}

/// Tries the law after every instant of a run. `Counts` says which count is compared with the expiry.
template<class Counts>
static Checked check_run(Scenario const& scenario, SimTime end, Counts counts)
{
    Checked checked;
    WatchedRun run{scenario};
    std::set<Tgid> limited;
    for (;;) {
        std::vector<ArmedExpiry> const before = armed_expiries(run.machine());
        for (ThreadGroup const& group : run.machine().groups)
            if (group.rlimit_cpu.soft != Rlimit::infinity)
                limited.insert(group.id);
        if (!run.next_instant(end))
            return checked;
        Machine const& machine = run.machine();
        Instant const instant = instant_of(run.events());
        std::vector<ArmedExpiry> const after = instant.ticked.empty() ? before : armed_expiries(machine);
        for (ArmedExpiry const& expiry : before) {
            if (!was_looked_at(machine, expiry, instant.ticked) || is_excused(machine, expiry, limited))
                continue;
            ++checked.by_kind[static_cast<std::size_t>(expiry.kind)];
            if (has_fired(machine, expiry, instant) || std::ranges::find(after, expiry) == after.end()) {
                ++checked.serviced;
                continue;
            }
            std::uint64_t const count = clock_of(counts(machine, expiry), expiry.clock);
            if (count >= expiry.expires + slack(machine, expiry) && !has_to_wait(before, expiry)) {
                ADD_FAILURE() << "at " << machine.now.time_since_epoch().count() << " ns, group "
                              << index_of(expiry.group) << ", kind " << static_cast<int>(expiry.kind) << ", clock "
                              << static_cast<int>(expiry.clock) << ": due at " << expiry.expires << ", count at "
                              << count;
                return checked;
            }
        }
        run.apply_due();
    }
}

// A different set with every set of the others.
static LaterFixSet some_later(std::uint64_t bits) { return LaterFixSet::from_bits(bits * 1021 + 19); }

static LaterFixSet every_later(std::uint64_t) { return LaterFixSet::all(); }

static void expect_all_kinds(Checked const& all)
{
    for (std::size_t const kind : all.by_kind)
        EXPECT_GT(kind, 1000u);
    EXPECT_GT(all.serviced, 1000u);
}

static void add(Checked& all, Checked const& one)
{
    for (std::size_t i = 0; i < all.by_kind.size(); ++i)
        all.by_kind[i] += one.by_kind[i];
    all.serviced += one.serviced;
}

class ArmedExpiries : public testing::TestWithParam<Accounting> { };

TEST_P(ArmedExpiries, AreServicedByTheTickThatFindsThemDue)
{
    Checked all;
    for (ClockKernel const& kernel : every_fix_set(GetParam(), some_later)) {
        for (std::uint64_t const seed : {3000 + kernel.fixes.bits(), 4000 + kernel.fixes.bits()}) {
            SCOPED_TRACE(testing::Message() << "seed " << seed << ", fixes " << kernel.fixes.bits());
            add(all, check_run(random_burning_scenario(seed, kernel), SimTime{1500ms}, count_of));
        }
    }
    expect_all_kinds(all);
}

INSTANTIATE_TEST_SUITE_P(StrategiesWithACache, ArmedExpiries,
                         testing::Values(Accounting::PerCpu, Accounting::LockedTotals, Accounting::Split));

TEST(ArmedExpiriesOfTheFixedKernel, AreNotPassedByTheClockEither)
{
    auto const clock = [](Machine const& machine, ArmedExpiry const& expiry) {
        return expiry.task ? count_of(machine, expiry) : peek_thread_group_cputime(machine, expiry.group);
    };
    FixSet const needed{Fix::DeadTaskStats, Fix::SplitClocksTimers, Fix::EnableOnSample, Fix::AbstimeSync};
    Checked all;
    for (ClockKernel const& kernel : every_fix_set(Accounting::Split, every_later)) {
        if (!kernel.fixes.has_all(needed))
            continue;
        for (std::uint64_t seed = 5000 + kernel.fixes.bits(); seed < 12'000; seed += 256) {
            SCOPED_TRACE(testing::Message() << "seed " << seed << ", fixes " << kernel.fixes.bits());
            add(all, check_run(random_burning_scenario(seed, kernel), SimTime{1500ms}, clock));
        }
    }
    expect_all_kinds(all);
}

}
