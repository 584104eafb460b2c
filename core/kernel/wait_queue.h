// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernel/sched.h"

namespace tickscope {

/// Puts a task at the end of a queue. It does not put it to sleep.
void add_wait_queue(Kernel& k, WaitQueue& queue, TaskId task);
/// Takes a task out, wherever it is. No harm if it is not there. O(n) in the waiters.
void remove_wait_queue(Kernel& k, WaitQueue& queue, TaskId task);
/// wake_up(): takes out the first waiter, if there is one, and wakes it.
void wake_up(Kernel& k, WaitQueue& queue, WakeKind kind);
/// wake_up_all().
void wake_up_all(Kernel& k, WaitQueue& queue);

}
