// SPDX-License-Identifier: GPL-3.0-or-later
// What threads wait for each other with: futexes underneath, first come first served.
#include "core/engine/call.h"
#include "core/kernel/burst.h"
#include "core/kernel/errno.h"
#include "core/kernel/wait_queue.h"

namespace tickscope {

static SyncObject& object_of(Call const& call, std::uint32_t number) { return call.k.machine.sync.objects[number]; }

static OpResult wait_in(Call& call, std::uint32_t object)
{
    if (!call.task().in_wait_queue)
        add_wait_queue(call.k, object_of(call, object).waiters, call.id);
    call.state().queue = object;
    return call.block();
}

static void leave_queue(Call& call)
{
    if (call.task().in_wait_queue)
        leave_wait_queue(call);
}

// A free mutex is whoever's comes first: one that was woken for it may find it taken again.
static OpResult lock(Call& call, std::uint32_t number)
{
    SyncObject& mutex = object_of(call, number);
    if (mutex.owner)
        return wait_in(call, number);
    mutex.owner = call.id;
    leave_queue(call);
    return OpResult::Done;
}

static OpResult unlock(Call& call, std::uint32_t number)
{
    SyncObject& mutex = object_of(call, number);
    if (!(mutex.owner == call.id))
        return call.fails(kernel_errno::eperm);
    mutex.owner.reset();
    wake_up(call.k, mutex.waiters, WakeKind::Plain);
    return OpResult::Done;
}

static OpResult take(Call& call, std::uint32_t number)
{
    SyncObject& counted = object_of(call, number);
    if (counted.count == 0)
        return wait_in(call, number);
    --counted.count;
    leave_queue(call);
    return OpResult::Done;
}

static OpResult give(Call& call, std::uint32_t number, WakeKind kind)
{
    SyncObject& counted = object_of(call, number);
    ++counted.count;
    wake_up(call.k, counted.waiters, kind);
    return OpResult::Done;
}

OpResult carry_out(Call& call, instr::Sync const& op)
{
    switch (op.call) {
    case instr::SyncCall::Lock:
        return lock(call, op.object);
    case instr::SyncCall::Unlock:
        return unlock(call, op.object);
    case instr::SyncCall::Acquire:
    case instr::SyncCall::Read:
        return take(call, op.object);
    case instr::SyncCall::Post:
        return give(call, op.object, WakeKind::Plain);
    case instr::SyncCall::Write:
        return give(call, op.object, WakeKind::Sync);
    }
    return OpResult::Done;
}

// pthread_cond_wait(): gives the mutex up, waits for a wakeup of its own, and takes the mutex again. A wakeup that
// comes while a handler runs is kept for it.
OpResult carry_out(Call& call, instr::CondWait const& op)
{
    SyncObject& cond = object_of(call, op.cond);
    if (call.fresh()) {
        if (!(object_of(call, op.mutex).owner == call.id))
            return call.fails(kernel_errno::eperm);
        ++cond.members;
        cond.mutex = op.mutex;
        (void)unlock(call, op.mutex);
        return wait_in(call, op.cond);
    }
    if (call.state().stage != OpStage::Granted) {
        if (cond.count == 0)
            return wait_in(call, op.cond);
        --cond.count;
        leave_queue(call);
        call.state().stage = OpStage::Granted;
    }
    OpResult const locked = lock(call, op.mutex);
    if (locked == OpResult::Blocked)
        call.state().stage = OpStage::Granted;
    return locked;
}

OpResult carry_out(Call& call, instr::CondSignal const& op)
{
    SyncObject& cond = object_of(call, op.cond);
    if (cond.members == 0)
        return OpResult::Done;
    --cond.members;
    ++cond.count;
    wake_up(call.k, cond.waiters, WakeKind::Plain);
    return OpResult::Done;
}

// FUTEX_CMP_REQUEUE: the first is woken, the others wait for the mutex instead, in their order.
OpResult carry_out(Call& call, instr::CondBroadcast const& op)
{
    SyncObject& cond = object_of(call, op.cond);
    cond.count += cond.members;
    cond.members = 0;
    wake_up(call.k, cond.waiters, WakeKind::Plain);
    while (cond.waiters.first) {
        TaskId const waiter = *cond.waiters.first;
        remove_wait_queue(call.k, cond.waiters, waiter);
        add_wait_queue(call.k, object_of(call, cond.mutex).waiters, waiter);
        call.k.task(waiter).program.queue = cond.mutex;
    }
    return OpResult::Done;
}

OpResult carry_out(Call& call, instr::Barrier const& op)
{
    SyncObject& barrier = object_of(call, op.object);
    if (call.fresh()) {
        if (++barrier.members >= op.count) {
            barrier.members = 0;
            ++barrier.count;
            wake_up_all(call.k, barrier.waiters);
            return call.returns("serial", std::int64_t{1});
        }
        call.state().ticket = barrier.count;
        return wait_in(call, op.object);
    }
    if (barrier.count == call.state().ticket)
        return wait_in(call, op.object);
    leave_queue(call);
    return call.returns("serial", std::int64_t{0});
}

bool is_spin_over(Machine const& machine, ProgramState const& state, instr::Spin const& spin)
{
    if (spin.signal != 0)
        return (state.handled & signal_bit(spin.signal)) != 0;
    return machine.sync.objects[spin.flag].count != 0;
}

// Whoever spins for it need not burn any more: those that run now find out in this very instant.
OpResult carry_out(Call& call, instr::SetFlag const& op)
{
    object_of(call, op.flag).count = 1;
    for (Task& task : call.k.machine.tasks) {
        if (!task.program.in_burst)
            continue;
        auto const* spin = std::get_if<instr::Spin>(&current_op(call.world, task));
        if (spin == nullptr || spin->signal != 0 || spin->flag != op.flag)
            continue;
        bool const runs = call.k.rq_of(task).curr == task.id;
        if (runs)
            pause_burst(call.k, task.cpu);
        task.program.remaining = Nanos::zero();
        if (runs)
            resume_burst(call.k, task.cpu);
    }
    return OpResult::Done;
}

}
