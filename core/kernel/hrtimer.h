// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernel/kernel.h"

namespace tickscope {

/// hrtimer_start() on the CPU at work; an instant that has passed is due at once. Gives the handle.
std::uint32_t hrtimer_start(Kernel& k, SimTime at, DueKind kind, std::uint32_t id);
/// The hrtimer_sleeper of a thread, armed on `cpu`. Threads that wake at one instant do so in the order in which the
/// scenario lists them, whichever of them was made first.
void start_sleeper(Kernel& k, SimTime at, CpuId cpu, Task& task);
/// hrtimer_cancel() of a handle that may be none; it is none afterwards.
void hrtimer_cancel(Kernel& k, std::uint32_t& handle);

struct Forwarded {
    SimTime expires{};
    std::uint64_t overruns = 0;
};
/// hrtimer_forward(): the first expiry after `now`, whole intervals later than the old one.
Forwarded hrtimer_forward(SimTime expires, SimTime now, Nanos interval);

}
