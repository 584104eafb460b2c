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

/// The second half of an instant alone: what a command from outside has set going.
void settle(Kernel& k, World const& world);

/// Nobody runs and nobody will: what ticks still come change nothing.
bool nothing_left(Machine const& machine);

}
