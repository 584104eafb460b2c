// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/sim_time.h"

#include <cstdint>

namespace tickscope {

/// Where a thread is in the program that its scenario gave it. Belongs to the engine; the kernel never looks at it.
struct ProgramState {
    std::uint32_t program = 0;             ///< index into World::programs
    std::uint32_t pc = 0;                  ///< the op under way, or next
    std::uint32_t loops = ~std::uint32_t{0};   ///< first of its loop counters in Machine::loop_counters
    std::uint32_t frame = ~std::uint32_t{0};   ///< Machine::frames: what a signal handler interrupted
    Nanos remaining{};                     ///< of the burst under way
    std::uint32_t op_stage = 0;            ///< how far a blocking op has come

    bool operator==(ProgramState const&) const = default;
};

}
