// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/sched.h"

namespace tickscope {

void sched_init(Kernel&) { }
void update_rq_clock(Kernel& k, CpuId cpu) { k.rq(cpu).clock = k.machine.now + k.rq(cpu).clock_skew; }
void update_curr(Kernel&, CpuId) { }
Nanos task_delta_exec(Kernel&, TaskId) { return Nanos::zero(); }
bool need_resched(Machine const& machine, CpuId cpu)
{
    Runqueue const& rq = machine.cpus[index_of(cpu)].rq;
    return rq.curr ? machine.tasks[index_of(*rq.curr)].need_resched : rq.idle_need_resched;
}
bool preemptible(Machine const& machine, CpuId cpu)
{
    Runqueue const& rq = machine.cpus[index_of(cpu)].rq;
    return !rq.curr || machine.config.preempt == Preemption::Full ||
        machine.tasks[index_of(*rq.curr)].mode == CpuMode::User;
}
void resched_cpu(Kernel& k, CpuId cpu)
{
    Runqueue& rq = k.rq(cpu);
    (rq.curr ? k.task(*rq.curr).need_resched : rq.idle_need_resched) = true;
    k.machine.attention.set(cpu);
}
void sched_fork(Kernel&, Maybe<TaskId>, TaskId) { }
void wake_up_new_task(Kernel&, Maybe<TaskId>, TaskId) { }
bool try_to_wake_up(Kernel&, TaskId, WakeKind) { return false; }
CpuId find_idlest_cpu(Machine const&, CpuId this_cpu, CpuMask const&) { return this_cpu; }
void schedule(Kernel&, CpuId) { }
void scheduler_tick(Kernel&, CpuId) { }
void run_rebalance_domains(Kernel&, CpuId) { }
bool trigger_load_balance(Kernel&, CpuId) { return false; }
void set_user_nice(Kernel&, TaskId, int) { }
void sched_setscheduler(Kernel&, TaskId, Policy, std::uint8_t) { }
void sched_yield(Kernel&, TaskId) { }
void set_cpus_allowed(Kernel&, TaskId, std::uint32_t) { }
void sched_rt_period_timer(Kernel&) { }
void set_rq_offline(Kernel&, CpuId) { }
void set_rq_online(Kernel&, CpuId) { }
void migrate_live_tasks(Kernel&, CpuId) { }

}
