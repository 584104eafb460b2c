// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/engine.h"
#include "core/engine/invariants.h"
#include "core/scenario/write_scenario.h"
#include "tests/support/random_scenario.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace tickscope {

using namespace std::chrono_literals;

// Runs a scenario with its events and looks at the laws again and again; the first that breaks, in words.
static std::string first_broken_law(Scenario const& scenario)
{
    Engine engine{scenario};
    std::vector<CommandAt> events = scenario.events;
    std::stable_sort(events.begin(), events.end(), [](CommandAt const& a, CommandAt const& b) { return a.at < b.at; });
    std::size_t next = 0;
    Machine before = engine.machine();
    for (SimTime until{}; until <= SimTime{120ms}; until += 3ms) {
        for (; next < events.size() && events[next].at <= until; ++next) {
            engine.run_until(events[next].at);
            engine.apply(events[next].command);
        }
        engine.run_until(until);
        std::vector<BrokenLaw> broken = broken_laws(engine.machine());
        std::ranges::copy(broken_laws(before, engine.machine()), std::back_inserter(broken));
        if (!broken.empty())
            return broken.front().text + " (" + std::to_string(broken.front().subject) + ") at " +
                std::to_string(until.time_since_epoch().count()) + " ns";
        before = engine.machine();
    }
    return {};
}

// Leaves out processes and events, one at a time, as long as what is left still breaks a law.
static Scenario smallest(Scenario scenario)
{
    for (std::size_t i = scenario.events.size(); i-- > 0;) {
        Scenario fewer = scenario;
        fewer.events.erase(fewer.events.begin() + static_cast<std::ptrdiff_t>(i));
        if (!first_broken_law(fewer).empty())
            scenario = std::move(fewer);
    }
    for (ProcessSpec& process : scenario.processes)
        for (std::size_t i = process.threads.size(); i-- > 1;) {
            ThreadSpec const left_out = process.threads[i];
            process.threads.erase(process.threads.begin() + static_cast<std::ptrdiff_t>(i));
            if (first_broken_law(scenario).empty())
                process.threads.insert(process.threads.begin() + static_cast<std::ptrdiff_t>(i), left_out);
        }
    return scenario;
}

class MonteCarlo : public testing::TestWithParam<int> { };

TEST_P(MonteCarlo, BreaksNoLaw)
{
    for (int seed = GetParam() * 50; seed < GetParam() * 50 + 50; ++seed) {
        Scenario const scenario = random_scenario(static_cast<std::uint64_t>(seed));

        std::string const broken = first_broken_law(scenario);

        if (!broken.empty())
            FAIL() << "seed " << seed << ": " << broken << "\n" << write_scenario(smallest(scenario));
    }
}

INSTANTIATE_TEST_SUITE_P(FiveHundredSeeds, MonteCarlo, testing::Range(0, 10));

}
