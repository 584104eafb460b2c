// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/plain_tick.h"
#include "core/engine/state_hash.h"
#include "core/replay/playback.h"
#include "core/trace/trace_log.h"
#include "tests/support/random_scenario.h"
#include "tests/support/sim.h"

#include <gtest/gtest.h>

#include <functional>

namespace tickscope {

using namespace std::chrono_literals;

/// Two threads of a process on the first of two CPUs, in the midst of a slice; the other CPU idles and balances.
static Machine busy_machine()
{
    Sim sim{R"(
machine: {cpus: 2}
processes:
  - {name: w, threads: [{name: a, count: 2, cpus: "0", program: [{user: 10s}]}]}
)"};
    sim.run_until(105ms);
    return sim.machine();
}

/// How many ticks the CPU takes the short way, of the three that come next.
static std::uint64_t plain_ticks(Machine machine, std::size_t cpu = 0)
{
    Kernel k{machine};
    std::uint64_t const before = machine.cpus[cpu].ticks;
    take_plain_ticks(k, never, machine.cpus[cpu].next_tick + 2ms);
    return machine.cpus[cpu].ticks - before;
}

static Task& current(Machine& machine) { return machine.tasks[index_of(*machine.cpus[0].rq.curr)]; }
static ThreadGroup& current_group(Machine& machine) { return machine.groups[index_of(current(machine).tgid)]; }

static void arm_process_timer(Machine& machine, Cputime expires)
{
    current_group(machine).cputimer.running = true;
    current_group(machine).cputime_expires.prof = expires;
}

TEST(PlainTick, IsOneThatFindsNothingToDo) { EXPECT_EQ(plain_ticks(busy_machine()), 3u); }

TEST(PlainTick, OfAThreadWithADistantExpiryIsPlainToo)
{
    Machine machine = busy_machine();
    current(machine).cputime_expires.virt = Cputime{1'000'000};
    EXPECT_EQ(plain_ticks(machine), 3u);
}

TEST(PlainTick, FeedsAndLooksAtACputimer)
{
    Machine machine = busy_machine();
    arm_process_timer(machine, Cputime{1'000'000});
    EXPECT_EQ(plain_ticks(machine), 3u);

    Kernel k{machine};
    TaskCputime const before = current_group(machine).cputimer.cputime;
    std::uint64_t const locks = machine.counters.locks_acquired;
    take_plain_ticks(k, never, machine.cpus[0].next_tick);
    EXPECT_EQ(current_group(machine).cputimer.cputime - before, (TaskCputime{Cputime{1}, Cputime{0}, 1ms}));
    EXPECT_EQ(machine.counters.locks_acquired - locks, 3u);
}

TEST(PlainTick, FeedsLockedTotals)
{
    Machine machine = busy_machine();
    machine.config.accounting = Accounting::LockedTotals;
    EXPECT_EQ(plain_ticks(machine), 3u);
}

namespace {

struct Disturbance {
    char const* what;
    std::function<void(Machine&)> change;
};

}

static void expect_none_is_plain(std::vector<Disturbance> const& disturbances, std::size_t cpu = 0)
{
    for (Disturbance const& disturbance : disturbances) {
        SCOPED_TRACE(disturbance.what);
        Machine machine = busy_machine();
        disturbance.change(machine);
        EXPECT_EQ(plain_ticks(machine, cpu), 0u);
    }
}

TEST(PlainTick, IsNotOneAfterWhichTheThreadDoesNotGoOn)
{
    expect_none_is_plain({
        {"a wish to reschedule", [](Machine& m) { current(m).need_resched = true; }},
        {"a real-time thread", [](Machine& m) { current(m).policy = Policy::Fifo; }},
        {"a thread that sleeps", [](Machine& m) { current(m).state = TaskState::Sleeping; }},
        {"a thread that is gone", [](Machine& m) { current(m).state = TaskState::Zombie; }},
        {"a thread off the queue", [](Machine& m) { current(m).on_rq = false; }},
        {"a signal", [](Machine& m) { current(m).signals.sigpending = true; }},
        {"a signal lock", [](Machine& m) { current(m).signals.relock = true; }},
        {"a thread that is to exit", [](Machine& m) { current(m).program.exit_wanted = true; }},
        {"a burst that ends", [](Machine& m) { m.cpus[0].burst_end = m.cpus[0].next_tick + 1ms; }},
        {"a thread charged just now", [](Machine& m) { current(m).exec_start = m.cpus[0].next_tick; }},
        {"a slice that is over", [](Machine& m) { current(m).prev_sum_exec_runtime -= 1s; }},
    });
}

TEST(PlainTick, IsNotOneAtWhichSomethingExpires)
{
    expect_none_is_plain({
        {"a timer of the thread", [](Machine& m) { current(m).cputime_expires.virt = Cputime{1}; }},
        {"a timer of the process", [](Machine& m) { arm_process_timer(m, Cputime{1}); }},
        {"a timer without a cputimer",
         [](Machine& m) {
             arm_process_timer(m, Cputime{1'000'000});
             current_group(m).cputimer.running = false;
         }},
        {"a timer that is looked at otherwise",
         [](Machine& m) {
             arm_process_timer(m, Cputime{1'000'000});
             m.config.accounting = Accounting::LockedTotals;
         }},
        {"locks that cost time",
         [](Machine& m) {
             arm_process_timer(m, Cputime{1'000'000});
             m.config.costs.lock = 1us;
         }},
    });
}

TEST(PlainTick, IsNotOneAtWhichTheMachineHasMoreToDo)
{
    expect_none_is_plain({
        {"a balance", [](Machine& m) { m.cpus[0].rq.next_balance = m.jiffies; }},
        {"a CPU that was idle", [](Machine& m) { m.cpus[0].rq.in_nohz_recently = true; }},
        {"a CPU that is balanced for", [](Machine& m) { m.nohz.quiet.set(CpuId{0}); }},
        {"a softirq", [](Machine& m) { m.cpus[0].sched_softirq = true; }},
        {"a kicked CPU", [](Machine& m) { m.pending_cpus.set(CpuId{1}); }},
        {"hotplug", [](Machine& m) { m.hotplug.requests.emplace_back(); }},
        {"ticks that cost time", [](Machine& m) { m.config.costs.tick = 1us; }},
        {"sleeps with slack", [](Machine& m) { m.config.timer_slack = 50us; }},
        {"a balancer that is kicked", [](Machine& m) { m.config.scheduler = SchedRelease::V2_6_36; }},
    });
}

TEST(PlainTick, OfTheIdleLoadBalancerIsPlainAsLongAsItIsOne)
{
    Machine const machine = busy_machine();
    ASSERT_EQ(machine.nohz.load_balancer, CpuId{1});
    EXPECT_EQ(plain_ticks(machine, 1), 3u);
    expect_none_is_plain(
        {
            {"a wish to reschedule", [](Machine& m) { m.cpus[1].rq.idle_need_resched = true; }},
            {"somebody else balances", [](Machine& m) { m.nohz.load_balancer = CpuId{0}; }},
            {"nobody is awake", [](Machine& m) { m.nohz.cpu_mask.set(CpuId{0}); }},
            {"it is not asleep", [](Machine& m) { m.nohz.cpu_mask.clear(CpuId{1}); }},
            {"it goes down", [](Machine& m) { m.cpus[1].active = false; }},
            {"it is down", [](Machine& m) { m.cpus[1].online = false; }},
            {"a balance", [](Machine& m) { m.cpus[1].rq.next_balance = m.jiffies; }},
            {"a kernel that looks when it stopped last",
             [](Machine& m) { m.config.scheduler = SchedRelease::V2_6_35; }},
        },
        1);
}

TEST(PlainTick, IsLeftWhereSomethingElseIsDueFirst)
{
    Machine machine = busy_machine();
    Kernel k{machine};
    SimTime const first = machine.cpus[0].next_tick;

    EXPECT_EQ(take_plain_ticks(k, first, never).at, first);
    EXPECT_EQ(machine.cpus[0].next_tick, first);

    EXPECT_EQ(take_plain_ticks(k, first + 1ms, never).at, first + 1ms);
    EXPECT_EQ(machine.cpus[0].next_tick, first + 1ms);
    EXPECT_LT(machine.now, first + 1ms);
}

// One engine takes every instant whole, ticks and all, by itself; the other may go the short way.
TEST(PlainTick, LeavesTheStateAndTheTraceOfAFullOne)
{
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        SCOPED_TRACE(seed);
        Scenario const scenario = random_scenario(seed, {.cpus = 6, .duration = 120ms});
        SimTime const end{120ms};
        TraceLog log;

        Playback whole{scenario, &log};
        while (whole.next_at() <= end && whole.step()) { }
        std::uint64_t const events = log.size();
        Playback quick{scenario, &log};
        while (quick.now() < end && !quick.nothing_left())
            quick.run_until(std::min(end, quick.now() + 17'777us));

        EXPECT_FALSE(log.diverged_at()) << *log.diverged_at();
        ASSERT_GE(log.size(), events);
        whole.run_until(quick.now());
        EXPECT_EQ(state_hash(whole.machine()), state_hash(quick.machine()));
    }
}

}
