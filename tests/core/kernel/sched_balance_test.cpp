// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sched_sim.h"

#include <gmock/gmock.h>

namespace tickscope::test {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::StartsWith;

TEST(CpuLoad, FollowsTheWeightSlowerByEveryIndex)
{
    SchedSim sim{1000};
    Kernel k = sim.kernel();
    Runqueue& rq = sim.machine().cpus[0].rq;
    rq.load = 1024;

    scheduler_tick(k, CpuId{0});
    EXPECT_THAT(rq.cpu_load, ElementsAre(1024, 512, 256, 128, 64));
    scheduler_tick(k, CpuId{0});
    EXPECT_THAT(rq.cpu_load, ElementsAre(1024, 768, 448, 240, 124));

    rq.cpu_load.fill(1024);
    rq.load = 0;
    scheduler_tick(k, CpuId{0});
    EXPECT_THAT(rq.cpu_load, ElementsAre(0, 512, 768, 896, 960));
}

static std::string moves_of(std::uint16_t cpus, std::vector<int> const& nices, Nanos end)
{
    SchedSim sim{1000, cpus};
    sim.add_hogs(nices);
    sim.set_active_balance(SchedSim::ActiveBalance::CountedOnly);
    sim.run(end);
    return sim.moves();
}

TEST(LoadBalance, KeepsMovingThreeEqualHogsOnTwoCpus)
{
    EXPECT_EQ(moves_of(2, {0, 0, 0}, 705ms),
              "1 B 0->1, 1 C 0->1, 64 B 1->0, 193 B 0->1, 256 C 1->0, 321 A 0->1, 384 B 1->0, 513 B 0->1, "
              "576 A 1->0, 641 C 0->1, 704 B 1->0");
}

TEST(LoadBalance, LeavesAnEvenSpreadAlone)
{
    EXPECT_EQ(moves_of(2, {0, 0, 0, 0}, 10s), "1 C 0->1, 1 D 0->1");
    EXPECT_EQ(moves_of(4, {0, 0, 0}, 10s), "1 B 0->2, 1 C 0->1");
}

TEST(LoadBalance, WeighsNiceLevels)
{
    EXPECT_EQ(moves_of(2, {0, 0, 5}, 900ms),
              "1 B 0->1, 1 C 0->1, 64 C 1->0, 321 C 0->1, 512 C 1->0, 769 C 0->1, 896 C 1->0");
    EXPECT_EQ(moves_of(2, {0, 0, 19}, 10s), "1 B 0->1, 1 C 0->1");
    EXPECT_EQ(moves_of(2, {-20, 0, 0}, 10s), "1 B 0->1, 1 C 0->1");
}

TEST(LoadBalance, MovesFiveHogsOverFourCpus)
{
    EXPECT_EQ(moves_of(4, {0, 0, 0, 0, 0}, 321ms),
              "1 C 0->3, 1 D 0->2, 1 E 0->1, 65 B 0->1, 192 E 1->0, 257 A 0->1, 320 B 1->0");
}

TEST(LoadBalance, SharesTenSecondsAsTheKernelDoes)
{
    SchedSim sim{1000, 2};
    sim.add_hogs({0, 0, 5});
    sim.set_active_balance(SchedSim::ActiveBalance::CountedOnly);

    sim.run(10s);

    EXPECT_EQ(sim.task("A").sum_exec_runtime, 8689ms);
    EXPECT_EQ(sim.task("B").sum_exec_runtime, 8848ms);
    EXPECT_EQ(sim.task("C").sum_exec_runtime, 2460ms);
}

TEST(LoadBalance, LeavesPinnedThreadsWhereTheyAre)
{
    SchedSim sim{1000, 2};
    sim.add_hogs({0, 0, 0});
    CpuMask only_first;
    only_first.set(CpuId{0});
    sim.machine().affinities.push_back(only_first);
    for (char const name : {'A', 'B', 'C'})
        sim.task(std::string(1, name)).affinity = 1;

    sim.run(2s);

    EXPECT_EQ(sim.moves(), "");
    EXPECT_EQ(sim.machine().cpus[1].domains[2].balance_interval, 512u);
}

TEST(ActiveBalance, PushesOneTaskAfterPatienceHasRunOut)
{
    SchedSim sim{1000, 2, Topology{.sockets = 1, .cores = 2, .smt = 1}};
    sim.add_hogs({0, 0});
    sim.run(2500us);

    EXPECT_THAT(sim.moves(), StartsWith("1 "));
    EXPECT_NE(sim.task("A").cpu, sim.task("B").cpu);
}

TEST(SetCpusAllowed, TakesARunningThreadToACpuThatItMayUse)
{
    SchedSim sim{1000, 2};
    sim.add_hogs({0});
    CpuMask only_second;
    only_second.set(CpuId{1});
    sim.machine().affinities.push_back(only_second);
    sim.run(2500us);
    Kernel k = sim.kernel();

    set_cpus_allowed(k, sim.task("A").id, 1);
    k.cpu = CpuId{1};
    schedule(k, CpuId{1});
    sim.run(5ms);

    EXPECT_EQ(sim.task("A").cpu, CpuId{1});
    EXPECT_FALSE(sim.machine().cpus[0].rq.curr.has_value());
    EXPECT_EQ(sim.sum_exec("A", 5ms), 5ms);
    EXPECT_EQ(sim.machine().cpus[0].rq.nr_running, 0u);
    EXPECT_EQ(sim.machine().cpus[0].rq.load, 0u);
}

TEST(MigrateLiveTasks, EmptiesADeadCpu)
{
    SchedSim sim{1000, 2};
    sim.add_hogs({0, 0, 0, 0});
    sim.run(5500us);
    Kernel k = sim.kernel();
    sim.machine().online.clear(CpuId{1});
    sim.machine().cpus[1].online = false;

    sched_idle_next(k, CpuId{1});
    migrate_live_tasks(k, CpuId{1});

    EXPECT_EQ(sim.machine().cpus[1].rq.nr_running, 0u);
    EXPECT_EQ(sim.machine().cpus[0].rq.nr_running, 4u);
    EXPECT_EQ(sim.machine().cpus[0].rq.load, 4096u);
    for (char const name : {'A', 'B', 'C', 'D'})
        EXPECT_EQ(sim.task(std::string(1, name)).cpu, CpuId{0});
}

TEST(MigrateLiveTasks, WidensAnAffinityThatHasNoCpuLeft)
{
    SchedSim sim{1000, 2};
    sim.add_hogs({0});
    CpuMask only_second;
    only_second.set(CpuId{1});
    sim.machine().affinities.push_back(only_second);
    Kernel k = sim.kernel();
    set_cpus_allowed(k, sim.task("A").id, 1);
    sim.machine().online.clear(CpuId{1});

    migrate_live_tasks(k, CpuId{1});

    EXPECT_EQ(sim.task("A").affinity, 0u);
    EXPECT_EQ(sim.task("A").cpu, CpuId{0});
    EXPECT_EQ(sim.machine().counters.warnings, 1u);
}

// Even from an idle CPU: the comparison lets equal loads go.
TEST(FindIdlestCpu, TakesTheNextIdleCpuOfTheRing)
{
    SchedSim sim{1000, 4};
    sim.machine().cpus[1].rq.load = 1024;
    sim.machine().cpus[1].rq.cpu_load.fill(1024);

    EXPECT_EQ(find_idlest_cpu(sim.machine(), CpuId{1}, CpuMask::first(4)), CpuId{2});
    EXPECT_EQ(find_idlest_cpu(sim.machine(), CpuId{0}, CpuMask::first(4)), CpuId{2});
    EXPECT_EQ(find_idlest_cpu(sim.machine(), CpuId{3}, CpuMask::first(4)), CpuId{0});
}

}
