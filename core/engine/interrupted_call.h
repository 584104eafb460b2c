// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/world.h"
#include "core/kernel/kernel.h"

namespace tickscope {

/// What signals do to the call in which a thread waits, as each call does it in 2.6.29:
///
/// | call | a handler ran | none ran |
/// | --- | --- | --- |
/// | sleep, until, every, clock_nanosleep, pause | fails | goes on |
/// | sigwait | fails | fails |
/// | wait, acquire, read | begins again with SA_RESTART, fails without | begins again |
/// | lock, join, cond_wait, barrier | the C library calls again | the same |

/// A signal wakes a thread out of a call: timers are off, queues are left. A call that has what it waited for is not
/// interrupted.
void interrupt_call(Kernel& k, World const& world, TaskId task);
/// A handler is about to run: the call that was interrupted fails with EINTR, or begins again afterwards.
void end_interrupted_call(Kernel& k, World const& world, TaskId task, bool sa_restart);
/// The thread will not come back: it lets go of whatever it waits in, and what it was woken for is the next one's.
void abandon_call(Kernel& k, World const& world, TaskId task);

}
