// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/trace_log.h"
#include "tests/support/random_events.h"

#include <gtest/gtest.h>

#include <thread>

namespace tickscope {

using namespace std::chrono_literals;
using support::random_events;

static void record_all(TraceLog& log, std::vector<TraceEvent> const& events)
{
    for (TraceEvent const& event : events)
        log.record(event);
}

static std::vector<TraceEvent> all_of(TraceView const& view, std::uint64_t from = 0)
{
    std::vector<TraceEvent> events;
    view.each(from, view.size(), [&](TraceEvent const& event) { events.push_back(event); });
    return events;
}

TEST(TraceLog, GivesBackEveryKindOfEventAsItWas)
{
    std::vector<TraceEvent> const events = random_events(20'000, 1);
    TraceLog log;

    record_all(log, events);

    EXPECT_EQ(all_of(log.view()), events);
}

TEST(TraceLog, BeginsReadingAnywhere)
{
    std::vector<TraceEvent> const events = random_events(20'000, 2);
    TraceLog log;
    record_all(log, events);
    TraceView const view = log.view();

    for (std::uint64_t n = 0; n < events.size(); n += 617) {
        SCOPED_TRACE(n);
        EXPECT_EQ(view.at(n), events[n]);
    }
}

TEST(TraceLog, FindsTheFirstEventOfAnInstant)
{
    std::vector<TraceEvent> const events = random_events(20'000, 3);
    TraceLog log;
    record_all(log, events);
    TraceView const view = log.view();

    for (std::size_t i = 0; i < events.size(); i += 391) {
        SCOPED_TRACE(i);
        auto const expected = std::find_if(events.begin(), events.end(), [&](auto& e) { return e.at >= events[i].at; });
        EXPECT_EQ(view.lower_bound(events[i].at), expected->n);
    }
    EXPECT_EQ(view.lower_bound(SimTime{}), 0u);
    EXPECT_EQ(view.lower_bound(never), view.size());
}

TEST(TraceLog, StopsWhenTheVisitorHasSeenEnough)
{
    TraceLog log;
    record_all(log, random_events(100, 4));

    std::uint64_t last = 0;
    log.view().each(10, 100, [&](TraceEvent const& event) {
        last = event.n;
        return event.n < 20;
    });

    EXPECT_EQ(last, 20u);
}

TEST(TraceLog, WritesNothingTwice)
{
    std::vector<TraceEvent> const events = random_events(20'000, 5);
    TraceLog log;
    record_all(log, events);
    std::uint64_t const bytes = log.bytes();

    for (std::size_t from : {0u, 12'345u, 19'999u, 7u})
        for (std::size_t i = from; i < events.size(); ++i)
            log.record(events[i]);

    EXPECT_EQ(log.bytes(), bytes);
    EXPECT_EQ(log.size(), events.size());
    EXPECT_FALSE(log.diverged_at());
}

TEST(TraceLog, SeesWhereAReplayParts)
{
    std::vector<TraceEvent> const events = random_events(20'000, 6);
    TraceLog log;
    record_all(log, events);

    for (std::size_t i = 15'000; i < events.size(); ++i) {
        TraceEvent event = events[i];
        if (event.n >= 17'001)
            event.at += 1ns;
        log.record(event);
    }

    EXPECT_EQ(log.diverged_at(), 17'001u);
    EXPECT_EQ(all_of(log.view()), events);
}

TEST(TraceLog, ForgetsTheFutureAndGoesOn)
{
    std::vector<TraceEvent> const events = random_events(20'000, 7);
    for (std::uint64_t const n : {0u, 1u, 4'000u, 12'345u, 19'999u}) {
        SCOPED_TRACE(n);
        TraceLog log;
        record_all(log, events);
        TraceView const before = log.view();

        log.forget_from(n);
        std::vector<TraceEvent> expected{events.begin(), events.begin() + static_cast<std::ptrdiff_t>(n)};
        SimTime const now = n == 0 ? SimTime{} : expected.back().at;
        for (std::uint64_t i = n; i < n + 5'000; ++i) {
            expected.push_back({i, now + 3us * (i - n), CpuId{1}, TraceEvent::no_cause, traced::TickStop{CpuId{1}}});
            log.record(expected.back());
        }

        EXPECT_EQ(all_of(log.view()), expected);
        EXPECT_EQ(all_of(before), events);
    }
}

TEST(TraceLog, ForgetsAtTheEdgeOfAChunk)
{
    std::vector<TraceEvent> const events = random_events(2'000, 8);
    TraceLog log;
    record_all(log, events);

    for (std::uint64_t n = events.size() - 1; n > 0; --n) {
        log.forget_from(n);
        log.record(events[n]);
        ASSERT_EQ(log.view().at(n), events[n]) << n;
        ASSERT_EQ(log.view().size(), n + 1);
    }
}

TEST(TraceLog, KeepsToItsBudget)
{
    std::uint64_t const budget = 100 * 1024;
    TraceLog log;
    log.set_budget(budget);
    std::vector<TraceEvent> const events = random_events(60'000, 9);

    for (TraceEvent const& event : events) {
        log.record(event);
        ASSERT_LE(log.bytes(), budget + TraceChunk::capacity);
    }

    EXPECT_GT(log.first_n(), 0u);
    EXPECT_EQ(log.size(), events.size());
    EXPECT_EQ(log.view().first_n(), log.first_n());
    std::vector<TraceEvent> const kept{events.begin() + static_cast<std::ptrdiff_t>(log.first_n()), events.end()};
    EXPECT_EQ(all_of(log.view()), kept);
}

TEST(TraceLog, ReplaysOverWhatItDropped)
{
    TraceLog log;
    log.set_budget(100 * 1024);
    std::vector<TraceEvent> const events = random_events(60'000, 10);
    record_all(log, events);

    record_all(log, events);

    EXPECT_FALSE(log.diverged_at());
    EXPECT_EQ(log.size(), events.size());
}

TEST(TraceLog, DropsNothingThatIsAskedFor)
{
    TraceLog log;
    log.set_budget(64 * 1024);
    std::vector<TraceEvent> const events = random_events(60'000, 11);
    log.keep_from(1'000);

    record_all(log, events);
    std::uint64_t const kept_from = log.first_n();
    log.keep_from(50'000);
    log.set_budget(64 * 1024);

    EXPECT_LE(kept_from, 1'000u);
    EXPECT_GT(log.first_n(), 1'000u);
    EXPECT_LE(log.first_n(), 50'000u);
}

TEST(TraceLog, TellsOfEventsThatItDroppedAndMeetsAgain)
{
    TraceLog log, again;
    log.set_budget(100 * 1024);
    log.set_replay_sink(&again);
    std::vector<TraceEvent> const events = random_events(60'000, 14);
    record_all(log, events);
    std::uint64_t const first = log.first_n();

    record_all(log, events);

    EXPECT_EQ(again.size(), first);
    EXPECT_EQ(all_of(again.view()),
              (std::vector<TraceEvent>{events.begin(), events.begin() + static_cast<std::ptrdiff_t>(first)}));
}

TEST(TraceLog, IsReadElsewhereWhileItGrows)
{
    std::vector<TraceEvent> const events = random_events(40'000, 12);
    TraceLog log;
    std::size_t agreed = 0;

    for (std::size_t begin = 0; begin < events.size(); begin += 4'000) {
        std::thread reader{[&, view = log.view()] { agreed += all_of(view).size(); }};
        for (std::size_t i = begin; i < begin + 4'000; ++i)
            log.record(events[i]);
        reader.join();
    }

    EXPECT_EQ(agreed, 4'000u * (9 * 10 / 2));
}

TEST(TraceLog, TakesNoMoreThanEightBytesForAnEventOfAnEverydayRun)
{
    TraceLog log;

    record_all(log, support::everyday_events(100'000));

    EXPECT_LE(log.bytes(), 8u * 100'000);
}

TEST(TraceLog, BeginsWhereALateListenerCame)
{
    std::vector<TraceEvent> const events = random_events(100, 13);
    TraceLog log;

    for (std::size_t i = 40; i < events.size(); ++i)
        log.record(events[i]);

    EXPECT_EQ(log.first_n(), 40u);
    EXPECT_EQ(all_of(log.view()).size(), 60u);
    EXPECT_EQ(log.view().at(40), events[40]);
}

}
