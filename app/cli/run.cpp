// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/files.h"
#include "app/cli/headless.h"
#include "app/cli/interrupt.h"
#include "app/cli/load_scenario.h"
#include "app/cli/messages.h"
#include "app/cli/outcome.h"
#include "app/cli/stop_at.h"
#include "app/cli/subcommands.h"
#include "app/cli/trace_file.h"
#include "core/scenario/quantities.h"

#include <fmt/format.h>

namespace tickscope {

static std::string summary(ask::Run const& asked, Outcome const& outcome)
{
    switch (asked.summary) {
    case ask::SummaryForm::None:
        return asked.trace == "-" ? "" : summary_text(outcome, colours_on_output());
    case ask::SummaryForm::Text:
        return summary_text(outcome, colours_on_output());
    case ask::SummaryForm::Json:
        return summary_json(outcome);
    }
    return "";
}

static void say_why(ask::Run const& asked, Stop const& stop)
{
    if (!stop.why.empty())
        say(fmt::format("{}: stopped at {}: {}", shown_name(asked.file), format_time(*stop.at), stop.why));
}

/// The scenario has been read and the files are open: runs it and tells how it went.
static ExitStatus run_and_tell(Scenario const& scenario, ask::Run const& asked, Limits const& limits, Stop const& stop,
                               TraceFile* trace)
{
    Observed run{scenario, trace, limits};
    if (trace)
        trace->follow(run.headless().engine());
    run.headless().engine().trace_locks(asked.trace_locks);
    if (asked.check_invariants)
        run.headless().check_invariants();
    if (stop.at)
        run.headless().stop_at(*stop.at);
    RunEnd const ended = run.go();

    if (trace) {
        if (Result<void> const written = trace->finish(); !written)
            return complain(ExitStatus::FileError, written.error().text);
    }
    if (Result<void> const printed = print(summary(asked, run.outcome())); !printed)
        return exit_status_of(printed);
    say_why(asked, stop);
    ExitStatus const status = run.status(ended, stop.at ? Unreached::Passes : Unreached::Fails, shown_name(asked.file));
    if (stop.missed.empty() || ended != RunEnd::Finished)
        return status;
    complain(ExitStatus::Failed,
             fmt::format("{}: {} did not come before the end, at {}", shown_name(asked.file), stop.missed,
                         format_time(run.headless().engine().now())));
    return status == ExitStatus::Done ? ExitStatus::Failed : status;
}

ExitStatus run(ask::Run const& asked)
{
    if (asked.trace == "-" && asked.summary != ask::SummaryForm::None)
        return complain(ExitStatus::Usage,
                        "the trace and the summary cannot both go to standard output: "
                        "give the trace a file, or leave --summary out");
    auto const loaded = load_scenario(asked.file, {asked.fixes, asked.settings, asked.variant});
    if (auto const* status = std::get_if<ExitStatus>(&loaded))
        return *status;
    auto const& scenario = std::get<Scenario>(loaded);
    Result<Limits> const limits = parse_limits(asked.limits);
    if (!limits)
        return complain(ExitStatus::Usage, limits.error().text);
    catch_interrupt();
    auto const found = find_stop(scenario, asked, *limits);
    if (auto const* status = std::get_if<ExitStatus>(&found))
        return *status;
    auto const& stop = std::get<Stop>(found);
    if (asked.trace.empty())
        return run_and_tell(scenario, asked, *limits, stop, nullptr);
    Result<std::unique_ptr<TraceFile>> trace = TraceFile::open(asked.trace, asked.format);
    if (!trace)
        return complain(ExitStatus::FileError, trace.error().text);
    return run_and_tell(scenario, asked, *limits, stop, trace->get());
}

}
