// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernel/kernel.h"

namespace tickscope {

/// process_timer_rebalance() of 2.6.27: spreads what is left until each of the process's expiries (0: none) over its
/// live threads, so that one of them notices in time. O(threads). `sample` is the process clock now.
void process_timer_rebalance(Kernel& k, ThreadGroup const& group, CputimeExpires const& expires,
                             TaskCputime const& sample);
/// The same for one expiry, which zero does not switch off: a limit of so many seconds that they wrap round is due at
/// zero, which was long ago, and so gives every thread an enormous share.
void process_timer_rebalance(Kernel& k, ThreadGroup const& group, CpuClock clock, std::uint64_t expires,
                             TaskCputime const& sample);

}
