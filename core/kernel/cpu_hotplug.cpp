// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/cpu_hotplug.h"

namespace tickscope {

Result<void> cpu_down(Kernel&, CpuId) { return failure("not there yet"); }
Result<void> cpu_up(Kernel&, CpuId) { return failure("not there yet"); }

}
