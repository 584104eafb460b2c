// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/kernel/kernel.h"

namespace tickscope {

/// cpu_down(): begins the offline sequence. Fails for CPU 0, for the last CPU and for one that is not online.
Result<void> cpu_down(Kernel& k, CpuId cpu);
/// cpu_up().
Result<void> cpu_up(Kernel& k, CpuId cpu);

}
