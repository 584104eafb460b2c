// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernel/kernel.h"

namespace tickscope {

/// The idle load balancing of 2.6.36: everybody's tick stops in idle, and a busy CPU kicks one of the sleepers, which
/// balances for all of them.
inline bool pushes_idle_balance(KernelConfig const& config)
{
    return config.nohz && config.sched_features().idle_balancing == IdleBalancing::Push;
}

/// nohz_kick_needed(): whether the CPU, at a tick that found nothing due for itself, has work for a sleeping one. At
/// most two busy CPUs ask: the first with more than one task, the second with any.
bool nohz_kick_needed(Kernel& k, CpuId cpu);
/// nohz_balancer_kick(): the owner, or else the lowest idle CPU, is to run run_rebalance_domains().
void nohz_balancer_kick(Kernel& k);

}
