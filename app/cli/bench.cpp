// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/bench_cell.h"
#include "app/cli/bench_replay.h"
#include "app/cli/files.h"
#include "app/cli/interrupt.h"
#include "app/cli/messages.h"
#include "app/cli/progress.h"
#include "app/cli/subcommands.h"
#include "app/cli/table.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace tickscope {

namespace {

struct Measured {
    BenchCell cell;
    BenchFigures figures;
};

}

/// The grid, and last a pair: 16 busy CPUs alone, and 16 busy ones among 4096.
static std::vector<BenchCell> cells()
{
    std::vector<BenchCell> all;
    for (std::uint32_t const cpus : {1u, 8u, 64u, 1024u})
        for (std::uint32_t const threads : {10u, 1000u, 100'000u})
            for (Tracing const tracing : {Tracing::Off, Tracing::On})
                all.push_back({cpus, threads, tracing});
    all.push_back({16, 16, Tracing::Off});
    all.push_back({4096, 16, Tracing::Off});
    return all;
}

/// 1234567 as "1.23 M".
static std::string short_count(std::uint64_t count)
{
    auto const scaled = [&](std::uint64_t unit, char const* name) {
        std::uint64_t const hundredths = count / (unit / 100);
        return fmt::format("{}.{:02} {}", hundredths / 100, hundredths % 100, name);
    };
    if (count >= 1'000'000'000)
        return scaled(1'000'000'000, "G");
    if (count >= 1'000'000)
        return scaled(1'000'000, "M");
    if (count >= 1000)
        return scaled(1000, "k");
    return fmt::to_string(count);
}

static std::string hundredths(std::uint64_t numerator, std::uint64_t denominator)
{
    if (denominator == 0)
        return "";
    std::uint64_t const value = numerator * 100 / denominator;
    return fmt::format("{}.{:02}", value / 100, value % 100);
}

static std::string text_of(ReplayFigures const& replay)
{
    return fmt::format(
        "Going back in time, {} events on 8 CPUs: {} keyframes of {} bytes an event beside a trace of {}; "
        "a seek takes {} ms in the median, {} at worst.\n",
        replay.events, replay.keyframes, hundredths(replay.keyframe_bytes, replay.events),
        hundredths(replay.trace_bytes, replay.events),
        hundredths(static_cast<std::uint64_t>(replay.seek_median_us), 1000),
        hundredths(static_cast<std::uint64_t>(replay.seek_worst_us), 1000));
}

static std::string text_of(std::vector<Measured> const& results, std::optional<ReplayFigures> const& replay)
{
    Table table{{"CPUs", "threads", "<trace", "CPU-ticks/s", "switches/s", "simulated s/s", "boot ms", "peak MiB",
                 "bytes/event"}};
    for (auto const& [cell, figures] : results)
        table.add(
            {fmt::to_string(cell.cpus), fmt::to_string(cell.threads), cell.tracing == Tracing::On ? "on" : "off",
             short_count(figures.per_second(figures.busy_ticks)), short_count(figures.per_second(figures.switches)),
             hundredths(static_cast<std::uint64_t>(figures.simulated_us), static_cast<std::uint64_t>(figures.cpu_us)),
             hundredths(static_cast<std::uint64_t>(figures.boot_us), 1000), hundredths(figures.peak_kib, 1024),
             cell.tracing == Tracing::On ? hundredths(figures.trace_bytes, figures.events) : ""});
    return "Rates are per second of CPU time; a CPU-tick is one tick of one simulated CPU that was not stopped.\n" +
        table.text() + (replay ? text_of(*replay) : "");
}

static std::string json_of(std::vector<Measured> const& results, std::optional<ReplayFigures> const& replay)
{
    nlohmann::ordered_json cells = nlohmann::ordered_json::array();
    for (auto const& [cell, figures] : results)
        cells.push_back({{"cpus", cell.cpus},
                         {"threads", cell.threads},
                         {"trace", cell.tracing == Tracing::On},
                         {"cpu_ticks_per_s", figures.per_second(figures.busy_ticks)},
                         {"switches_per_s", figures.per_second(figures.switches)},
                         {"events_per_s", figures.per_second(figures.events)},
                         {"simulated_us", figures.simulated_us},
                         {"cpu_us", figures.cpu_us},
                         {"boot_us", figures.boot_us},
                         {"peak_kib", figures.peak_kib},
                         {"events", figures.events},
                         {"trace_bytes", figures.trace_bytes}});
    nlohmann::ordered_json travel;
    if (replay)
        travel = {{"events", replay->events},
                  {"keyframes", replay->keyframes},
                  {"keyframe_bytes", replay->keyframe_bytes},
                  {"trace_bytes", replay->trace_bytes},
                  {"seek_median_us", replay->seek_median_us},
                  {"seek_worst_us", replay->seek_worst_us}};
    return nlohmann::ordered_json{{"format", "tickscope-bench/1"},
                                  {"interrupted", !replay},
                                  {"cells", std::move(cells)},
                                  {"replay", std::move(travel)}}
               .dump(1) +
        "\n";
}

ExitStatus bench(ask::Bench const& asked)
{
    catch_interrupt();
    std::vector<Measured> results;
    std::vector<BenchCell> const all = cells();
    Progress progress{"measuring"};
    for (BenchCell const& cell : all) {
        if (interrupted())
            break;
        progress.show(results.size(), all.size());
        auto const figures = measure(cell);
        if (!figures && interrupted())
            break;
        if (!figures)
            return complain(ExitStatus::Failed,
                            fmt::format("the measurement with {} CPUs and {} threads failed", cell.cpus, cell.threads));
        results.push_back({cell, *figures});
    }
    std::optional<ReplayFigures> replay;
    if (!interrupted())
        replay = measure_replay();
    progress.clear();
    if (Result<void> const printed = print(asked.json ? json_of(results, replay) : text_of(results, replay)); !printed)
        return exit_status_of(printed);
    if (replay)
        return ExitStatus::Done;
    return complain(ExitStatus::Interrupted,
                    fmt::format("interrupted after {} of {} measurements", results.size(), all.size()));
}

}
