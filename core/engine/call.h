// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/syscalls.h"

namespace tickscope {

/// One instruction in the context of one thread: what those who carry it out share, and what it returns.
struct Call {
    Kernel& k;
    World const& world;
    TaskId id;
    CallResult result;

    Task& task() const { return k.task(id); }
    ProgramState& state() const { return task().program; }
    Tgid group() const { return task().tgid; }
    bool fresh() const { return state().stage == OpStage::Fresh; }

    /// The thread sleeps, and the instruction is carried out again when it has been woken.
    OpResult block() const
    {
        state().stage = OpStage::Waiting;
        task().state = TaskState::Sleeping;
        return OpResult::Blocked;
    }
    OpResult fails(int error)
    {
        result.error = error;
        return OpResult::Done;
    }
    /// Of a kernel function: 0, or an errno negated.
    OpResult returns(int code) { return fails(-code); }
    template<class T>
    OpResult returns(std::string_view name, T value)
    {
        result.add(name, value);
        return OpResult::Done;
    }
};

/// @name Each carries out the instructions of its kind.
/// @{
OpResult carry_out(Call& call, instr::Sleep const& op);
OpResult carry_out(Call& call, instr::Until const& op);
OpResult carry_out(Call& call, instr::Every const& op);
OpResult carry_out(Call& call, instr::ClockNanosleep const& op);
OpResult carry_out(Call& call, op::Setitimer const& op);
OpResult carry_out(Call& call, op::Getitimer const& op);
OpResult carry_out(Call& call, instr::TimerCreate const& op);
OpResult carry_out(Call& call, instr::TimerSettime const& op);
OpResult carry_out(Call& call, instr::TimerGettime const& op);
OpResult carry_out(Call& call, instr::TimerGetoverrun const& op);
OpResult carry_out(Call& call, instr::TimerDelete const& op);
OpResult carry_out(Call& call, instr::ClockGettime const& op);
OpResult carry_out(Call& call, op::Getrusage const& op);

OpResult carry_out(Call& call, op::Yield const& op);
OpResult carry_out(Call& call, op::SetrlimitCpu const& op);
OpResult carry_out(Call& call, op::SchedSetscheduler const& op);
OpResult carry_out(Call& call, op::SchedRrGetInterval const& op);
OpResult carry_out(Call& call, op::Nice const& op);
OpResult carry_out(Call& call, instr::Setaffinity const& op);
OpResult carry_out(Call& call, instr::Spawn const& op);
OpResult carry_out(Call& call, instr::Fork const& op);
OpResult carry_out(Call& call, op::Exec const& op);
OpResult carry_out(Call& call, op::Wait const& op);
OpResult carry_out(Call& call, instr::Join const& op);
OpResult carry_out(Call& call, op::Exit const& op);
OpResult carry_out(Call& call, op::ExitGroup const& op);

OpResult carry_out(Call& call, instr::Sigaction const& op);
OpResult carry_out(Call& call, op::Sigprocmask const& op);
OpResult carry_out(Call& call, instr::Sigwait const& op);
OpResult carry_out(Call& call, instr::Kill const& op);
OpResult carry_out(Call& call, instr::Tgkill const& op);
OpResult carry_out(Call& call, op::Pause const& op);

OpResult carry_out(Call& call, instr::Sync const& op);
OpResult carry_out(Call& call, instr::CondWait const& op);
OpResult carry_out(Call& call, instr::CondSignal const& op);
OpResult carry_out(Call& call, instr::CondBroadcast const& op);
OpResult carry_out(Call& call, instr::Barrier const& op);
OpResult carry_out(Call& call, instr::SetFlag const& op);
/// @}

/// What the reader's word for a disposition is to sigaction(); sigprocmask() as an op says it.
SignalAction action_of(Disposition::Kind kind);
void change_mask(Kernel& k, TaskId task, op::Sigprocmask const& op);
/// Which call an instruction is; none for bursts, jumps and ends.
std::optional<CallName> call_name(Instr const& instruction);
/// The instruction that a thread is at.
Instr const& current_op(World const& world, Task const& task);
/// The thread waits in the queue of a sync object, or of a thread's joiners, no longer.
void leave_wait_queue(Call& call);
/// Whether what a spin waits for is there.
bool is_spin_over(Machine const& machine, ProgramState const& state, instr::Spin const& spin);

}
