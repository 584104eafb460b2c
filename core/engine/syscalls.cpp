// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/syscalls.h"

#include "core/engine/call.h"
#include "core/engine/interrupted_call.h"
#include "core/kernel/exit.h"
#include "core/kernel/signal.h"
#include "core/kernel/wait_queue.h"

#include <algorithm>

namespace tickscope {

Maybe<Tgid> newest_process(Machine const& machine, std::uint32_t spec)
{
    for (std::size_t i = machine.groups.size(); i-- > 1;)
        if (machine.groups[i].spec == spec)
            return machine.groups[i].id;
    return {};
}

Maybe<TaskId> named_thread(Machine const& machine, World const& world, Tgid own, instr::ThreadName const& name)
{
    Maybe<Tgid> const group = name.own ? Maybe<Tgid>{own} : newest_process(machine, name.process);
    Maybe<TaskId> at = group ? machine.groups[index_of(*group)].first_thread : Maybe<TaskId>{};
    while (at) {
        Task const& task = machine.tasks[index_of(*at)];
        if (task.instance == name.instance && world.name_table.threads[task.spec].name == name.name)
            break;
        at = task.group_next;
    }
    return at;
}

std::uint32_t affinity_of(Machine& machine, CpuMask const& mask)
{
    if (mask.empty())
        return 0;
    auto const known = std::find(machine.affinities.begin(), machine.affinities.end(), mask);
    auto const index = static_cast<std::uint32_t>(known - machine.affinities.begin());
    if (known == machine.affinities.end())
        machine.affinities.push_back(mask);
    return index;
}

Instr const& current_op(World const& world, Task const& task)
{
    return world.programs[task.program.program].code[task.program.pc];
}

// What is left of do_exit() once everybody has been told is system time, if it is to cost any.
static void begin_exit_tail(Kernel& k, TaskId id)
{
    Task& task = k.task(id);
    task.program.remaining = k.config().costs.exit;
    if (k.config().costs.exit == Nanos::zero() || task.mode == CpuMode::System)
        return;
    task.mode = CpuMode::System;
    k.report(traced::Mode{id, CpuMode::System});
}

void exit_thread(Kernel& k, World const& world, TaskId id, std::int32_t code)
{
    abandon_call(k, world, id);
    do_exit(k, id, code);
    wake_up_all(k, k.task(id).joiners);
    begin_exit_tail(k, id);
}

void exit_process(Kernel& k, World const& world, TaskId id, std::int32_t code, std::uint8_t signal)
{
    do_group_exit(k, id, code, signal);
    exit_thread(k, world, id, code);
}

void report_failed_call(Kernel& k, Maybe<TaskId> task, CallName call, int error)
{
    k.report(traced::Syscall{call, task, static_cast<std::uint8_t>(error)});
    if (k.trace == nullptr || !task)
        return;
    CallResult result;
    result.task = *task;
    result.call = call;
    result.error = error;
    k.trace->returned(result);
}

namespace {

/// The call that an instruction is.
struct NameOf {
    using Name = std::optional<CallName>;

    Name operator()(instr::Sleep const&) const { return CallName::Sleep; }
    Name operator()(instr::Until const&) const { return CallName::Until; }
    Name operator()(instr::Every const&) const { return CallName::Every; }
    Name operator()(instr::ClockNanosleep const&) const { return CallName::ClockNanosleep; }
    Name operator()(op::Yield const&) const { return CallName::Yield; }
    Name operator()(op::Setitimer const&) const { return CallName::Setitimer; }
    Name operator()(op::Getitimer const&) const { return CallName::Getitimer; }
    Name operator()(instr::TimerCreate const&) const { return CallName::TimerCreate; }
    Name operator()(instr::TimerSettime const&) const { return CallName::TimerSettime; }
    Name operator()(instr::TimerGettime const&) const { return CallName::TimerGettime; }
    Name operator()(instr::TimerGetoverrun const&) const { return CallName::TimerGetoverrun; }
    Name operator()(instr::TimerDelete const&) const { return CallName::TimerDelete; }
    Name operator()(instr::ClockGettime const&) const { return CallName::ClockGettime; }
    Name operator()(op::Getrusage const& op) const
    {
        return op.who == RusageWho::Times ? CallName::Times : CallName::Getrusage;
    }
    Name operator()(op::SetrlimitCpu const&) const { return CallName::SetrlimitCpu; }
    Name operator()(op::SchedSetscheduler const&) const { return CallName::SchedSetscheduler; }
    Name operator()(op::SchedRrGetInterval const&) const { return CallName::SchedRrGetInterval; }
    Name operator()(op::Nice const&) const { return CallName::Nice; }
    Name operator()(instr::Setaffinity const&) const { return CallName::Setaffinity; }
    Name operator()(instr::Sigaction const&) const { return CallName::Sigaction; }
    Name operator()(op::Sigprocmask const&) const { return CallName::Sigprocmask; }
    Name operator()(instr::Sigwait const&) const { return CallName::Sigwait; }
    Name operator()(instr::Kill const&) const { return CallName::Kill; }
    Name operator()(instr::Tgkill const&) const { return CallName::Kill; }
    Name operator()(op::Pause const&) const { return CallName::Pause; }
    Name operator()(instr::Spawn const&) const { return CallName::Spawn; }
    Name operator()(instr::Fork const&) const { return CallName::Fork; }
    Name operator()(op::Exec const&) const { return CallName::Exec; }
    Name operator()(op::Wait const&) const { return CallName::Wait; }
    Name operator()(instr::Join const&) const { return CallName::Join; }
    Name operator()(instr::CondWait const&) const { return CallName::CondWait; }
    Name operator()(instr::CondSignal const&) const { return CallName::CondSignal; }
    Name operator()(instr::CondBroadcast const&) const { return CallName::CondBroadcast; }
    Name operator()(instr::Barrier const&) const { return CallName::Barrier; }
    Name operator()(instr::SetFlag const&) const { return CallName::Set; }
    Name operator()(instr::Sync const& op) const
    {
        static constexpr std::array names{CallName::Lock,    CallName::Unlock, CallName::Post,
                                          CallName::Acquire, CallName::Write,  CallName::Read};
        return names[static_cast<std::size_t>(op.call)];
    }
    Name operator()(instr::Burst const&) const { return {}; }
    Name operator()(instr::Spin const&) const { return {}; }
    Name operator()(instr::LoopStart const&) const { return {}; }
    Name operator()(instr::LoopEnd const&) const { return {}; }
    Name operator()(op::Exit const&) const { return {}; }
    Name operator()(op::ExitGroup const&) const { return {}; }
    Name operator()(instr::HandlerReturn const&) const { return {}; }
};

template<class Op>
concept IsCall = requires(Call& call, Op const& op)
{
    carry_out(call, op);
};

}

std::optional<CallName> call_name(Instr const& instruction) { return std::visit(NameOf{}, instruction); }

static void report_result(Call& call, Instr const& instruction)
{
    if (call.result.error == 0 && call.k.trace == nullptr)
        return;
    auto const name = call_name(instruction);
    if (!name)
        return;
    call.result.task = call.id;
    call.result.call = *name;
    if (call.result.error != 0)
        report_failed_call(call.k, call.id, *name, call.result.error);
    else
        call.k.trace->returned(call.result);
}

OpResult do_instruction(Kernel& k, World const& world, TaskId task, Instr const& instruction)
{
    Call call{k, world, task, {}};
    OpResult const result = std::visit(
        [&call]<class Op>(Op const& op) {
            if constexpr (IsCall<Op>)
                return carry_out(call, op);
            else
                return OpResult::Jumped;  // a burst or a jump is run_program.cpp's to carry out
        },
        instruction);
    if (result == OpResult::Done || result == OpResult::Yielded)
        report_result(call, instruction);
    return result;
}

}
