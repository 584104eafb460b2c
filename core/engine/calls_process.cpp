// SPDX-License-Identifier: GPL-3.0-or-later
// Processes, threads and how they are scheduled.
#include "core/engine/boot.h"
#include "core/engine/call.h"
#include "core/engine/run_program.h"
#include "core/kernel/errno.h"
#include "core/kernel/exec.h"
#include "core/kernel/exit.h"
#include "core/kernel/rlimit.h"
#include "core/kernel/sched.h"
#include "core/kernel/signal_send.h"
#include "core/kernel/time_convert.h"
#include "core/kernel/wait_queue.h"

#include <algorithm>
#include <tuple>

namespace tickscope {

OpResult carry_out(Call& call, op::Yield const&)
{
    sched_yield(call.k, call.id);
    return OpResult::Yielded;
}

OpResult carry_out(Call& call, op::SetrlimitCpu const& op)
{
    return call.returns(set_rlimit_cpu(call.k, call.group(), op.limit));
}

OpResult carry_out(Call& call, op::SchedSetscheduler const& op)
{
    sched_setscheduler(call.k, call.id, op.policy, op.priority);
    return OpResult::Done;
}

OpResult carry_out(Call& call, op::SchedRrGetInterval const&)
{
    Jiffies const slice = sched_rr_get_interval(call.k, call.id);
    return call.returns("value", to_nanos(jiffies_to_timespec(slice, call.k.config())));
}

OpResult carry_out(Call& call, op::Nice const& op)
{
    set_user_nice(call.k, call.id, op.value);
    return OpResult::Done;
}

OpResult carry_out(Call& call, instr::Setaffinity const& op)
{
    return call.returns(set_cpus_allowed(call.k, call.id, affinity_of(call.k.machine, mask_of(op.cpus))));
}

// copy_process() begins again where a signal is pending at its end: ERESTARTNOINTR. True if it does.
static bool begins_again(Call& call, bool takes_time)
{
    if (!takes_time)
        return false;
    bool const pending = recalc_sigpending(call.k, call.task());
    if (pending)
        --call.state().pc;
    enter_mode(call.k, call.task(), CpuMode::User);
    return pending;
}

static void remember_spawned(Machine& machine, LastSpawned const& spawned)
{
    auto const key = [](LastSpawned const& row) { return std::tuple{row.creator, row.spec}; };
    auto const at = std::ranges::lower_bound(machine.last_spawned, key(spawned), {}, key);
    if (at != machine.last_spawned.end() && key(*at) == key(spawned))
        *at = spawned;
    else
        machine.last_spawned.insert(at, spawned);
}

OpResult carry_out(Call& call, instr::Spawn const& op)
{
    if (begins_again(call, op.takes_time))
        return OpResult::Jumped;
    TaskId const thread = spawn_planned(call.k, call.world, op.thread, call.id);
    remember_spawned(call.k.machine, {call.id, op.thread, thread});
    return call.returns("thread", thread);
}

OpResult carry_out(Call& call, instr::Fork const& op)
{
    if (begins_again(call, op.takes_time))
        return OpResult::Jumped;
    return call.returns("child", fork_planned(call.k, call.world, op.process, call.id));
}

OpResult carry_out(Call& call, op::Exec const&)
{
    if (call.fresh()) {
        call.state().stage = OpStage::Waiting;
        call.task().uninterruptible = true;
        if (sched_exec(call.k, call.id))
            return OpResult::Jumped;
    }
    call.task().uninterruptible = false;
    switch (do_execve(call.k, call.id)) {
    case ExecOutcome::MustSleep:
        call.task().uninterruptible = true;
        return call.block();
    case ExecOutcome::Again:
        return call.fails(kernel_errno::eagain);
    case ExecOutcome::Done:
        break;
    }
    return OpResult::Done;
}

OpResult carry_out(Call& call, op::Wait const&)
{
    Reaped reaped;
    switch (do_wait(call.k, call.id, reaped)) {
    case WaitOutcome::MustSleep:
        return call.block();
    case WaitOutcome::NoChildren:
        return call.fails(kernel_errno::echild);
    case WaitOutcome::Reaped:
        break;
    }
    call.result.add("child", reaped.child);
    if (reaped.signal != 0)
        return call.returns("signal", SignalNumber{reaped.signal});
    return call.returns("code", std::int64_t{reaped.code});
}

// The thread that is joined; none if it is gone, or never was.
static Maybe<TaskId> joined_thread(Call const& call, instr::Join const& op)
{
    if (!op.last)
        return named_thread(call.k.machine, call.world, call.group(), op.thread);
    for (LastSpawned const& row : call.k.machine.last_spawned)
        if (row.creator == call.id && call.world.name_table.threads[row.spec].name == op.thread.name)
            return row.thread;
    return {};
}

// A thread that was spawned under the name once, and is no more.
static bool has_been(Call const& call, instr::Join const& op)
{
    return std::ranges::any_of(call.k.machine.spawned, [&](SpawnCount const& row) {
        return row.group == call.group() && call.world.name_table.threads[row.spec].name == op.thread.name &&
            row.count > op.thread.instance;
    });
}

OpResult carry_out(Call& call, instr::Join const& op)
{
    Maybe<TaskId> const joined = joined_thread(call, op);
    if (!joined)
        return has_been(call, op) ? OpResult::Done : call.fails(kernel_errno::esrch);
    if (call.k.task(*joined).exiting)
        return OpResult::Done;
    if (!call.task().in_wait_queue)
        add_wait_queue(call.k, call.k.task(*joined).joiners, call.id);
    call.state().ticket = index_of(*joined);
    return call.block();
}

OpResult carry_out(Call& call, op::Exit const& op)
{
    exit_thread(call.k, call.world, call.id, op.code);
    return OpResult::Exited;
}

OpResult carry_out(Call& call, op::ExitGroup const& op)
{
    exit_process(call.k, call.world, call.id, op.code, 0);
    return OpResult::Exited;
}

}
