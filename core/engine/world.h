// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernel/cast.h"
#include "core/scenario/scenario.h"

namespace tickscope {

/// A program as the engine runs it: ops in a row, loops as jumps, names as numbers. See program.h.
struct Program;

/// What never changes while a scenario runs: the cast, and the programs it follows. Every snapshot shares it. When a
/// command brings a new process a new World is made, in which all old numbers keep their meaning.
struct World {
    Scenario scenario;
    Cast cast;
    std::vector<std::shared_ptr<Program const>> programs;
};

}
