// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario/ops.h"

#include <utility>

namespace tickscope {

/// What a person, or a scenario's `events:`, does to a running machine from outside. Commands are data: the log of
/// them is the save file.
namespace cmd {

struct Offline {
    CpuId cpu{};
    bool operator==(Offline const&) const = default;
};
struct Online {
    CpuId cpu{};
    bool operator==(Online const&) const = default;
};
struct Kill {
    std::string process;  ///< empty: `thread` says who
    int signal = 0;
    std::string thread;  ///< "process/thread"
    bool operator==(Kill const&) const = default;
};
struct ExitThread {
    std::string thread;
    bool operator==(ExitThread const&) const = default;
};  ///< "process/thread"
struct Setitimer {
    std::string process;
    ItimerWhich which{};
    Nanos value{}, interval{};
    bool operator==(Setitimer const&) const = default;
};
struct SetrlimitCpu {
    std::string process;
    Rlimit limit;
    bool operator==(SetrlimitCpu const&) const = default;
};
struct Renice {
    std::string thread;
    int nice = 0;
    bool operator==(Renice const&) const = default;
};
struct Setaffinity {
    std::string thread;
    CpuList cpus;
    bool operator==(Setaffinity const&) const = default;
};
struct ReadClock {
    std::string process;
    bool operator==(ReadClock const&) const = default;
};
struct SampleTimer {
    std::string process;
    bool operator==(SampleTimer const&) const = default;
};
struct SetFixes {
    std::vector<std::pair<Fix, bool>> fixes;
    std::vector<std::pair<LaterFix, bool>> later;
    bool operator==(SetFixes const&) const = default;
};
struct RtcAlarm {
    std::string time;
    bool operator==(RtcAlarm const&) const = default;
};  ///< "09:00:05"; empty: off
struct RtcUpdate {
    bool on = false;
    bool operator==(RtcUpdate const&) const = default;
};
struct RtcPeriodic {
    std::uint32_t hz = 0;
    bool operator==(RtcPeriodic const&) const = default;
};  ///< a power of two from 2 to 8192; 0: off
struct Run {
    std::shared_ptr<ProcessSpec const> process;
    bool operator==(Run const&) const;
};
struct Spawn {
    std::string process;  ///< which gets a thread more
    std::shared_ptr<ThreadSpec const> thread;
    bool operator==(Spawn const&) const;
};
/// Another program for a thread, from its next op on.
struct Program {
    std::string thread;
    std::vector<Op> ops;
    bool operator==(Program const&) const = default;
};
struct EndBurst {
    std::string thread;  ///< whose burst is over
    bool operator==(EndBurst const&) const = default;
};
struct SetScheduler {
    std::string thread;
    Policy policy{};
    std::uint8_t priority = 0;
    bool operator==(SetScheduler const&) const = default;
};
struct TimerCreate {
    std::string process;
    op::TimerCreate timer;
    bool operator==(TimerCreate const&) const = default;
};
struct TimerSettime {
    std::string process;
    op::TimerSettime timer;
    bool operator==(TimerSettime const&) const = default;
};
struct TimerDelete {
    std::string process;
    std::string id;
    bool operator==(TimerDelete const&) const = default;
};
struct Sigaction {
    std::string process;
    int signal = 0;
    Disposition what;
    bool operator==(Sigaction const&) const = default;
};
struct Sigprocmask {
    std::string thread;
    op::Sigprocmask mask;
    bool operator==(Sigprocmask const&) const = default;
};
struct SetrlimitRttime {
    std::string process;
    Rlimit limit;
    bool operator==(SetrlimitRttime const&) const = default;
};

}

using Command = std::variant<cmd::Offline, cmd::Online, cmd::Kill, cmd::ExitThread, cmd::Setitimer, cmd::SetrlimitCpu,
                             cmd::Renice, cmd::Setaffinity, cmd::ReadClock, cmd::SampleTimer, cmd::SetFixes,
                             cmd::RtcAlarm, cmd::RtcUpdate, cmd::RtcPeriodic, cmd::Run, cmd::Spawn, cmd::Program,
                             cmd::EndBurst, cmd::SetScheduler, cmd::TimerCreate, cmd::TimerSettime, cmd::TimerDelete,
                             cmd::Sigaction, cmd::Sigprocmask, cmd::SetrlimitRttime>;

struct CommandAt {
    SimTime at{};
    Command command;

    bool operator==(CommandAt const&) const = default;
};

}
