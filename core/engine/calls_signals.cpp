// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/call.h"
#include "core/kernel/errno.h"
#include "core/kernel/hrtimer.h"
#include "core/kernel/signal.h"
#include "core/kernel/time_convert.h"

namespace tickscope {

SignalAction action_of(Disposition::Kind kind)
{
    if (kind == Disposition::Kind::Default)
        return SignalAction::Default;
    return kind == Disposition::Kind::Ignore ? SignalAction::Ignore : SignalAction::Handler;
}

OpResult carry_out(Call& call, instr::Sigaction const& op)
{
    do_sigaction(call.k, call.group(), op.signal, {action_of(op.kind), op.program, op.restart, op.nodefer});
    return OpResult::Done;
}

void change_mask(Kernel& k, TaskId task, op::Sigprocmask const& op)
{
    SignalSet set = 0;
    for (int const signal : op.signals)
        set |= signal_bit(signal);
    MaskHow const how = op.how == MaskChange::Block ? MaskHow::Block
        : op.how == MaskChange::Unblock             ? MaskHow::Unblock
                                                    : MaskHow::Set;
    sigprocmask(k, task, how, set);
}

OpResult carry_out(Call& call, op::Sigprocmask const& op)
{
    change_mask(call.k, call.id, op);
    return OpResult::Done;
}

// schedule_timeout(): over at a tick, one jiffy after those that the time comes to.
static SimTime timeout_at(Call const& call, Nanos timeout)
{
    Machine const& machine = call.k.machine;
    Jiffies const jiffies = timespec_to_jiffies(to_timespec(timeout), machine.config);
    SimTime const earliest{machine.ticks.period * static_cast<std::int64_t>(machine.jiffies.value + jiffies.value + 1)};
    return machine.ticks.first_after(earliest - Nanos{1}, call.task().cpu);
}

static OpResult returns_signal(Call& call, TakenSignal const& taken)
{
    if (taken.timer)
        call.result.add("overrun", std::int64_t{taken.sigq_overrun});
    return call.returns("signal", SignalNumber{taken.sig});
}

OpResult carry_out(Call& call, instr::Sigwait const& op)
{
    if (call.fresh()) {
        if (auto const taken = begin_sigtimedwait(call.k, call.id, op.set))
            return returns_signal(call, *taken);
        if (op.timeout == Nanos::zero()) {
            finish_sigtimedwait(call.k, call.id, op.set);
            return call.fails(kernel_errno::eagain);
        }
        call.state().wake_at = op.timeout ? timeout_at(call, *op.timeout) : never;
        if (op.timeout)
            start_sleeper(call.k, call.state().wake_at, call.task().cpu, call.task());
        return call.block();
    }
    hrtimer_cancel(call.k, call.task().hrtimer);
    if (auto const taken = finish_sigtimedwait(call.k, call.id, op.set))
        return returns_signal(call, *taken);
    bool const timed_out = call.k.machine.now >= call.state().wake_at;
    return call.fails(timed_out ? kernel_errno::eagain : kernel_errno::eintr);
}

OpResult carry_out(Call& call, instr::Kill const& op)
{
    auto const target = newest_process(call.k.machine, op.process);
    return call.returns(target ? kill_process(call.k, *target, op.signal, call.id) : -kernel_errno::esrch);
}

OpResult carry_out(Call& call, instr::Tgkill const& op)
{
    auto const target = named_thread(call.k.machine, call.world, call.group(), op.thread);
    return call.returns(target ? kill_thread(call.k, *target, op.signal, call.id) : -kernel_errno::esrch);
}

// Only a handler ends it.
OpResult carry_out(Call& call, op::Pause const&) { return call.block(); }

}
