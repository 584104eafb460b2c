// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/chrome_arrows.h"
#include "tests/support/bound_arrows.h"
#include "tests/support/exported.h"
#include "tests/support/random_scenario.h"
#include "tests/support/stories.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <map>

namespace tickscope {

using namespace std::chrono_literals;
using support::WholeRun;

// Every event that is more than a tick and has a cause that is remembered has an arrow from it.
static std::map<std::uint64_t, std::uint64_t> causes_of(TraceView const& trace)
{
    std::map<std::uint64_t, std::uint64_t> causes;
    trace.each(trace.first_n(), trace.size(), [&](TraceEvent const& event) {
        if (!is_everyday(event.what) && event.cause != TraceEvent::no_cause && event.cause < event.n &&
            event.n - event.cause < 60'000)
            causes[event.n] = event.cause;
    });
    return causes;
}

static void expect_arrows_between_the_right_events(WholeRun const& run)
{
    auto const file = nlohmann::json::parse(run.exported(TraceFormat::Chrome));
    auto const causes = causes_of(run.view());
    std::size_t wrong = 0;
    std::map<std::uint64_t, std::uint64_t> arrows;
    for (support::BoundArrow const& arrow : support::bound_arrows(file)) {
        wrong += arrow.to == arrow.id ? 0 : 1;
        if (arrow.from)
            arrows[arrow.id] = *arrow.from;
        else
            ++wrong;
    }
    EXPECT_EQ(wrong, 0u);
    EXPECT_EQ(arrows, causes);
    EXPECT_FALSE(causes.empty());
    EXPECT_EQ(support::nesting_faults(file), "");
}

TEST(ChromeArrows, EndAtTheEventsThatTheyAreBetween)
{
    expect_arrows_between_the_right_events(WholeRun{support::busy_story(), SimTime{400ms}});
}

TEST(ChromeArrows, EndThereInAnyRun)
{
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        SCOPED_TRACE(seed);
        Scenario const scenario = random_scenario(seed);
        WholeRun const run{scenario, SimTime{*scenario.duration}};
        auto const file = nlohmann::json::parse(run.exported(TraceFormat::Chrome));
        std::map<std::uint64_t, std::uint64_t> arrows;
        for (support::BoundArrow const& arrow : support::bound_arrows(file))
            if (arrow.from && arrow.to == arrow.id)
                arrows[arrow.id] = *arrow.from;
        EXPECT_EQ(arrows, causes_of(run.view()));
        EXPECT_EQ(support::nesting_faults(file), "");
    }
}

TEST(ChromeArrows, LeaveTheRealInstantAmongTheArguments)
{
    WholeRun const run{support::busy_story(), SimTime{100ms}};
    auto const file = nlohmann::json::parse(run.exported(TraceFormat::Chrome));

    std::size_t events = 0;
    for (nlohmann::json const& slice : file["traceEvents"])
        if (slice.value("cat", "") == "event") {
            TraceEvent const event = run.view().at(slice["args"]["n"]);
            ASSERT_EQ(slice["args"]["t_ns"], event.at.time_since_epoch().count());
            ASSERT_LT(slice["ts"].get<double>() * 1000 - static_cast<double>(event.at.time_since_epoch().count()),
                      2000);
            ++events;
        }
    EXPECT_GT(events, 20u);
}

}
