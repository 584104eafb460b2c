// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernel/kernel.h"

namespace tickscope {

/// task_utime(), task_stime(): a thread's ticks scaled to what it really ran, in steps of 10 ms, never falling.
Cputime task_utime(Kernel& k, TaskId task);
Cputime task_stime(Kernel& k, TaskId task);

}
