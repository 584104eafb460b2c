// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/exec.h"

#include "core/kernel/exit.h"
#include "core/kernel/posix_timers.h"
#include "core/kernel/sched.h"
#include "core/kernel/sched_core.h"
#include "core/kernel/signal.h"
#include "core/kernel/signal_send.h"
#include "core/kernel/sigqueue.h"

#include <utility>

namespace tickscope {

bool sched_exec(Kernel& k, TaskId id)
{
    Task& task = k.task(id);
    CpuId const to = find_idlest_cpu(k.machine, task.cpu, k.machine.affinities[task.affinity]);
    if (to == task.cpu)
        return false;
    migrate_by_thread(k, task, to, MigrateWhy::Exec);
    return true;
}

static bool is_leader(ThreadGroup const& group, TaskId id) { return group.leader == id; }

static void zap_other_threads(Kernel& k, ThreadGroup& group, TaskId id)
{
    group.group_exit_task = id;
    group.notify_count = is_leader(group, id) ? 1 : 2;
    group.job.stop_count = 0;
    kill_threads(k, group, id);
}

static bool others_are_left(ThreadGroup const& group)
{
    return group.notify_count > 0 && static_cast<std::int32_t>(group.count) > group.notify_count;
}

static bool leader_is_left(Kernel& k, ThreadGroup const& group)
{
    return k.task(group.leader).state != TaskState::Zombie;
}

// The old leader is let go of as a thread that others outlive.
static void take_over_leader(Kernel& k, ThreadGroup& group, TaskId id)
{
    TaskId const old_leader = group.leader;
    std::swap(k.task(id).pid, k.task(old_leader).pid);
    group.leader = id;
    group.group_exit_task.reset();
    release_task(k, old_leader);
}

ExecOutcome do_execve(Kernel& k, TaskId id)
{
    ThreadGroup& group = k.group_of(k.task(id));
    if (group.group_exit || (group.group_exit_task && !(group.group_exit_task == id)))
        return ExecOutcome::Again;
    if (!group.group_exit_task)
        zap_other_threads(k, group, id);
    if (others_are_left(group))
        return ExecOutcome::MustSleep;
    if (!is_leader(group, id)) {
        group.notify_count = -1;
        if (leader_is_left(k, group))
            return ExecOutcome::MustSleep;
    }
    group.notify_count = 0;
    exit_itimers(k, group.id);
    flush_itimer_signals(k.machine, k.task(id).signals.pending);
    flush_itimer_signals(k.machine, group.shared_pending);
    if (!is_leader(group, id))
        take_over_leader(k, group, id);
    group.group_exit_task.reset();
    recalc_sigpending(k, k.task(id));
    flush_signal_handlers(k, group);
    return ExecOutcome::Done;
}

}
