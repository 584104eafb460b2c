// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/world.h"
#include "core/kernel/kernel.h"

namespace tickscope {

/// The machine of a world just before its first instant: CPUs up, ticks on their way, processes asleep until their
/// start. Reports to `k.trace`.
void boot(Kernel& k, World const& world);

/// sched_setaffinity() refuses a mask without an online CPU: a thread that has one may run anywhere, with a warning.
void refuse_impossible_affinity(Kernel& k, TaskId task);

/// Makes a process that a scenario lists, with its threads, asleep until `start`.
Tgid make_process(Kernel& k, World const& world, std::uint32_t process, SimTime start);
/// fork() with all that the child's plan says; its threads run at once. `parent` none: made by init.
Tgid fork_planned(Kernel& k, World const& world, std::uint32_t process, Maybe<TaskId> parent);
/// pthread_create(): a thread in the caller's process, or as many as its count says. Gives the last.
TaskId spawn_planned(Kernel& k, World const& world, std::uint32_t thread, TaskId creator);

}
