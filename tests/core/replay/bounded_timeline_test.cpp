// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/timeline.h"
#include "tests/support/random_scenario.h"
#include "tests/support/stories.h"

#include <gtest/gtest.h>

namespace tickscope {

using namespace std::chrono_literals;

static constexpr std::uint64_t small_budget = 768 * 1024;
static constexpr std::size_t keyframe_budget = 4 * 1024 * 1024;

static Scenario long_story()
{
    Scenario scenario = support::busy_story();
    scenario.duration = 120s;
    return scenario;
}

static std::vector<TraceEvent> events_of(TraceLog const& log)
{
    std::vector<TraceEvent> events;
    TraceView const view = log.view();
    view.each(0, view.size(), [&](TraceEvent const& event) { events.push_back(event); });
    return events;
}

namespace {

/// A run that keeps everything, and one that keeps little.
struct Both {
    Timeline whole{long_story()}, bounded{long_story()};

    Both()
    {
        bounded.set_trace_budget(small_budget);
        bounded.set_keyframe_budget(keyframe_budget);
    }

    void run_until(SimTime until)
    {
        whole.run_until(until);
        bounded.run_until(until);
    }
    std::vector<TraceEvent> events(std::uint64_t from, std::uint64_t to) const
    {
        std::vector<TraceEvent> events;
        whole.log().view().each(from, to, [&](TraceEvent const& event) { events.push_back(event); });
        return events;
    }
};

}

TEST(BoundedTimeline, HoldsNoMoreThanItsBudgets)
{
    Timeline timeline{long_story()};
    timeline.set_trace_budget(small_budget);
    timeline.set_keyframe_budget(keyframe_budget);

    while (timeline.log().size() < 1'500'000) {
        timeline.run_until(timeline.now() + 50ms);
        ASSERT_LE(timeline.record().bytes(), small_budget + 2 * TraceChunk::capacity);
        ASSERT_LE(timeline.keyframes().bytes(), keyframe_budget);
        ASSERT_LE(timeline.record().newest().origins.size(), 5u);
    }

    EXPECT_GT(timeline.log().first_n(), 1'300'000u);
}

TEST(BoundedTimeline, AlwaysHasAStateToReadOnFrom)
{
    Timeline timeline{long_story()};
    timeline.set_trace_budget(small_budget);

    for (Nanos t = 0ns; t < 30s; t += 10ms) {
        timeline.run_until(SimTime{t});
        std::shared_ptr<Machine const> const origin = timeline.record().newest().origin();
        std::uint64_t const first = timeline.log().first_n();
        ASSERT_EQ(origin == nullptr, first == 0);
        if (origin) {
            ASSERT_GE(origin->reported, first);
            ASSERT_LE(origin->reported, first + (timeline.log().size() - first) * 3 / 4);
        }
    }
}

TEST(BoundedTimeline, MakesWhatItDroppedAnew)
{
    Both both;
    both.run_until(SimTime{60s});
    ASSERT_GT(both.bounded.log().first_n(), 0u);

    for (Nanos const target : std::initializer_list<Nanos>{20s, 3s, 41s + 3ms, 41s + 7ms, 40s + 1ms, 100ms, 59s, 5s}) {
        SCOPED_TRACE(target.count());
        both.whole.seek(SimTime{target});
        both.bounded.seek(SimTime{target});

        ASSERT_EQ(both.bounded.machine(), both.whole.machine());
        ASSERT_EQ(both.bounded.behind_the_record(), both.bounded.machine().reported < both.bounded.log().first_n());
        if (!both.bounded.behind_the_record())
            continue;
        TraceSegment const* again = both.bounded.record().replayed();
        ASSERT_NE(again, nullptr);
        EXPECT_EQ(again->log.size(), both.bounded.machine().reported);
        EXPECT_LT(again->log.first_n(), again->log.size());
        EXPECT_EQ(events_of(again->log), both.events(again->log.first_n(), again->log.size()));
        EXPECT_LE(both.bounded.record().bytes(), small_budget + 2 * TraceChunk::capacity);
        if (again->origin()) {
            EXPECT_GE(again->origin()->reported, again->log.first_n());
        }
    }
    EXPECT_FALSE(both.bounded.diverged_at());
}

TEST(BoundedTimeline, PlaysFromTheFarPastToTheEndOfTheRecord)
{
    Both both;
    both.run_until(SimTime{40s});
    both.bounded.seek(SimTime{2s});

    for (SimTime t{2s}; t < SimTime{40s}; t += 100ms) {
        both.bounded.run_until(t);
        ASSERT_LE(both.bounded.record().bytes(), small_budget + 2 * TraceChunk::capacity);
    }
    both.bounded.run_until(SimTime{40s});

    EXPECT_EQ(both.bounded.machine(), both.whole.machine());
    EXPECT_EQ(both.bounded.epoch(), 0u);
    EXPECT_FALSE(both.bounded.diverged_at());
}

TEST(BoundedTimeline, TakesCommandsInTheFarPast)
{
    Both both;
    both.run_until(SimTime{40s});
    for (Timeline* timeline : {&both.whole, &both.bounded}) {
        timeline->seek(SimTime{2s});
        timeline->submit(cmd::Kill{"other", 9});
    }
    ASSERT_EQ(both.bounded.log().size(), both.whole.log().size());
    EXPECT_EQ(events_of(both.bounded.log()), both.events(both.bounded.log().first_n(), both.whole.log().size()));

    both.run_until(SimTime{30s});

    EXPECT_EQ(both.bounded.machine(), both.whole.machine());
    EXPECT_EQ(events_of(both.bounded.log()), both.events(both.bounded.log().first_n(), both.whole.log().size()));
    EXPECT_NE(both.bounded.record().newest().origin(), nullptr);
    EXPECT_FALSE(both.bounded.diverged_at());
}

TEST(BoundedTimeline, StepsBackInTheFarPast)
{
    Both both;
    both.run_until(SimTime{40s});
    for (Timeline* timeline : {&both.whole, &both.bounded}) {
        timeline->seek(SimTime{3s});
        for (int i = 0; i < 5; ++i)
            timeline->step_back();
    }

    EXPECT_EQ(both.bounded.machine(), both.whole.machine());
    EXPECT_FALSE(both.bounded.diverged_at());
}

TEST(BoundedTimeline, WindsThroughRandomStories)
{
    for (std::uint64_t seed = 1; seed <= 30; ++seed) {
        SCOPED_TRACE(seed);
        Timeline whole{random_scenario(seed)}, bounded{random_scenario(seed)};
        bounded.set_trace_budget(TraceChunk::capacity);
        SimTime const end{*random_scenario(seed).duration};
        bounded.run_until(end);
        std::uint64_t state = seed;
        for (int i = 0; i < 20; ++i) {
            state = state * 6364136223846793005u + 1442695040888963407u;
            SimTime const target{Nanos{
                static_cast<std::int64_t>((state >> 20) % static_cast<std::uint64_t>(end.time_since_epoch().count()))}};
            whole.seek(target);
            bounded.seek(target);
            ASSERT_EQ(whole.machine(), bounded.machine());
        }
        ASSERT_FALSE(bounded.diverged_at());
    }
}

}
