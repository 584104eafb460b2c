// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/clock_series.h"
#include "core/trace/lanes.h"
#include "core/trace/trace_log.h"

#include <benchmark/benchmark.h>

namespace tickscope {

using namespace std::chrono_literals;

// What busy CPUs report all day: a tick, its charges, and a switch on every second one.
static std::vector<TraceEvent> busy_events(std::size_t count, std::uint16_t cpus)
{
    std::vector<TraceEvent> events;
    std::vector<std::uint64_t> vruntime(cpus, std::uint64_t{0} - (1u << 20));
    std::vector<TaskId> running(cpus, TaskId{1});
    std::uint64_t state = 1;
    auto const add = [&](SimTime at, std::uint16_t cpu, std::uint64_t cause, Traced what) {
        events.push_back({events.size(), at, CpuId{cpu}, cause, std::move(what)});
        return events.back().n;
    };
    for (std::int64_t tick = 1; events.size() < count; ++tick)
        for (std::uint16_t cpu = 0; cpu < cpus && events.size() < count; ++cpu) {
            state = state * 6364136223846793005u + 1442695040888963407u;
            SimTime const at{1ms * tick + 7us * cpu};
            TaskId const task = running[cpu];
            auto const n = add(at, cpu, TraceEvent::no_cause, traced::Tick{task, TickMode::User, {1}});
            add(at, cpu, n, traced::SchedStatRuntime{task, 1ms, vruntime[cpu] += 1'000'000});
            if ((state >> 60) < 8) {
                running[cpu] = TaskId{static_cast<std::uint32_t>(1 + (state >> 40) % 100)};
                add(at, cpu, n, traced::SchedSwitch{task, SwitchOutState::Runnable, running[cpu]});
            }
        }
    return events;
}

static void record_all(TraceLog& log, std::vector<TraceEvent> const& events)
{
    for (TraceEvent const& event : events)
        log.record(event);
}

// The same few thousand events over and over, so that what is timed is the log and not the memory that events come
// from.
static void record_rounds(TraceLog& log, std::vector<TraceEvent> const& events, std::uint64_t rounds)
{
    Nanos const length = events.back().at.time_since_epoch();
    for (std::uint64_t round = 0; round < rounds; ++round)
        for (TraceEvent event : events) {
            event.n += round * events.size();
            event.at += length * static_cast<std::int64_t>(round);
            event.cause += event.cause == TraceEvent::no_cause ? 0 : round * events.size();
            log.record(event);
        }
}

static void BM_Append(benchmark::State& state)
{
    std::vector<TraceEvent> const events = busy_events(4'000, 8);
    std::uint64_t bytes = 0;
    for (auto _ : state) {
        TraceLog log;
        record_rounds(log, events, 250);
        bytes = log.bytes();
    }
    state.SetItemsProcessed(state.iterations() * 1'000'000);
    state.counters["bytes_per_event"] = static_cast<double>(bytes) / 1e6;
}
BENCHMARK(BM_Append)->Unit(benchmark::kMillisecond);

static void BM_CompareAReplay(benchmark::State& state)
{
    std::vector<TraceEvent> const events = busy_events(4'000, 8);
    TraceLog log;
    record_rounds(log, events, 250);
    for (auto _ : state)
        record_rounds(log, events, 250);
    state.SetItemsProcessed(state.iterations() * 1'000'000);
}
BENCHMARK(BM_CompareAReplay)->Unit(benchmark::kMillisecond);

static void BM_Read(benchmark::State& state)
{
    TraceLog log;
    record_all(log, busy_events(1'000'000, 8));
    TraceView const view = log.view();
    for (auto _ : state)
        view.each(0, view.size(), [](TraceEvent const& event) { benchmark::DoNotOptimize(event.n); });
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(view.size()));
}
BENCHMARK(BM_Read)->Unit(benchmark::kMillisecond);

static void BM_ReadOneEvent(benchmark::State& state)
{
    TraceLog log;
    record_all(log, busy_events(1'000'000, 8));
    TraceView const view = log.view();
    std::uint64_t n = 1;
    for (auto _ : state) {
        n = (n * 6364136223846793005u + 1) % view.size();
        benchmark::DoNotOptimize(view.at(n));
    }
}
BENCHMARK(BM_ReadOneEvent)->Unit(benchmark::kMicrosecond);

static void BM_FeedLanes(benchmark::State& state)
{
    TraceLog log;
    record_all(log, busy_events(1'000'000, 64));
    for (auto _ : state) {
        Lanes lanes{64, CpuMask::first(64)};
        lanes.feed(log.view());
        state.counters["bytes_per_event"] = static_cast<double>(lanes.bytes()) / static_cast<double>(log.size());
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(log.size()));
}
BENCHMARK(BM_FeedLanes)->Unit(benchmark::kMillisecond);

// What one frame of the window asks for: 64 lanes in 1920 columns over the whole run.
static void BM_BinsOfAFrame(benchmark::State& state)
{
    TraceLog log;
    record_all(log, busy_events(static_cast<std::size_t>(state.range(0)), 64));
    SimTime const end = log.view().at(log.size() - 1).at;
    Lanes lanes{64, CpuMask::first(64)};
    lanes.feed(log.view());
    for (auto _ : state)
        for (std::uint16_t cpu = 0; cpu < 64; ++cpu)
            benchmark::DoNotOptimize(lanes.bins(CpuId{cpu}, SimTime{}, end, 1920, end));
}
BENCHMARK(BM_BinsOfAFrame)->Arg(10'000)->Arg(1'000'000)->Arg(10'000'000)->Unit(benchmark::kMillisecond);

static void BM_ColumnsOfACurve(benchmark::State& state)
{
    StepCurve curve;
    for (std::int64_t i = 0; i < state.range(0); ++i)
        curve.append(SimTime{Nanos{i * 1000 + i % 7}}, i ^ (i >> 3));
    for (auto _ : state)
        benchmark::DoNotOptimize(curve.columns(SimTime{}, curve.back().at, 1920));
}
BENCHMARK(BM_ColumnsOfACurve)->Arg(10'000)->Arg(1'000'000)->Arg(10'000'000)->Unit(benchmark::kMicrosecond);

}
