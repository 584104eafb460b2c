// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/nohz_balance.h"

namespace tickscope {

bool select_nohz_load_balancer(Kernel&, CpuId, StopTick) { return false; }

}
