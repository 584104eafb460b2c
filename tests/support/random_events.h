// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernel/trace_event.h"

#include <vector>

namespace tickscope::support {

/// Events of every kind with values of every size, numbered from 0, with times that do not fall.
std::vector<TraceEvent> random_events(std::size_t count, std::uint64_t seed);

/// What four busy CPUs report all day: ticks, run times, sums of groups, and a switch now and then.
std::vector<TraceEvent> everyday_events(std::size_t count);

}
