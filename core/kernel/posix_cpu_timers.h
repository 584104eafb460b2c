// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernel/kernel.h"

namespace tickscope {

/// run_posix_cpu_timers(): step 3e of a tick, for the task that was running when it came.
void run_posix_cpu_timers(Kernel& k, TaskId task);

}
