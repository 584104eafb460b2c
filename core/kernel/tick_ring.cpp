// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/tick_ring.h"

#include <algorithm>

namespace tickscope {

SimTime TickRing::first_after(SimTime t, CpuId cpu) const
{
    Nanos const since = t.time_since_epoch() - skew * static_cast<std::int64_t>(index_of(cpu));
    std::int64_t const rounds = since < Nanos::zero() ? 0 : since / period;
    return tick_time(static_cast<std::uint64_t>(std::max<std::int64_t>(rounds + 1, 1)), cpu);
}

void TickRing::skip_rounds_before(SimTime now)
{
    // The first round whose last tick is not over. A tick of this very instant may still be to come.
    Nanos const since = now.time_since_epoch() - skew * static_cast<std::int64_t>(cpus - 1);
    if (since <= Nanos::zero())
        return;
    auto const current = static_cast<std::uint64_t>((since + period - Nanos{1}) / period);
    if (current > round) {
        round = current;
        next_cpu = 0;
    }
}

}
