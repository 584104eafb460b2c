// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/cli.h"
#include "app/cli/limits.h"
#include "app/cli/options.h"
#include "core/scenario/scenario.h"

#include <optional>
#include <string>
#include <variant>

namespace tickscope {

/// Where a run is to stop.
struct Stop {
    std::optional<SimTime> at;  ///< none: at the scenario's end
    std::string why;            ///< what was found there; empty: a time was asked for, or nothing
    std::string missed;         ///< what was looked for and did not come; empty: it did, or nothing was
};

/// What `--until` and `--break` come to: for a condition or an event the run is made once to find its instant. What is
/// wrong has been said when a status is returned.
std::variant<Stop, ExitStatus> find_stop(Scenario const& scenario, ask::Run const& asked, Limits const& limits);

}
