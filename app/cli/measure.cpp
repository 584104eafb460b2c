// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/measure.h"

#include "core/scenario/names.h"
#include "core/scenario/near_miss.h"

#include <fmt/format.h>

#include <algorithm>

namespace tickscope {

static std::int64_t overhead(Machine const& machine)
{
    Nanos sum{};
    for (Cpu const& cpu : machine.cpus)
        sum += cpu.overhead;
    return sum.count();
}

/// Of the time in which CPUs did not idle.
static std::int64_t overhead_share(Machine const& machine)
{
    Nanos busy{};
    for (Cpu const& cpu : machine.cpus)
        busy += cpu.user + cpu.system + cpu.overhead;
    if (busy == Nanos::zero())
        return 0;
    constexpr std::int64_t million = 1'000'000;
    // Thousands of CPUs for a hundred years do not fit, times a million: then nanoseconds do not matter.
    std::int64_t const scale = busy.count() > std::int64_t{1} << 42 ? million : 1;
    return overhead(machine) / scale * million / (busy.count() / scale);
}

static std::int64_t switches(Machine const& machine)
{
    std::uint64_t sum = 0;
    for (Cpu const& cpu : machine.cpus)
        sum += cpu.rq.switches;
    return static_cast<std::int64_t>(sum);
}

std::vector<DerivedInfo> const& derived_figures()
{
    using Kind = DerivedInfo::Kind;
    static auto const number = [](std::uint64_t count) { return static_cast<std::int64_t>(count); };
    static std::vector<DerivedInfo> const rows{
        {"overhead", Kind::Time, overhead, "time that all CPUs lost to bookkeeping, at the prices of kernel.costs"},
        {"overhead_share", Kind::Share, overhead_share, "its share of the time in which CPUs were not idle"},
        {"switches", Kind::Count, switches, "context switches of all CPUs"},
        {"warnings", Kind::Count, [](Machine const& m) { return number(m.counters.warnings); },
         "complaints of the kernel"},
        {"events", Kind::Count, [](Machine const& m) { return number(m.reported); }, "events of the trace"},
    };
    return rows;
}

Result<Measure> parse_measure(std::string const& text)
{
    auto const derived = std::ranges::find(derived_figures(), text, &DerivedInfo::name);
    if (derived != derived_figures().end())
        return Measure{text, &*derived};
    Result<ValuePath> path = parse_value_path(text);
    if (path)
        return Measure{text, std::move(*path)};
    std::vector<std::string> names;
    for (DerivedInfo const& row : derived_figures())
        names.emplace_back(row.name);
    std::string const hint = did_you_mean(text, names);
    return failure(hint.empty() ? path.error().text : fmt::format("there is no value {}{}", quoted(text), hint));
}

std::string_view unit_suffix(Measure const& measure)
{
    if (auto const* derived = std::get_if<DerivedInfo const*>(&measure.what)) {
        switch ((*derived)->kind) {
        case DerivedInfo::Kind::Time:
            return "_ns";
        case DerivedInfo::Kind::Count:
            return "";
        case DerivedInfo::Kind::Share:
            return "_ppm";
        }
    }
    switch (std::get<ValuePath>(measure.what).unit()) {
    case Unit::Ticks:
        return "_ticks";
    case Unit::Time:
    case Unit::Limit:
        return "_ns";
    case Unit::Count:
    case Unit::Flag:
    case Unit::Text:
    case Unit::Cpus:
    case Unit::Signals:
        break;
    }
    return "";
}

bool is_text(Measure const& measure)
{
    auto const* path = std::get_if<ValuePath>(&measure.what);
    return path && (path->unit() == Unit::Text || path->unit() == Unit::Cpus || path->unit() == Unit::Signals);
}

static std::string percent(std::int64_t ppm)
{
    std::int64_t const hundredths = (ppm + 50) / 100;
    return fmt::format("{}.{:02} %", hundredths / 100, hundredths % 100);
}

static Figure figure_of(DerivedInfo const& derived, Machine const& machine)
{
    std::int64_t const number = derived.of(machine);
    switch (derived.kind) {
    case DerivedInfo::Kind::Time:
        return {number, format_amount(number, Unit::Time)};
    case DerivedInfo::Kind::Count:
        return {number, fmt::to_string(number)};
    case DerivedInfo::Kind::Share:
        return {number, percent(number)};
    }
    return {};
}

Figure read_off(Measure const& measure, Machine const& machine, NameTable const& name_table)
{
    if (auto const* derived = std::get_if<DerivedInfo const*>(&measure.what))
        return figure_of(**derived, machine);
    auto const value = value_of(machine, name_table, std::get<ValuePath>(measure.what));
    if (!value)
        return {std::nullopt, "-"};
    std::string words = to_string(*value, machine.config);
    bool const unlimited = value->unit == Unit::Limit && words == "unlimited";
    if (is_text(measure) || unlimited)
        return {std::nullopt, std::move(words)};
    return {value->number, std::move(words)};
}

std::optional<std::string> unknown_name(Measure const& measure, NameTable const& name_table)
{
    auto const* path = std::get_if<ValuePath>(&measure.what);
    if (!path || path->process.empty())
        return std::nullopt;
    auto process = std::ranges::find(name_table.processes, path->process);
    if (process == name_table.processes.end())
        process = std::ranges::find(name_table.processes, without_instance(path->process));
    if (process == name_table.processes.end())
        return fmt::format("there is no process {}{}", quoted(path->process),
                           did_you_mean(path->process, name_table.processes));
    if (path->thread.empty())
        return std::nullopt;
    std::vector<std::string> threads;
    for (NameTable::Thread const& thread : name_table.threads)
        if (name_table.processes[thread.process] == *process)
            threads.push_back(thread.name);
    for (std::string_view const name : {std::string_view{path->thread}, without_instance(path->thread)})
        if (std::ranges::find(threads, name) != threads.end())
            return std::nullopt;
    return fmt::format("process {} has no thread {}{}", quoted(path->process), quoted(path->thread),
                       did_you_mean(path->thread, threads));
}

}
