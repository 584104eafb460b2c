// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/timeline.h"
#include "core/session/session.h"
#include "tests/support/sim.h"
#include "tests/support/stories.h"

#include <gtest/gtest.h>

#include <condition_variable>
#include <limits>
#include <mutex>

namespace tickscope {

using namespace std::chrono_literals;
using support::busy_story;

namespace {

class Window {
public:
    explicit Window(Scenario scenario = busy_story())
        : session{std::move(scenario), [this](std::shared_ptr<Frame const> frame) { show(std::move(frame)); }}
    {
    }

    template<class Wanted>
    std::shared_ptr<Frame const> wait_for(Wanted&& wanted)
    {
        std::unique_lock lock{m_mutex};
        bool const came = m_came.wait_for(lock, 120s, [&] { return m_last && wanted(*m_last); });
        EXPECT_TRUE(came) << "no such frame came";
        return m_last;
    }
    std::shared_ptr<Frame const> wait_for_time(SimTime at)
    {
        return wait_for([at](Frame const& frame) { return frame.machine->now == at; });
    }
    /// The run of this version, made whole.
    std::shared_ptr<Frame const> wait_for_version(VersionId version)
    {
        return wait_for([version](Frame const& frame) { return frame.version == version && !frame.remade_to; });
    }
    void run_to(SimTime at)
    {
        session.run_to(at);
        wait_for_time(at);
    }

private:
    void show(std::shared_ptr<Frame const> frame)
    {
        std::lock_guard const lock{m_mutex};
        m_last = std::move(frame);
        m_came.notify_all();
        session.frame_taken();
    }

    std::mutex m_mutex;
    std::condition_variable m_came;
    std::shared_ptr<Frame const> m_last;

public:
    Session session;
};

/// The story of a frame told by somebody who only knows its scenario and its commands.
void expect_told_alike(Frame const& frame)
{
    Timeline timeline{frame.world->scenario};
    timeline.adopt(frame.commands);
    timeline.run_until(frame.reached);
    ASSERT_EQ(timeline.log().size(), frame.trace.size());
    for (std::uint64_t n = 0; n < frame.trace.size(); ++n)
        ASSERT_EQ(timeline.log().view().at(n), frame.trace.at(n)) << "event " << n;
    timeline.seek(frame.machine->now, frame.commands_applied);
    EXPECT_TRUE(timeline.machine() == *frame.machine);
}

TEST(SessionVersions, MakeTheRunAgainOnAnotherKernelUpToTheInstantShown)
{
    Window window;
    window.run_to(SimTime{200ms});
    window.session.seek(SimTime{80ms});
    auto const before = window.wait_for_time(SimTime{80ms});

    VersionId const version = window.session.edit(edit::Fixes{{{{Fix::DeadTaskStats, false}}, {}}});
    auto const after = window.wait_for_version(version);

    EXPECT_EQ(after->machine->now, SimTime{80ms});
    EXPECT_FALSE(after->machine->config.fixes.has(Fix::DeadTaskStats));
    EXPECT_NE(after->run, before->run);
    expect_told_alike(*after);
}

TEST(SessionVersions, BringTheFutureBackWhenAnActInThePastIsUndone)
{
    Window window;
    window.run_to(SimTime{200ms});
    window.session.seek(SimTime{80ms});
    window.session.submit(cmd::Offline{CpuId{1}});
    EXPECT_EQ(window.wait_for_version(1)->reached, SimTime{80ms});

    window.session.go_to(0);
    auto const undone = window.wait_for_version(0);

    EXPECT_EQ(undone->reached, SimTime{200ms});
    EXPECT_EQ(undone->machine->now, SimTime{80ms});
    EXPECT_EQ(undone->commands.size(), 4u);
    expect_told_alike(*undone);
}

TEST(SessionVersions, GoBackToABranchWithAllThatItRecorded)
{
    Window window;
    window.run_to(SimTime{200ms});
    window.session.seek(SimTime{80ms});
    window.session.submit(cmd::Offline{CpuId{1}});
    window.run_to(SimTime{120ms});
    auto const there = window.wait_for([](Frame const& frame) { return frame.branches->size() == 2; });
    EXPECT_EQ(there->branches->at(0).reached, SimTime{200ms});
    EXPECT_EQ(there->branches->at(1).parts_at, SimTime{80ms});

    window.session.go_to(there->branches->at(0).version);
    EXPECT_EQ(window.wait_for_version(0)->reached, SimTime{200ms});
    window.session.go_to(1);
    auto const back = window.wait_for_version(1);

    EXPECT_EQ(back->reached, SimTime{120ms});
    EXPECT_EQ(back->machine->now, SimTime{120ms});
    expect_told_alike(*back);
}

TEST(SessionVersions, PlayOnAfterAStepIsUndone)
{
    Window window;
    window.run_to(SimTime{50ms});
    window.session.submit(cmd::Offline{CpuId{1}});
    window.session.play();
    window.wait_for([](Frame const& frame) { return frame.machine->now > SimTime{60ms}; });

    window.session.go_to(0);

    auto const undone = window.wait_for_version(0);
    window.wait_for([&](Frame const& frame) { return frame.machine->now > undone->machine->now + 5ms; });
}

TEST(SessionVersions, ResetKeepsWhatIsConfiguredAndResetToTheFileDoesNot)
{
    Window window;
    window.run_to(SimTime{50ms});
    window.session.edit(edit::Fixes{{{{Fix::DeadTaskStats, false}}, {}}});
    window.session.submit(cmd::Offline{CpuId{1}});

    auto const reset = window.wait_for_version(window.session.reset());
    EXPECT_EQ(reset->machine->now, SimTime{});
    EXPECT_EQ(reset->commands.size(), 4u);
    EXPECT_FALSE(reset->world->scenario.kernel.fixes.has(Fix::DeadTaskStats));

    auto const as_opened = window.wait_for_version(window.session.reset_to_file());
    EXPECT_TRUE(as_opened->world->scenario.kernel.fixes.has(Fix::DeadTaskStats));
    window.session.go_to(2);
    EXPECT_EQ(window.wait_for_version(2)->commands.size(), 5u);
}

/// Acts, undoes, redoes, winds and branches at random; the same seed does the same.
class Restless {
public:
    explicit Restless(Window& window, std::uint64_t seed)
        : m_window{window}
        , m_state{seed * 0x9e3779b97f4a7c15u + 1}
    {
    }

    void act()
    {
        Session& session = m_window.session;
        switch (below(7)) {
        case 0:
            return made(session.submit(cmd::Offline{CpuId{1}}));
        case 1:
            return made(session.submit(cmd::Online{CpuId{1}}));
        case 2:
            return made(session.submit(cmd::Renice{"worker/main", static_cast<int>(below(20))}));
        case 3:
            return made(session.edit(edit::Fixes{{{{static_cast<Fix>(below(FixSet::width)), below(2) == 0}}, {}}}));
        case 4:
            return session.go_to(m_last = static_cast<VersionId>(below(m_count + 1)));
        case 5:
            return session.seek(SimTime{std::chrono::milliseconds{below(150)}});
        default:
            return session.run_to(SimTime{std::chrono::milliseconds{below(200)}});
        }
    }
    VersionId last() const { return m_last; }

private:
    std::uint64_t below(std::uint64_t n)
    {
        m_state ^= m_state >> 12;
        m_state ^= m_state << 25;
        m_state ^= m_state >> 27;
        return (m_state * 0x2545f4914f6cdd1du >> 16) % n;
    }
    void made(VersionId version)
    {
        m_last = version;
        m_count = version;
    }

    Window& m_window;
    std::uint64_t m_state;
    std::uint64_t m_count = 0;
    VersionId m_last = 0;
};

class RandomVersions : public testing::TestWithParam<std::uint64_t> { };

TEST_P(RandomVersions, AreWhatIsLeftOfTheActsAndNothingElse)
{
    Window window;
    Restless restless{window, GetParam()};
    for (int i = 0; i < 40; ++i)
        restless.act();
    window.session.run_to(SimTime{210ms});

    auto const frame = window.wait_for([&](Frame const& f) {
        return f.version == restless.last() && !f.remade_to && f.machine->now == SimTime{210ms};
    });

    EXPECT_EQ(frame->diverged_at, std::nullopt);
    expect_told_alike(*frame);
}

INSTANTIATE_TEST_SUITE_P(Seeds, RandomVersions, testing::Range<std::uint64_t>(1, 41));

}
}
