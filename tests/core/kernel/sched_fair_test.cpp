// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sched_sim.h"

#include <gtest/gtest.h>

namespace tickscope::test {

using namespace std::chrono_literals;
using Burst = SchedSim::Burst;
using Sleep = SchedSim::Sleep;

static std::string hogs_lane(std::uint32_t hz, std::size_t count, Nanos end)
{
    SchedSim sim{hz};
    sim.add_hogs(std::vector<int>(count, 0));
    sim.run(end);
    return sim.lane(end);
}

TEST(FairClass, RotatesEqualHogsInTheOrderOfOneInterrupt)
{
    EXPECT_EQ(hogs_lane(1000, 2, 40ms), "A 0-10, B 10-20, A 20-30, B 30-40");
    EXPECT_EQ(hogs_lane(250, 2, 48ms), "A 0-12, B 12-24, A 24-36, B 36-48");
    EXPECT_EQ(hogs_lane(100, 2, 40ms), "A 0-10, B 10-20, A 20-30, B 30-40");
    EXPECT_EQ(hogs_lane(1000, 3, 28ms), "A 0-7, B 7-14, C 14-21, A 21-28");
    EXPECT_EQ(hogs_lane(250, 3, 32ms), "A 0-8, B 8-16, C 16-24, A 24-32");
    EXPECT_EQ(hogs_lane(100, 3, 40ms), "A 0-10, B 10-20, C 20-30, A 30-40");
    EXPECT_EQ(hogs_lane(1000, 5, 24ms), "A 0-4, B 4-8, C 8-12, D 12-16, E 16-20, A 20-24");
    EXPECT_EQ(hogs_lane(250, 5, 24ms), "A 0-4, B 4-8, C 8-12, D 12-16, E 16-20, A 20-24");
    EXPECT_EQ(hogs_lane(100, 5, 60ms), "A 0-10, B 10-20, C 20-30, D 30-40, E 40-50, A 50-60");
    EXPECT_EQ(hogs_lane(1000, 6, 28ms), "A 0-4, B 4-8, C 8-12, D 12-16, E 16-20, F 20-24, A 24-28");
}

// Three interrupts at one time: each wakeup finds the task of the one before current.
TEST(FairClass, RunsTheLastWokenSecondWhenEachHasItsOwnInterrupt)
{
    SchedSim sim{1000};
    sim.add_hogs({0, 0, 0});
    Kernel k = sim.kernel();
    for (char const name : {'A', 'B', 'C'}) {
        try_to_wake_up(k, sim.task(std::string(1, name)).id, WakeKind::Plain);
        if (need_resched(sim.machine(), CpuId{0}))
            schedule(k, CpuId{0});
    }

    sim.run(21ms);

    EXPECT_EQ(sim.lane(21ms), "A 0-7, C 7-14, B 14-21");
}

static std::string sleeper_lane(Policy policy, Nanos sleep, Nanos end)
{
    SchedSim sim{1000};
    sim.add_hogs({0});
    sim.add({.name = "B", .policy = policy, .program = {Burst{1ms}, Sleep{sleep}}});
    sim.run(end);
    return sim.lane(end);
}

TEST(FairClass, LetsASleeperPreemptAtOnce)
{
    EXPECT_EQ(sleeper_lane(Policy::Other, 30ms, 42ms), "A 0-10, B 10-11, A 11-41, B 41-42");
    EXPECT_EQ(sleeper_lane(Policy::Other, 3ms, 18ms), "A 0-10, B 10-11, A 11-14, B 14-15, A 15-18");
}

TEST(FairClass, LetsABatchSleeperWaitForTheTick)
{
    EXPECT_EQ(sleeper_lane(Policy::Batch, 30ms, 74ms), "A 0-10, B 10-11, A 11-42, B 42-43, A 43-74");
}

TEST(FairClass, RunsTheForkedChildFirst)
{
    for (int const nice : {0, 5}) {
        SCOPED_TRACE(nice);
        SchedSim sim{1000};
        sim.add({.name = "P", .nice = nice, .program = {Burst{4ms}, SchedSim::Fork{"C"}, Burst{1s}}});
        sim.add({.name = "C", .start = {}, .program = {Burst{1s}}});

        sim.run(44ms);

        EXPECT_EQ(sim.lane(44ms), "P 0-4, C 4-14, P 14-24, C 24-34, P 34-44");
    }
}

// Before its queue's virtual time has come up to zero a heavy parent's child is placed below it. The kernel takes that
// for far ahead, swaps, and it is the parent who goes on until it has caught up with nearly all that it got.
TEST(FairClass, TakesAChildBelowZeroForOneFarAhead)
{
    SchedSim sim{1000};
    sim.add({.name = "P", .nice = -20, .program = {SchedSim::Fork{"C"}, Burst{1s}}, .loop = false});
    sim.add({.name = "C", .start = {}, .program = {Burst{1s}}});

    sim.run(120ms);

    EXPECT_EQ(sim.lane(120ms), "P 0-77, C 77-88, P 88-110, C 110-120");
}

TEST(FairClass, GivesTheChildItsSliceAmongOthers)
{
    SchedSim sim{1000};
    sim.add({.name = "P", .program = {Burst{4ms}, SchedSim::Fork{"C"}, Burst{1s}}});
    sim.add({.name = "C", .start = {}, .program = {Burst{1s}}});
    sim.add({.name = "H", .program = {Burst{1s}}});

    sim.run(53ms);

    EXPECT_EQ(sim.lane(53ms), "P 0-4, C 4-11, H 11-18, P 18-25, H 25-32, C 32-39, P 39-46, H 46-53");
}

TEST(FairClass, ReschedulesAThreadThatLowersItself)
{
    SchedSim sim{1000};
    sim.add({.name = "A", .program = {Burst{3ms}, SchedSim::SetNice{5}, Burst{1s}}});
    sim.add({.name = "B", .program = {Burst{1s}}});

    sim.run(45ms);

    EXPECT_EQ(sim.lane(45ms), "A 0-3, B 3-19, A 19-24, B 24-40, A 40-45");
}

TEST(FairClass, PutsABatchYielderBehindTheLast)
{
    SchedSim sim{1000};
    sim.add({.name = "A", .policy = Policy::Batch, .program = {Burst{2500us}, SchedSim::Yield{}, Burst{1s}}});
    sim.add({.name = "B", .program = {Burst{1s}}});

    sim.run(2600us);

    // B has not run and is the rightmost at 0; A had 2 ms charged and is behind it already.
    EXPECT_EQ(sim.lane(2600us), "A 0-2.5, B 2.5-2.6");
    EXPECT_EQ(sim.task("A").vruntime, 2'500'000u);
}

TEST(FairClass, StartsEveryQueueOneMillisecondBelowZero)
{
    SchedSim const sim{1000};

    EXPECT_EQ(static_cast<std::int64_t>(Runqueue{}.min_vruntime), -(std::int64_t{1} << 20));
}

TEST(FairClass, KnowsWhatTheCurrentTaskHasNotBankedYet)
{
    SchedSim sim{1000};
    sim.add_hogs({0, 0});
    sim.run(2400us);
    Kernel k = sim.kernel();

    EXPECT_EQ(task_delta_exec(k, sim.task("A").id), 400us);
    EXPECT_EQ(task_delta_exec(k, sim.task("B").id), 0us);
    EXPECT_EQ(sim.task("A").sum_exec_runtime, 2ms);
}

}
