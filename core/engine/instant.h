// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/world.h"
#include "core/kernel/kernel.h"

namespace tickscope {

/// When something is due next: a tick, an hrtimer, the end of a burst; `never` if nothing is.
SimTime next_instant(Machine const& machine);

/// Everything that is due at Machine::now, in the one order: interrupts, CPUs in order; then the programs; then a step
/// of a CPU that goes offline.
void run_instant(Kernel& k, World const& world);

/// Time goes on to what is due next, and does it, if that is not later than `until`; plain ticks on the way are taken
/// along. Where ticks are aligned the last may be a part of an instant; the rest comes with the next call.
bool run_next(Kernel& k, World const& world, SimTime until);

/// The second half of an instant alone: what a command from outside has set going.
void settle(Kernel& k, World const& world);

/// Nobody runs and nobody will: what ticks still come change nothing.
bool nothing_left(Machine const& machine);

}
