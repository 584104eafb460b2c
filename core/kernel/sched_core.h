// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernel/sched_fair.h"

namespace tickscope {

/// What the parts of the scheduler share: the run queue's own operations, whatever the class.

/// p->prio: 0 (highest) .. 98 for RT threads, 100 .. 139 for fair ones.
int task_prio(Task const& task);
/// rq->curr->prio; 140 for the idle task.
int curr_prio(Kernel const& k, CpuId cpu);
/// task_running(): it is on its CPU now.
bool task_running(Kernel const& k, Task const& task);
bool is_allowed(Machine const& machine, Task const& task, CpuId cpu);

/// inc_nr_running() and dec_nr_running(), with the sets of CPUs that balancing looks at.
void inc_nr_running(Kernel& k, CpuId cpu);
void dec_nr_running(Kernel& k, CpuId cpu);
void activate_task(Kernel& k, Task& task, EnqueueKind kind);
void deactivate_task(Kernel& k, Task& task);
/// set_task_cpu(): its virtual time is carried over to the other queue's.
void set_task_cpu(Kernel& k, Task& task, CpuId to, MigrateWhy why);
/// check_preempt_curr(): the task that was just queued on `cpu` against the one that runs there.
void check_preempt_curr(Kernel& k, CpuId cpu, Task& task);
/// Runs the migration thread of the task's CPU: the current task makes way, the task goes to `to`, the best one runs.
void migrate_by_thread(Kernel& k, Task& task, CpuId to, MigrateWhy why);

}
