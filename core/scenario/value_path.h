// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tickscope {

/// What a value is counted in, and so how it is written.
enum class Unit : std::uint8_t {
    Ticks,
    Time,
    Limit,  ///< nanoseconds, or unlimited
    Count,
    Flag,  ///< 0 or 1, written false and true
    Text,
    Cpus,  ///< a cpulist
};

enum class Subject : std::uint8_t { Machine, Cpu, Process, Thread };

enum class Quantity : std::uint8_t {
    Now,
    JiffiesCount,
    NohzMask,
    NohzBalancer,
    HpetCounter,
    HpetT1Cmp,
    HpetT1CmpRegister,
    HpetLost,
    HpetInterrupts,
    RtcTime,
    RtcUpdateIrqs,
    RtcAlarmIrqs,
    RtcPeriodicIrqs,
    CpuOnline,
    CpuActive,
    CpuCurrent,
    CpuUser,
    CpuSystem,
    CpuIdle,
    CpuTickStopped,
    CpuSwitches,
    CpuQueued,
    CpuMinVruntime,
    ProcState,
    ProcThreads,
    ProcSignals,
    ClockUtime,
    ClockStime,
    ClockRuntime,
    TimerRunning,
    TimerUtime,
    TimerStime,
    TimerRuntime,
    TrueUser,
    TrueSystem,
    DeadUtime,
    DeadStime,
    DeadRuntime,
    ChildrenUtime,
    ChildrenStime,
    DeathUtime,
    DeathStime,
    ExpiresProf,
    ExpiresVirt,
    ExpiresSched,
    ItimerProfExpires,
    ItimerProfInterval,
    ItimerVirtualExpires,
    ItimerVirtualInterval,
    RlimitCpuSoft,
    RlimitCpuHard,
    ThreadState,
    ThreadCpu,
    ThreadUtime,
    ThreadStime,
    ThreadRuntime,
    ThreadVruntime,
    ThreadNice,
    ThreadSwitches,
};

/// A path of a value, taken apart: "proc.worker.clock.utime" is a process's, named worker, and a ClockUtime.
struct ValuePath {
    Subject subject = Subject::Machine;
    Quantity quantity = Quantity::Now;
    Unit unit = Unit::Time;
    std::uint32_t cpu = 0;  ///< of a CPU
    std::string process;    ///< of a process or thread; "child.1" for an instance
    std::string thread;     ///< of a thread
    int signal = 0;         ///< of ProcSignals

    bool operator==(ValuePath const&) const = default;
};

/// Takes a path apart; does not ask whether what it names is there.
Result<ValuePath> parse_value_path(std::string_view text);

/// One row for each quantity: for completion, for help and for the schema.
struct QuantityInfo {
    Subject subject;
    std::string_view name;  ///< what stands behind the subject: "clock.utime"; "signals" is followed by a signal
    Quantity quantity;
    Unit unit;
    std::string_view help;
};
std::vector<QuantityInfo> const& quantities();
QuantityInfo const& quantity_info(Quantity quantity);

}
