// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernel/kernel.h"

namespace tickscope {

/// Names of what is made, as numbers of World.
struct NewTask {
    std::uint32_t spec = 0;
    std::uint32_t instance = 0;
};

/// Makes group 0: init, without a thread, whose children vanish without a wait.
Tgid make_init(Kernel& k);

/// copy_process() with CLONE_THREAD: a thread in the group of `creator`, in state New and without CPU time. The first
/// thread of a group is its leader. Scheduling state is sched_fork()'s, the program is the engine's.
TaskId clone_thread(Kernel& k, Tgid group, Maybe<TaskId> creator, NewTask what);
/// copy_process() without CLONE_THREAD: a new process with its leader; limits are copied from `parent`. Dispositions
/// and masks are the caller's to copy.
Tgid fork_process(Kernel& k, Tgid parent, NewTask process, NewTask leader);

}
