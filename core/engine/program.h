// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cpumask.h"
#include "core/engine/instr_names.h"
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
    bool in_call = false;  ///< the call that follows is still in kernel mode
};
struct Spin {
    int signal = 0;  ///< 0: for a flag
    std::uint32_t flag = 0;
};
struct SetFlag {
    std::uint32_t flag = 0;
};
struct Every {
    Nanos period{};
    std::uint32_t slot = 0;  ///< counter that holds the next point of the grid
};
struct ClockNanosleep {
    Clock clock;
    std::uint32_t timer = 0;  ///< what its internal timer is called
    Nanos value{};
    bool absolute = false;
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
    Clock clock;
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
struct TimerGetoverrun {
    std::uint32_t name = 0;
};
struct TimerDelete {
    std::uint32_t name = 0;
};
struct ClockGettime {
    Clock clock;
};
struct Setaffinity {
    CpuList cpus;
};
struct Sigaction {
    int signal = 0;
    Disposition::Kind kind{};
    std::uint32_t program = 0;
    bool restart = true, nodefer = false;
};
struct Sigwait {
    SignalSet set = 0;
    std::optional<Nanos> timeout;
};
struct Kill {
    std::uint32_t process = 0;
    int signal = 0;
};
struct Tgkill {
    ThreadName thread;
    int signal = 0;
};
struct Spawn {
    std::uint32_t thread = 0;
    bool takes_time = false;  ///< the instruction before is the time that it takes
};
struct Fork {
    std::uint32_t process = 0;
    bool takes_time = false;
};
struct Join {
    ThreadName thread;
    bool last = false;  ///< the one that the caller spawned last under that name
};
enum class SyncCall : std::uint8_t { Lock, Unlock, Post, Acquire, Write, Read };
struct Sync {
    SyncCall call{};
    std::uint32_t object = 0;
};
struct CondWait {
    std::uint32_t cond = 0, mutex = 0;
};
struct CondSignal {
    std::uint32_t cond = 0;
};
struct CondBroadcast {
    std::uint32_t cond = 0;
};
struct Barrier {
    std::uint32_t object = 0;
    std::uint32_t count = 1;
};
struct HandlerReturn { };

}

using Instr =
    std::variant<instr::Burst, instr::Sleep, instr::Until, instr::LoopStart, instr::LoopEnd, op::Yield, op::Setitimer,
                 op::Getitimer, instr::TimerCreate, instr::TimerSettime, instr::TimerGettime, instr::TimerDelete,
                 instr::ClockGettime, op::Getrusage, op::SetrlimitCpu, op::SchedSetscheduler, op::Nice,
                 instr::Setaffinity, instr::Sigaction, op::Sigprocmask, instr::Kill, op::Pause, instr::Spawn,
                 instr::Fork, op::Wait, instr::Join, instr::Sync, op::Exit, op::ExitGroup, instr::HandlerReturn,
                 instr::Spin, instr::SetFlag, instr::Every, instr::ClockNanosleep, instr::TimerGetoverrun,
                 op::SchedRrGetInterval, instr::Sigwait, instr::Tgkill, op::Exec, instr::CondWait, instr::CondSignal,
                 instr::CondBroadcast, instr::Barrier>;

/// Ends with Exit, ExitGroup or HandlerReturn, so that running off the end cannot happen.
struct Program {
    std::vector<Instr> code;
    std::uint32_t loops = 0;  ///< counters that its loops and grids need
};

}
