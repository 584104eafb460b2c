// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/cli.h"
#include "app/cli/options.h"

#include <string>
#include <variant>
#include <vector>

namespace tickscope {

/// What was asked for, or how the program ends because nothing was: help and version have been printed, mistakes
/// complained of.
std::variant<Request, ExitStatus> read_command_line(int argc, char** argv);

/// Every subcommand, as help shows them.
std::vector<std::string> subcommand_names();

/// The script that makes a shell complete every subcommand and option.
std::string completions_for(ask::Shell shell);

}
