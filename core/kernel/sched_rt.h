// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernel/sched_fair.h"

namespace tickscope {

/// rt_sched_class: what the core of the scheduler asks of it.

/// RUNTIME_INF: no limit.
inline constexpr Nanos runtime_inf = Nanos::max();

/// DEF_TIMESLICE: 100 ms, in ticks.
constexpr std::uint32_t def_timeslice(KernelConfig const& config) { return 100 * config.hz / 1000; }

void update_curr_rt(Kernel& k, CpuId cpu);
void enqueue_task_rt(Kernel& k, CpuId cpu, Task& task, EnqueueKind kind);
void dequeue_task_rt(Kernel& k, CpuId cpu, Task& task);
void yield_task_rt(Kernel& k, CpuId cpu);
void check_preempt_curr_rt(Kernel& k, CpuId cpu, Task const& task);
/// None if no RT task is queued or the class has used its runtime up.
Maybe<TaskId> pick_next_task_rt(Kernel& k, CpuId cpu);
void put_prev_task_rt(Kernel& k, CpuId cpu, Task& prev);
void set_curr_task_rt(Kernel& k, CpuId cpu, Task& task);
void task_tick_rt(Kernel& k, CpuId cpu, Task& curr);

/// The highest priority that is queued, 0 .. 98; 100 if there is none.
int highest_rt_prio(Machine const& machine, Runqueue const& rq);

/// select_task_rq_rt(): where a woken RT task goes if its CPU runs another one.
CpuId select_task_rq_rt(Kernel& k, Task const& task);
/// What is due after a wakeup: the waiting tasks are pushed to CPUs of lower priority.
void task_wake_up_rt(Kernel& k, CpuId cpu, Task const& task);
/// pre_schedule_rt(): a CPU whose priority is about to drop pulls.
void pre_schedule_rt(Kernel& k, CpuId cpu, Task const& prev);
void post_schedule_rt(Kernel& k, CpuId cpu);
/// What is due when a queued task came into the class, left it, or changed its priority within it.
void switched_to_rt(Kernel& k, CpuId cpu, Task const& task);
void switched_from_rt(Kernel& k, CpuId cpu);
void prio_changed_rt(Kernel& k, CpuId cpu, Task const& task, int old_prio);

}
