// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cpumask.h"
#include "core/base/sim_time.h"
#include "core/kernel/config.h"

#include <cstdint>

namespace tickscope {

/// The periodic ticks of all CPUs, without a queue: CPU i ticks at k * period + i * skew, so the next tick is the next
/// CPU of the round whose tick runs. Rounds are walked in CPU order, which is also the order in time.
struct TickRing {
    CpuMask ticking;            ///< CPUs whose tick is not stopped
    std::uint64_t round = 1;    ///< the k that is being walked
    std::uint32_t next_cpu = 0; ///< CPUs below it have had tick `round`
    Nanos period{};
    Nanos skew{};               ///< half a period / possible CPUs, or 0 when aligned
    std::uint32_t cpus = 1;     ///< possible CPUs

    SimTime tick_time(std::uint64_t k, CpuId cpu) const
    {
        return SimTime{period * static_cast<std::int64_t>(k) + skew * static_cast<std::int64_t>(index_of(cpu))};
    }
    /// The first tick of a CPU's grid that is later than t (k >= 1).
    SimTime first_after(SimTime t, CpuId cpu) const;

    bool operator==(TickRing const&) const = default;
};

}
