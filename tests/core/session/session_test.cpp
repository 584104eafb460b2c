// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/timeline.h"
#include "core/session/session.h"
#include "tests/support/sim.h"
#include "tests/support/stories.h"

#include <gtest/gtest.h>

#include <atomic>
#include <condition_variable>
#include <limits>
#include <mutex>
#include <thread>

namespace tickscope {

using namespace std::chrono_literals;
using support::busy_story;

static constexpr auto patience = 120s;  // before a test that waits is given up

namespace {

/// A window that takes every frame at once and lets a test wait for the one it hopes for.
class Window {
public:
    explicit Window(Scenario scenario = busy_story(), MemoryBudget budget = {})
        : session{std::move(scenario), [this](std::shared_ptr<Frame const> frame) { show(std::move(frame)); }, budget}
    {
    }

    template<class Wanted>
    std::shared_ptr<Frame const> wait_for(Wanted&& wanted)
    {
        std::unique_lock lock{m_mutex};
        bool const came = m_came.wait_for(lock, patience, [&] { return m_last && wanted(*m_last); });
        EXPECT_TRUE(came) << "no such frame came";
        return m_last;
    }
    std::shared_ptr<Frame const> wait_for(PlayState state)
    {
        return wait_for([state](Frame const& frame) { return frame.state == state; });
    }
    std::shared_ptr<Frame const> wait_for_time(SimTime at)
    {
        return wait_for([at](Frame const& frame) { return frame.machine->now == at; });
    }

private:
    void show(std::shared_ptr<Frame const> frame)
    {
        std::lock_guard const lock{m_mutex};
        m_last = std::move(frame);
        m_came.notify_all();
        if (m_takes_frames)
            session.frame_taken();
    }

    std::mutex m_mutex;
    std::condition_variable m_came;
    std::shared_ptr<Frame const> m_last;
    bool m_takes_frames = true;

public:
    Session session;
};

constexpr double as_fast_as_possible = std::numeric_limits<double>::infinity();

}

TEST(Session, BeginsPausedAtBoot)
{
    Window window;

    auto const frame = window.wait_for(PlayState::Paused);

    EXPECT_EQ(frame->machine->now, SimTime{});
    EXPECT_EQ(frame->duration, SimTime{400ms});
    EXPECT_EQ(frame->commands.size(), 4u);
}

TEST(Session, PlaysToTheEndOfTheScenario)
{
    Window window;
    window.session.set_speed(as_fast_as_possible);
    window.session.play();

    auto const frame = window.wait_for(PlayState::Finished);

    Timeline straight{busy_story()};
    straight.run_until(SimTime{400ms});
    EXPECT_EQ(*frame->machine, straight.machine());
    EXPECT_EQ(frame->trace.size(), straight.log().size());
    EXPECT_FALSE(frame->diverged_at);
}

TEST(Session, RunsThroughThePastAndOnIntoTheNew)
{
    Window window;
    window.session.run_to(SimTime{200ms});
    window.wait_for_time(SimTime{200ms});
    window.session.seek(SimTime{50ms});
    window.wait_for(PlayState::InThePast);
    window.session.set_speed(0.1);

    window.session.play();
    auto const frame = window.wait_for(PlayState::Replaying);

    EXPECT_EQ(frame->reached, SimTime{200ms});
    window.session.set_speed(as_fast_as_possible);
    window.wait_for(PlayState::Finished);
}

TEST(Session, RunsInRealTimeAtSpeedOne)
{
    Window window;
    window.session.play();

    auto const frame = window.wait_for([](Frame const& f) { return f.machine->now > SimTime{50ms}; });

    EXPECT_EQ(frame->state, PlayState::Running);
    EXPECT_GT(frame->actual_speed, 0.0);
}

TEST(Session, StopsWhereItWasToldToRunTo)
{
    Window window;

    window.session.run_to(SimTime{123'456us});
    auto const frame = window.wait_for_time(SimTime{123'456us});

    EXPECT_EQ(window.wait_for(PlayState::Paused)->machine->now, SimTime{123'456us});
}

TEST(Session, StepsByTicksBothWays)
{
    Window window;
    window.session.run_to(SimTime{10'500us});
    window.wait_for_time(SimTime{10'500us});

    window.session.step_tick(+1);
    window.wait_for_time(SimTime{11ms});
    window.session.step_tick(+1);
    window.wait_for_time(SimTime{12ms});
    window.session.step_tick(-1);
    window.wait_for_time(SimTime{11ms});
    window.session.seek(SimTime{10'500us});
    window.wait_for_time(SimTime{10'500us});
    window.session.step_tick(-1);

    EXPECT_EQ(window.wait_for_time(SimTime{10ms})->state, PlayState::InThePast);
}

TEST(Session, StepsByEventsBothWays)
{
    Window window;
    window.session.run_to(SimTime{20ms});
    auto const before = window.wait_for_time(SimTime{20ms});

    window.session.step_event(+1);
    auto const after = window.wait_for([](Frame const& f) { return f.machine->now > SimTime{20ms}; });
    window.session.step_event(-1);
    auto const back = window.wait_for([&](Frame const& f) { return f.machine->now < after->machine->now; });

    EXPECT_EQ(*back->machine, *before->machine);
}

TEST(Session, DoesThingsInTheOrderInWhichTheyWereAskedFor)
{
    Window window;
    window.session.run_to(SimTime{200ms});
    window.wait_for_time(SimTime{200ms});

    window.session.seek(SimTime{30ms});
    window.session.seek(SimTime{40ms});
    window.session.submit(cmd::Offline{CpuId{1}});
    window.session.seek(SimTime{20ms});
    window.session.go_live();
    auto const frame = window.wait_for([](Frame const& f) { return f.commands.size() == 5; });

    EXPECT_EQ(frame->commands[0].at, SimTime{40ms});
    EXPECT_EQ(window.wait_for(PlayState::Paused)->machine->now, SimTime{40ms});
}

TEST(Session, GoesToTheEndOfWhatIsRecorded)
{
    Window window;
    window.session.run_to(SimTime{200ms});
    window.wait_for_time(SimTime{200ms});
    window.session.seek(SimTime{1ms});
    window.wait_for_time(SimTime{1ms});

    window.session.go_live();

    EXPECT_EQ(window.wait_for_time(SimTime{200ms})->state, PlayState::Paused);
}

TEST(Session, TellsWhenRecordedEventsWereForgotten)
{
    Window window;
    window.session.run_to(SimTime{200ms});
    auto const before = window.wait_for_time(SimTime{200ms});
    window.session.seek(SimTime{80ms});

    window.session.submit(cmd::Offline{CpuId{1}});
    auto const after = window.wait_for([](Frame const& f) { return f.commands.size() == 5; });

    EXPECT_NE(after->epoch, before->epoch);
    EXPECT_EQ(after->reached, SimTime{80ms});
    EXPECT_EQ(after->trace.size(), after->machine->reported);
}

TEST(Session, BootsAnew)
{
    Window window;
    window.session.run_to(SimTime{200ms});
    window.session.submit(cmd::Offline{CpuId{1}});
    auto const before = window.wait_for([](Frame const& f) { return f.commands.size() == 5; });

    window.session.reset();
    auto const after = window.wait_for([](Frame const& f) { return f.commands.size() == 4; });

    EXPECT_EQ(after->machine->now, SimTime{});
    EXPECT_EQ(after->reached, SimTime{});
    EXPECT_NE(after->epoch, before->epoch);
}

TEST(Session, WaitsForAWindowThatIsSlow)
{
    std::mutex mutex;
    std::condition_variable came;
    std::vector<std::shared_ptr<Frame const>> frames;
    Session session{busy_story(), [&](std::shared_ptr<Frame const> frame) {
                        std::lock_guard const lock{mutex};
                        frames.push_back(std::move(frame));
                        came.notify_all();
                    }};
    auto const wait_for_frames = [&](std::size_t count) {
        std::unique_lock lock{mutex};
        return came.wait_for(lock, patience, [&] { return frames.size() >= count; });
    };
    ASSERT_TRUE(wait_for_frames(1));
    session.frame_taken();
    session.seek(SimTime{4ms});
    ASSERT_TRUE(wait_for_frames(2));
    session.seek(SimTime{5ms});
    session.pause();
    session.seek(SimTime{6ms});

    // Nobody takes the second frame, so a third must not come however long one waits.
    EXPECT_FALSE([&] {
        std::unique_lock lock{mutex};
        return came.wait_for(lock, 100ms, [&] { return frames.size() >= 3; });
    }());
}

TEST(Session, PublishesNothingAfterItsEnd)
{
    for (int i = 0; i < 20; ++i) {
        std::atomic<int> published = 0;
        {
            Session session{busy_story(), [&](std::shared_ptr<Frame const> const&) { ++published; }};
            session.set_speed(as_fast_as_possible);
            session.play();
            session.seek(SimTime{100ms});
            session.play();
        }
        int const at_the_end = published;

        std::this_thread::yield();

        EXPECT_EQ(published, at_the_end);
    }
}

TEST(Session, RunsOnBeyondTheEndToWhereItIsTold)
{
    Window window{scenario_of("duration: 1s\nrtc: {update_irq: true}\n")};
    SimTime const wrap{299'966'009'216ns};

    window.session.run_to(wrap);
    auto const there = window.wait_for_time(wrap);

    EXPECT_EQ(there->duration, wrap + 1s);
    EXPECT_EQ(there->machine->hpet.update_irqs, 299u);
    window.session.set_speed(as_fast_as_possible);
    window.session.play();
    EXPECT_EQ(window.wait_for(PlayState::Finished)->machine->now, wrap + 1s);
    window.session.reset();
    EXPECT_EQ(window.wait_for_time(SimTime{})->duration, SimTime{1s});
}

TEST(Session, RunsToWhereItIsToldThoughNothingIsLeftToHappen)
{
    Window window{scenario_of("duration: 1s\nrtc: {}\n")};

    window.session.run_to(SimTime{300s});

    EXPECT_EQ(window.wait_for_time(SimTime{300s})->reached, SimTime{300s});
}

static Scenario long_story()
{
    Scenario scenario = busy_story();
    scenario.duration = 100s;
    return scenario;
}

TEST(Session, ShowsAgainWhatItsBudgetMadeItDrop)
{
    Window window{long_story(), MemoryBudget{MemoryBudget::least}};
    window.session.run_to(SimTime{90s});
    auto const live = window.wait_for_time(SimTime{90s});
    ASSERT_GT(live->trace.first_n(), 0u);
    ASSERT_NE(live->origin, nullptr);
    EXPECT_LE(live->trace.bytes(), MemoryBudget{MemoryBudget::least}.trace());
    EXPECT_FALSE(live->replayed);

    window.session.seek(SimTime{4s});
    auto const past = window.wait_for_time(SimTime{4s});

    Timeline straight{long_story()};
    straight.run_until(SimTime{4s});
    EXPECT_EQ(*past->machine, straight.machine());
    ASSERT_TRUE(past->replayed);
    EXPECT_EQ(past->replayed->trace.size(), straight.log().size());
    EXPECT_EQ(past->visible_trace().at(past->visible_trace().size() - 1),
              straight.log().view().at(straight.log().size() - 1));
    EXPECT_FALSE(past->diverged_at);
    window.session.go_live();
    EXPECT_FALSE(window.wait_for_time(SimTime{90s})->replayed);
}

TEST(Session, DropsNothingThatTheWindowHasNotSeen)
{
    std::mutex mutex;
    std::condition_variable came;
    std::shared_ptr<Frame const> last;
    std::uint64_t seen = 0;
    bool missed = false;
    Session session{long_story(),
                    [&](std::shared_ptr<Frame const> frame) {
                        std::lock_guard const lock{mutex};
                        missed = missed || frame->trace.first_n() > seen;
                        seen = frame->trace.size();
                        last = std::move(frame);
                        came.notify_all();
                    },
                    MemoryBudget{2 * MemoryBudget::mib}};  // an eighth of a million events or so
    auto const wait_for_frame = [&](std::unique_lock<std::mutex>& lock) {
        return came.wait_for(lock, patience, [&] { return last != nullptr; });
    };
    {
        std::unique_lock lock{mutex};
        ASSERT_TRUE(wait_for_frame(lock));  // of the boot, when nothing has happened yet
    }
    session.set_speed(as_fast_as_possible);
    session.play();

    // A window that comes late to every frame, and so late to the first one that the log could be full.
    auto late = 1500ms;
    for (bool done = false; !done; late = 50ms) {
        std::unique_lock lock{mutex};
        ASSERT_TRUE(wait_for_frame(lock));
        done = last->state == PlayState::Finished;
        last = nullptr;
        came.wait_for(lock, late, [] { return false; });
        session.frame_taken();
    }

    EXPECT_FALSE(missed);
    EXPECT_GT(seen, 700'000u);
}

}
