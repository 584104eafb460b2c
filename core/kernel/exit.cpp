// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/exit.h"

namespace tickscope {

void do_exit(Kernel&, TaskId, std::int32_t) { }
WaitOutcome do_wait(Kernel&, TaskId, std::optional<Reaped>&) { return WaitOutcome::NoChildren; }

}
