// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/sentences.h"

namespace tickscope::ui {
namespace {

/// One overload a kind: a new event does not compile until it has a class.
struct EventClassifier {
    static EventClass of(traced::SignalGenerate const&) { return EventClass::Signal; }
    static EventClass of(traced::SignalDeliver const&) { return EventClass::Signal; }
    static EventClass of(traced::Warning const&) { return EventClass::Warning; }
    static EventClass of(traced::Invariant const&) { return EventClass::Warning; }
    static EventClass of(traced::Command const&) { return EventClass::Command; }
    static EventClass of(traced::SchedProcessFork const&) { return EventClass::Process; }
    static EventClass of(traced::SchedProcessExit const&) { return EventClass::Process; }
    static EventClass of(traced::SchedProcessWait const&) { return EventClass::Process; }
    static EventClass of(traced::DeadAccumulate const&) { return EventClass::Process; }
    static EventClass of(traced::Sigchld const&) { return EventClass::Process; }
    static EventClass of(traced::Syscall const&) { return EventClass::Process; }
    static EventClass of(traced::JobControl const&) { return EventClass::Signal; }
    static EventClass of(traced::CpuhpOffline const&) { return EventClass::Cpu; }
    static EventClass of(traced::CpuhpOnline const&) { return EventClass::Cpu; }
    static EventClass of(traced::NohzMask const&) { return EventClass::Idle; }
    static EventClass of(traced::NohzBalancer const&) { return EventClass::Idle; }
    static EventClass of(traced::HpetInterrupt const&) { return EventClass::Device; }
    static EventClass of(traced::HpetReinit const&) { return EventClass::Device; }
    static EventClass of(traced::RtcIrq const&) { return EventClass::Device; }
    static EventClass of(traced::SchedSwitch const&) { return EventClass::Scheduling; }
    static EventClass of(traced::SchedWakeup const&) { return EventClass::Scheduling; }
    static EventClass of(traced::SchedWakeupNew const&) { return EventClass::Scheduling; }
    static EventClass of(traced::SchedMigrateTask const&) { return EventClass::Scheduling; }
    static EventClass of(traced::SchedStatRuntime const&) { return EventClass::Scheduling; }
    static EventClass of(traced::Tick const&) { return EventClass::Scheduling; }
    static EventClass of(traced::AccountGroup const&) { return EventClass::Scheduling; }
    static EventClass of(traced::Mode const&) { return EventClass::Scheduling; }
    static EventClass of(traced::Lock const&) { return EventClass::Scheduling; }
    static EventClass of(traced::TickStop const&) { return EventClass::Idle; }
    static EventClass of(traced::TickRestart const&) { return EventClass::Idle; }
    static EventClass of(traced::ItimerState const&) { return EventClass::Timer; }
    static EventClass of(traced::ItimerExpire const&) { return EventClass::Timer; }
    static EventClass of(traced::TimerFields const&) { return EventClass::Timer; }
    static EventClass of(traced::CputimerStart const&) { return EventClass::Timer; }
    static EventClass of(traced::CputimerStop const&) { return EventClass::Timer; }
    static EventClass of(traced::ExpiryCache const&) { return EventClass::Timer; }
    static EventClass of(traced::ClockRead const&) { return EventClass::Timer; }
    static EventClass of(traced::Getitimer const&) { return EventClass::Timer; }
    static EventClass of(traced::TimerGettime const&) { return EventClass::Timer; }
    static EventClass of(traced::Getrusage const&) { return EventClass::Timer; }
    static EventClass of(traced::RlimitCpu const&) { return EventClass::Timer; }
};

}

EventClass eventClass(Traced const& what)
{
    return std::visit([](auto const& e) { return EventClassifier::of(e); }, what);
}

}
