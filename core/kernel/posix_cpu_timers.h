// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernel/kernel.h"
#include "core/kernel/posix_timers.h"

#include <optional>

namespace tickscope {

/// run_posix_cpu_timers(): the last that a tick does, for the task that was running when it came.
void run_posix_cpu_timers(Kernel& k, TaskId task);

struct NextExpiry {
    std::uint64_t expires = 0;
    std::int32_t overrun = 0;  ///< intervals that passed

    bool operator==(NextExpiry const&) const = default;
};
/// bump_cpu_timer(): the next expiry of a periodic timer, found by doubling the interval. Lands on `now` itself where
/// the kernel's procedure falls one step short.
NextExpiry bump_cpu_timer(std::uint64_t expires, std::uint64_t incr, std::uint64_t now);

/// posix_cpu_timer_set(), posix_cpu_timer_get(), posix_cpu_timer_del(), posix_cpu_timer_schedule(): a timer on a CPU
/// clock.
TimerSet posix_cpu_timer_set(Kernel& k, PosixTimer& timer, TimerExpiry expiry, Itimerspec const& value);
Itimerspec posix_cpu_timer_get(Kernel& k, PosixTimer& timer);
void posix_cpu_timer_del(Kernel& k, PosixTimer& timer);
void posix_cpu_timer_schedule(Kernel& k, PosixTimer& timer);
/// cpu_timer_fire(): it has expired, its clock showing `now`; it sends its signal, and starts again at once if that is
/// ignored.
void cpu_timer_fire(Kernel& k, PosixTimer& timer, std::uint64_t now);

/// A process timer is off the list that holds it, or a thread timer off its thread's.
void take_off_list(Kernel& k, PosixTimer& timer);

/// cleanup_timers() for a thread, and for its group with the last one: what is left is kept to be read.
void posix_cpu_timers_exit(Kernel& k, TaskId task);
void posix_cpu_timers_exit_group(Kernel& k, Tgid tgid);

/// set_process_cpu_timer() for an itimer: `value` is relative; `old` is absolute, 0 for none.
struct ItimerSwap {
    Cputime expires;  ///< absolute now
    Cputime old;      ///< what was left
};
ItimerSwap set_process_itimer(Kernel& k, Tgid tgid, CpuClock clock, Cputime value, Cputime old);
/// set_process_cpu_timer() for RLIMIT_CPU: `expires` is absolute.
void set_process_limit_timer(Kernel& k, Tgid tgid, Cputime expires);

/// Whether a CPU timer, an itimer on CPU time or a CPU limit of the process is pending.
bool has_process_cpu_timers(ThreadGroup const& group);

}
