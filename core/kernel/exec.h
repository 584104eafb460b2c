// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernel/kernel.h"

namespace tickscope {

/// sched_exec(): the current thread goes on where a new process would be put. True if that is another CPU.
bool sched_exec(Kernel& k, TaskId task);

enum class ExecOutcome : std::uint8_t {
    Done,
    MustSleep,  ///< other threads are still on their way out; no signal ends this sleep
    Again       ///< -EAGAIN: another thread ends the process, or is in exec() itself
};
/// de_thread() and flush_old_exec(). The other threads get SIGKILL, and their time goes to the group's sums; one that
/// was not the leader takes the leader's pid over. POSIX timers are deleted and what they have queued is dropped;
/// handlers become the default action. Interval timers, limits, masks, what is ignored and other pending signals stay.
/// Is called again, whenever the thread has been woken, until it is done.
ExecOutcome do_execve(Kernel& k, TaskId task);

}
