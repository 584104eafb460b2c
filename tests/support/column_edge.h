// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/sim_time.h"

namespace tickscope {

/// Where column `i` of `n` begins, worked out for itself alone.
constexpr SimTime column_edge(SimTime from, SimTime to, std::int64_t i, std::int64_t n)
{
    return from + (to - from) / n * i + (to - from) % n * i / n;
}

}
