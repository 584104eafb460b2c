// SPDX-License-Identifier: GPL-3.0-or-later
// Idle load balancing of 2.6.35 and 2.6.36, as their sources read.
#include "core/kernel/nohz_balance.h"
#include "core/kernel/nohz_push.h"
#include "core/kernel/tick.h"
#include "tests/support/bare_machine.h"
#include "tests/support/sim.h"

#include <gtest/gtest.h>

#include <set>

namespace tickscope {

using namespace std::chrono_literals;

static KernelConfig scheduler_of(SchedRelease release)
{
    KernelConfig config;
    config.scheduler = release;
    config.tick_phase = TickPhase::Aligned;
    return config;
}

static constexpr CpuId cpu(std::uint16_t number) { return CpuId{number}; }

namespace {

/// Four CPUs of 2.6.36: the first is busy, the others have gone to sleep in turn.
struct PushMachine : BareMachine {
    PushMachine()
        : BareMachine{4, scheduler_of(SchedRelease::V2_6_36)}
    {
        for (CpuId const sleeper : {cpu(1), cpu(2), cpu(3)})
            tick_nohz_stop_sched_tick(kernel, sleeper);
        make_busy(cpu(0), 2);
        machine.jiffies = Jiffies{10};
    }

    void make_busy(CpuId id, std::uint32_t tasks)
    {
        kernel.rq(id).nr_running = tasks;
        kernel.rq(id).idle_at_tick = tasks == 0;
    }
};

}

TEST(PushedBalance, StopsEverybodysTickInIdle)
{
    PushMachine const idle;

    EXPECT_EQ(idle.machine.nohz.load_balancer, cpu(1));
    EXPECT_EQ(idle.machine.nohz.cpu_mask.weight(), 3u);
    for (CpuId const sleeper : {cpu(1), cpu(2), cpu(3)})
        EXPECT_TRUE(idle.machine.cpus[index_of(sleeper)].tick_stopped) << index_of(sleeper);
}

TEST(PushedBalance, LetsTwoBusyCpusKick)
{
    PushMachine busy;
    Kernel& k = busy.kernel;
    for (CpuId const awake : {cpu(1), cpu(2)})
        busy.make_busy(awake, 1);

    EXPECT_TRUE(nohz_kick_needed(k, cpu(0)));   // the first, with more than one task
    EXPECT_TRUE(nohz_kick_needed(k, cpu(1)));   // the second, with any
    EXPECT_FALSE(nohz_kick_needed(k, cpu(2)));  // and nobody else
    busy.make_busy(cpu(0), 1);
    EXPECT_FALSE(nohz_kick_needed(k, cpu(0)));
    EXPECT_EQ(busy.machine.nohz.first_pick, cpu(0));
    EXPECT_EQ(busy.machine.nohz.second_pick, cpu(1));
}

TEST(PushedBalance, WaitsForItsTimeAndForABusyTick)
{
    PushMachine busy;

    busy.machine.nohz.next_balance = Jiffies{11};
    EXPECT_FALSE(nohz_kick_needed(busy.kernel, cpu(0)));
    busy.machine.nohz.next_balance = Jiffies{10};
    busy.kernel.rq(cpu(0)).idle_at_tick = true;
    EXPECT_FALSE(nohz_kick_needed(busy.kernel, cpu(0)));
}

TEST(PushedBalance, KicksTheOwnerOnce)
{
    PushMachine busy;

    nohz_balancer_kick(busy.kernel);
    EXPECT_TRUE(busy.machine.cpus[1].sched_softirq);
    EXPECT_TRUE(busy.machine.pending_cpus.test(cpu(1)));
    busy.machine.cpus[1].sched_softirq = false;
    nohz_balancer_kick(busy.kernel);

    EXPECT_FALSE(busy.machine.cpus[1].sched_softirq);  // it has not answered the first yet
    EXPECT_EQ(busy.machine.nohz.next_balance, Jiffies{2});
}

TEST(PushedBalance, KicksTheLowestSleeperWhereNobodyOwnsIt)
{
    PushMachine busy;
    select_nohz_load_balancer(busy.kernel, cpu(1), StopTick::No);

    nohz_balancer_kick(busy.kernel);

    EXPECT_FALSE(busy.machine.nohz.load_balancer.has_value());
    EXPECT_TRUE(busy.machine.cpus[2].sched_softirq);
}

// 483b4ee has nothing to mend any more.
TEST(PushedBalance, NeverCountsACpuThatGoesDown)
{
    BareMachine machine{2, scheduler_of(SchedRelease::V2_6_36)};
    machine.machine.config.fixes = {};
    machine.machine.cpus[1].active = false;

    select_nohz_load_balancer(machine.kernel, cpu(1), StopTick::Yes);

    EXPECT_TRUE(machine.machine.nohz.cpu_mask.empty());
}

TEST(NohzRatelimit, KeepsATickThatWasToStopJustNow)
{
    BareMachine machine{1, scheduler_of(SchedRelease::V2_6_35)};
    Kernel& k = machine.kernel;
    auto const wants_to_stop_at = [&](Nanos time) {
        machine.machine.now = at(time);
        k.rq(cpu(0)).clock = at(time);
        machine.machine.cpus[0].tick_stopped = false;
        tick_nohz_stop_sched_tick(k, cpu(0));
        return machine.machine.cpus[0].tick_stopped;
    };

    EXPECT_TRUE(wants_to_stop_at(10ms));
    EXPECT_FALSE(wants_to_stop_at(10'499us));
    EXPECT_TRUE(wants_to_stop_at(10'999us));
}

static std::size_t cpus_used_by_three_hogs(SchedFeatures const& features)
{
    std::string const hog = "threads: [{name: main, start_cpu: 0, program: [{user: 1s}]}]";
    Sim sim{"machine: {cpus: 4}\nkernel: {scheduler: " + std::string{features.name} + "}\nprocesses: [{name: a, " +
            hog + "}, {name: b, " + hog + "}, {name: c, " + hog + "}]\n"};

    sim.run_until(50ms);

    std::set<std::size_t> cpus;
    for (char const* name : {"a/main", "b/main", "c/main"})
        cpus.insert(index_of(sim.thread(name).cpu));
    return cpus.size();
}

TEST(IdleBalancing, SpreadsHogsOverSleepingCpusInEveryRelease)
{
    for (SchedFeatures const& features : sched_releases) {
        SCOPED_TRACE(features.name);
        EXPECT_EQ(cpus_used_by_three_hogs(features), 3u);
    }
}

}
