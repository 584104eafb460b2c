// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cpumask.h"

namespace tickscope {

/// struct nohz of kernel/sched.c: who has stopped its tick, and who balances for them.
struct NohzBalancer {
    Maybe<CpuId> load_balancer;
    CpuMask cpu_mask;

    bool operator==(NohzBalancer const&) const = default;
};

}
