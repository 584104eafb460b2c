// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernel/kernel.h"
#include "core/kernel/resource_usage.h"

namespace tickscope {

/// do_exit() up to its last schedule(): exit_signals(), exit_notify(), release_task() where nobody waits. The task is
/// Zombie or Dead afterwards, and still current.
void do_exit(Kernel& k, TaskId task, std::int32_t code);

/// finish_task_switch() of a thread that has left its CPU: if it was the last of a child of init, init waits for it
/// now. So the last figures of the process hold the time since its last tick, as those of every child that is waited
/// for.
void finish_task_switch(Kernel& k, TaskId prev);

struct Reaped {
    Tgid child{};
    std::int32_t code = 0;
    std::uint8_t signal = 0;  ///< that ended it; 0: it exited
};
enum class WaitOutcome : std::uint8_t { Reaped, MustSleep, NoChildren };
/// wait4() for any child: reaps one zombie, whose times go to cutime and cstime. MustSleep: the parent is woken when a
/// child dies, and asks again.
WaitOutcome do_wait(Kernel& k, TaskId parent, Reaped& reaped);

/// remove_wait_queue() of wait_chldexit: the thread waits for a child no longer.
void stop_waiting_for_child(Kernel& k, TaskId parent);
/// __wake_up_parent(): whoever waits for a child looks again.
void wake_up_parent(Kernel& k, ThreadGroup& parent);
/// release_task(): a thread that nobody waits for any more is let go of, and its time kept.
void release_task(Kernel& k, TaskId task);

/// Whether a child has died and its parent has been notified: wait_task_zombie() may have it.
bool is_reapable(Kernel& k, Tgid child);
/// wait_task_zombie(): takes the child's times over and lets go of it. Returns the usage that wait4() gives.
Rusage wait_task_zombie(Kernel& k, TaskId parent, Tgid child);

}
