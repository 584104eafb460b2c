// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cpumask.h"
#include "core/base/units.h"

#include <array>

namespace tickscope {

/// struct nohz of kernel/sched.c: who has stopped its tick, and who balances for them.
struct NohzBalancer {
    Maybe<CpuId> load_balancer;
    CpuMask cpu_mask;
    Maybe<CpuId> first_pick, second_pick;      ///< since 2.6.36: the busy CPUs that may kick
    Jiffies next_balance;                      ///< since 2.6.36: no kick before
    CpuMask quiet;                             ///< of cpu_mask: see idle_balance_batch.h
    std::array<std::uint32_t, 4> quiet_due{};  ///< how many of them are due at jiffies of this remainder
    Jiffies quiet_done;                        ///< up to when they have been balanced for

    bool operator==(NohzBalancer const&) const = default;
};

}
