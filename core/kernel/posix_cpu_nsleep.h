// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernel/posix_timers.h"

namespace tickscope {

/// do_cpu_nsleep() up to its sleep: a timer of the calling thread's own that will wake it. -EINVAL: its own thread
/// clock, or a clock that is gone. The thread may go on at once where has_cpu_nsleep_ended().
int start_cpu_nsleep(Kernel& k, TaskId sleeper, TimerSpec const& clock, TimerExpiry expiry, Nanos value);
/// Whether the timer has woken the thread, or never began.
bool has_cpu_nsleep_ended(Kernel& k, TaskId sleeper);
/// A signal has ended the sleep: the timer is off, and this much of the clock's time was left.
Nanos stop_cpu_nsleep(Kernel& k, TaskId sleeper);

}
