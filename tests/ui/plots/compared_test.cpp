// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/timeline.h"
#include "tests/support/frames.h"
#include "tests/support/sim.h"
#include "ui/plots/clocks_painter.h"
#include "ui/plots/clocks_picture.h"
#include "ui/plots/compared_clocks.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace tickscope::ui {
namespace {

using namespace std::chrono_literals;

constexpr SimTime at(Nanos since_boot) { return SimTime{} + since_boot; }

/// A timer for 3 s on a clock that stands at 2 s, with and without abstime-sync; 6 s are recorded.
class TwoKernels : public ::testing::Test {
protected:
    static Scenario on(FixSet fixes)
    {
        Scenario scenario = scenario_of(abstime_story);
        scenario.kernel.fixes = fixes;
        return scenario;
    }
    static std::shared_ptr<Frame const> run(FixSet fixes)
    {
        Timeline timeline{on(fixes)};
        timeline.run_until(at(6s));
        return frame_of(timeline);
    }
    static FixSet withoutAbstime()
    {
        FixSet fixes = all_fixes;
        fixes.set(Fix::AbstimeSync, false);
        return fixes;
    }

    ClocksPicture both() const
    {
        TaskNames const names{b->world->name_table, *b->task_table};
        return withCompared(clocksPicture(of_a, TaskNames{a->world->name_table, *a->task_table}, question), of_a, of_b,
                            names, question);
    }

    std::shared_ptr<Frame const> a = run(all_fixes), b = run(withoutAbstime());
    ClockSeries of_a{Tgid{1}, kernel_config(a->world->scenario)}, of_b{Tgid{1}, kernel_config(b->world->scenario)};
    ClocksQuestion question{{at(0s), at(8s)}, 800, at(4s), at(6s), 1ms, 0xff};

    TwoKernels()
    {
        of_a.feed(a->trace, *a->task_table);
        of_b.feed(b->trace, *b->task_table);
    }
};

TEST_F(TwoKernels, HaveTheirCurvesOnOneAxisTheGhostsBelow)
{
    ClocksPicture const picture = both();

    ASSERT_EQ(picture.curves.size(), 10u);
    for (std::size_t i = 0; i < 10; ++i)
        EXPECT_EQ(picture.curves[i].side, i < 5 ? RunSide::Compared : RunSide::Shown);
    EXPECT_EQ(picture.curves[4].role, ClockRole::Timer);
    EXPECT_EQ(picture.curves[9].role, ClockRole::Timer);
    EXPECT_EQ(picture.curves[9].columns[400].max - picture.curves[4].columns[400].max, 2001);
}

TEST_F(TwoKernels, ShowBothAlarmsAndWhoseIsWhose)
{
    std::vector<FlagMark> const flags = both().flags;

    ASSERT_EQ(flags.size(), 2u);
    EXPECT_EQ(flags[0].side, RunSide::Shown);
    EXPECT_EQ(flags[1].side, RunSide::Compared);
    EXPECT_NEAR(static_cast<double>((flags[1].at - flags[0].at) / 1ms), 2000, 2);
}

TEST_F(TwoKernels, NameTheExpiryThatStandsLonger)
{
    std::vector<ExpiryMark> const marks = both().expiries;

    ASSERT_EQ(marks.size(), 2u);
    EXPECT_EQ(marks[1].side, RunSide::Compared);
    EXPECT_EQ(marks[1].text, "B: egg 3.000 s");
    EXPECT_GT(marks[1].to, marks[0].to);
}

TEST_F(TwoKernels, ShareWhatIsTheSameAsFarAsBothAreKnown)
{
    question.reached = at(2500ms);

    ClocksPicture const picture = both();

    EXPECT_EQ(picture.expiries.size(), 1u);
    EXPECT_TRUE(
        std::ranges::none_of(picture.flags, [](FlagMark const& flag) { return flag.side == RunSide::Compared; }));
}

TEST_F(TwoKernels, AreReadBelowEachOtherInTheLegend)
{
    ClocksScene scene;
    scene.shown = 0xff;
    scene.area = {72, 73, 800, 300};
    scene.reading = readClocks(of_a, at(4s), 1ms);
    scene.compared = readClocks(of_b, at(4s), 1ms);

    for (LegendEntry const& entry : clocksLegend(scene)) {
        if (!entry.role)
            continue;
        SCOPED_TRACE(entry.name.toStdString());
        EXPECT_FALSE(entry.compared.isEmpty());
        EXPECT_EQ(entry.compared != entry.value, entry.role == ClockRole::Timer);
    }
}

TEST_F(TwoKernels, AreFollowedByAGhostOfTheSameProcess)
{
    Selection selection;
    ComparedClocks compared{selection};
    selection.selectProcess(Tgid{1});

    compared.setPair(std::make_shared<FramePair const>(FramePair{a, b, true, {}, {}, at(6s), false}));

    ASSERT_TRUE(compared.clocks());
    EXPECT_EQ(compared.clocks()->signals().size(), 1u);
    compared.setPair(nullptr);
    EXPECT_FALSE(compared.clocks());
    EXPECT_FALSE(compared.on());
}

TEST(Counterpart, IsToldByWhatMadeItNotByItsNumber)
{
    TaskTable of, in;
    of.processes = {{.spec = 0}, {.spec = 1}, {.spec = 2, .instance = 1}};
    in.processes = {{.spec = 0}, {.spec = 2, .instance = 0}, {.spec = 2, .instance = 1}, {.spec = 1}};

    EXPECT_EQ(counterpart(in, of, Tgid{1}), Maybe<Tgid>{Tgid{3}});
    EXPECT_EQ(counterpart(in, of, Tgid{2}), Maybe<Tgid>{Tgid{2}});
    EXPECT_FALSE(counterpart(of, in, Tgid{1}));
}

}
}
