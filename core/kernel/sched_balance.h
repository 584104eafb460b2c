// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernel/sched.h"
#include "core/kernel/sched_domains.h"

namespace tickscope {

/// Weights as balancing sees them: source_load() is a low guess, target_load() a high one. `type` is 0 .. 4; 0 is the
/// weight as it is now.
std::uint64_t source_load(Runqueue const& rq, unsigned type);
std::uint64_t target_load(Runqueue const& rq, unsigned type);
/// cpu_avg_load_per_task(): 0 for an empty queue.
std::uint64_t cpu_avg_load_per_task(Runqueue const& rq);

/// select_task_rq_fair(): the CPU on which a woken fair task is queued.
CpuId select_task_rq_fair(Kernel& k, Task const& task, WakeKind kind);
/// idle_balance(): schedule() has found nothing to run.
void idle_balance(Kernel& k, CpuId cpu);
/// active_load_balance(): what the migration thread of a busy CPU does for Cpu::push_cpu.
void active_load_balance(Kernel& k, CpuId busiest);

}
