// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/tick.h"
#include "tests/support/bare_machine.h"

#include <gtest/gtest.h>

namespace tickscope {

using namespace std::chrono_literals;

TEST(Tick, ChargesAWholeJiffyToWhoIsFoundRunning)
{
    struct Row {
        CpuMode mode;
        Cputime utime, stime;
    };
    for (Row const& row : {Row{CpuMode::User, {3}, {0}}, {CpuMode::System, {0}, {3}}}) {
        SCOPED_TRACE(static_cast<int>(row.mode));
        BareMachine bare{1};
        bare.machine.groups.resize(1);
        bare.machine.tasks.resize(1);
        bare.machine.tasks[0].mode = row.mode;
        bare.machine.cpus[0].rq.curr = TaskId{0};

        bare.take_ticks_until(at(3ms));

        EXPECT_EQ(bare.machine.tasks[0].utime, row.utime);
        EXPECT_EQ(bare.machine.tasks[0].stime, row.stime);
        EXPECT_EQ(bare.machine.groups[0].live_sum.utime, row.utime);
        EXPECT_EQ(bare.machine.groups[0].live_sum.stime, row.stime);
    }
}

TEST(Tick, ChargesIdleTimeToTheCpu)
{
    BareMachine bare{1, {.nohz = false}};

    bare.take_ticks_until(at(5ms));

    EXPECT_EQ(bare.machine.cpus[0].acct_idle, 5u);
    EXPECT_EQ(bare.all<traced::Tick>().back(), (traced::Tick{{}, TickMode::Idle, {1}}));
}

TEST(Tick, AdvancesJiffiesOnceARoundWhateverTheNumberOfCpus)
{
    BareMachine bare{4, {.nohz = false}};

    bare.take_ticks_until(at(10ms));

    EXPECT_EQ(bare.machine.jiffies, Jiffies{10});
    EXPECT_EQ(bare.machine.do_timer_cpu, CpuId{0});
}

TEST(Tick, TakesTheTimerDutyOfACpuThatDroppedIt)
{
    BareMachine bare{2, {.nohz = false}};
    bare.machine.do_timer_cpu.reset();
    bare.machine.ticks.ticking.clear(CpuId{0});

    bare.take_ticks_until(at(4ms));

    EXPECT_EQ(bare.machine.do_timer_cpu, CpuId{1});
    EXPECT_EQ(bare.machine.jiffies, Jiffies{3});
}

TEST(Tick, StopsOnAnIdleMachine)
{
    BareMachine bare{1};

    tick_nohz_stop_sched_tick(bare.kernel, CpuId{0});

    EXPECT_TRUE(bare.machine.cpus[0].tick_stopped);
    EXPECT_EQ(next_tick(bare.machine).at, never);
    EXPECT_EQ(bare.machine.do_timer_cpu, Maybe<CpuId>{});
    EXPECT_EQ(bare.all<traced::TickStop>(), std::vector{traced::TickStop{CpuId{0}}});
}

TEST(Tick, CatchesUpWithTheJiffiesOfATicklessSleep)
{
    BareMachine bare{1};
    bare.take_ticks_until(at(2ms));
    bare.machine.now = at(100'300us);

    tick_check_idle(bare.kernel, CpuId{0});
    EXPECT_EQ(bare.machine.jiffies, Jiffies{100});

    tick_nohz_restart_sched_tick(bare.kernel, CpuId{0});
    EXPECT_EQ(bare.all<traced::TickRestart>(), (std::vector{traced::TickRestart{CpuId{0}, {99}}}));
    EXPECT_EQ(bare.machine.cpus[0].acct_idle, 100u);
    EXPECT_EQ(next_tick(bare.machine).at, at(101ms));
}

TEST(Tick, NeverStopsWithoutNohz)
{
    BareMachine bare{1, {.nohz = false}};

    tick_nohz_stop_sched_tick(bare.kernel, CpuId{0});

    EXPECT_EQ(next_tick(bare.machine).at, at(1ms));
}

}
