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
    Jumped,   ///< done, and the program counter has been set
};

/// Carries out one instruction other than a burst or a jump, in the context of the current task of k.cpu.
OpResult do_instruction(Kernel& k, World const& world, TaskId task, Instr const& instruction);

/// The thread leaves for good, and whoever joins it or waits for it is woken; so is the next in a queue in which it
/// was.
void exit_thread(Kernel& k, World const& world, TaskId task, std::int32_t code);
/// Its process ends: exit_group(code), or death by a signal.
void exit_process(Kernel& k, World const& world, TaskId task, std::int32_t code, std::uint8_t signal);
/// A handler ends a wait for a mutex, a semaphore, a pipe or a thread: the op that waits queues again, at the end, when
/// it goes on.
void leave_wait_queue(Kernel& k, World const& world, TaskId task);

/// The newest process that was made from a spec, if any lives or ever did.
Maybe<Tgid> newest_process(Machine const& machine, std::uint32_t spec);
/// The index of a mask in Machine::affinities; the empty mask is 'all'.
std::uint32_t affinity_of(Machine& machine, CpuMask const& mask);

}
