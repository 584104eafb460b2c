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

    std::optional<FirstDifference> const parting = first_difference(view_of(a), view_of(b));

    ASSERT_TRUE(parting);
    EXPECT_EQ(*parting, (FirstDifference{4'321, a[4'321], b[4'321]}));
}

TEST(TraceDiff, FindsWhereOneTraceEnds)
{
    std::vector<TraceEvent> const a = support::random_events(100, 33);
    std::vector<TraceEvent> const b{a.begin(), a.begin() + 60};

    EXPECT_EQ(first_difference(view_of(a), view_of(b)), (FirstDifference{60, a[60], {}}));
    EXPECT_EQ(first_difference(view_of(b), view_of(a)), (FirstDifference{60, {}, a[60]}));
}

TEST(TraceDiff, TakesDifferentCausesForTheSame)
{
    std::vector<TraceEvent> const a = support::random_events(100, 34);
    std::vector<TraceEvent> b = a;
    for (TraceEvent& event : b)
        event.cause = TraceEvent::no_cause;

    EXPECT_FALSE(first_difference(view_of(a), view_of(b)));
}

static TraceEvent event(Nanos at, Traced what) { return {.at = SimTime{at}, .what = std::move(what)}; }

static TraceView numbered(std::vector<TraceEvent> events)
{
    for (std::size_t n = 0; n < events.size(); ++n)
        events[n].n = n;
    return view_of(events);
}

TEST(TraceDiff, AgreesWithFirstDifferenceHoweverItIsFed)
{
    std::vector<TraceEvent> const a = support::random_events(5'000, 35);
    std::vector<TraceEvent> b = a;
    b[3'210].what = traced::TickStop{CpuId{9}};
    TraceView const in_a = view_of(a), in_b = view_of(b);
    TraceDiff diff;

    for (std::size_t n = 100; n < a.size(); n += 700)
        while (diff.feed(in_a, in_b, a[n].at, 40)) { }
    while (diff.feed(in_a, in_b, a.back().at + 1ns, 40)) { }

    EXPECT_EQ(diff.parting(), first_difference(in_a, in_b));
    EXPECT_EQ(diff.compared(), a.back().at + 1ns);
}

TEST(TraceDiff, ReadsNoFurtherThanBothAreComplete)
{
    TraceView const a = numbered({event(1ms, traced::TickStop{CpuId{0}}), event(2ms, traced::TickStop{CpuId{1}})});
    TraceView const b = numbered({event(1ms, traced::TickStop{CpuId{0}})});
    TraceDiff diff;

    EXPECT_FALSE(diff.feed(a, b, SimTime{2ms}));
    EXPECT_FALSE(diff.parting());
    diff.feed(a, b, SimTime{2ms} + 1ns);

    EXPECT_EQ(diff.parting(), (FirstDifference{1, a.at(1), {}}));
}

TEST(TraceDiff, PairsWhatIsOfOneKindAndLeavesSchedulingOut)
{
    TraceView const a = numbered({event(1ms, traced::SchedSwitch{}), event(3ms, traced::NohzMask{.weight = 1}),
                                  event(5ms, traced::TickStop{CpuId{2}})});
    TraceView const b = numbered({event(2ms, traced::SchedSwitch{}), event(3ms, traced::NohzMask{.weight = 2}),
                                  event(5ms, traced::TickStop{CpuId{2}}), event(6ms, traced::TickStop{CpuId{3}})});
    TraceDiff diff;

    diff.feed(a, b, SimTime{10ms});

    EXPECT_EQ(diff.parting(), (FirstDifference{0, a.at(0), b.at(0)}));
    std::vector<Difference> const expected{{SimTime{3ms}, a.at(1), b.at(1)}, {SimTime{6ms}, {}, b.at(3)}};
    EXPECT_EQ(diff.differences(), expected);
}

TEST(TraceDiff, KeepsNoMoreThanItSays)
{
    std::vector<TraceEvent> events;
    for (std::int64_t i = 0; i < 1'500; ++i)
        events.push_back(event(Nanos{i}, traced::TickStop{CpuId{0}}));
    TraceDiff diff;

    while (diff.feed(numbered(events), numbered({}), SimTime{1s}, 100)) { }

    EXPECT_TRUE(diff.full());
    EXPECT_EQ(diff.differences().size(), TraceDiff::most_differences);
}

}
