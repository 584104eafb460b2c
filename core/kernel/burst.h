// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernel/kernel.h"

namespace tickscope {

/// A burst is the CPU time that the running thread's op still wants. While it runs it has an end on its CPU.

/// Books what really ran on the CPU up to now (user, system, idle, overhead) and what is left of the burst.
/// Call before Runqueue::curr, the mode or the remaining time changes; paused already, it stays so.
void pause_burst(Kernel& k, CpuId cpu);
/// The burst of the task that is now current runs on, if it was paused.
void resume_burst(Kernel& k, CpuId cpu);
/// After the CPU's tick: a burst that ends before the next one gets its place in Machine::burst_ends.
void arm_burst_end(Kernel& k, CpuId cpu);
/// Bookkeeping holds the CPU for `cost`: the burst under way ends that much later.
void charge_overhead(Kernel& k, CpuId cpu, Nanos cost);

/// What a CPU's time really went to, up to now.
struct CpuTimes {
    Nanos user{}, system{}, idle{}, overhead{};
};
CpuTimes peek_cpu_times(Machine const& machine, CpuId cpu);

/// What a thread really ran, up to now.
struct TrueTimes {
    Nanos user{}, system{};
};
TrueTimes peek_true_times(Machine const& machine, TaskId task);

}
