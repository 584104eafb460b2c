// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cpumask.h"
#include "core/base/sim_time.h"
#include "core/kernel/config.h"

#include <cstdint>

namespace tickscope {

/// The periodic ticks of all CPUs, without a queue: CPU i ticks at k * period + i * skew, so the next tick is the next
/// CPU of the round whose tick runs. Rounds are walked in CPU order, which is also the order in time. When a CPU is due
/// is Cpu::next_tick's to say: one whose tick restarted may have missed its place in the round.
struct TickRing {
    CpuMask ticking;             ///< CPUs whose tick is not stopped
    std::uint64_t round = 1;     ///< the k that is being walked
    std::uint32_t next_cpu = 0;  ///< CPUs below it have had tick `round`
    Nanos period{};
    Nanos skew{};            ///< half a period / possible CPUs, or 0 when aligned
    std::uint32_t cpus = 1;  ///< possible CPUs

    SimTime tick_time(std::uint64_t k, CpuId cpu) const
    {
        return SimTime{period * static_cast<std::int64_t>(k) + skew * static_cast<std::int64_t>(index_of(cpu))};
    }
    /// The first tick of a CPU's grid that is later than t (k >= 1).
    SimTime first_after(SimTime t, CpuId cpu) const;

    /// CPU `cpu` has its tick that was due at `at`: the walk goes on behind it.
    void advance(SimTime at, CpuId cpu)
    {
        if (tick_time(round, cpu) < at)
            ++round;
        next_cpu = static_cast<std::uint32_t>(index_of(cpu)) + 1;
    }
    /// Leaves the rounds behind that nobody ticked in, so that whoever restarts is due in this round or the next.
    void skip_rounds_before(SimTime now);

    bool operator==(TickRing const&) const = default;
};

}
