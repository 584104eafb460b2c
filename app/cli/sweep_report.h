// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/measure.h"
#include "app/cli/sweep_plan.h"

#include <optional>
#include <string>
#include <vector>

namespace tickscope {

/// What one run of a sweep came to.
struct SweepRun {
    std::int64_t time_ns = 0;  ///< where it stopped
    std::uint64_t state_hash = 0;
    std::vector<Figure> figures;  ///< one for each measure
    std::string trouble;          ///< why it cannot be believed; empty: nothing
};

struct SweepResult {
    std::string title;
    SweepPlan plan;
    std::vector<Measure> measures;
    std::vector<std::optional<SweepRun>> runs;  ///< in the plan's order; none: interrupted before its end
};

/// One swept key or none: a row for each value. Two: a table for each measure. More: a row for each combination.
std::string sweep_text(SweepResult const&);
/// One object and a newline: tickscope-sweep/1.
std::string sweep_json(SweepResult const&);
/// A line of names, and a line for each run; RFC 4180 but for the ends of lines.
std::string sweep_csv(SweepResult const&);

}
