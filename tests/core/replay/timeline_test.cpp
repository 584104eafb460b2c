// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/state_hash.h"
#include "core/replay/timeline.h"
#include "tests/support/stories.h"

#include <gtest/gtest.h>

namespace tickscope {

using namespace std::chrono_literals;
using support::busy_story;

static std::vector<TraceEvent> events_of(TraceLog const& log)
{
    std::vector<TraceEvent> events;
    TraceView const view = log.view();
    view.each(0, view.size(), [&](TraceEvent const& event) { events.push_back(event); });
    return events;
}

TEST(Timeline, WindsToTheStateThatAStraightRunReaches)
{
    Timeline straight{busy_story()}, wound{busy_story()};
    wound.run_until(SimTime{400ms});

    std::uint64_t state = 4711;
    for (int i = 0; i < 60; ++i) {
        state = state * 6364136223846793005u + 1442695040888963407u;
        SimTime const target{Nanos{static_cast<std::int64_t>((state >> 20) % 400'000'000)}};
        SCOPED_TRACE(target.time_since_epoch().count());
        Timeline fresh{busy_story()};
        fresh.run_until(target);

        wound.seek(target);

        ASSERT_EQ(wound.machine(), fresh.machine());
        ASSERT_EQ(state_hash(wound.machine()), state_hash(fresh.machine()));
    }
    wound.seek(SimTime{400ms});
    straight.run_until(SimTime{400ms});
    EXPECT_EQ(wound.machine(), straight.machine());
    EXPECT_EQ(events_of(wound.log()), events_of(straight.log()));
    EXPECT_FALSE(wound.log().diverged_at());
}

TEST(Timeline, ReachesTheSameStateInAnySteps)
{
    Timeline straight{busy_story()}, sliced{busy_story()}, stepped{busy_story()};
    straight.run_until(SimTime{300ms});

    for (Nanos t = 0ns; t < 300ms; t += 1'700'123ns)
        sliced.run_until(SimTime{t});
    sliced.run_until(SimTime{300ms});
    while (stepped.next_at() <= SimTime{300ms})
        stepped.step();
    stepped.run_until(SimTime{300ms});

    EXPECT_EQ(sliced.machine(), straight.machine());
    EXPECT_EQ(stepped.machine(), straight.machine());
    EXPECT_EQ(events_of(sliced.log()), events_of(straight.log()));
    EXPECT_EQ(events_of(stepped.log()), events_of(straight.log()));
}

TEST(Timeline, StepsBackThroughEveryStateItCameThrough)
{
    Timeline timeline{busy_story()};
    timeline.run_until(SimTime{95ms});
    std::vector<Machine> states{timeline.machine()};
    for (int i = 0; i < 40; ++i) {
        timeline.step();
        states.push_back(timeline.machine());
    }
    states.erase(states.begin());

    for (states.pop_back(); !states.empty(); states.pop_back()) {
        ASSERT_TRUE(timeline.step_back());
        ASSERT_EQ(timeline.machine(), states.back());
    }

    EXPECT_FALSE(timeline.log().diverged_at());
}

TEST(Timeline, CannotStepBackFromBoot)
{
    Timeline timeline{busy_story()};
    Machine const boot = timeline.machine();

    EXPECT_FALSE(timeline.step_back());
    EXPECT_TRUE(timeline.step());
    EXPECT_TRUE(timeline.step_back());
    EXPECT_EQ(timeline.machine(), boot);
}

TEST(Timeline, DoesWhatTheScenarioAsksFromOutside)
{
    Timeline timeline{busy_story()};

    timeline.run_until(SimTime{150ms});
    EXPECT_FALSE(timeline.machine().online.test(CpuId{1}));
    timeline.run_until(SimTime{200ms});

    EXPECT_TRUE(timeline.machine().online.test(CpuId{1}));
    EXPECT_EQ(timeline.commands().size(), 4u);
}

TEST(Timeline, ForgetsTheFutureWhenACommandComes)
{
    Timeline timeline{busy_story()};
    timeline.run_until(SimTime{300ms});
    timeline.submit(cmd::Offline{CpuId{1}});
    timeline.run_until(SimTime{350ms});
    timeline.seek(SimTime{120ms});

    timeline.submit(cmd::Kill{"other", 9});

    EXPECT_EQ(timeline.reached(), SimTime{120ms});
    EXPECT_EQ(timeline.epoch(), 1u);
    EXPECT_EQ(timeline.log().size(), timeline.machine().reported);
    ASSERT_EQ(timeline.commands().size(), 5u);
    EXPECT_EQ(timeline.commands()[2], (CommandAt{SimTime{120ms}, cmd::Kill{"other", 9}}));
    EXPECT_EQ(timeline.commands()[4].at, SimTime{250ms});
}

TEST(Timeline, ReplaysAPersonsCommandsAsTheyWereGiven)
{
    Timeline live{busy_story()};
    live.run_until(SimTime{50ms});
    live.submit(cmd::Renice{"worker/main", 10});
    live.submit(cmd::ReadClock{"worker"});
    live.run_until(SimTime{90ms});
    live.submit(cmd::Offline{CpuId{1}});
    live.run_until(SimTime{300ms});
    Machine const reached = live.machine();

    live.seek(SimTime{50ms});
    live.seek(SimTime{0ms});
    live.seek(SimTime{300ms});
    Scenario saved = busy_story();
    saved.events.assign(live.commands().begin(), live.commands().end());
    Timeline again{saved};
    again.run_until(SimTime{300ms});

    EXPECT_EQ(live.machine(), reached);
    EXPECT_EQ(again.machine(), reached);
    EXPECT_FALSE(live.log().diverged_at());
}

TEST(Timeline, FinishesTheInstantBeforeACommand)
{
    Timeline stepped{busy_story()};
    while (stepped.now() < SimTime{40ms})
        stepped.step();
    SimTime const here = stepped.now();
    stepped.submit(cmd::Renice{"worker/main", 10});
    stepped.run_until(SimTime{200ms});

    Timeline run{busy_story()};
    run.run_until(here);
    run.submit(cmd::Renice{"worker/main", 10});
    run.run_until(SimTime{200ms});

    EXPECT_EQ(stepped.machine(), run.machine());
}

TEST(Timeline, NamesEverybodyInItsLog)
{
    Timeline timeline{busy_story()};
    timeline.run_until(SimTime{200ms});
    std::shared_ptr<TaskTable const> const task_table = timeline.task_table();

    timeline.seek(SimTime{0ms});

    EXPECT_EQ(timeline.task_table(), task_table);
    EXPECT_EQ(task_table->threads.size(), [&] {
        timeline.seek(SimTime{200ms});
        return timeline.machine().tasks.size();
    }());
}

TEST(Keyframes, KeepToTheirBudgetByThinning)
{
    Timeline timeline{busy_story()};
    std::size_t const one = bytes_of(timeline.machine());
    Keyframes frames;
    frames.set_budget(10 * one);
    Machine machine = timeline.machine();

    for (int i = 0; i < 100; ++i) {
        frames.keep({machine, 0, timeline.world()});
        machine.now += 1ms;
    }

    EXPECT_LE(frames.bytes(), 10 * one);
    EXPECT_GE(frames.size(), 5u);
    EXPECT_GT(frames.spacing(), Keyframes::first_spacing);
    EXPECT_EQ(frames.at_or_before(SimTime{}).machine.now, SimTime{});
    for (Nanos t = 0ms; t < 100ms; t += 1ms) {
        EXPECT_LE(frames.at_or_before(SimTime{t}).machine.now, SimTime{t});
        EXPECT_LE(frames.before(SimTime{t}).machine.now, SimTime{t});
    }
}

TEST(Keyframes, AreDroppedWithTheFutureThatTheyBelongTo)
{
    Timeline timeline{busy_story()};
    Keyframes frames;
    Machine machine = timeline.machine();
    for (std::size_t i = 0; i < 10; ++i) {
        frames.keep({machine, i, timeline.world()});
        machine.now += 1ms;
    }

    frames.forget_after(SimTime{6ms}, 4);

    EXPECT_EQ(frames.size(), 5u);
    EXPECT_EQ(frames.at_or_before(never).commands_applied, 4u);
}

}
