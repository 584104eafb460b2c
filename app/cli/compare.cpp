// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/files.h"
#include "app/cli/interrupt.h"
#include "app/cli/load_scenario.h"
#include "app/cli/messages.h"
#include "app/cli/outcome.h"
#include "app/cli/subcommands.h"
#include "app/cli/table.h"
#include "core/scenario/fix_set_text.h"
#include "core/scenario/quantities.h"
#include "core/trace/event_fields.h"
#include "core/trace/event_text.h"
#include "core/trace/trace_diff.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace tickscope {

namespace {

using Json = nlohmann::ordered_json;

/// One of the two kernels, and what the scenario came to on it.
struct Side {
    explicit Side(Scenario const& scenario)
        : run{scenario, &log}
    {
    }

    TraceLog log;
    Observed run;
    RunEnd ended = RunEnd::Finished;
};

}

static constexpr std::size_t most_differences = 40;

static Json event_json(Side& side, std::optional<TraceEvent> const& event)
{
    if (!event)
        return nullptr;
    Engine const& engine = side.run.headless().engine();
    auto const world = engine.world();
    TaskTable const task_table = TaskTable::of(engine.machine());
    return {{"time_ns", event->at.time_since_epoch().count()},
            {"cpu", index_of(event->cpu)},
            {"ev", event_name(event->what)},
            {"details", event_details(event->what, TaskNames{world->name_table, task_table})}};
}

static std::string event_text(Json const& event)
{
    if (event.is_null())
        return "nothing more happens";
    return fmt::format("{} on CPU {}: {} {}", format_time(SimTime{Nanos{event["time_ns"].get<std::int64_t>()}}),
                       event["cpu"].get<int>(), event["ev"].get<std::string>(), event["details"].get<std::string>());
}

/// Values of the two summaries that are not the same, by their path.
static std::string differences(Json const& a, Json const& b)
{
    Json const left = a.flatten(), right = b.flatten();
    Table table{{"<value", "A", "B"}};
    table.show_at_most(most_differences);
    for (auto const& [path, value] : left.items()) {
        if (path.starts_with("/fixes") || path == "/state_hash")
            continue;
        Json const other = right.contains(path) ? right[path] : Json{};
        if (value != other)
            table.add({path, value.dump(), other.dump()});
    }
    return table.empty() ? "" : "\n" + table.text();
}

/// How far two runs that were not taken to their ends are known to be the same.
static std::string interrupted_text(Json const& comparison)
{
    std::uint64_t const events = comparison["compared_events"].get<std::uint64_t>();
    return fmt::format("Interrupted: A had come to {}, B to {}.{}\n",
                       format_time(SimTime{Nanos{comparison["a"]["time_ns"].get<std::int64_t>()}}),
                       format_time(SimTime{Nanos{comparison["b"]["time_ns"].get<std::int64_t>()}}),
                       comparison["parts_at"].is_null()
                           ? fmt::format(" The first {} events of both are the same; whether they part later is not "
                                         "known.",
                                         events)
                           : "");
}

static std::string text_of(Json const& comparison, FixSet a, FixSet b)
{
    std::string out = fmt::format("A: fixes {}\nB: fixes {}\n\n", format_fix_set(a), format_fix_set(b));
    bool const interrupted = comparison["interrupted"].get<bool>();
    Json const& part = comparison["parts_at"];
    if (part.is_null() && !interrupted)
        return out + "They never part: both runs are the same, event by event.\n";
    if (!part.is_null())
        out += fmt::format("They part at event {}.\nA: {}\nB: {}\n", part["n"].get<std::uint64_t>(),
                           event_text(part["a"]), event_text(part["b"]));
    // The figures of two runs that stand at different instants say nothing of the kernels.
    return out + (interrupted ? interrupted_text(comparison) : differences(comparison["a"], comparison["b"]));
}

static Json comparison_of(Side& a, Side& b)
{
    bool const interrupted = a.ended == RunEnd::Interrupted || b.ended == RunEnd::Interrupted;
    std::optional<FirstDifference> parting = first_difference(a.log.view(), b.log.view());
    // Where one trace was cut short, the other one's next event is no difference.
    if (interrupted && parting && !(parting->a && parting->b))
        parting.reset();
    Json part;
    if (parting)
        part = {{"n", parting->n}, {"a", event_json(a, parting->a)}, {"b", event_json(b, parting->b)}};
    return {{"format", "tickscope-compare/1"},
            {"parts_at", std::move(part)},
            {"interrupted", interrupted},
            {"compared_events", parting ? parting->n : std::min(a.log.size(), b.log.size())},
            {"a", Json::parse(summary_json(a.run.outcome()))},
            {"b", Json::parse(summary_json(b.run.outcome()))}};
}

static ExitStatus compare_on(Scenario const& scenario, ask::Compare const& asked, FixSet fixes_a, FixSet fixes_b)
{
    Result<std::optional<SimTime>> const until = parse_until(asked.until, scenario);
    if (!until)
        return complain(ExitStatus::Usage, until.error().text);
    auto const with = [&](FixSet fixes) {
        Scenario changed = scenario;
        changed.kernel.fixes = fixes;
        changed.expect.clear();
        return changed;
    };
    catch_interrupt();
    for (auto const& [name, fixes] : {std::pair{"A", fixes_a}, std::pair{"B", fixes_b}})
        note_fixes_without_effect(name, with(fixes));
    Side a{with(fixes_a)}, b{with(fixes_b)};
    for (Side* side : {&a, &b}) {
        if (*until)
            side->run.headless().stop_at(**until);
        side->ended = side->run.go();
    }
    Json const comparison = comparison_of(a, b);
    bool const json = asked.summary == ask::SummaryForm::Json;
    if (auto const printed = print(json ? comparison.dump(1) + "\n" : text_of(comparison, fixes_a, fixes_b)); !printed)
        return exit_status_of(printed);
    ExitStatus const of_a = a.run.status(a.ended, Unreached::Passes, "A");
    return of_a != ExitStatus::Done ? of_a : b.run.status(b.ended, Unreached::Passes, "B");
}

ExitStatus compare(ask::Compare const& asked)
{
    Result<FixSet> const fixes_a = parse_fix_set(asked.a), fixes_b = parse_fix_set(asked.b);
    if (!fixes_a || !fixes_b)
        return complain(ExitStatus::Usage, (fixes_a ? fixes_b : fixes_a).error().text);
    auto const loaded = load_scenario(asked.file, {{}, asked.settings});
    if (auto const* status = std::get_if<ExitStatus>(&loaded))
        return *status;
    return compare_on(std::get<Scenario>(loaded), asked, *fixes_a, *fixes_b);
}

}
