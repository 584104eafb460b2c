// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernel/sched_domains.h"

namespace tickscope {

/// enum cpu_idle_type.
enum class IdleType : std::uint8_t { Idle, NotIdle, NewlyIdle };

/// Who looks for load, where, and which CPUs it has found to be of no use.
struct BusiestQuery {
    CpuId this_cpu{};
    SchedDomain const& domain;
    IdleType idle{};
    CpuMask const& excluded;
};

/// find_busiest_group() and find_busiest_queue() in one.
struct Busiest {
    Maybe<CpuId> cpu;                  ///< none: nothing to do
    std::uint64_t imbalance = 0;       ///< weight to move
    bool somebody_elses_turn = false;  ///< another CPU of this group balances for it
    bool idle_siblings = false;        ///< this CPU is idle and so are all that it looked at
};

Busiest find_busiest(Machine const& machine, BusiestQuery const& query);

}
