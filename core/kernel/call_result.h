// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/sim_time.h"

#include <array>
#include <cstdint>
#include <string_view>
#include <variant>

namespace tickscope {

/// The calls of a program, each named like its op. What takes CPU time (user, system, spin) is no call.
enum class CallName : std::uint8_t {
    Sleep,
    Until,
    Every,
    ClockNanosleep,
    Yield,
    Setitimer,
    Getitimer,
    TimerCreate,
    TimerSettime,
    TimerGettime,
    TimerGetoverrun,
    TimerDelete,
    ClockGettime,
    Getrusage,
    Times,
    SetrlimitCpu,
    SetrlimitRttime,
    SchedSetscheduler,
    SchedRrGetInterval,
    Nice,
    Setaffinity,
    Sigaction,
    Sigprocmask,
    Sigwait,
    Kill,
    Pause,
    Spawn,
    Fork,
    Exec,
    Wait,
    Join,
    Lock,
    Unlock,
    CondWait,
    CondSignal,
    CondBroadcast,
    Barrier,
    Post,
    Acquire,
    Write,
    Read,
    Set,
};
inline constexpr std::size_t call_names = static_cast<std::size_t>(CallName::Set) + 1;

/// A signal as a result, so that it is not taken for a number.
struct SignalNumber {
    int number = 0;
    bool operator==(SignalNumber const&) const = default;
};

struct CallField {
    std::string_view name;
    std::variant<Nanos, std::int64_t, Tgid, TaskId, SignalNumber> value;
    bool operator==(CallField const&) const = default;
};

/// What a call returned: 0 and its results, or an errno. Results have the names of the kernel's structures.
struct CallResult {
    TaskId task{};
    CallName call{};
    int error = 0;  ///< of kernel_errno, positive; 0: it did not fail
    std::array<CallField, 4> fields{};
    std::uint32_t count = 0;

    void add(std::string_view name, auto value) { fields[count++] = {name, value}; }
    bool operator==(CallResult const&) const = default;
};

}
