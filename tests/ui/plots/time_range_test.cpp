// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/time_range.h"

#include <gtest/gtest.h>

namespace tickscope::ui {
namespace {

using namespace std::chrono_literals;

constexpr SimTime at(Nanos since_boot) { return SimTime{} + since_boot; }

TEST(TimeRange, ZoomingKeepsTheInstantUnderThePointerInPlace)
{
    TimeRange const range{at(0ms), at(1000ms)};

    TimeRange const closer = zoomed(range, at(200ms), 0.5);

    EXPECT_EQ(closer, (TimeRange{at(100ms), at(600ms)}));
}

TEST(TimeRange, ZoomingOutAgainGivesTheRangeBack)
{
    TimeRange const range{at(120ms), at(920ms)};

    EXPECT_EQ(zoomed(zoomed(range, at(320ms), 0.25), at(320ms), 4.0), range);
}

TEST(TimeRange, IsNeverShorterThanAMicrosecond)
{
    TimeRange const closest = zoomed({at(1000ns), at(3000ns)}, at(2000ns), 1e-6);

    EXPECT_EQ(closest.length(), shortest_range);
    EXPECT_TRUE(closest.contains(at(2000ns)));
}

TEST(TimeRange, PanningKeepsTheLength)
{
    EXPECT_EQ(panned({at(0ms), at(50ms)}, 20ms), (TimeRange{at(20ms), at(70ms)}));
    EXPECT_EQ(panned({at(30ms), at(50ms)}, -20ms), (TimeRange{at(10ms), at(30ms)}));
}

TEST(TimeRange, ClampingMovesBeforeItShortens)
{
    TimeRange const limits{at(0ms), at(1000ms)};

    EXPECT_EQ(clamped({at(-100ms), at(300ms)}, limits), (TimeRange{at(0ms), at(400ms)}));
    EXPECT_EQ(clamped({at(900ms), at(1300ms)}, limits), (TimeRange{at(600ms), at(1000ms)}));
    EXPECT_EQ(clamped({at(-100ms), at(3000ms)}, limits), limits);
}

TEST(TimeRange, RevealsAnInstantWithAMargin)
{
    TimeRange const range{at(100ms), at(200ms)};

    EXPECT_EQ(revealing(range, at(150ms)), range);
    EXPECT_EQ(revealing(range, at(300ms)), (TimeRange{at(205ms), at(305ms)}));
    EXPECT_EQ(revealing(range, at(50ms)), (TimeRange{at(45ms), at(145ms)}));
}

TEST(TimeRange, FramesAStretchWithAMargin)
{
    EXPECT_EQ(framing(at(100ms), at(200ms)), (TimeRange{at(95ms), at(205ms)}));
}

TEST(TimeScale, PixelsAndInstantsAreEachOthersInverse)
{
    TimeScale const scale{{at(100ms), at(300ms)}, 40, 400};

    EXPECT_DOUBLE_EQ(scale.x(at(100ms)), 40);
    EXPECT_DOUBLE_EQ(scale.x(at(200ms)), 240);
    EXPECT_EQ(scale.time(240), at(200ms));
    EXPECT_DOUBLE_EQ(scale.pixels(50ms), 100);
    EXPECT_EQ(scale.length(100), Nanos{50ms});
}

}
}
