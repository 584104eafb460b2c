// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/world.h"
#include "core/kernel/kernel.h"

namespace tickscope {

/// Does what a command says, in its effects on the machine. What names nobody any more does nothing. Gives the world
/// to go on with, if the command brought a new process.
std::shared_ptr<World const> apply_command(Kernel& k, std::shared_ptr<World const> world, Command const& command);

}
