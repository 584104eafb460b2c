// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/sim_time.h"
#include "core/kernel/traced_machine.h"
#include "core/kernel/traced_process.h"
#include "core/kernel/traced_sched.h"
#include "core/kernel/traced_timers.h"

#include <cstdint>
#include <variant>

namespace tickscope {

/// What happens in a run, one struct a kind. Kinds are only added at the end.
using Traced =
    std::variant<traced::SchedSwitch, traced::SchedWakeup, traced::SchedWakeupNew, traced::SchedMigrateTask,
                 traced::SchedProcessFork, traced::SchedProcessExit, traced::SchedProcessWait, traced::SchedStatRuntime,
                 traced::Tick, traced::AccountGroup, traced::Mode, traced::ItimerState, traced::ItimerExpire,
                 traced::TimerCreate, traced::TimerSettime, traced::TimerDelete, traced::TimerExpire,
                 traced::CputimerStart, traced::CputimerStop, traced::ExpiryCache, traced::ClockRead, traced::Getitimer,
                 traced::TimerGettime, traced::Getrusage, traced::RlimitCpu, traced::SignalGenerate,
                 traced::SignalDeliver, traced::DeadAccumulate, traced::Lock, traced::CpuhpOffline, traced::CpuhpOnline,
                 traced::TickStop, traced::TickRestart, traced::NohzMask, traced::NohzBalancer, traced::HpetInterrupt,
                 traced::HpetReinit, traced::RtcIrq, traced::Warning, traced::Command, traced::Invariant,
                 traced::Sigchld, traced::Syscall, traced::JobControl>;

/// One thing that happened. `n` counts from 0 without gaps; `cause` is the n of the event that led to this one.
struct TraceEvent {
    static constexpr std::uint64_t no_cause = no_event;
    std::uint64_t n = 0;
    SimTime at{};
    CpuId cpu{};
    std::uint64_t cause = no_cause;
    Traced what;

    bool operator==(TraceEvent const&) const = default;
};

/// Where the machine reports. It never reads back from it.
class TraceSink {
public:
    virtual ~TraceSink() = default;
    virtual void record(TraceEvent const&) = 0;
    /// A call of a program has returned. What it did is in the trace; this is what the program was told.
    virtual void returned(CallResult const&) { }
};

}
