// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/task_table.h"
#include "tests/support/sample_run.h"
#include "ui/plots/clocks_picture.h"

#include <gtest/gtest.h>

namespace tickscope::ui {
namespace {

using namespace std::chrono_literals;

constexpr SimTime at(Nanos since_boot) { return SimTime{} + since_boot; }

/// The worker's clocks in the told run, in columns of 10 ms.
class WorkersClocks : public ::testing::Test {
protected:
    WorkersClocks() { series.feed(frame->trace, task_table); }

    ClocksPicture picture(ClocksQuestion const& asked) const
    {
        return clocksPicture(series, TaskNames{frame->world->name_table, task_table}, asked);
    }
    ClocksPicture whole() const { return picture(question); }

    std::shared_ptr<Frame const> frame = sample::story();
    TaskTable task_table = TaskTable::of(*frame->machine);
    ClockSeries series{sample::worker, KernelConfig{}};
    ClocksQuestion question{{at(0ms), at(2s)}, 200, at(802ms), at(1200ms), 1ms, 0xff};
};

ClockCurve const& curve(ClocksPicture const& picture, ClockRole role)
{
    for (ClockCurve const& each : picture.curves) {
        if (each.role == role)
            return each;
    }
    throw std::out_of_range{"no such curve"};
}

TEST_F(WorkersClocks, AreDrawnInNanosecondsWhateverTheyCountIn)
{
    ClocksPicture const all = whole();

    EXPECT_DOUBLE_EQ(curve(all, ClockRole::Clock).unit, 1e6);
    EXPECT_DOUBLE_EQ(curve(all, ClockRole::SumExec).unit, 1.0);
}

TEST_F(WorkersClocks, EndWhereTheRecordEnds)
{
    ClockCurve const clock = curve(whole(), ClockRole::Clock);

    EXPECT_TRUE(clock.columns[119].known);
    EXPECT_FALSE(clock.columns[121].known);
}

TEST_F(WorkersClocks, AreLeftOutWhenTheyAreNotShown)
{
    question.shown = 1u << static_cast<unsigned>(ClockRole::Timer);

    ClocksPicture const one = whole();

    ASSERT_EQ(one.curves.size(), 1u);
    EXPECT_EQ(one.curves.front().role, ClockRole::Timer);
}

TEST_F(WorkersClocks, SayWhereTheTimerIsOnlyAMemory)
{
    std::vector<bool> const stopped = whole().timer_stopped;

    EXPECT_TRUE(stopped[30]);
    EXPECT_FALSE(stopped[33]);
}

TEST_F(WorkersClocks, NameWhatIsDueAndWhetherItStillStands)
{
    std::vector<ExpiryMark> const marks = whole().expiries;

    ASSERT_EQ(marks.size(), 3u);
    EXPECT_EQ(marks[0], (ExpiryMark{1001ms, at(310500us), at(461ms), false, "ITIMER_PROF 1.001 s"}));
    EXPECT_TRUE(marks[1].standing);
    EXPECT_EQ(marks[1].text, "RLIMIT_CPU soft 2.000 s");
    question.unit = TimeUnit::Ticks;
    EXPECT_TRUE(whole().expiries[1].text.startsWith("RLIMIT_CPU soft 2\u2009000"));
}

TEST_F(WorkersClocks, CutExpiriesToWhatIsInSight)
{
    question.range = {at(400ms), at(420ms)};

    ExpiryMark const first = whole().expiries.front();

    EXPECT_EQ(first.from, at(400ms));
    EXPECT_EQ(first.to, at(420ms));
}

TEST_F(WorkersClocks, PutFlagsOnTheClock)
{
    std::vector<FlagMark> const flags = whole().flags;

    ASSERT_EQ(flags.size(), 1u);
    EXPECT_EQ(flags[0].signal, 27);
    EXPECT_EQ(flags[0].at, at(461ms));
    EXPECT_GT(flags[0].value, Nanos{1s});
}

TEST_F(WorkersClocks, AreReadAtAnInstant)
{
    ClockReading const reading = readClocks(series, at(802ms), 1ms);

    EXPECT_EQ(reading.values[static_cast<std::size_t>(ClockRole::Clock)],
              reading.values[static_cast<std::size_t>(ClockRole::Timer)]);
    EXPECT_EQ(*reading.values[static_cast<std::size_t>(ClockRole::Utime)] +
                  *reading.values[static_cast<std::size_t>(ClockRole::Stime)],
              *reading.values[static_cast<std::size_t>(ClockRole::Clock)]);
    EXPECT_TRUE(reading.timer_running);
    EXPECT_FALSE(readClocks(series, at(200ms), 1ms).timer_running);
}

TEST_F(WorkersClocks, ComeCloseAroundClockAndTimer)
{
    question.range = {at(1000ms), at(1100ms)};
    ClocksPicture const near = whole();

    ValueRange const range = closeUp(near, 1ms);

    EXPECT_GT(range.low, Nanos{2s});
    EXPECT_LT(range.high, Nanos{3s});
    EXPECT_GE(range.high - range.low, Nanos{8ms});
}

TEST(ValueCeiling, LeavesRoomAboveAndStandsStill)
{
    EXPECT_EQ(valueCeiling({.highest = 970ms}, 1ms), Nanos{1s});
    EXPECT_EQ(valueCeiling({.highest = 990ms}, 1ms), Nanos{1200ms});
    EXPECT_EQ(valueCeiling({}, 1ms), Nanos{12ms});
}

TEST(ValueCeiling, TakesInExpiriesThatAreNotFarAbove)
{
    ExpiryMark near, far;
    near.value = 2s;
    far.value = 60s;

    EXPECT_EQ(valueCeiling({.expiries = {near, far}, .highest = 1s}, 1ms), Nanos{2500ms});
}

}
}
