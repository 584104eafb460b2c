// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernel/kernel.h"
#include "core/kernel/time_convert.h"

namespace tickscope {

/// struct itimerspec.
struct Itimerspec {
    Timespec value;
    Timespec interval;

    bool operator==(Itimerspec const&) const = default;
};

/// What timer_create() is asked for. A process clock without a group and a thread clock without a task are the
/// caller's own.
struct TimerSpec {
    std::uint32_t name = 0;  ///< index into NameTable::timers
    TimerScope scope = TimerScope::Process;
    CpuClock clock = CpuClock::Sched;
    Maybe<Tgid> target_group;
    Maybe<TaskId> target_task;
    TimerNotify notify = TimerNotify::Signal;
    int signal = 14;
    Maybe<TaskId> notify_task;  ///< SIGEV_THREAD_ID; none: the caller
};

struct TimerCreated {
    int error = 0;  ///< 0 or -EINVAL
    Maybe<TimerId> timer;
};

enum class TimerExpiry : std::uint8_t { Relative, Absolute };

struct TimerSet {
    int error = 0;  ///< 0, -EINVAL or -ESRCH
    Itimerspec old;
};

/// timer_create(), by thread `caller`.
TimerCreated timer_create(Kernel& k, TaskId caller, TimerSpec const& spec);
/// timer_settime(). -EINVAL: no such timer, or no such time; -ESRCH: the clock's thread or process is gone.
TimerSet timer_settime(Kernel& k, TimerId timer, TimerExpiry expiry, Itimerspec const& value);
/// timer_gettime(): error 0 or -EINVAL.
TimerSet timer_gettime(Kernel& k, TimerId timer);
/// timer_getoverrun(): the overruns of the last delivered signal, or -EINVAL.
int timer_getoverrun(Kernel& k, TimerId timer);
/// timer_delete(): 0 or -EINVAL.
int timer_delete(Kernel& k, TimerId timer);
/// check_clock(): a thread of the caller's own process, or any process that has not been reaped.
bool is_clock_valid(Kernel& k, Task const& caller, TimerSpec const& spec);
/// The timer that a process made last under this name and has not deleted, if any.
Maybe<TimerId> find_timer(Machine const& machine, Tgid owner, std::uint32_t name);

/// posix_timer_fn(): DueKind::PosixTimer is due.
void posix_timer_fn(Kernel& k, TimerId timer);

enum class TimerEvent : std::uint8_t { Queued, Overrun, Ignored, NoTarget };
/// posix_timer_event(): sends the timer's own signal, or counts it on the one that still waits.
TimerEvent posix_timer_event(Kernel& k, TimerId timer, std::uint32_t si_sys_private);
/// do_schedule_next_timer(): the timer's signal was taken; a periodic timer is armed again, unless it was set anew
/// since. Gives the overruns to add to the signal's own.
std::int32_t do_schedule_next_timer(Kernel& k, TimerId timer);
/// exit_itimers(): the process has no thread left that runs.
void exit_itimers(Kernel& k, Tgid tgid);

}
