// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernel/kernel.h"
#include "core/kernel/time_convert.h"

namespace tickscope {

struct Rusage {
    Timeval utime;
    Timeval stime;

    bool operator==(Rusage const&) const = default;
};
/// struct tms.
struct Tms {
    ClockT utime, stime, cutime, cstime;

    bool operator==(Tms const&) const = default;
};

/// getrusage() by a thread of the process that it asks about; `who` is not Times. Reports getrusage.
Rusage getrusage(Kernel& k, TaskId by, RusageWho who);
/// times(). Reports getrusage with who = Times.
Tms times(Kernel& k, TaskId by);

/// k_getrusage(RUSAGE_BOTH): the zombie's own time and its reaped children's.
Rusage rusage_both(Kernel& k, Tgid tgid);

}
