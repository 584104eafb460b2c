// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/sim_time.h"
#include "core/base/units.h"
#include "core/kernel/call_result.h"
#include "core/kernel/traced_fields.h"

#include <cstdint>
#include <string_view>

namespace tickscope {

enum class SignalResult : std::uint8_t { Queued, Merged, Ignored };
enum class SignalAction : std::uint8_t { Handler, Default, Ignore, Sigwait };
enum class JobEvent : std::uint8_t { Stopped, Continued };

/// Births, deaths and signals.
namespace traced {

struct SchedProcessFork {
    static constexpr std::string_view ev = "sched_process_fork";
    static constexpr auto names = field_names("parent", "child");
    Maybe<TaskId> parent;  ///< none: made by init
    TaskId child{};
    bool operator==(SchedProcessFork const&) const = default;
};
struct SchedProcessExit {
    static constexpr std::string_view ev = "sched_process_exit";
    static constexpr auto names = field_names("task", "code", "signal");
    TaskId task{};
    std::int32_t code = 0;
    std::uint8_t signal = 0;  ///< 0: none
    bool operator==(SchedProcessExit const&) const = default;
};
struct SchedProcessWait {
    static constexpr std::string_view ev = "sched_process_wait";
    static constexpr auto names = field_names("task", "reaped");
    Maybe<TaskId> task;  ///< none: init
    Tgid reaped{};
    bool operator==(SchedProcessWait const&) const = default;
};
struct DeadAccumulate {
    static constexpr std::string_view ev = "dead_accumulate";
    static constexpr auto names = field_names("task", "process", "utime", "stime", "runtime");
    TaskId task{};
    Tgid process{};
    Cputime utime, stime;  ///< what the group keeps; zero where this kernel keeps nothing
    Nanos runtime{};
    bool operator==(DeadAccumulate const&) const = default;
};
struct SignalGenerate {
    static constexpr std::string_view ev = "signal_generate";
    static constexpr auto names = field_names("sig", "process", "task", "by", "result");
    std::uint8_t sig = 0;
    Tgid process{};
    Maybe<TaskId> task;  ///< who takes it, if anybody was chosen
    Maybe<TaskId> by;    ///< who or whose tick sent it; none: from outside
    SignalResult result{};
    bool operator==(SignalGenerate const&) const = default;
};
struct SignalDeliver {
    static constexpr std::string_view ev = "signal_deliver";
    static constexpr auto names = field_names("sig", "task", "action", "si_overrun");
    std::uint8_t sig = 0;
    TaskId task{};
    SignalAction action{};
    std::int32_t overrun = 0;  ///< of a timer's signal: expiries that it stands for beyond the first
    bool operator==(SignalDeliver const&) const = default;
};
/// A child's CPU time as its parent gets it when the child has died: the si_utime and si_stime of its SIGCHLD.
struct Sigchld {
    static constexpr std::string_view ev = "sigchld";
    static constexpr auto names = field_names("process", "child", "si_utime", "si_stime");
    Tgid process{};  ///< the parent
    Tgid child{};
    ClockT utime, stime;
    bool operator==(Sigchld const&) const = default;
};
/// A process has stopped whole, or goes on: what do_notify_parent_cldstop() tells its parent.
struct JobControl {
    static constexpr std::string_view ev = "job_control";
    static constexpr auto names = field_names("process", "parent", "state", "sig");
    Tgid process{};
    Tgid parent{};
    JobEvent state{};
    std::uint8_t sig = 0;  ///< what stopped it; 0 where it goes on
    bool operator==(JobControl const&) const = default;
};
/// A call that failed.
struct Syscall {
    static constexpr std::string_view ev = "syscall";
    static constexpr auto names = field_names("op", "task", "errno");
    CallName op{};
    Maybe<TaskId> task;      ///< none: from outside
    std::uint8_t error = 0;  ///< of kernel_errno, positive
    bool operator==(Syscall const&) const = default;
};

}

}
