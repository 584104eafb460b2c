// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/sim_time.h"
#include "core/kernel/task_signals.h"

#include <cstdint>

namespace tickscope {

/// How far an op that takes time or waits has come. Granted: it has what it waited for first, or begins its wait again.
enum class OpStage : std::uint8_t { Fresh, Waiting, Granted };

/// What a call that a signal has ended returns, inside the kernel: whether a handler makes it fail.
enum class SyscallRestart : std::uint8_t {
    None,    ///< no call was ended
    NoHand,  ///< ERESTARTNOHAND, ERESTART_RESTARTBLOCK: a handler makes it fail
    Sys,     ///< ERESTARTSYS: a handler without SA_RESTART makes it fail
};

/// Where a thread is in the program that its scenario gave it. Belongs to the engine; the kernel never looks at it.
struct ProgramState {
    static constexpr std::uint32_t none = ~std::uint32_t{0};
    std::uint32_t program = 0;   ///< index into World::programs
    std::uint32_t pc = 0;        ///< the op under way, or next
    std::uint32_t loops = none;  ///< first of its loop counters in Machine::loop_counters
    std::uint32_t frame = none;  ///< Machine::frames: what a signal handler interrupted
    Nanos remaining{};           ///< of the burst under way
    SimTime wake_at{};           ///< when the sleep under way is over; since the epoch: what is left of a CPU clock's
    std::uint64_t ticket = 0;    ///< the round of the barrier that it waits at
    std::uint32_t queue = none;  ///< the SyncObject in whose queue it is
    SignalSet handled = 0;       ///< handlers that have run since a spin last waited for theirs
    OpStage stage = OpStage::Fresh;
    SyscallRestart restart = SyscallRestart::None;
    bool in_burst = false;     ///< the op under way is a burst
    bool burst_cut = false;    ///< somebody outside ended its burst
    bool exit_wanted = false;  ///< somebody outside made it exit

    bool operator==(ProgramState const&) const = default;
};

}
