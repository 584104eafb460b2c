// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/ordered_tree.h"

#include <array>
#include <cstdint>

namespace tickscope {

enum class CpuClock : std::uint8_t { Prof, Virt, Sched };  ///< CPUCLOCK_PROF, _VIRT, _SCHED
inline constexpr std::array cpu_clocks{CpuClock::Prof, CpuClock::Virt, CpuClock::Sched};
enum class TimerScope : std::uint8_t { Process, Thread, Monotonic };  ///< whose time it counts
enum class TimerNotify : std::uint8_t { Signal, None, ThreadId };     ///< SIGEV_SIGNAL, _NONE, _THREAD_ID

/// struct k_itimer on a CPU clock (or on CLOCK_MONOTONIC). Times are in the clock's own unit: jiffies for PROF and
/// VIRT, nanoseconds for SCHED and MONOTONIC; unsigned and wrapping, as cpu_time_count is.
struct PosixTimer {
    TimerId id{};
    Tgid owner{};            ///< the process that made it
    std::uint32_t name = 0;  ///< index into World::timer_names
    bool in_use = false;
    TimerScope scope = TimerScope::Process;
    CpuClock clock = CpuClock::Prof;
    TimerNotify notify = TimerNotify::Signal;
    bool armed = false;       ///< on a list
    std::int8_t firing = 0;   ///< as cpu.firing
    bool queued = false;      ///< its siginfo is on a queue
    bool clock_gone = false;  ///< cpu.task is none: whose clock it was is dead, expires is what was left
    int signal = 14;
    Tgid target_group{};        ///< whose clock, when scope is Process
    Maybe<TaskId> target_task;  ///< whose clock, when scope is Thread; none once it is gone
    Maybe<TaskId> notify_task;  ///< SIGEV_THREAD_ID
    Maybe<TaskId> sleeper;      ///< clock_nanosleep(): who is woken, instead of a signal
    std::uint64_t expires = 0;
    std::uint64_t incr = 0;
    std::int32_t overrun = 0;  ///< it_overrun
    std::int32_t overrun_last = 0;
    std::int32_t sigq_overrun = 0;  ///< si_overrun of the preallocated sigqueue (<signal.h> has a macro of that name)
    std::uint32_t requeue_pending = 0;
    std::uint32_t si_sys_private = 0;
    TreeLinks list;                           ///< in Task::cpu_timers or ThreadGroup::cpu_timers
    Maybe<TimerId> next_of_owner;             ///< sig->posix_timers
    std::uint32_t hrtimer = TreeLinks::none;  ///< for MONOTONIC
    std::uint64_t cause = 0;                  ///< number of the trace event that armed it

    bool operator==(PosixTimer const&) const = default;
};

}
