// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/sim_time.h"

#include <cstdint>

namespace tickscope {

/// How far an op that takes time or waits has come.
enum class OpStage : std::uint8_t { Fresh, Waiting, Granted };

/// Where a thread is in the program that its scenario gave it. Belongs to the engine; the kernel never looks at it.
struct ProgramState {
    static constexpr std::uint32_t none = ~std::uint32_t{0};
    std::uint32_t program = 0;   ///< index into World::programs
    std::uint32_t pc = 0;        ///< the op under way, or next
    std::uint32_t loops = none;  ///< first of its loop counters in Machine::loop_counters
    std::uint32_t frame = none;  ///< Machine::frames: what a signal handler interrupted
    Nanos remaining{};           ///< of the burst under way
    SimTime wake_at{};           ///< when the sleep under way is over
    OpStage stage = OpStage::Fresh;
    bool in_burst = false;     ///< the op under way is a burst
    bool exit_wanted = false;  ///< somebody outside made it exit
    bool signalled = false;    ///< a handler ran since `pause` began

    bool operator==(ProgramState const&) const = default;
};

}
