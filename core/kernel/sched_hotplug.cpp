// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/sched.h"
#include "core/kernel/sched_core.h"

namespace tickscope {

// move_task_off_dead_cpu(): a task that may run nowhere any more may run everywhere.
static CpuId destination(Kernel& k, Task& task, CpuId dead)
{
    if (Maybe<CpuId> const allowed = (k.machine.affinities[task.affinity] & k.machine.online).first_set())
        return *allowed;
    task.affinity = 0;
    ++k.machine.counters.warnings;
    k.report(traced::Warning{WarningSite::AffinityBroken, task.id, index_of(dead)});
    return *k.machine.online.first_set();
}

static void move_task_off_dead_cpu(Kernel& k, Task& task, CpuId dead)
{
    CpuId const to = destination(k, task, dead);
    if (!task.on_rq) {
        set_task_cpu(k, task, to, MigrateWhy::Hotplug);
        return;
    }
    update_rq_clock(k, dead);
    update_rq_clock(k, to);
    deactivate_task(k, task);
    set_task_cpu(k, task, to, MigrateWhy::Hotplug);
    activate_task(k, task, EnqueueKind::Move);
    check_preempt_curr(k, to, task);
}

void migrate_live_tasks(Kernel& k, CpuId dead)
{
    for (Task& task : k.machine.tasks)
        if (task.cpu == dead && task.state != TaskState::Dead && task.state != TaskState::Zombie)
            move_task_off_dead_cpu(k, task, dead);
}

}
