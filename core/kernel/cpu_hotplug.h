// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/kernel/kernel.h"

namespace tickscope {

/// cpu_down(): asks for a CPU to go offline, after what was asked before. Refused, with a warning in the trace, for
/// CPU 0, for the last CPU and for one that will not be online by then.
Result<void> cpu_down(Kernel& k, CpuId cpu);
/// cpu_up(): asks for a CPU to come online. Refused for one that does not exist or will be online by then.
Result<void> cpu_up(Kernel& k, CpuId cpu);

inline bool cpu_hotplug_pending(Machine const& machine) { return !machine.hotplug.requests.empty(); }
/// At the end of an instant: takes the requests as far as they can go.
void cpu_hotplug_step(Kernel& k);

/// The pieces of the way down, in their order; between the first and the second lies a grace period.
/// cpu_active_map: no new work is placed there.
void deactivate_cpu(Kernel& k, CpuId cpu);
/// take_cpu_down() on the dying CPU under stop_machine: not online, no timer duty.
void take_cpu_down(Kernel& k, CpuId cpu);
/// The dying CPU's idle loop: asks once more to stop its tick, sees that it is offline, and plays dead.
void play_dead(Kernel& k, CpuId cpu);

}
