// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cpumask.h"
#include "core/scenario/scenario.h"

#include <cstdint>
#include <variant>
#include <vector>

namespace tickscope {

/// The instructions of a compiled program: the scenario's ops with loops as jumps and names as numbers.
namespace instr {

struct Burst {
    CpuMode mode{};
    Span length;
};
struct Sleep {
    Span length;
};
struct Until {
    Nanos offset{};  ///< within the period, 0 .. period-1
};
struct LoopStart {
    std::uint32_t slot = 0;
    std::uint64_t count = 0;  ///< forever: the largest number
    std::uint32_t past = 0;   ///< where the program goes on after the last round
};
struct LoopEnd {
    std::uint32_t slot = 0;
    std::uint32_t body = 0;
};
struct TimerCreate {
    std::uint32_t name = 0;
    ClockName clock;
    std::uint32_t target = 0;  ///< process of a foreign clock
    TimerNotify notify{};
    int signal = 14;
};
struct TimerSettime {
    std::uint32_t name = 0;
    Nanos value{}, interval{};
    bool absolute = false;
};
struct TimerGettime {
    std::uint32_t name = 0;
};
struct TimerDelete {
    std::uint32_t name = 0;
};
struct ClockGettime {
    ClockName clock;
    std::uint32_t target = 0;
};
struct Setaffinity {
    CpuList cpus;
};
struct Sigaction {
    int signal = 0;
    Disposition::Kind kind{};
    std::uint32_t program = 0;
};
struct Kill {
    std::uint32_t process = 0;
    int signal = 0;
};
struct Spawn {
    std::uint32_t thread = 0;
};
struct Fork {
    std::uint32_t process = 0;
};
struct Join {
    std::string thread;  ///< of the caller's process
    std::uint32_t instance = 0;
};
enum class SyncCall : std::uint8_t { Lock, Unlock, Post, Acquire, Write, Read };
struct Sync {
    SyncCall call{};
    std::uint32_t object = 0;
};
struct HandlerReturn { };

}

using Instr =
    std::variant<instr::Burst, instr::Sleep, instr::Until, instr::LoopStart, instr::LoopEnd, op::Yield, op::Setitimer,
                 op::Getitimer, instr::TimerCreate, instr::TimerSettime, instr::TimerGettime, instr::TimerDelete,
                 instr::ClockGettime, op::Getrusage, op::SetrlimitCpu, op::SchedSetscheduler, op::Nice,
                 instr::Setaffinity, instr::Sigaction, op::Sigprocmask, instr::Kill, op::Pause, instr::Spawn,
                 instr::Fork, op::Wait, instr::Join, instr::Sync, op::Exit, op::ExitGroup, instr::HandlerReturn>;

/// Ends with Exit, ExitGroup or HandlerReturn, so that running off the end cannot happen.
struct Program {
    std::vector<Instr> code;
    std::uint32_t loops = 0;  ///< counters that its loops need
};

}
