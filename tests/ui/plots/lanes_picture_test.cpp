// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sample_run.h"
#include "ui/plots/lanes_picture.h"

#include <gtest/gtest.h>

namespace tickscope::ui {
namespace {

using namespace std::chrono_literals;

constexpr SimTime at(Nanos since_boot) { return SimTime{} + since_boot; }

TEST(LaneRows, ShareTheHeightThatThereIs)
{
    EXPECT_DOUBLE_EQ(rowHeightFor(4, 200), 50);
    EXPECT_DOUBLE_EQ(rowHeightFor(1, 200), LaneRows::highest);
    EXPECT_DOUBLE_EQ(rowHeightFor(4096, 200), LaneRows::lowest);
}

TEST(LaneRows, OnlyThoseInSightAreAskedFor)
{
    LaneRows const rows{4096, 10, 200, 4, 400};

    EXPECT_EQ(rows.first_visible(), 100u);
    EXPECT_EQ(rows.end_visible(), 150u);
    EXPECT_EQ(rows.at(10), CpuId{100});
    EXPECT_EQ(rows.at(209.9), CpuId{149});
    EXPECT_EQ(rows.at(210), std::nullopt);
}

TEST(LaneRows, EndWithTheLastCpu)
{
    LaneRows const rows{4, 0, 200, 40, 0};

    EXPECT_EQ(rows.end_visible(), 4u);
    EXPECT_EQ(rows.at(170), std::nullopt);
    EXPECT_DOUBLE_EQ(rows.most_scroll(), 0);
}

TEST(RowParts, LieWithinTheirRowAtAnyHeight)
{
    for (double const height : {4.0, 8.0, 12.0, 22.0, 40.0, 64.0}) {
        SCOPED_TRACE(height);
        QRectF const row{0, 100, 300, height};

        RowParts const parts = partsOf(row);

        EXPECT_TRUE(row.contains(parts.bar));
        EXPECT_GE(parts.bar.height(), 3);
        EXPECT_TRUE(!parts.stripe || (row.contains(*parts.stripe) && parts.stripe->bottom() <= parts.bar.top()));
        EXPECT_TRUE(!parts.dots || (*parts.dots > parts.bar.bottom() && *parts.dots < row.bottom()));
    }
}

/// The told run, in columns of a millisecond.
class ToldLanes : public ::testing::Test {
protected:
    ToldLanes() { lanes.feed(frame->trace); }

    std::shared_ptr<Frame const> frame = sample::story();
    Lanes lanes{4, CpuMask::first(4)};
    LanesQuestion question{.range = {at(0ms), at(1200ms)}, .reached = at(1200ms), .columns = 1200, .dot_columns = 120};
};

TEST_F(ToldLanes, ShowEachStretchWhileTheyAreFew)
{
    LanePicture const picture = lanePicture(lanes, CpuId{0}, question);

    ASSERT_EQ(picture.pieces.size(), 5u);
    EXPECT_TRUE(picture.columns.empty());
    EXPECT_EQ(picture.pieces[1], (LaneSegment{at(300ms), at(360ms), sample::main_thread, LaneKind::System}));
    EXPECT_NEAR(picture.busy, 1.0, 0.001);
}

TEST_F(ToldLanes, ShowSumsWhereStretchesAreNarrowerThanPixels)
{
    question.columns = 10;

    LanePicture const picture = lanePicture(lanes, CpuId{0}, question);

    EXPECT_TRUE(picture.pieces.empty());
    ASSERT_EQ(picture.columns.size(), 10u);
    EXPECT_EQ(picture.columns[0].dominant, sample::main_thread);
    EXPECT_NEAR(picture.columns[2].system, 0.5, 0.01);
}

TEST_F(ToldLanes, NameOnlyWhatIsWideEnough)
{
    LanePicture const picture = lanePicture(lanes, CpuId{2}, question);
    question.label_columns = 100;
    LanePicture const picky = lanePicture(lanes, CpuId{2}, question);

    EXPECT_EQ(picture.labels.size(), 5u);
    ASSERT_EQ(picky.labels.size(), 3u);
    EXPECT_EQ(picky.labels[1].task, sample::short_lived);
}

TEST_F(ToldLanes, TellOfflineFromIdle)
{
    LanePicture const picture = lanePicture(lanes, CpuId{3}, question);

    ASSERT_EQ(picture.offline.size(), 1u);
    EXPECT_EQ(picture.offline[0].to, at(1200ms));
    EXPECT_TRUE(lanePicture(lanes, CpuId{2}, question).offline.empty());
}

TEST_F(ToldLanes, HaveNoDotsWhileTheTickIsStopped)
{
    std::vector<float> const dots = lanePicture(lanes, CpuId{2}, question).dots;

    EXPECT_EQ(dots[8], 1.0f);
    EXPECT_EQ(dots[15], 0.0f);
    EXPECT_EQ(dots[22], 1.0f);
}

TEST_F(ToldLanes, FadeDotsThatStandForTicksOfWhichSomeWereStopped)
{
    question.dot_columns = 3;

    std::vector<float> const dots = lanePicture(lanes, CpuId{2}, question).dots;

    // Of 0 .. 400 ms the CPU ticked in 70, 60 and 39.
    EXPECT_NEAR(dots[0], 0.4225, 0.01);
    EXPECT_EQ(lanePicture(lanes, CpuId{0}, question).dots, (std::vector<float>{1.0f, 1.0f, 1.0f}));
}

TEST_F(ToldLanes, LeaveOutWhatThereIsNoRoomFor)
{
    question.wants_dots = question.wants_waiting = false;

    LanePicture const picture = lanePicture(lanes, CpuId{1}, question);

    EXPECT_TRUE(picture.dots.empty());
    EXPECT_TRUE(picture.waiting.empty());
    EXPECT_FALSE(picture.pieces.empty());
}

TEST_F(ToldLanes, AreEmptyBeyondTheRecord)
{
    question.range = {at(2s), at(3s)};

    LanePicture const picture = lanePicture(lanes, CpuId{0}, question);

    EXPECT_TRUE(picture.pieces.empty());
    EXPECT_TRUE(picture.columns.empty());
}

TEST_F(ToldLanes, SayWhoRanAtAnInstant)
{
    EXPECT_EQ(segmentAt(lanes, CpuId{0}, at(330ms), at(1200ms)),
              (LaneSegment{at(300ms), at(360ms), sample::main_thread, LaneKind::System}));
    EXPECT_EQ(segmentAt(lanes, CpuId{2}, at(10ms), at(1200ms))->kind, LaneKind::Idle);
    EXPECT_EQ(segmentAt(lanes, CpuId{0}, at(5s), at(1200ms)), std::nullopt);
}

}
}
