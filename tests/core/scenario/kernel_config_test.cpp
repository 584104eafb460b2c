// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/scenario.h"

#include <gtest/gtest.h>

#include <chrono>

namespace tickscope {

using namespace std::chrono_literals;

TEST(KernelConfigOf, ScalesTheTunablesWithTheCpusOnlineAtBoot)
{
    struct Row {
        std::uint32_t cpus;
        Nanos latency, min_granularity, wakeup_granularity;
    };
    for (Row const& row : {Row{1, 20ms, 4ms, 5ms},
                           {2, 40ms, 8ms, 10ms},
                           {3, 40ms, 8ms, 10ms},
                           {4, 60ms, 12ms, 15ms},
                           {8, 80ms, 16ms, 20ms},
                           {16, 100ms, 20ms, 25ms},
                           {4096, 200ms, 52ms, 65ms}}) {
        SCOPED_TRACE(row.cpus);
        Scenario scenario;
        scenario.machine.cpus = row.cpus;

        SchedTunables const sched = kernel_config(scenario).sched;

        EXPECT_EQ(sched.latency, row.latency);
        EXPECT_EQ(sched.min_granularity, row.min_granularity);
        EXPECT_EQ(sched.wakeup_granularity, row.wakeup_granularity);
    }
}

TEST(KernelConfigOf, ScalesAsTheSchedulerOfTheReleaseDoes)
{
    struct Row {
        SchedRelease release;
        std::uint32_t cpus;
        Nanos latency, min_granularity, wakeup_granularity;
    };
    for (Row const& row : {Row{SchedRelease::V2_6_30, 1, 20ms, 4ms, 5ms},
                           {SchedRelease::V2_6_32, 1, 5ms, 1ms, 1ms},
                           {SchedRelease::V2_6_32, 16, 25ms, 5ms, 5ms},
                           {SchedRelease::V2_6_33, 16, 20ms, 4ms, 4ms},
                           {SchedRelease::V2_6_35, 1, 6ms, 2ms, 1ms},
                           {SchedRelease::V2_6_35, 4096, 24ms, 8ms, 4ms},
                           {SchedRelease::V2_6_36, 2, 12ms, 1500us, 2ms}}) {
        SCOPED_TRACE(testing::Message() << sched_features(row.release).name << ", CPUs " << row.cpus);
        Scenario scenario;
        scenario.machine.cpus = row.cpus;
        scenario.kernel.scheduler = row.release;

        SchedTunables const sched = kernel_config(scenario).sched;

        EXPECT_EQ(sched.latency, row.latency);
        EXPECT_EQ(sched.min_granularity, row.min_granularity);
        EXPECT_EQ(sched.wakeup_granularity, row.wakeup_granularity);
    }
}

TEST(KernelConfigOf, LetsAllCpusTickTogetherIn2636)
{
    Scenario scenario;

    EXPECT_EQ(kernel_config(scenario).tick_phase, TickPhase::Staggered);
    scenario.kernel.scheduler = SchedRelease::V2_6_36;
    EXPECT_EQ(kernel_config(scenario).tick_phase, TickPhase::Aligned);
}

TEST(RescaledTunables, FollowTheCpusThatAreOnline)
{
    SchedTunables const one = scaled_tunables(sched_features(SchedRelease::V2_6_35), 1);

    EXPECT_EQ(rescaled_tunables(one, 1, 4).latency, 18ms);
    EXPECT_EQ(rescaled_tunables(rescaled_tunables(one, 1, 8), 8, 3).min_granularity, 4ms);
    EXPECT_EQ(rescaled_tunables(one, 8, 9), one);
}

TEST(KernelConfigOf, CountsOnlyOnlineCpus)
{
    Scenario scenario;
    scenario.machine.cpus = 16;
    scenario.machine.online = std::vector<std::uint32_t>{0, 3};

    EXPECT_EQ(kernel_config(scenario).sched.latency, 40ms);
}

TEST(KernelConfigOf, TakesGivenTunablesAsTheyStand)
{
    Scenario scenario;
    scenario.machine.cpus = 4;
    scenario.kernel.sched.latency = 7ms;

    EXPECT_EQ(kernel_config(scenario).sched.latency, 7ms);
    EXPECT_EQ(kernel_config(scenario).sched.min_granularity, 12ms);
}

TEST(KernelConfigOf, HasTheTickThatTheKernelConvertsWith)
{
    for (auto const& [hz, exact, x86] : {std::array<std::uint64_t, 3>{100, 10'000'000, 10'000'000},
                                         {250, 4'000'000, 4'000'250},
                                         {300, 3'333'333, 3'333'116},
                                         {1000, 1'000'000, 999'848}}) {
        Scenario scenario;
        scenario.machine.hz = static_cast<std::uint32_t>(hz);
        EXPECT_EQ(kernel_config(scenario).tick_nsec, exact);
        scenario.machine.x86_tick_nsec = true;
        EXPECT_EQ(kernel_config(scenario).tick_nsec, x86);
    }
}

}
