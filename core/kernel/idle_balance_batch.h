// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernel/kernel.h"

namespace tickscope {

/// A sleeping CPU is quiet while nobody has more than one task and its balancing interval is at its longest: the
/// attempts that the idle load balancer makes for it come at a fixed distance, find nothing and change nothing but
/// their own times. They are not made one by one but worked out when somebody needs to know, so that a thousand
/// sleeping CPUs cost the owner's tick as little as one. Only where all CPUs are one flat domain.

/// The attempts up to now are booked, and the CPU is balanced for one by one again.
void unbatch_idle_balance(Kernel& k, CpuId cpu);
/// The same for all.
void unbatch_idle_balance(Kernel& k);
/// After an attempt for the CPU: it becomes quiet if it can.
void batch_idle_balance(Kernel& k, CpuId cpu);
/// Whether at this jiffy, too, the owner would find nothing for those who are quiet and be in time for each.
bool quiet_goes_on(Kernel const& k, CpuId owner);
/// When the next attempt for a quiet CPU is due; later than any other if there is none.
Jiffies next_quiet_balance(Kernel const& k);

}
