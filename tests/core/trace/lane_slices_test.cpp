// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/lane.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace tickscope {

using namespace std::chrono_literals;

// Whoever ran has a slice as large as its time; of more than four only the largest have one.
static void expect_slices(LaneBin const& shown, std::vector<LaneSpan> const& spans, SimTime from, SimTime to)
{
    std::map<std::pair<std::uint32_t, bool>, double> shares;
    for (LaneSpan const& span : spans) {
        auto const ns = (std::min(span.to, to) - std::max(span.from, from)).count();
        if (span.task && ns > 0)
            shares[{static_cast<std::uint32_t>(*span.task), span.kind == LaneKind::System}] +=
                static_cast<double>(ns) / static_cast<double>((to - from).count());
    }
    std::size_t count = 0;
    for (LaneSlice const& slice : shown.slices) {
        if (!slice.task)
            break;
        ++count;
        EXPECT_NEAR(slice.share, (shares[{static_cast<std::uint32_t>(*slice.task), slice.system}]), 1e-4);
    }
    EXPECT_EQ(count, std::min(shown.slices.size(), shares.size()));
}

TEST(LaneSlices, AreExactWhereSpansAreFew)
{
    Lane lane;
    SimTime now{};
    std::uint64_t state = 7;
    auto const below = [&](std::uint64_t bound) {
        state = state * 6364136223846793005u + 1442695040888963407u;
        return (state >> 33) % bound;
    };
    for (int i = 0; i < 400; ++i) {
        auto const kind = static_cast<LaneKind>(below(3));
        Maybe<TaskId> const task =
            kind == LaneKind::Idle ? Maybe<TaskId>{} : Maybe<TaskId>{TaskId{static_cast<std::uint32_t>(below(3))}};
        lane.begin(now, task, kind);
        now += Nanos{1 + static_cast<std::int64_t>(below(1'000))};
    }
    std::vector<LaneSpan> const spans = lane.spans(SimTime{}, now, 1'000, now);

    for (int column = 0; column < 100; ++column) {
        SCOPED_TRACE(column);
        SimTime const from{now.time_since_epoch() / 100 * column}, to = from + now.time_since_epoch() / 100;
        if (lane.span_count(from, to) <= 16)
            expect_slices(lane.bins(from, to, 1, now).front(), spans, from, to);
    }
}

TEST(LaneSlices, ShowASmallShareOfAWideColumn)
{
    Lane lane;
    SimTime now{};
    for (int i = 0; i < 5'000; ++i) {
        lane.begin(now, TaskId{1}, LaneKind::User);
        now += 98us;
        lane.begin(now, TaskId{2}, i % 2 == 0 ? LaneKind::System : LaneKind::User);
        now += 2us;
    }

    for (LaneBin const& bin : lane.bins(SimTime{}, now, 7, now)) {
        EXPECT_EQ(bin.slices[0].task, TaskId{1});
        EXPECT_NEAR(bin.slices[0].share, 0.98, 0.001);
        EXPECT_EQ(bin.slices[1].task, TaskId{2});
        EXPECT_NEAR(bin.slices[1].share, 0.01, 0.001);
        EXPECT_TRUE(bin.slices[2].system);
        EXPECT_NEAR(bin.slices[2].share, 0.01, 0.001);
    }
}

TEST(LaneSlices, LeaveRoomForThoseWhoHaveNone)
{
    Lane lane;
    SimTime now{};
    for (std::uint32_t i = 0; i < 1'000; ++i) {
        lane.begin(now, TaskId{i}, LaneKind::User);
        now += 1ms;
    }

    LaneBin const bin = lane.bins(SimTime{}, now, 1, now).front();

    float shares = 0;
    for (LaneSlice const& slice : bin.slices)
        shares += slice.share;
    EXPECT_NEAR(bin.busy, 1, 0.001);
    EXPECT_NEAR(shares, 0.004, 0.0001);
}

}
