// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/files.h"
#include "app/cli/headless.h"
#include "app/cli/interrupt.h"
#include "app/cli/load_scenario.h"
#include "app/cli/messages.h"
#include "app/cli/outcome.h"
#include "app/cli/subcommands.h"
#include "app/cli/trace_file.h"

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

/// The scenario has been read and the files are open: runs it and tells how it went.
static ExitStatus run_and_tell(Scenario const& scenario, ask::Run const& asked, std::optional<SimTime> until,
                               TraceFile* trace)
{
    Result<Limits> const limits = parse_limits(asked.limits);
    if (!limits)
        return complain(ExitStatus::Usage, limits.error().text);
    catch_interrupt();
    Observed run{scenario, trace, *limits};
    if (trace)
        trace->follow(run.headless().engine());
    run.headless().engine().trace_locks(asked.trace_locks);
    if (asked.check_invariants)
        run.headless().check_invariants();
    if (until)
        run.headless().stop_at(*until);
    RunEnd const ended = run.go();

    if (trace) {
        if (Result<void> const written = trace->finish(); !written)
            return complain(ExitStatus::FileError, written.error().text);
    }
    if (Result<void> const printed = print(summary(asked, run.outcome())); !printed)
        return exit_status_of(printed);
    return run.status(ended, until ? Unreached::Passes : Unreached::Fails, shown_name(asked.file));
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
    Result<std::optional<SimTime>> const until = parse_until(asked.until, scenario);
    if (!until)
        return complain(ExitStatus::Usage, until.error().text);
    if (asked.trace.empty())
        return run_and_tell(scenario, asked, *until, nullptr);
    Result<std::unique_ptr<TraceFile>> trace = TraceFile::open(asked.trace, asked.format);
    if (!trace)
        return complain(ExitStatus::FileError, trace.error().text);
    return run_and_tell(scenario, asked, *until, trace->get());
}

}
