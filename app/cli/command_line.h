// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/cli.h"
#include "app/cli/options.h"

#include <variant>

namespace tickscope {

/// Reads the arguments. --help and --version have been answered, and a mistake has been printed, when it returns a status.
std::variant<Request, ExitStatus> read_command_line(int argc, char** argv);

}
