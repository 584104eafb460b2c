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

}
