// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sim.h"

#include <gtest/gtest.h>

namespace tickscope {

using namespace std::chrono_literals;

using Cpus = std::vector<std::size_t>;

static Cpus members(CpuMask const& mask)
{
    Cpus list;
    for (CpuId const cpu : mask)
        list.push_back(index_of(cpu));
    return list;
}

// CPU 0 is busy, idle from 500 ms, busy again from 1 s.
static std::string four_cpus_one_hog(std::string_view fixes)
{
    return "kernel: {fixes: " + std::string{fixes} + R"(}
machine: {cpus: 4}
processes:
  - name: hog
    threads: [{name: main, start_cpu: 0, cpus: [0], program: [{user: 500ms}, {sleep: 500ms}, {user: 1s}]}]
)";
}

static constexpr std::string_view without_the_fix = "{all: true, nohz-cpu-offline: false}";

TEST(NohzStory, KeepsAnOwnerForTheIdleCpusOfABusyMachine)
{
    Sim sim{four_cpus_one_hog("all")};

    sim.run_until(50ms);

    EXPECT_EQ(members(sim.machine().nohz.cpu_mask), (Cpus{1, 2, 3}));
    EXPECT_EQ(sim.machine().nohz.load_balancer, CpuId{1});
    EXPECT_EQ(members(sim.machine().ticks.ticking), (Cpus{0, 1}));
}

TEST(NohzStory, TakesAnOfflineCpuOutOfTheMaskSinceTheFix)
{
    Sim sim{four_cpus_one_hog("all")};

    sim.run_until(100ms).apply(cmd::Offline{CpuId{3}}).run_until(200ms);
    EXPECT_EQ(members(sim.machine().nohz.cpu_mask), (Cpus{1, 2}));
    EXPECT_EQ(sim.machine().nohz.load_balancer, CpuId{1});
    EXPECT_EQ(members(sim.machine().ticks.ticking), (Cpus{0, 1}));

    sim.run_until(700ms);
    EXPECT_EQ(members(sim.machine().nohz.cpu_mask), (Cpus{0, 1, 2}));
    EXPECT_FALSE(sim.machine().nohz.load_balancer.has_value());
    EXPECT_TRUE(sim.machine().ticks.ticking.empty());
}

TEST(NohzStory, TicksForeverOnAnIdleMachineBeforeTheFix)
{
    Sim sim{four_cpus_one_hog(without_the_fix)};

    sim.run_until(100ms).apply(cmd::Offline{CpuId{3}}).run_until(200ms);
    EXPECT_EQ(members(sim.machine().nohz.cpu_mask), (Cpus{1, 2, 3}));
    EXPECT_FALSE(sim.machine().nohz.load_balancer.has_value());
    EXPECT_EQ(members(sim.machine().ticks.ticking), Cpus{0});

    sim.run_until(700ms);
    EXPECT_EQ(members(sim.machine().nohz.cpu_mask), (Cpus{0, 1, 2, 3}));
    EXPECT_EQ(sim.machine().nohz.load_balancer, CpuId{0});
    std::uint64_t const ticks = sim.machine().cpus[0].ticks;
    sim.run_until(800ms);
    EXPECT_EQ(sim.machine().cpus[0].ticks, ticks + 100);
}

TEST(HotplugStory, MovesWhatRunsThereAndWhatSleepsThere)
{
    Sim sim{R"(
machine: {cpus: 2}
processes:
  - name: hog
    threads: [{name: main, start_cpu: 0, program: [{repeat: forever, do: [{user: 1s}]}]}]
  - name: mover
    threads: [{name: main, start_cpu: 1, program: [{repeat: forever, do: [{user: 1s}]}]}]
  - name: sleeper
    threads: [{name: main, start_cpu: 1, cpus: [1], program: [{user: 1ms}, {sleep: 100ms}, {user: 5ms}]}]
)"};

    sim.run_until(50ms).apply(cmd::Offline{CpuId{1}}).run_until(90ms);
    EXPECT_FALSE(sim.machine().online.test(CpuId{1}));
    EXPECT_EQ(sim.thread("mover/main").cpu, CpuId{0});
    EXPECT_EQ(sim.thread("sleeper/main").cpu, CpuId{0});
    EXPECT_EQ(sim.count<traced::Warning>(), 1u);

    sim.run_until(300ms);
    EXPECT_EQ(sim.process("sleeper").state, GroupState::Reaped);
    EXPECT_GT(sim.thread("mover/main").sum_exec_runtime, 100ms);
}

TEST(HotplugStory, SaysWhoseAffinityTheLastCpuBroke)
{
    Sim sim{R"(
machine: {cpus: 4}
processes:
  - name: elsewhere
    threads: [{name: main, cpus: [0, 3], start_cpu: 3, program: [{user: 1s}]}]
  - name: nowhere
    threads: [{name: main, cpus: [3], program: [{user: 1s}]}]
)"};

    sim.run_until(5ms).apply(cmd::Offline{CpuId{3}}).run_until(7ms);

    std::vector<std::string> told;
    for (TraceEvent const& event : sim.events()) {
        if (auto const* warning = std::get_if<traced::Warning>(&event.what))
            told.push_back("breaks " + thread_path(sim.engine().world()->name_table, sim.machine(), *warning->task));
        if (auto const* move = std::get_if<traced::SchedMigrateTask>(&event.what))
            if (move->why == MigrateWhy::Hotplug)
                told.push_back("moves " + thread_path(sim.engine().world()->name_table, sim.machine(), move->task));
    }
    EXPECT_EQ(told, (std::vector<std::string>{"moves elsewhere/main", "breaks nowhere/main", "moves nowhere/main"}));
    EXPECT_EQ(sim.thread("nowhere/main").affinity, 0u);
    EXPECT_NE(sim.thread("elsewhere/main").affinity, 0u);
    EXPECT_EQ(sim.thread("elsewhere/main").cpu, CpuId{0});
}

TEST(HotplugStory, TakesACpuBackIntoUse)
{
    Sim sim{R"(
machine: {cpus: 2}
processes:
  - name: a
    threads: [{name: main, count: 2, program: [{repeat: forever, do: [{user: 1s}]}]}]
)"};

    sim.run_until(50ms).apply(cmd::Offline{CpuId{1}});
    sim.run_until(150ms).apply(cmd::Online{CpuId{1}});
    sim.run_until(2s);

    EXPECT_TRUE(sim.machine().online.test(CpuId{1}));
    EXPECT_TRUE(sim.machine().cpus[1].rq.curr.has_value());
    EXPECT_TRUE(sim.machine().ticks.ticking.test(CpuId{1}));
    EXPECT_GT(sim.thread("a/main").sum_exec_runtime + sim.thread("a/main.1").sum_exec_runtime, 3500ms);
}

TEST(HotplugStory, LeavesAnIdleMachineAsleep)
{
    Sim sim{R"(
machine: {cpus: 64}
duration: 1s
)"};

    sim.run_until(10ms).apply(cmd::Offline{CpuId{5}}).apply(cmd::Offline{CpuId{6}});
    sim.run_until(20ms).apply(cmd::Online{CpuId{5}});
    sim.run_until(1s);

    EXPECT_EQ(sim.machine().online.weight(), 63u);
    EXPECT_TRUE(sim.machine().ticks.ticking.empty());
    EXPECT_EQ(sim.machine().nohz.cpu_mask, sim.machine().online);
}

TEST(HpetStory, FallsSilentAfterALateServiceBeforeTheFix)
{
    for (std::string const fixes : {"none", "up-to:hpet-reinit", "all"}) {
        SCOPED_TRACE(fixes);
        Sim sim{"duration: 20s\nkernel: {fixes: " + fixes + R"(}
rtc: {counter: 0xFFFF0000, update_irq: true, hold_off: [{from: 1s, for: 300ms}]})"};

        sim.run_until(20s);

        EXPECT_EQ(sim.machine().hpet.update_irqs, fixes == "none" ? 1u : 19u);
        EXPECT_EQ(sim.machine().hpet.lost == 0, fixes == "none");
    }
}

TEST(HpetStory, RingsAnAlarmThatIsSetFromOutside)
{
    Sim sim{R"(
duration: 10s
rtc: {time: "2009-02-18 09:00:00"}
)"};

    sim.run_until(1s).apply(cmd::RtcAlarm{"09:00:05"}).run_until(10s);

    EXPECT_EQ(sim.machine().hpet.alarm_irqs, 1u);
    EXPECT_EQ(sim.count<traced::RtcIrq>(), 1u);
}

TEST(HpetStory, SwitchesUpdateInterruptsFromOutside)
{
    Sim sim{R"(
duration: 10s
rtc: {}
)"};

    sim.run_until(500ms).apply(cmd::RtcUpdate{true}).run_until(5'500ms).apply(cmd::RtcUpdate{false}).run_until(10s);

    EXPECT_EQ(sim.machine().hpet.update_irqs, 5u);
    EXPECT_FALSE(sim.machine().hpet.enabled);
}

TEST(HpetStory, KeepsASlowRateWhenAFasterOneIsAskedForFromOutside)
{
    Sim sim{R"(
duration: 10s
rtc: {}
)"};

    sim.apply(cmd::RtcPeriodic{1024}).run_until(1s);
    EXPECT_EQ(sim.machine().hpet.periodic_irqs, 1024u);
    sim.apply(cmd::RtcPeriodic{0}).run_until(2s);
    EXPECT_EQ(sim.machine().hpet.periodic_irqs, 1024u);
    sim.apply(cmd::RtcPeriodic{64}).run_until(3s);
    EXPECT_EQ(sim.machine().hpet.periodic_irqs, 1024u + 64u);
    sim.apply(cmd::RtcPeriodic{1024}).run_until(4s);
    EXPECT_EQ(sim.machine().hpet.periodic_irqs, 1024u + 64u + 64u);
}

}
