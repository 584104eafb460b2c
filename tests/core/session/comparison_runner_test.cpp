// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/timeline.h"
#include "core/session/comparison_runner.h"
#include "tests/support/frames.h"
#include "tests/support/stories.h"

#include <gtest/gtest.h>

#include <condition_variable>
#include <mutex>

namespace tickscope {

using namespace std::chrono_literals;

namespace {

Scenario on_kernel(FixSet fixes)
{
    Scenario scenario = support::busy_story();
    scenario.kernel.fixes = fixes;
    return scenario;
}

/// A window that takes every pair at once.
class Following : public testing::Test {
protected:
    std::shared_ptr<FramePair const> pair_of(std::shared_ptr<Frame const> const& frame)
    {
        comparison_runner.follow(frame);
        std::unique_lock lock{m_mutex};
        bool const came = m_came.wait_for(lock, 120s, [&] {
            return m_last && m_last->a == frame && m_last->together && m_last->b->reached >= frame->reached &&
                m_last->compared >= frame->reached;
        });
        EXPECT_TRUE(came) << "no such pair came";
        return m_last;
    }
    std::shared_ptr<FramePair const> pair_at(Nanos instant)
    {
        a.seek(SimTime{instant});
        return pair_of(frame_of(a));
    }

    Timeline a{on_kernel(all_fixes)};

private:
    void show(std::shared_ptr<FramePair const> pair)
    {
        {
            std::lock_guard const lock{m_mutex};
            m_last = std::move(pair);
            m_came.notify_all();
        }
        comparison_runner.pair_taken();
    }

    std::mutex m_mutex;
    std::condition_variable m_came;
    std::shared_ptr<FramePair const> m_last;

protected:
    ComparisonRunner comparison_runner{on_kernel({}),
                                       [this](std::shared_ptr<FramePair const> pair) { show(std::move(pair)); }};
};

}

TEST_F(Following, BringsTheOtherKernelToTheSameInstant)
{
    Timeline alone{on_kernel({})};
    alone.run_until(SimTime{250ms});

    std::shared_ptr<FramePair const> const pair = pair_at(250ms);

    EXPECT_EQ(*pair->b->machine, alone.machine());
    EXPECT_EQ(pair->b->trace.size(), alone.log().size());
    EXPECT_EQ(pair->parting, first_difference(a.log().view(), alone.log().view()));
    EXPECT_FALSE(pair->differences->empty());
}

TEST_F(Following, BeginsAtBootAsTheSessionDoes)
{
    std::shared_ptr<FramePair const> const pair = pair_of(frame_of(a));

    EXPECT_FALSE(pair->b->machine->booted);
    EXPECT_FALSE(pair->parting);
}

TEST_F(Following, GoesBackAndForthAndNeverDiverges)
{
    for (Nanos const instant : {Nanos{300ms}, Nanos{40ms}, Nanos{41ms}, Nanos{399ms}, Nanos{7ms}}) {
        SCOPED_TRACE(instant.count());
        Timeline alone{on_kernel({})};
        alone.run_until(SimTime{instant});

        std::shared_ptr<FramePair const> const pair = pair_at(instant);

        ASSERT_EQ(*pair->b->machine, alone.machine());
        ASSERT_FALSE(pair->b->diverged_at);
    }
}

TEST_F(Following, ComputesAllThatIsRecordedWhileThePastIsShown)
{
    a.run_until(SimTime{300ms});

    std::shared_ptr<FramePair const> const pair = pair_at(20ms);

    EXPECT_EQ(pair->b->machine->now, SimTime{20ms});
    EXPECT_EQ(pair->b->reached, SimTime{300ms});
}

TEST_F(Following, GetsTheSameCommands)
{
    pair_at(300ms);
    a.seek(SimTime{100ms});
    a.submit(cmd::Renice{"worker/main", 10});
    Timeline alone{on_kernel({})};
    alone.run_until(SimTime{100ms});
    alone.submit(cmd::Renice{"worker/main", 10});
    alone.run_until(SimTime{200ms});

    std::shared_ptr<FramePair const> const pair = pair_at(200ms);

    EXPECT_EQ(*pair->b->machine, alone.machine());
    EXPECT_EQ(pair->b->trace.size(), alone.log().size());
    EXPECT_EQ(pair->parting, first_difference(a.log().view(), alone.log().view()));
}

TEST_F(Following, StandsBetweenTwoCommandsOfOneInstant)
{
    a.run_until(SimTime{50ms});
    a.submit(cmd::ReadClock{"worker"});
    a.submit(cmd::Renice{"worker/main", 5});
    pair_of(frame_of(a));

    ASSERT_TRUE(a.step_back());
    std::shared_ptr<FramePair const> const pair = pair_of(frame_of(a));

    Timeline alone{on_kernel({})};
    alone.run_until(SimTime{50ms});
    alone.submit(cmd::ReadClock{"worker"});
    EXPECT_EQ(*pair->b->machine, alone.machine());
}

}
