// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/cli.h"
#include "core/base/result.h"
#include "core/scenario/scenario.h"
#include "core/scenario/settings.h"

#include <string>
#include <variant>
#include <vector>

namespace tickscope {

/// What the command line changes of a scenario: `fixes` is a SET, each setting KEY=VALUE.
struct Changes {
    std::string fixes;
    std::vector<std::string> settings;
};

/// The scenario of a file or of standard input. What is wrong with it has been told when it gives a status.
std::variant<Scenario, ExitStatus> load_scenario(std::string const& path, Changes const& changes = {});

/// "1.5s" or "300ticks" of the scenario's machine.
Result<SimTime> parse_instant(std::string const& text, Scenario const& scenario);

}
