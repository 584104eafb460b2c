// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/world.h"
#include "core/kernel/kernel.h"

namespace tickscope {

/// What an op without duration came to.
enum class OpResult : std::uint8_t {
    Done,     ///< the program goes on with the next op
    Blocked,  ///< the thread sleeps; the same op goes on when it wakes
    Yielded,  ///< done, and schedule() is wanted whatever need_resched says
    Exited,   ///< the thread is gone
    Jumped,   ///< the program counter stands where the program goes on
};

/// Carries out one instruction other than a burst or a jump, in the context of the current task of k.cpu. What the call
/// returned goes to TraceSink::returned(); where it failed the trace has it too.
OpResult do_instruction(Kernel& k, World const& world, TaskId task, Instr const& instruction);

/// A call has failed: traced::Syscall, and its result. `task` none: it came from outside.
void report_failed_call(Kernel& k, Maybe<TaskId> task, CallName call, int error);

/// The thread leaves for good, and whoever joins it or waits for it is woken; so is the next in a queue in which it
/// was.
void exit_thread(Kernel& k, World const& world, TaskId task, std::int32_t code);
/// Its process ends: exit_group(code), or death by a signal.
void exit_process(Kernel& k, World const& world, TaskId task, std::int32_t code, std::uint8_t signal);

/// The newest process that was made from a spec, if any lives or ever did.
Maybe<Tgid> newest_process(Machine const& machine, std::uint32_t spec);
/// The thread that a program names, if it has not been released.
Maybe<TaskId> named_thread(Machine const& machine, World const& world, Tgid own, instr::ThreadName const& name);
/// The index of a mask in Machine::affinities; the empty mask is 'all'.
std::uint32_t affinity_of(Machine& machine, CpuMask const& mask);

}
