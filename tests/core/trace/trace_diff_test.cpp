// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/trace_diff.h"
#include "tests/support/random_events.h"

#include <gtest/gtest.h>

namespace tickscope {

using namespace std::chrono_literals;

static TraceView view_of(std::vector<TraceEvent> const& events)
{
    TraceLog log;
    for (TraceEvent const& event : events)
        log.record(event);
    return log.view();
}

TEST(TraceDiff, FindsNothingInEqualTraces)
{
    TraceView const view = view_of(support::random_events(5'000, 31));

    EXPECT_FALSE(first_difference(view, view));
}

TEST(TraceDiff, FindsTheFirstEventThatDiffers)
{
    std::vector<TraceEvent> const a = support::random_events(5'000, 32);
    std::vector<TraceEvent> b = a;
    b[4'321].at += 1ns;
    for (std::size_t n = 4'322; n < b.size(); ++n)
        b[n].what = traced::TickStop{CpuId{9}};

    std::optional<Parting> const parting = first_difference(view_of(a), view_of(b));

    ASSERT_TRUE(parting);
    EXPECT_EQ(*parting, (Parting{4'321, a[4'321], b[4'321]}));
}

TEST(TraceDiff, FindsWhereOneTraceEnds)
{
    std::vector<TraceEvent> const a = support::random_events(100, 33);
    std::vector<TraceEvent> const b{a.begin(), a.begin() + 60};

    EXPECT_EQ(first_difference(view_of(a), view_of(b)), (Parting{60, a[60], {}}));
    EXPECT_EQ(first_difference(view_of(b), view_of(a)), (Parting{60, {}, a[60]}));
}

TEST(TraceDiff, TakesDifferentCausesForTheSame)
{
    std::vector<TraceEvent> const a = support::random_events(100, 34);
    std::vector<TraceEvent> b = a;
    for (TraceEvent& event : b)
        event.cause = TraceEvent::no_cause;

    EXPECT_FALSE(first_difference(view_of(a), view_of(b)));
}

}
