// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/sim_time.h"
#include "core/base/units.h"
#include "core/kernel/posix_cpu_timer.h"
#include "core/kernel/task_cputime.h"
#include "core/kernel/traced_fields.h"

#include <cstdint>
#include <string_view>

namespace tickscope {

enum class ItimerWhich : std::uint8_t { Real, Virtual, Prof };
enum class RusageWho : std::uint8_t { Self, Children, Thread, Times };
enum class ReadBy : std::uint8_t { Process, ThreadClock, ProcessProf, ProcessVirt, ThreadProf, ThreadVirt, Outside };

/// CPU clocks, timers and limits.
namespace traced {

struct ItimerState {
    static constexpr std::string_view ev = "itimer_state";
    static constexpr auto names = field_names("process", "which", "expires_ticks", "value_ns", "interval_ns", "by");
    Tgid process{};
    ItimerWhich which{};
    std::uint64_t expires_ticks = 0;  ///< absolute on its clock; for Real the instant in ns
    Nanos value_ns{}, interval_ns{};  ///< as the caller gave them
    Maybe<TaskId> by;                 ///< who called; none: from outside
    bool operator==(ItimerState const&) const = default;
};
struct ItimerExpire {
    static constexpr std::string_view ev = "itimer_expire";
    static constexpr auto names = field_names("process", "which", "now_ticks", "expires_ticks");
    Tgid process{};
    ItimerWhich which{};
    std::uint64_t now_ticks = 0;
    std::uint64_t expires_ticks = 0;  ///< when it is due next, absolute on its clock; 0: not armed any more
    bool operator==(ItimerExpire const&) const = default;
};
/// timer_create, timer_settime, timer_delete and timer_expire carry the same fields.
struct TimerFields {
    static constexpr auto names = field_names("process", "id", "scope", "clock", "expires", "now", "overrun", "by");
    Tgid process{};
    TimerId id{};
    TimerScope scope{};
    CpuClock clock{};
    std::uint64_t expires = 0, now = 0;  ///< in the clock's unit
    std::int32_t overrun = 0;
    Maybe<TaskId> by;  ///< who called, or whose tick it was; none: nobody
    bool operator==(TimerFields const&) const = default;
};
struct TimerCreate : TimerFields {
    static constexpr std::string_view ev = "timer_create";
    bool operator==(TimerCreate const&) const = default;
};
struct TimerSettime : TimerFields {
    static constexpr std::string_view ev = "timer_settime";
    bool operator==(TimerSettime const&) const = default;
};
struct TimerDelete : TimerFields {
    static constexpr std::string_view ev = "timer_delete";
    bool operator==(TimerDelete const&) const = default;
};
struct TimerExpire : TimerFields {
    static constexpr std::string_view ev = "timer_expire";
    bool operator==(TimerExpire const&) const = default;
};
struct CputimerStart {
    static constexpr std::string_view ev = "cputimer_start";
    static constexpr auto names = field_names("process", "was", "becomes");
    Tgid process{};
    TaskCputime was, becomes;
    bool operator==(CputimerStart const&) const = default;
};
struct CputimerStop {
    static constexpr std::string_view ev = "cputimer_stop";
    static constexpr auto names = field_names("process", "was");
    Tgid process{};
    TaskCputime was;
    bool operator==(CputimerStop const&) const = default;
};
struct ExpiryCache {
    static constexpr std::string_view ev = "expiry_cache";
    static constexpr auto names = field_names("process", "task", "prof", "virt", "sched");
    Tgid process{};
    Maybe<TaskId> task;  ///< none: the group's cache
    Cputime prof, virt;
    Nanos sched{};
    bool operator==(ExpiryCache const&) const = default;
};
struct ClockRead {
    static constexpr std::string_view ev = "clock_read";
    static constexpr auto names = field_names("process", "task", "clock", "by", "utime", "stime", "runtime");
    Tgid process{};
    Maybe<TaskId> task;  ///< a thread clock's thread
    ReadBy clock{};
    Maybe<TaskId> by;  ///< none: from outside
    Cputime utime, stime;
    Nanos runtime{};
    bool operator==(ClockRead const&) const = default;
};
struct Getitimer {
    static constexpr std::string_view ev = "getitimer";
    static constexpr auto names = field_names("process", "which", "by", "value_ns", "interval_ns");
    Tgid process{};
    ItimerWhich which{};
    Maybe<TaskId> by;
    Nanos value_ns{}, interval_ns{};
    bool operator==(Getitimer const&) const = default;
};
struct TimerGettime {
    static constexpr std::string_view ev = "timer_gettime";
    static constexpr auto names = field_names("process", "id", "value_ns", "interval_ns");
    Tgid process{};
    TimerId id{};
    Nanos value_ns{}, interval_ns{};
    bool operator==(TimerGettime const&) const = default;
};
struct Getrusage {
    static constexpr std::string_view ev = "getrusage";
    static constexpr auto names = field_names("process", "who", "by", "utime_ns", "stime_ns");
    Tgid process{};
    RusageWho who{};
    TaskId by{};
    Nanos utime_ns{}, stime_ns{};
    bool operator==(Getrusage const&) const = default;
};
struct RlimitCpu {
    static constexpr std::string_view ev = "rlimit_cpu";
    static constexpr auto names = field_names("process", "soft_s", "hard_s", "by");
    Tgid process{};
    std::uint64_t soft_s = 0, hard_s = 0;  ///< Rlimit::infinity: unlimited
    Maybe<TaskId> by;                      ///< who called, or whose tick raised it; none: from outside
    bool operator==(RlimitCpu const&) const = default;
};

}

}
