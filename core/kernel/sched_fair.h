// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernel/kernel.h"

namespace tickscope {

/// fair_sched_class: what the core of the scheduler asks of it. `cpu` is always the CPU whose queue it is.

enum class EnqueueKind : std::uint8_t { Move, Wakeup };
enum class PlaceKind : std::uint8_t { Wakeup, Initial };

void update_curr_fair(Kernel& k, CpuId cpu);
void enqueue_task_fair(Kernel& k, CpuId cpu, Task& task, EnqueueKind kind);
void dequeue_task_fair(Kernel& k, CpuId cpu, Task& task);
/// What a yield does to the queue; schedule() is up to the caller.
void yield_task_fair(Kernel& k, CpuId cpu);
/// check_preempt_wakeup(): buddies, and whether `task` is to run instead of the current task.
void check_preempt_wakeup(Kernel& k, CpuId cpu, Task& task);
/// The task to run next, taken out of the tree; none if there is no fair task.
Maybe<TaskId> pick_next_task_fair(Kernel& k, CpuId cpu);
void put_prev_task_fair(Kernel& k, CpuId cpu, Task& prev);
/// set_curr_task_fair(): the running task has just come into the class.
void set_curr_task_fair(Kernel& k, CpuId cpu, Task& task);
void task_tick_fair(Kernel& k, CpuId cpu, Task& curr);
/// task_new_fair() before it queues the task, later task_fork_fair(): a forked task gets its place among those of
/// `cpu`.
void place_new_fair(Kernel& k, CpuId cpu, Task& task);

/// sched_slice(): how long a task may run of each period, in nanoseconds.
std::uint64_t sched_slice(Kernel& k, Runqueue& rq, Task const& task);
/// The same of a task that is queued or runs, for those who only look.
std::uint64_t ideal_slice(Machine const& machine, Runqueue const& rq, Task const& task);
/// pick_next_entity(): a buddy that is not too far behind, else the leftmost task of a tree that is not empty.
/// `leaving` is a buddy no longer.
TaskId pick_next_entity(Machine const& machine, Runqueue const& rq, Maybe<TaskId> leaving);

}
