// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernel/kernel.h"
#include "core/kernel/time_convert.h"

namespace tickscope {

/// struct itimerval. An interval of zero is one shot, a value of zero disarms.
struct Itimerval {
    Timeval value;
    Timeval interval;

    bool operator==(Itimerval const&) const = default;
};

struct SetitimerResult {
    int error = 0;  ///< 0 or -EINVAL
    Itimerval old;  ///< what was left before
};

/// setitimer() of a process, by one of its threads or from outside. Reports itimer_state.
SetitimerResult do_setitimer(Kernel& k, Tgid tgid, ItimerWhich which, Itimerval const& value);
/// getitimer(): what is left, read by `by` (none: from outside). Reports getitimer.
Itimerval do_getitimer(Kernel& k, Tgid tgid, ItimerWhich which, Maybe<TaskId> by);

/// it_real_fn(): DueKind::ItimerReal is due. SIGALRM; the timer is restarted when that signal is taken.
void it_real_fn(Kernel& k, Tgid tgid);
/// The part of dequeue_signal() that restarts ITIMER_REAL once its SIGALRM was taken.
void restart_itimer_real(Kernel& k, Tgid tgid);
/// Nobody hears ITIMER_REAL of a dying process.
void cancel_itimer_real(Kernel& k, Tgid tgid);

}
