// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/world.h"
#include "core/kernel/kernel.h"

namespace tickscope {

/// A thread begins its program. Its loop counters are taken from Machine::loop_counters.
void start_program(Kernel& k, World const& world, TaskId task, std::uint32_t program);

/// The current task of a CPU whose burst is paused goes into kernel mode or comes back.
void enter_mode(Kernel& k, Task& task, CpuMode mode);
/// Whether there is a signal to take, or an exit to obey, before its program may go on.
bool has_to_leave_user_mode(Task const& task);

/// What follows an interrupt, or the end of a burst, on one CPU: schedule() if it is wanted, signals, and the ops
/// without duration, until whoever is current has a burst left or the CPU idles.
void return_to_user(Kernel& k, World const& world, CpuId cpu);

}
