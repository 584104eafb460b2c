// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernel/kernel.h"

namespace tickscope {

enum class StopTick : std::uint8_t { No, Yes };

/// select_nohz_load_balancer(): true if this CPU is to keep its tick as the idle load balancer.
bool select_nohz_load_balancer(Kernel& k, CpuId cpu, StopTick stop);

}
