// SPDX-License-Identifier: GPL-3.0-or-later
//
// A story runs in three places: headless, in a window's timeline, and beside it on the comparison's thread. All of them
// are to come to one state.
#include "app/cli/headless.h"
#include "core/engine/state_hash.h"
#include "core/replay/timeline.h"
#include "core/session/comparison_runner.h"
#include "tests/support/frames.h"
#include "tests/support/random_scenario.h"
#include "tests/support/stories.h"

#include <gtest/gtest.h>

#include <future>

namespace tickscope {

using namespace std::chrono_literals;

static std::uint64_t hash_headless(Scenario const& scenario, SimTime until)
{
    HeadlessRun run{scenario, nullptr};
    run.stop_at(until);
    EXPECT_EQ(run.go(), RunEnd::Finished);
    return state_hash(run.engine().machine());
}

// In many runs and by way of the past.
static std::uint64_t hash_in_a_timeline(Scenario const& scenario, SimTime until)
{
    Timeline timeline{scenario};
    for (SimTime at{}; at < until; at += 7'777us)
        timeline.run_until(at);
    timeline.run_until(until);
    timeline.seek(SimTime{until.time_since_epoch() / 3});
    timeline.seek(until);
    EXPECT_FALSE(timeline.diverged_at());
    return state_hash(timeline.machine());
}

static std::uint64_t hash_beside_it(Scenario const& scenario, SimTime until)
{
    Timeline timeline{scenario};
    timeline.run_until(until);
    std::promise<std::uint64_t> hash;
    bool found = false;
    ComparisonRunner* runner = nullptr;
    ComparisonRunner beside{scenario, [&](std::shared_ptr<FramePair const> pair) {
                                if (pair->together && !std::exchange(found, true))
                                    hash.set_value(state_hash(*pair->b->machine));
                                runner->pair_taken();
                            }};
    runner = &beside;
    beside.follow(frame_of(timeline));
    auto result = hash.get_future();
    EXPECT_EQ(result.wait_for(120s), std::future_status::ready);
    return result.get();
}

static void expect_one_state(Scenario const& scenario, SimTime until)
{
    std::uint64_t const headless = hash_headless(scenario, until);
    EXPECT_EQ(hash_in_a_timeline(scenario, until), headless);
    EXPECT_EQ(hash_beside_it(scenario, until), headless);
}

TEST(EveryRun, OfABusyStoryComesToOneState) { expect_one_state(support::busy_story(), SimTime{400ms}); }

TEST(EveryRun, OfARandomStoryComesToOneState)
{
    for (std::uint64_t seed = 0; seed < 12; ++seed) {
        SCOPED_TRACE(seed);
        expect_one_state(random_scenario(seed), SimTime{120ms});
    }
}

}
