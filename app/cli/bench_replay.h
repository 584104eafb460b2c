// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace tickscope {

/// What it costs to go back in time in a run of at least a million events.
struct ReplayFigures {
    std::uint64_t events = 0;
    std::uint64_t keyframes = 0;
    std::uint64_t keyframe_bytes = 0;
    std::uint64_t trace_bytes = 0;
    std::int64_t seek_median_us = 0;  ///< wall time of a seek to anywhere
    std::int64_t seek_worst_us = 0;
};

/// Runs 16 busy threads on 8 CPUs for a million events and seeks to instants all over the run.
ReplayFigures measure_replay();

}
