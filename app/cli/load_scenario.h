// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/cli.h"
#include "core/base/result.h"
#include "core/scenario/scenario.h"
#include "core/scenario/settings.h"

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace tickscope {

/// What the command line changes of a scenario: `fixes` is a SET, each setting KEY=VALUE, `variant` draws what varies.
struct Changes {
    std::string fixes;
    std::vector<std::string> settings;
    std::string variant;
};

/// The same, taken apart.
struct ReadChanges {
    std::vector<Setting> settings;
    std::optional<FixSet> fixes;  ///< none: as each scenario has them
    std::string variant;

    void apply_fixes(Scenario& scenario) const
    {
        if (fixes)
            scenario.kernel.fixes = *fixes;
    }
};
Result<ReadChanges> read_changes(Changes const& changes);

/// KEY=VALUE texts, taken apart.
Result<std::vector<Setting>> settings_of(std::vector<std::string> const& texts);

/// The scenario of a file or of standard input. What is wrong with it has been printed when it returns a status;
/// switches of its kernel that change nothing have been remarked on.
std::variant<Scenario, ExitStatus> load_scenario(std::string const& path, Changes const& changes = {});

/// The path of a scenario that is given as a path, as '-', as a link, or, where no such file is here, by the name of a
/// shipped one: "rt_throttling" or "rt_throttling.yaml".
std::string scenario_path(std::string const& name);
/// The text of a scenario that is given so.
Result<std::string> read_scenario_file(std::string const& name);

/// Remarks, on standard error, on switches of a scenario's kernel that change nothing.
void note_fixes_without_effect(std::string const& name, Scenario const& scenario);

/// What messages call the file: its path, <stdin> or <link>.
std::string shown_name(std::string const& path);

/// What an option was given, "1.5s" or "300ticks" of the scenario's machine, "wrap" or "2wraps" (where its HPET's
/// counter begins again for the first or second time): none where it was not. Errors name the option.
Result<std::optional<SimTime>> parse_until(std::string const& text, Scenario const& scenario,
                                           std::string_view option = "--until");

}
