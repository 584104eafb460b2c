// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernel/kernel.h"

namespace tickscope {

/// process_timer_rebalance() of 2.6.27: spreads what is left until each of the process's expiries (0: none) over its
/// live threads, so that one of them notices in time. O(threads). `sample` is the process clock now.
void process_timer_rebalance(Kernel& k, ThreadGroup const& group, CputimeExpires const& expires,
                             TaskCputime const& sample);

}
