// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/frames.h"
#include "tests/support/stories.h"
#include "ui/plots/time_axis.h"

#include <QSignalSpy>

#include <gtest/gtest.h>

namespace tickscope::ui {
namespace {

using namespace std::chrono_literals;

constexpr SimTime at(Nanos since_boot) { return SimTime{} + since_boot; }

TEST(TimeAxis, BeginsWithAStretchForTheRunToFill)
{
    TimeAxis axis;

    axis.setRecorded(at(0s), at(13s));

    EXPECT_EQ(axis.range(), (TimeRange{at(0s), at(13s)}));
    EXPECT_TRUE(axis.followsLive());
}

TEST(TimeAxis, FollowsTheEndOfTheRecordAtASteadyScale)
{
    TimeAxis axis;
    axis.setRecorded(at(0ms), at(60s));

    axis.setRecorded(at(5s), at(60s));

    EXPECT_EQ(axis.range(), (TimeRange{at(3s), at(5s)}));
}

TEST(TimeAxis, StopsFollowingWhenOneLooksAway)
{
    TimeAxis axis;
    axis.setRecorded(at(10s), at(60s));

    axis.show({at(1s), at(2s)});
    axis.setRecorded(at(11s), at(60s));

    EXPECT_FALSE(axis.followsLive());
    EXPECT_EQ(axis.range(), (TimeRange{at(1s), at(2s)}));
}

TEST(TimeAxis, FollowsAgainWhenAsked)
{
    TimeAxis axis;
    axis.setRecorded(at(10s), at(60s));
    axis.show({at(1s), at(2s)});
    QSignalSpy live{&axis, &TimeAxis::liveRequested};

    axis.requestLive();

    EXPECT_EQ(live.count(), 1);
    EXPECT_EQ(axis.range(), (TimeRange{at(9s), at(10s)}));
}

TEST(TimeAxis, FittingShowsAllAndGrowsWithIt)
{
    TimeAxis axis;
    axis.setRecorded(at(10s), at(60s));

    axis.fit();
    axis.setRecorded(at(20s), at(60s));

    EXPECT_EQ(axis.range(), (TimeRange{at(0s), at(20s)}));
}

TEST(TimeAxis, BringsAJumpingCursorIntoSight)
{
    TimeAxis axis;
    axis.setRecorded(at(10s), at(60s));
    axis.show({at(1s), at(2s)});

    axis.setCursor(at(5s));

    EXPECT_TRUE(axis.range().contains(at(5s)));
    EXPECT_EQ(axis.range().length(), Nanos{1s});
}

TEST(TimeAxis, LeavesWhoeverLooksBackAloneWhileItRuns)
{
    TimeAxis axis;
    Frame running = *frame_at(busy_story, 500ms);
    running.state = PlayState::Running;
    running.duration = SimTime{60s};
    running.reached = at(500ms);
    axis.setFrame(running);
    axis.show({at(100ms), at(200ms)});
    Frame later = *frame_at(busy_story, 600ms);
    later.state = PlayState::Running;
    later.duration = SimTime{60s};
    later.reached = at(600ms);

    axis.setFrame(later);

    EXPECT_EQ(axis.range(), (TimeRange{at(100ms), at(200ms)}));
    later.state = PlayState::InThePast;
    later.machine = frame_at(busy_story, 550ms)->machine;
    axis.setFrame(later);
    EXPECT_TRUE(axis.range().contains(at(550ms))) << "a jump is brought into sight";
}

TEST(TimeAxis, AsksForInstantsWithinTheRecordOnly)
{
    TimeAxis axis;
    axis.setRecorded(at(2s), at(60s));
    SimTime asked{};
    QObject::connect(&axis, &TimeAxis::seekRequested, [&](SimTime target) { asked = target; });

    axis.requestSeek(at(3s));

    EXPECT_EQ(asked, at(2s));
}

TEST(TimeAxis, MeasuresBetweenItsMarkers)
{
    TimeAxis axis;
    EXPECT_FALSE(axis.markerDistance());

    axis.setMarker(Marker::A, at(300ms));
    axis.setMarker(Marker::B, at(250ms));

    EXPECT_EQ(axis.markerDistance(), Nanos{-50ms});
}

TEST(TimeAxis, HoldsAStretchWhileARunGoesThroughIt)
{
    Frame frame = *frame_at(busy_story, 100ms);
    TimeAxis axis;
    axis.setFrame(frame);
    TimeRange const stretch{SimTime{10ms}, SimTime{30ms}};

    axis.hold(stretch);
    frame.state = PlayState::Finished;
    frame.reached += 100ms;
    axis.setFrame(frame);
    EXPECT_EQ(axis.range(), stretch);

    axis.panBy(5ms);
    EXPECT_EQ(axis.range(), (TimeRange{SimTime{15ms}, SimTime{35ms}}));
}

}
}
