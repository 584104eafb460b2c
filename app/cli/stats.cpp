// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/files.h"
#include "app/cli/interrupt.h"
#include "app/cli/load_scenario.h"
#include "app/cli/messages.h"
#include "app/cli/outcome.h"
#include "app/cli/stats_report.h"
#include "app/cli/subcommands.h"
#include "app/cli/trace_pieces.h"

namespace tickscope {

namespace {

/// Reads the trace of a run; with `departures`, prints them as they come.
class Summing final : public TracePieces {
public:
    Summing(RangeStatistics& statistics, Output* departures)
        : m_statistics{statistics}
        , m_departures{departures}
    {
        if (departures == nullptr)
            return;
        departures->write(timehist_header());
        statistics.on_departure(
            [this](Departure const& departure) { m_departures->write(timehist_line(departure, *m_names)); });
    }

    void finish(SimTime end)
    {
        pass_on();
        m_statistics.finish(end);
    }

private:
    void take(TraceView const& events, TaskNames const& names) override
    {
        m_names = &names;
        events.each(events.first_n(), events.size(),
                    [&](TraceEvent const& event) { m_statistics.take(event, names.task_table()); });
    }

    RangeStatistics& m_statistics;
    Output* m_departures;
    TaskNames const* m_names = nullptr;
};

}

static std::string report_of(ask::Stats const& asked, StatsReport const& report)
{
    switch (asked.form) {
    case ask::Stats::Form::Text:
        return stats_text(report);
    case ask::Stats::Form::Csv:
        return stats_csv(report);
    case ask::Stats::Form::Json:
        return stats_json(report);
    case ask::Stats::Form::Timehist:
        break;
    }
    return "";
}

static ExitStatus sum(ask::Stats const& asked, Scenario const& scenario, RangeStatistics::Range range)
{
    Result<Output> output = Output::open("-");
    RangeStatistics statistics{range, scenario.machine.cpus, kernel_config(scenario)};
    Summing summing{statistics, asked.form == ask::Stats::Form::Timehist ? &*output : nullptr};
    Observed run{scenario, &summing};
    Engine const& engine = run.headless().engine();
    summing.follow(engine);
    for (Cpu const& cpu : engine.machine().cpus)
        if (!cpu.online)
            statistics.starts_offline(cpu.id);
    if (range.to != never)
        run.headless().stop_at(range.to);
    RunEnd const ended = run.go();
    if (ended == RunEnd::Interrupted)
        return ExitStatus::Interrupted;
    if (auto const why = run.trouble(ended))
        return complain(ExitStatus::Failed, *why);
    summing.finish(engine.now());
    TaskTable const tasks = TaskTable::of(engine.machine());
    TaskNames const names{engine.world()->name_table, tasks};
    output->write(report_of(asked, {scenario.title, asked.by, statistics, names}));
    return exit_status_of(output->close());
}

ExitStatus stats(ask::Stats const& asked)
{
    auto const loaded = load_scenario(asked.file, {asked.fixes, asked.settings});
    if (auto const* status = std::get_if<ExitStatus>(&loaded))
        return *status;
    auto const& scenario = std::get<Scenario>(loaded);
    Result<std::optional<SimTime>> const from = parse_until(asked.from, scenario, "--from");
    if (!from)
        return complain(ExitStatus::Usage, from.error().text);
    Result<std::optional<SimTime>> const to = parse_until(asked.to, scenario, "--to");
    if (!to)
        return complain(ExitStatus::Usage, to.error().text);
    RangeStatistics::Range range{from->value_or(SimTime{}),
                                 to->value_or(scenario.duration ? SimTime{*scenario.duration} : never)};
    if (range.from >= range.to)
        return complain(ExitStatus::Usage, "--from must be before --to, or before the end of the scenario");
    catch_interrupt();
    return sum(asked, scenario, range);
}

}
