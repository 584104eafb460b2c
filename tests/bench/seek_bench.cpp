// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/timeline.h"

#include <algorithm>
#include <benchmark/benchmark.h>

namespace tickscope {

using namespace std::chrono_literals;

static Scenario hogs(std::uint32_t cpus, std::uint32_t threads)
{
    Scenario scenario;
    scenario.title = "hogs";
    scenario.machine.cpus = cpus;
    ThreadSpec hog;
    hog.name = "hog";
    hog.count = threads;
    hog.program = {Op{op::Repeat{{}, {Op{op::User{{Span::Kind::Fixed, 10ms, {}}}}}}}};
    ProcessSpec process;
    process.name = "hogs";
    process.threads = {hog};
    scenario.processes = {process};
    return scenario;
}

// Jumps to random instants of a run of a million events, as dragging on the scrubber does.
static void BM_Seek(benchmark::State& state)
{
    Timeline timeline{hogs(8, static_cast<std::uint32_t>(state.range(0)))};
    while (timeline.log().size() < 1'000'000)
        timeline.run_until(timeline.now() + 100ms);
    auto const length = static_cast<std::uint64_t>(timeline.reached().time_since_epoch().count());
    std::vector<double> times;
    std::uint64_t random = 1;
    for (auto _ : state) {
        random = random * 6364136223846793005u + 1442695040888963407u;
        auto const before = std::chrono::steady_clock::now();
        timeline.seek(SimTime{Nanos{static_cast<std::int64_t>((random >> 1) % length)}});
        times.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - before).count());
    }
    std::sort(times.begin(), times.end());
    state.counters["p50_ms"] = times[times.size() / 2];
    state.counters["p99_ms"] = times[times.size() * 99 / 100];
    state.counters["keyframes"] = static_cast<double>(timeline.keyframes().size());
    state.counters["keyframe_bytes_per_event"] =
        static_cast<double>(timeline.keyframes().bytes()) / static_cast<double>(timeline.log().size());
    state.counters["diverged"] = timeline.log().diverged_at() ? 1 : 0;
}
BENCHMARK(BM_Seek)->Arg(16)->Arg(1'000)->Unit(benchmark::kMillisecond);

}
