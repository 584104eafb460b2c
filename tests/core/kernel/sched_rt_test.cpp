// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sched_sim.h"

#include <gtest/gtest.h>

namespace tickscope::test {

using namespace std::chrono_literals;
using Burst = SchedSim::Burst;
using Sleep = SchedSim::Sleep;

static SchedSim::TaskSpec rt_hog(std::string name, Policy policy, std::uint8_t priority, std::uint16_t cpu = 0)
{
    return {.name = std::move(name), .policy = policy, .rt_priority = priority, .program = {Burst{1000s}}, .cpu = cpu};
}

TEST(RtClass, PreemptsFairThreadsWithoutTouchingTheirBuddies)
{
    SchedSim sim{1000};
    sim.add_hogs({0, 0});
    sim.add(
        {.name = "R", .policy = Policy::Fifo, .rt_priority = 50, .start = 2ms, .program = {Burst{1ms}, Sleep{9ms}}});

    sim.run(32ms);

    EXPECT_EQ(sim.lane(32ms), "A 0-2, R 2-3, B 3-12, R 12-13, A 13-22, R 22-23, B 23-32");
}

TEST(RtClass, RunsTheHigherPriorityFirstAndEqualsInOrder)
{
    SchedSim sim{1000};
    for (auto const& [name, priority] :
         std::vector<std::pair<std::string, std::uint8_t>>{{"L", 10}, {"H", 20}, {"I", 20}}) {
        SchedSim::TaskSpec spec = rt_hog(name, Policy::Fifo, priority);
        spec.program = {Burst{3ms}};
        spec.loop = false;
        sim.add(spec);
    }

    sim.run(20ms);

    EXPECT_EQ(sim.lane(20ms), "H 0-3, I 3-6, L 6-9");
}

TEST(RtClass, GivesTheFirstRoundRobinQuantumAWholeSecond)
{
    SchedSim sim{1000};
    sim.machine().config.sched.rt_runtime = Nanos{-1};
    sim.add(rt_hog("A", Policy::Rr, 10));
    sim.add(rt_hog("B", Policy::Rr, 10));

    sim.run(2200ms);

    EXPECT_EQ(sim.lane(2200ms), "A 0-1000, B 1000-2000, A 2000-2100, B 2100-2200");
}

TEST(RtClass, NeverRotatesFifoThreads)
{
    SchedSim sim{1000};
    sim.machine().config.sched.rt_runtime = Nanos{-1};
    sim.add(rt_hog("A", Policy::Fifo, 10));
    sim.add(rt_hog("B", Policy::Fifo, 10));

    sim.run(3s);

    EXPECT_EQ(sim.lane(3s), "A 0-3000");
}

TEST(RtClass, YieldsToTheTailOfItsPriority)
{
    SchedSim sim{1000};
    SchedSim::TaskSpec yielder = rt_hog("A", Policy::Fifo, 10);
    yielder.program = {Burst{2ms}, SchedSim::Yield{}};
    sim.add(yielder);
    yielder.name = "B";
    sim.add(yielder);

    sim.run(8ms);

    EXPECT_EQ(sim.lane(8ms), "A 0-2, B 2-4, A 4-6, B 6-8");
}

TEST(RtBandwidth, ThrottlesALoneHogAMillisecondLateAtFirst)
{
    SchedSim sim{1000};
    sim.add(rt_hog("R", Policy::Fifo, 10));
    sim.add_hogs({0});

    sim.run(3s);

    EXPECT_EQ(sim.lane(3s), "R 0-951, A 951-1000, R 1000-1950, A 1950-2000, R 2000-2950, A 2950-3000");
}

struct Lent {
    std::size_t cpus;
    Nanos others_used;
    Nanos borrower;
    std::vector<Nanos> others;
};

TEST(RtBandwidth, BorrowsAnEqualPartOfWhatOthersHaveToSpare)
{
    std::vector<Lent> const rows{
        {2, 0ms, 1000ms, {900ms}},  {3, 0ms, 1000ms, {900ms, 950ms}},         {4, 0ms, 1000ms, {900ms, 950ms, 950ms}},
        {2, 930ms, 960ms, {940ms}}, {4, 930ms, 965ms, {945ms, 945ms, 945ms}}, {2, 960ms, 950ms, {950ms}},
    };
    for (Lent const& row : rows) {
        SCOPED_TRACE(testing::Message() << row.cpus << " CPUs, others at " << row.others_used.count());
        SchedSim sim{1000, static_cast<std::uint16_t>(row.cpus)};
        sim.add(rt_hog("R", Policy::Fifo, 10));
        for (std::size_t i = 1; i < row.cpus; ++i)
            sim.machine().cpus[i].rq.rt.rt_time = row.others_used;

        sim.run(952ms);

        EXPECT_EQ(sim.machine().cpus[0].rq.rt.rt_runtime, row.borrower);
        for (std::size_t i = 1; i < row.cpus; ++i)
            EXPECT_EQ(sim.machine().cpus[i].rq.rt.rt_runtime, row.others[i - 1]);
    }
}

TEST(RtBandwidth, GivesBackWhatWasLentWhenACpuGoes)
{
    SchedSim sim{1000, 2};
    sim.add(rt_hog("R", Policy::Fifo, 10));
    sim.run(952ms);
    Kernel k = sim.kernel();

    set_rq_offline(k, CpuId{1});

    EXPECT_EQ(sim.machine().cpus[0].rq.rt.rt_runtime, 950ms);
    set_rq_online(k, CpuId{1});
    EXPECT_EQ(sim.machine().cpus[1].rq.rt.rt_runtime, 950ms);
}

TEST(RtBandwidth, DoesNotArmItsTimerWhenThrottlingIsOff)
{
    SchedSim sim{1000};
    sim.machine().config.sched.rt_runtime = Nanos{-1};
    sim.add(rt_hog("R", Policy::Fifo, 10));

    sim.run(10ms);

    EXPECT_FALSE(sim.machine().rt_timer_armed);
}

TEST(RtPushPull, SpreadsRtThreadsOverTheCpus)
{
    SchedSim sim{1000, 2};
    sim.add(rt_hog("A", Policy::Fifo, 10));
    sim.add(rt_hog("B", Policy::Fifo, 20));

    sim.run(5ms);

    EXPECT_EQ(index_of(sim.task("B").cpu), 0u);
    EXPECT_EQ(index_of(sim.task("A").cpu), 1u);
    EXPECT_EQ(sim.task("A").utime.value + sim.task("B").utime.value, 8u);
}

TEST(RtPushPull, PullsTheBestWaitingThreadWhenACpuDropsItsPriority)
{
    SchedSim sim{1000, 2};
    sim.add(rt_hog("A", Policy::Fifo, 30));
    SchedSim::TaskSpec brief = rt_hog("B", Policy::Fifo, 20, 1);
    brief.program = {Burst{3ms}};
    brief.loop = false;
    sim.add(brief);
    SchedSim::TaskSpec waiting = rt_hog("C", Policy::Fifo, 10);
    waiting.start = 1ms;
    sim.add(waiting);

    sim.run(6ms);

    EXPECT_EQ(sim.moves(), "3 C 0->1");
    EXPECT_EQ(sim.sum_exec("C", 6ms), 3ms);
}

}
