// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernel/kernel.h"
#include "core/kernel/posix_timers.h"

namespace tickscope {

/// common_timer_set(), common_timer_get(), common_timer_del(), schedule_next_timer(): a timer on CLOCK_MONOTONIC,
/// which is an hrtimer. Its expiry is an instant, in ns since boot.
Itimerspec posix_monotonic_timer_set(Kernel& k, PosixTimer& timer, TimerExpiry expiry, Itimerspec const& value);
Itimerspec posix_monotonic_timer_get(Kernel& k, PosixTimer& timer);
void posix_monotonic_timer_del(Kernel& k, PosixTimer& timer);
void schedule_next_timer(Kernel& k, PosixTimer& timer);

}
