// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/cli.h"

#include <string>
#include <vector>

namespace tickscope {

/// Becomes tickscope-window, which sits beside this program; returns only if it cannot.
ExitStatus hand_over_to_window(std::vector<std::string> arguments);

}
