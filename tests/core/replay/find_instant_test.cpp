// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/find_instant.h"
#include "tests/support/random_scenario.h"
#include "tests/support/stories.h"

#include <gtest/gtest.h>

namespace tickscope {

using namespace std::chrono_literals;

static constexpr SimTime story_end{400ms};

static Condition condition_of(std::string_view text, Timeline const& timeline)
{
    auto condition = Condition::parse(text, timeline.world()->scenario.machine, timeline.world()->name_table);
    EXPECT_TRUE(condition) << text << "\n" << (condition ? "" : condition.error().text);
    return condition.value_or(Condition{});
}

// Every instant at which it became true, by looking at each nanosecond next to which something happens.
static std::vector<SimTime> looked_up(Scenario const& scenario, Condition const& condition, SimTime end)
{
    Playback playback{scenario, nullptr};
    playback.run_until(SimTime{});
    std::vector<SimTime> instants;
    bool was = false;
    auto const look = [&](SimTime at) {
        if (at > playback.now() || at == SimTime{})
            playback.run_until(at);
        bool const is = condition.holds(playback.machine(), playback.engine().world()->name_table);
        if (is && !was)
            instants.push_back(playback.now());
        was = is;
    };
    look(SimTime{});
    while (playback.next_at() <= end) {
        SimTime const next = playback.next_at();
        look(next - Nanos{1});
        look(next);
    }
    look(end);
    return instants;
}

static std::vector<SimTime> found(Timeline& timeline, Condition const& condition, SimTime end)
{
    std::vector<SimTime> instants;
    auto at = first_instant_of(condition, timeline, SimTime{}, {.end = end, .goes_on = {}});
    while (at) {
        instants.push_back(*at);
        EXPECT_EQ(timeline.now(), *at);
        at = next_instant_of(condition, timeline, *at, {.end = end, .goes_on = {}});
    }
    return instants;
}

TEST(InstantsOfConditions, AreThoseThatLookingFinds)
{
    Scenario const scenario = support::busy_story();
    for (char const* const text :
         {"cpu.1.online = 0", "proc.worker.signals.SIGPROF >= 3", "thread.worker/main.state = sleeping",
          "thread.worker/helper.1.cpu = 0 and cpu.0.queued > 2", "proc.other.state = running", "not cpu.1.online",
          "cpu.0.current = other/main or cpu.1.current = other/main", "proc.worker.timer.utime >= 100ticks"}) {
        SCOPED_TRACE(text);
        Timeline timeline{scenario};
        Condition const condition = condition_of(text, timeline);
        std::vector<SimTime> const wanted = looked_up(scenario, condition, story_end);
        EXPECT_FALSE(wanted.empty());
        EXPECT_EQ(found(timeline, condition, story_end), wanted);
    }
}

TEST(InstantsOfConditions, LieBetweenEventsWhereClocksRun)
{
    Timeline timeline{support::busy_story()};
    auto const first = [&](char const* text) {
        return first_instant_of(condition_of(text, timeline), timeline, SimTime{}, {.end = story_end, .goes_on = {}});
    };
    EXPECT_EQ(first("now >= 12345678ns"), SimTime{Nanos{12'345'678}});
    EXPECT_EQ(first("now = 12345678ns"), SimTime{Nanos{12'345'678}});
    EXPECT_EQ(first("now > 12345678ns and now < 12345680ns"), SimTime{Nanos{12'345'679}});
    EXPECT_EQ(first("now = 400ms"), story_end);
    EXPECT_EQ(first("now = 400000001ns"), std::nullopt);
    EXPECT_EQ(first("now = 0"), SimTime{});
}

TEST(InstantsOfConditions, AreTheFirstNanosecond)
{
    Scenario const scenario = support::busy_story();
    Timeline timeline{scenario};
    for (char const* const text : {"proc.worker.true.user >= 77777777ns", "proc.other.true.user > 10us",
                                   "proc.worker.true.user < proc.other.true.user", "cpu.1.idle >= 5ms"}) {
        SCOPED_TRACE(text);
        Condition const condition = condition_of(text, timeline);
        auto const at = first_instant_of(condition, timeline, SimTime{}, {.end = story_end, .goes_on = {}});
        if (!at)
            continue;
        Playback playback{scenario, nullptr};
        playback.run_until(*at - Nanos{1});
        EXPECT_FALSE(condition.holds(playback.machine(), playback.engine().world()->name_table));
        playback.run_until(*at);
        EXPECT_TRUE(condition.holds(playback.machine(), playback.engine().world()->name_table));
    }
}

TEST(InstantsOfConditions, AreFoundBackwardsAsForwards)
{
    Timeline timeline{support::busy_story()};
    timeline.run_until(story_end);
    for (char const* const text : {"cpu.1.online = 0", "thread.worker/main.state = sleeping", "now >= 12345678ns"}) {
        SCOPED_TRACE(text);
        Condition const condition = condition_of(text, timeline);
        std::vector<SimTime> const all = found(timeline, condition, story_end);
        ASSERT_FALSE(all.empty());
        std::vector<SimTime> back;
        for (auto at = previous_instant_of(condition, timeline, story_end + Nanos{1}); at;
             at = previous_instant_of(condition, timeline, *at)) {
            EXPECT_EQ(timeline.now(), *at);
            back.insert(back.begin(), *at);
        }
        EXPECT_EQ(back, all);
    }
    EXPECT_FALSE(timeline.diverged_at());
}

TEST(InstantsOfConditions, AreThoseThatLookingFindsInRandomScenarios)
{
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
        SCOPED_TRACE(seed);
        Scenario const scenario = random_scenario(seed);
        if (scenario.processes.empty() || !scenario.duration)
            continue;
        Timeline timeline{scenario};
        std::string const process = scenario.processes.front().name;
        SimTime const end = std::min(SimTime{*scenario.duration}, SimTime{100ms});
        for (std::string const& text :
             {"proc." + process + ".threads > 1", "cpu.0.queued >= 2 and not proc." + process + ".state = zombie"}) {
            Condition const condition = condition_of(text, timeline);
            EXPECT_EQ(found(timeline, condition, end), looked_up(scenario, condition, end)) << text;
        }
    }
}

TEST(InstantsOfConditions, EndWhereSomebodyWantsThat)
{
    Timeline timeline{support::busy_story()};
    auto const at = first_instant_of(condition_of("now = 390ms", timeline), timeline, SimTime{},
                                     {.end = story_end, .goes_on = [] { return false; }});
    EXPECT_EQ(at, std::nullopt);
    EXPECT_LT(timeline.now(), SimTime{390ms});
}

namespace {

class AllEvents final : public TraceSink {
public:
    void record(TraceEvent const& event) override { events.push_back(event); }
    std::vector<TraceEvent> events;
};

}

TEST(MetBreakpoints, AreTheFirstOfTheirKind)
{
    Scenario const scenario = support::busy_story();
    AllEvents all;
    Playback playback{scenario, &all};
    playback.run_until(story_end);
    NameTable const& name_table = playback.engine().world()->name_table;
    for (char const* const text : {"SIGPROF of worker", "sched_switch of other/main", "sched_migrate_task",
                                   "SIGPROF of worker/main", "sched_process_exit of worker/short"}) {
        SCOPED_TRACE(text);
        std::vector<Breakpoint> const one{*Breakpoint::parse(text, name_table)};
        Timeline timeline{scenario};
        std::uint64_t const boot = timeline.machine().reported;
        auto const met = next_event_of(one, timeline, {.end = story_end, .goes_on = {}});
        auto const wanted = std::ranges::find_if(all.events, [&](TraceEvent const& event) {
            return event.n >= boot && one[0].is_met_by(event, playback.machine(), name_table);
        });
        ASSERT_NE(wanted, all.events.end());
        ASSERT_TRUE(met);
        EXPECT_EQ(met->n, wanted->n);
        EXPECT_EQ(met->at, wanted->at);
        EXPECT_EQ(timeline.now(), wanted->at);
    }
}

TEST(MetBreakpoints, GoOnFromWhereTheTimelineStands)
{
    Timeline timeline{support::busy_story()};
    NameTable const& name_table = timeline.world()->name_table;
    std::vector<Breakpoint> const both{*Breakpoint::parse("SIGPROF of worker", name_table),
                                       *Breakpoint::parse("sched_process_fork of other", name_table)};
    SimTime last{};
    std::size_t count = 0;
    while (auto const met = next_event_of(both, timeline, {.end = story_end, .goes_on = {}})) {
        EXPECT_GT(met->at, last);
        last = met->at;
        ++count;
    }
    EXPECT_GT(count, 3u);
}

}
