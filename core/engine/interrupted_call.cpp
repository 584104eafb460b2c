// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/interrupted_call.h"

#include "core/engine/call.h"
#include "core/kernel/errno.h"
#include "core/kernel/exit.h"
#include "core/kernel/hrtimer.h"
#include "core/kernel/posix_cpu_nsleep.h"
#include "core/kernel/wait_queue.h"

namespace tickscope {

void leave_wait_queue(Call& call)
{
    Task const& task = call.task();
    if (!task.in_wait_queue)
        return;
    bool const joins = std::holds_alternative<instr::Join>(current_op(call.world, task));
    WaitQueue& queue = joins ? call.k.task(static_cast<TaskId>(task.program.ticket)).joiners
                             : call.k.machine.sync.objects[task.program.queue].waiters;
    remove_wait_queue(call.k, queue, call.id);
}

namespace {

/// One call an op that can sleep.
struct Interrupt {
    Call& call;

    void operator()(instr::Sleep const&) { end_sleep(); }
    void operator()(instr::Until const&) { end_sleep(); }
    void operator()(instr::Every const&) { end_sleep(); }
    void operator()(instr::ClockNanosleep const& op)
    {
        if (op.clock.name.scope == TimerScope::Monotonic)
            return end_sleep();
        if (has_cpu_nsleep_ended(call.k, call.id))
            return;
        Nanos const left = stop_cpu_nsleep(call.k, call.id);
        if (left == Nanos::zero())
            return;
        call.state().wake_at = SimTime{left};
        call.state().stage = OpStage::Granted;
        call.state().restart = SyscallRestart::NoHand;
    }
    void operator()(op::Pause const&) { call.state().restart = SyscallRestart::NoHand; }
    void operator()(instr::Sigwait const&)
    {
        (void)do_instruction(call.k, call.world, call.id, op());
        finish();
    }
    void operator()(op::Wait const&)
    {
        stop_waiting_for_child(call.k, call.id);
        if (!has_child_to_reap())
            call.state().restart = SyscallRestart::Sys;
    }
    void operator()(instr::Sync const& op)
    {
        bool const sleeps = call.task().in_wait_queue;
        leave_wait_queue(call);
        if (sleeps && (op.call == instr::SyncCall::Acquire || op.call == instr::SyncCall::Read))
            call.state().restart = SyscallRestart::Sys;
    }
    void operator()(instr::CondWait const&) { leave_wait_queue(call); }
    void operator()(instr::Barrier const&) { leave_wait_queue(call); }
    void operator()(instr::Join const&) { leave_wait_queue(call); }
    // No other op sleeps where a signal can wake it.
    void operator()(auto const&) { }

private:
    Instr const& op() const { return current_op(call.world, call.task()); }

    // One that is over is not interrupted. What is left has used its slack up: it counts to its last moment.
    void end_sleep()
    {
        Task& task = call.task();
        if (task.hrtimer == TreeLinks::none)
            return;
        call.state().wake_at = call.k.machine.hrtimers.key(task.hrtimer).at;
        hrtimer_cancel(call.k, task.hrtimer);
        call.state().restart = SyscallRestart::NoHand;
    }
    bool has_child_to_reap() const
    {
        Maybe<Tgid> child = call.k.group_of(call.task()).first_child;
        while (child && !is_reapable(call.k, *child))
            child = call.k.group(*child).next_sibling;
        return child.has_value();
    }
    void finish()
    {
        ++call.state().pc;
        call.state().stage = OpStage::Fresh;
    }
};

}

void interrupt_call(Kernel& k, World const& world, TaskId id)
{
    Task const& task = k.task(id);
    ProgramState const& state = task.program;
    bool const waits = state.stage == OpStage::Waiting || (state.stage == OpStage::Granted && task.in_wait_queue);
    if (state.in_burst || !waits || state.restart != SyscallRestart::None)
        return;
    Call call{k, world, id, {}};
    std::visit(Interrupt{call}, current_op(world, k.task(id)));
}

void end_interrupted_call(Kernel& k, World const& world, TaskId id, bool sa_restart)
{
    ProgramState& state = k.task(id).program;
    SyscallRestart const restart = state.restart;
    state.restart = SyscallRestart::None;
    if (restart == SyscallRestart::None)
        return;
    state.stage = OpStage::Fresh;
    if (restart == SyscallRestart::Sys && sa_restart)
        return;
    if (auto const name = call_name(current_op(world, k.task(id))))
        report_failed_call(k, id, *name, kernel_errno::eintr);
    ++state.pc;
}

// Whoever was woken for something it will not take any more has woken the next one.
static void pass_wakeup_on(Kernel& k, World const& world, Task const& task)
{
    if (task.program.stage == OpStage::Fresh)
        return;
    Instr const& op = current_op(world, task);
    auto const wake_next = [&](std::uint32_t object) {
        wake_up(k, k.machine.sync.objects[object].waiters, WakeKind::Plain);
    };
    if (auto const* sync = std::get_if<instr::Sync>(&op))
        wake_next(sync->object);
    else if (auto const* wait = std::get_if<instr::CondWait>(&op))
        wake_next(task.program.stage == OpStage::Granted ? wait->mutex : wait->cond);
}

// A thread inside cond_wait counts, also while a handler runs, until it has its wakeup.
static void forget_cond_wait(Kernel& k, World const& world, ProgramState const& state)
{
    auto const* wait = std::get_if<instr::CondWait>(&world.programs[state.program].code[state.pc]);
    if (wait == nullptr || state.stage != OpStage::Waiting)
        return;
    SyncObject& cond = k.machine.sync.objects[wait->cond];
    if (cond.members > 0)
        --cond.members;
    else if (cond.count > 0)
        --cond.count;
}

void abandon_call(Kernel& k, World const& world, TaskId id)
{
    Call call{k, world, id, {}};
    hrtimer_cancel(k, call.task().hrtimer);
    if (!has_cpu_nsleep_ended(k, id))
        (void)stop_cpu_nsleep(k, id);
    if (call.task().in_wait_queue)
        leave_wait_queue(call);
    else
        pass_wakeup_on(k, world, call.task());
    forget_cond_wait(k, world, call.state());
    for (std::uint32_t frame = call.state().frame; frame != ProgramState::none;
         frame = k.machine.frames[frame].program.frame)
        forget_cond_wait(k, world, k.machine.frames[frame].program);
}

}
