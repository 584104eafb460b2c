// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/bench_replay.h"

#include "app/cli/bench_cell.h"
#include "core/replay/timeline.h"

#include <algorithm>
#include <chrono>
#include <vector>

namespace tickscope {

static std::int64_t seek_time_us(Timeline& timeline, SimTime target)
{
    auto const before = std::chrono::steady_clock::now();
    timeline.seek(target);
    return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - before).count();
}

ReplayFigures measure_replay()
{
    constexpr std::uint64_t wanted = 1'000'000;
    constexpr std::int64_t seeks = 201, stride = 89;  // coprime: every place once, in no order
    Timeline timeline{busy_scenario({8, 16, Tracing::On})};
    while (timeline.machine().reported < wanted)
        timeline.run_until(timeline.now() + std::chrono::seconds{1});

    ReplayFigures figures;
    figures.events = timeline.log().size();
    figures.keyframes = timeline.keyframes().size();
    figures.keyframe_bytes = timeline.keyframes().bytes();
    figures.trace_bytes = timeline.log().bytes();
    Nanos const end = timeline.reached() - SimTime{};
    std::vector<std::int64_t> times;
    for (std::int64_t i = 0; i < seeks; ++i)
        times.push_back(seek_time_us(timeline, SimTime{end * (i * stride % seeks) / seeks}));
    std::sort(times.begin(), times.end());
    figures.seek_median_us = times[times.size() / 2];
    figures.seek_worst_us = times.back();
    return figures;
}

}
