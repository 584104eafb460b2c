// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/load_scenario.h"
#include "app/cli/subcommands.h"

#include <algorithm>

namespace tickscope {

ExitStatus validate(ask::Validate const& asked)
{
    ExitStatus worst = ExitStatus::Done;
    for (std::string const& file : asked.files) {
        auto const loaded = load_scenario(file);
        if (auto const* status = std::get_if<ExitStatus>(&loaded))
            worst = std::max(worst, *status);
    }
    return worst;
}

}
