// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/read_scenario.h"
#include "core/scenario/write_scenario.h"
#include "tests/fuzz/bounded_run.h"
#include "tests/fuzz/targets.h"

#include <algorithm>

namespace tickscope::fuzz {

using namespace std::chrono_literals;

static void check_round_trip(Scenario const& scenario)
{
    std::string const text = write_scenario(scenario);
    ReadOutcome const again = read_scenario(text, "again");
    if (!again.scenario)
        wrong("what was written is not read: " + to_string(again.problems.front()));
    if (*again.scenario != scenario)
        wrong("what was written and read again is another scenario");
}

static void check_problems(std::vector<Problem> const& problems)
{
    for (Problem const& problem : problems)
        if (problem.line < 1 || problem.column < 1 || problem.text.empty())
            wrong("a problem without a place or words");
}

void take_scenario(std::string_view bytes)
{
    ReadOutcome const outcome = read_scenario(bytes, "fuzzed");
    if (outcome.scenario.has_value() != outcome.problems.empty())
        wrong("neither a scenario nor a problem, or both");
    check_problems(outcome.problems);
    if (!outcome.scenario)
        return;
    check_round_trip(*outcome.scenario);
    BoundedRun run{*outcome.scenario};
    run.run(SimTime{std::min(outcome.scenario->duration.value_or(1s), Nanos{2s})});
    if (run.whole())
        export_in_every_format(run);
}

}
