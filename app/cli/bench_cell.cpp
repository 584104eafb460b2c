// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/bench_cell.h"

#include "core/engine/engine.h"
#include "core/trace/trace_log.h"

#include <algorithm>
#include <numeric>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace tickscope {

static constexpr std::int64_t cell_us = 250'000;

Scenario busy_scenario(BenchCell const& cell)
{
    ThreadSpec thread;
    thread.name = "hog";
    thread.count = cell.threads;
    thread.program = {Op{op::User{Span{Span::Kind::Fixed, std::chrono::hours{1000}, {}}}}};
    ProcessSpec process;
    process.name = "busy";
    process.threads = {std::move(thread)};

    Scenario scenario;
    scenario.title = "benchmark";
    scenario.machine.cpus = cell.cpus;
    scenario.processes = {std::move(process)};
    return scenario;
}

static std::int64_t cpu_time_us()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    auto const us = [](timeval time) { return std::int64_t{time.tv_sec} * 1'000'000 + time.tv_usec; };
    return us(usage.ru_utime) + us(usage.ru_stime);
}

static std::uint64_t total(Machine const& machine, auto of)
{
    return std::accumulate(machine.cpus.begin(), machine.cpus.end(), std::uint64_t{0},
                           [&](std::uint64_t sum, Cpu const& cpu) { return sum + of(cpu); });
}

static std::uint64_t ticks_of(Machine const& machine)
{
    return total(machine, [](Cpu const& cpu) { return cpu.ticks; });
}
static std::uint64_t switches_of(Machine const& machine)
{
    return total(machine, [](Cpu const& cpu) { return cpu.rq.switches; });
}

/// Simulates in growing strides until the wall time is used up.
static void keep_busy(Engine& engine)
{
    std::int64_t const began = cpu_time_us();
    Nanos stride{1'000'000};
    for (;;) {
        std::int64_t const before = cpu_time_us();
        engine.run_until(engine.now() + stride);
        std::int64_t const after = cpu_time_us();
        if (after - began >= cell_us)
            return;
        if (after - before < cell_us / 16)
            stride *= 2;
    }
}

static BenchFigures measured_here(BenchCell const& cell)
{
    TraceLog log;
    std::int64_t const start = cpu_time_us();
    Engine engine{busy_scenario(cell), cell.tracing == Tracing::On ? &log : nullptr};
    engine.run_until(SimTime{});
    std::int64_t const booted = cpu_time_us();
    std::uint64_t const ticks = ticks_of(engine.machine()), switches = switches_of(engine.machine());

    keep_busy(engine);

    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    BenchFigures figures;
    figures.boot_us = booted - start;
    figures.cpu_us = cpu_time_us() - booted;
    figures.simulated_us = engine.now().time_since_epoch().count() / 1000;
    figures.busy_ticks = ticks_of(engine.machine()) - ticks;
    figures.switches = switches_of(engine.machine()) - switches;
    figures.events = engine.machine().reported;
    figures.trace_bytes = cell.tracing == Tracing::On ? log.bytes() : 0;
    figures.peak_kib = static_cast<std::uint64_t>(usage.ru_maxrss);
    return figures;
}

std::optional<BenchFigures> measure(BenchCell const& cell)
{
    int channel[2];
    if (pipe(channel) != 0)
        return std::nullopt;
    pid_t const child = fork();
    if (child == 0) {
        BenchFigures const figures = measured_here(cell);
        bool const sent = write(channel[1], &figures, sizeof figures) == sizeof figures;
        _exit(sent ? 0 : 1);
    }
    close(channel[1]);
    BenchFigures figures;
    bool const received = child > 0 && read(channel[0], &figures, sizeof figures) == sizeof figures;
    close(channel[0]);
    if (child > 0)
        waitpid(child, nullptr, 0);
    return received ? std::optional{figures} : std::nullopt;
}

}
