// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/cpu_hotplug.h"
#include "tests/support/bare_machine.h"

#include <gtest/gtest.h>

namespace tickscope {

using namespace std::chrono_literals;

namespace {

// Ticks and hotplug steps, an instant after the other.
struct HotplugMachine : BareMachine {
    using BareMachine::BareMachine;

    void run_until(SimTime until)
    {
        cpu_hotplug_step(kernel);
        while (next_tick(machine).at <= until) {
            take_ticks_until(next_tick(machine).at);
            cpu_hotplug_step(kernel);
        }
        machine.now = until;
    }

    // When the CPU came to a step, in the order of the steps.
    std::vector<std::pair<SimTime, int>> steps(CpuId cpu) const
    {
        std::vector<std::pair<SimTime, int>> found;
        for (TraceEvent const& event : events)
            if (auto const* what = std::get_if<traced::CpuhpOffline>(&event.what); what && what->which == cpu)
                found.emplace_back(event.at, what->step);
        return found;
    }
};

}

static KernelConfig always_ticking() { return {.nohz = false}; }

TEST(CpuHotplug, WaitsUntilEveryTickingCpuHasTicked)
{
    HotplugMachine bare{4, always_ticking()};
    bare.run_until(at(10'200us));

    ASSERT_TRUE(cpu_down(bare.kernel, CpuId{3}).has_value());
    bare.run_until(at(20ms));

    EXPECT_EQ(bare.steps(CpuId{3}),
              (std::vector<std::pair<SimTime, int>>{
                  {at(10'200us), 0}, {at(11'125us), 1}, {at(11'125us), 2}, {at(11'125us), 3}}));
    EXPECT_TRUE(bare.machine.cpus[3].playing_dead);
    EXPECT_FALSE(bare.machine.online.test(CpuId{3}));
    EXPECT_FALSE(bare.machine.ticks.ticking.test(CpuId{3}));
    EXPECT_FALSE(cpu_hotplug_pending(bare.machine));
}

TEST(CpuHotplug, IsInactiveBeforeItIsOffline)
{
    HotplugMachine bare{2, always_ticking()};

    ASSERT_TRUE(cpu_down(bare.kernel, CpuId{1}).has_value());
    cpu_hotplug_step(bare.kernel);

    EXPECT_FALSE(bare.machine.cpus[1].active);
    EXPECT_TRUE(bare.machine.cpus[1].online);
    EXPECT_TRUE(cpu_hotplug_pending(bare.machine));
}

TEST(CpuHotplug, IsDoneAtOnceWhenNobodyTicks)
{
    HotplugMachine bare{2};
    tick_nohz_stop_sched_tick(bare.kernel, CpuId{1});
    bare.machine.ticks.ticking = {};

    ASSERT_TRUE(cpu_down(bare.kernel, CpuId{1}).has_value());
    cpu_hotplug_step(bare.kernel);

    EXPECT_TRUE(bare.machine.cpus[1].playing_dead);
}

TEST(CpuHotplug, HandsTheTimerDutyOn)
{
    HotplugMachine bare{3, always_ticking()};
    bare.machine.do_timer_cpu = CpuId{2};

    ASSERT_TRUE(cpu_down(bare.kernel, CpuId{2}).has_value());
    bare.run_until(at(5ms));

    EXPECT_EQ(bare.machine.do_timer_cpu, CpuId{0});
    EXPECT_EQ(bare.machine.jiffies, Jiffies{5});
}

TEST(CpuHotplug, MovesTheTimersOfTheDeadCpu)
{
    HotplugMachine bare{2, always_ticking()};
    auto const sleeper = bare.machine.hrtimers.schedule({at(1s), CpuId{1}, DueKind::Wakeup, 0, 7});

    ASSERT_TRUE(cpu_down(bare.kernel, CpuId{1}).has_value());
    bare.run_until(at(5ms));

    EXPECT_EQ(bare.machine.hrtimers.key(sleeper).cpu, CpuId{0});
}

TEST(CpuHotplug, RefusesWhatCannotGoOffline)
{
    HotplugMachine bare{2, always_ticking()};

    EXPECT_FALSE(cpu_down(bare.kernel, CpuId{0}).has_value());
    EXPECT_FALSE(cpu_down(bare.kernel, CpuId{9}).has_value());
    EXPECT_TRUE(cpu_down(bare.kernel, CpuId{1}).has_value());
    EXPECT_FALSE(cpu_down(bare.kernel, CpuId{1}).has_value());

    EXPECT_EQ(bare.all<traced::Warning>().size(), 3u);
    EXPECT_EQ(bare.all<traced::Warning>().front(), (traced::Warning{WarningSite::CpuOfflineRefused, {}, 0}));
}

TEST(CpuHotplug, TakesRequestsOneAfterTheOther)
{
    HotplugMachine bare{3, always_ticking()};

    ASSERT_TRUE(cpu_down(bare.kernel, CpuId{2}).has_value());
    ASSERT_TRUE(cpu_up(bare.kernel, CpuId{2}).has_value());
    ASSERT_TRUE(cpu_down(bare.kernel, CpuId{1}).has_value());
    bare.run_until(at(1100us));
    EXPECT_EQ(bare.machine.online.weight(), 3u);
    bare.run_until(at(10ms));

    EXPECT_EQ(bare.steps(CpuId{2}).back().first, at(1333'332ns));
    EXPECT_EQ(bare.steps(CpuId{1}).front().first, at(1333'332ns));
    EXPECT_EQ(bare.all<traced::CpuhpOnline>(), std::vector{traced::CpuhpOnline{CpuId{2}}});
    EXPECT_TRUE(bare.machine.online.test(CpuId{2}));
    EXPECT_FALSE(bare.machine.online.test(CpuId{1}));
}

TEST(CpuHotplug, TicksOnItsGridWhenItComesBack)
{
    HotplugMachine bare{2, always_ticking()};
    ASSERT_TRUE(cpu_down(bare.kernel, CpuId{1}).has_value());
    bare.run_until(at(100'300us));

    ASSERT_TRUE(cpu_up(bare.kernel, CpuId{1}).has_value());
    bare.run_until(at(100'300us));

    EXPECT_EQ(bare.machine.cpus[1].next_tick, at(101'250us));
    EXPECT_TRUE(bare.machine.active.test(CpuId{1}));
    EXPECT_FALSE(bare.machine.cpus[1].playing_dead);
}

TEST(CpuHotplug, LeavesADeadCpuInTheIdleMaskOnlyBeforeTheFix)
{
    for (bool const fixed : {false, true}) {
        SCOPED_TRACE(fixed);
        HotplugMachine bare{4, {.fixes = fixed ? all_fixes : FixSet{}}};
        tick_nohz_stop_sched_tick(bare.kernel, CpuId{1});
        tick_nohz_stop_sched_tick(bare.kernel, CpuId{3});

        ASSERT_TRUE(cpu_down(bare.kernel, CpuId{3}).has_value());
        bare.run_until(at(5ms));

        EXPECT_TRUE(bare.machine.cpus[3].playing_dead);
        EXPECT_EQ(bare.machine.nohz.cpu_mask.test(CpuId{3}), !fixed);
    }
}

TEST(CpuHotplug, TakesTheOwnershipFromAnOwnerThatGoesOffline)
{
    for (bool const fixed : {false, true}) {
        SCOPED_TRACE(fixed);
        HotplugMachine bare{4, {.fixes = fixed ? all_fixes : FixSet{}}};
        tick_nohz_stop_sched_tick(bare.kernel, CpuId{1});
        ASSERT_EQ(bare.machine.nohz.load_balancer, CpuId{1});

        ASSERT_TRUE(cpu_down(bare.kernel, CpuId{1}).has_value());
        bare.run_until(at(3ms));

        EXPECT_NE(bare.machine.nohz.load_balancer, CpuId{1});
        EXPECT_EQ(bare.machine.nohz.cpu_mask.test(CpuId{1}), !fixed);
    }
}

}
