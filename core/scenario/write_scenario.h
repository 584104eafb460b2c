// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario/scenario.h"

#include <string>

namespace tickscope {

/// A scenario as the YAML text of a file, from which read_scenario() makes an equal one. Saving a session is writing
/// its scenario with the commands given so far as its events.
std::string write_scenario(Scenario const& scenario);

}
