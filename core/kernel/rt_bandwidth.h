// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernel/kernel.h"

namespace tickscope {

/// start_rt_bandwidth(): the period timer is armed for the next whole period, unless it runs.
void start_rt_bandwidth(Kernel& k);
/// rt_time += ran, with sched_rt_runtime_exceeded(): true if the RT class of this CPU is throttled.
bool charge_rt_bandwidth(Kernel& k, CpuId cpu, Nanos ran);

}
