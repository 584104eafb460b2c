// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/posix_cpu_timers.h"

namespace tickscope {

void run_posix_cpu_timers(Kernel&, TaskId) { }

}
