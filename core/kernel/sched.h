// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernel/kernel.h"

namespace tickscope {

/// Stay is a plain wakeup that leaves the thread on the CPU it has, as a thread of a scenario begins.
enum class WakeKind : std::uint8_t { Plain, Sync, Stay };

/// sched_init(), sched_init_smp(): run queues and domains.
void sched_init(Kernel& k);

/// Refreshes rq->clock.
void update_rq_clock(Kernel& k, CpuId cpu);
/// update_curr() or update_curr_rt(): banks the time of the running task up to rq->clock.
void update_curr(Kernel& k, CpuId cpu);
/// task_delta_exec(): what the task has run since it was last banked, after refreshing its rq's clock; 0 unless it
/// runs.
Nanos task_delta_exec(Kernel& k, TaskId task);

bool need_resched(Machine const& machine, CpuId cpu);
/// Whether an interrupt may schedule(): not in the kernel mode of a thread, unless preemption is full.
bool preemptible(Machine const& machine, CpuId cpu);
/// resched_task(): marks the CPU's current task, and the CPU in Machine::pending_cpus so that it is looked at in this
/// instant.
void resched_cpu(Kernel& k, CpuId cpu);

/// sched_fork(): the scheduling state of a new thread, from its parent's (or of a plain thread, when there is none).
void sched_fork(Kernel& k, Maybe<TaskId> parent, TaskId child);
/// wake_up_new_task(): chooses a CPU as fork balancing does and enqueues.
void wake_up_new_task(Kernel& k, Maybe<TaskId> parent, TaskId child);
/// try_to_wake_up(): false if it was not asleep.
bool try_to_wake_up(Kernel& k, TaskId task, WakeKind kind);
/// The CPU on which fork balancing would put a thread, seen from `this_cpu`.
CpuId find_idlest_cpu(Machine const& machine, CpuId this_cpu, CpuMask const& allowed);

/// schedule(): the current task leaves if it is not runnable any more; the best one runs.
void schedule(Kernel& k, CpuId cpu);
/// scheduler_tick(): the tick of the scheduling classes, after the accounting of the tick; ends with
/// trigger_load_balance().
void scheduler_tick(Kernel& k, CpuId cpu);
/// run_rebalance_domains(): SCHED_SOFTIRQ, after the tick's interrupt.
void run_rebalance_domains(Kernel& k, CpuId cpu);
/// trigger_load_balance(): whether run_rebalance_domains() is due; elects the nohz owner. End of scheduler_tick().
bool trigger_load_balance(Kernel& k, CpuId cpu);

void set_user_nice(Kernel& k, TaskId task, int nice);
void sched_setscheduler(Kernel& k, TaskId task, Policy policy, std::uint8_t rt_priority);
/// yield_task(): what it does to the queue. The system call then calls schedule(), even where the task stays.
void sched_yield(Kernel& k, TaskId task);
/// sys_sched_rr_get_interval(): 100 ms for RR, 0 for FIFO and for a thread whose queue is empty, else its slice in
/// whole jiffies.
Jiffies sched_rr_get_interval(Kernel& k, TaskId task);
/// set_cpus_allowed(): moves it if it may not stay. `affinity` is an index into Machine::affinities. Returns 0, or
/// -EINVAL if none of its CPUs is online: then nothing changes.
int set_cpus_allowed(Kernel& k, TaskId task, std::uint32_t affinity);

/// sched_rt_period_timer(): due at whole multiples of rt_period; re-arms itself while there is something to do.
void sched_rt_period_timer(Kernel& k);

/// rq_offline_rt() and the return of lent RT runtime; its opposite when the CPU comes back.
void set_rq_offline(Kernel& k, CpuId cpu);
void set_rq_online(Kernel& k, CpuId cpu);
/// partition_sched_domains(): every CPU's domains begin anew, over the CPUs that are online.
void rebuild_sched_domains(Kernel& k);
/// sched_idle_next(): the dying CPU switches to its idle task, whatever is queued there.
void sched_idle_next(Kernel& k, CpuId cpu);
/// migrate_live_tasks(): every task whose CPU is the dead one, sleepers too, goes elsewhere.
void migrate_live_tasks(Kernel& k, CpuId dead);

}
