// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernel/kernel.h"

namespace tickscope {

/// User and system time as they are told, in ticks.
struct UtimeStime {
    Cputime utime, stime;

    bool operator==(UtimeStime const&) const = default;
};

/// task_times(): a thread's ticks scaled to what it really ran, never falling. Before 2.6.33 it was task_utime() and
/// task_stime(), which went by steps of 10 ms.
UtimeStime task_times(Kernel& k, TaskId task);

/// thread_group_times(): the ticks of a process, with 0cf55e1 scaled to what it really ran and never falling.
UtimeStime thread_group_times(Kernel& k, Tgid tgid);
/// The same for an onlooker: what it would tell now, without being asked.
UtimeStime peek_thread_group_times(Machine const& machine, Tgid tgid);

}
