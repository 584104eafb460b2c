// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/engine.h"
#include "core/engine/invariants.h"
#include "core/scenario/read_scenario.h"
#include "core/scenario/write_scenario.h"
#include "tests/support/random_scenario.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace tickscope {

using namespace std::chrono_literals;

static std::vector<BrokenLaw> broken_between(Machine const& before, Engine const& engine)
{
    std::vector<BrokenLaw> broken = broken_laws(engine.machine());
    std::ranges::copy(broken_laws(before, engine.machine()), std::back_inserter(broken));
    std::ranges::copy(lost_wakeups(engine.machine(), *engine.world()), std::back_inserter(broken));
    return broken;
}

// Runs a scenario with its events and looks at the laws again and again, now on a tick and now between two; the first
// that breaks, in words.
static std::string first_broken_law(Scenario const& scenario)
{
    Engine engine{scenario};
    std::vector<CommandAt> events = scenario.events;
    std::stable_sort(events.begin(), events.end(), [](CommandAt const& a, CommandAt const& b) { return a.at < b.at; });
    std::size_t next = 0;
    Machine before = engine.machine();
    for (SimTime until{}; until <= SimTime{150ms}; until += 1'250us) {
        for (; next < events.size() && events[next].at <= until; ++next) {
            engine.run_until(events[next].at);
            engine.apply(events[next].command);
        }
        engine.run_until(until);
        std::vector<BrokenLaw> const broken = broken_between(before, engine);
        if (!broken.empty())
            return broken.front().text + " (" + std::to_string(broken.front().subject) + ") at " +
                std::to_string(until.time_since_epoch().count()) + " ns";
        before = engine.machine();
    }
    return {};
}

// What is left out may be named elsewhere.
static bool still_breaks(Scenario const& scenario)
{
    return read_scenario(write_scenario(scenario), "smaller.yaml").scenario && !first_broken_law(scenario).empty();
}

// Leaves out elements of a list inside `scenario`, the last first, as long as what is left still breaks a law.
template<class List>
static bool shrink(Scenario& scenario, List& list, std::size_t least)
{
    bool shrunk = false;
    for (std::size_t i = list.size(); i-- > 0 && list.size() > least;) {
        List const whole = list;
        list.erase(list.begin() + static_cast<std::ptrdiff_t>(i));
        if (still_breaks(scenario))
            shrunk = true;
        else
            list = whole;
    }
    return shrunk;
}

static Scenario smallest(Scenario scenario)
{
    for (bool shrunk = true; shrunk;) {
        shrunk = shrink(scenario, scenario.events, 0);
        shrunk = shrink(scenario, scenario.processes, 1) || shrunk;
        for (ProcessSpec& process : scenario.processes) {
            shrunk = shrink(scenario, process.threads, 1) || shrunk;
            for (ThreadSpec& thread : process.threads)
                shrunk = shrink(scenario, thread.program, 0) || shrunk;
        }
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
