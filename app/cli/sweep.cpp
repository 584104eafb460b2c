// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/files.h"
#include "app/cli/interrupt.h"
#include "app/cli/load_scenario.h"
#include "app/cli/messages.h"
#include "app/cli/outcome.h"
#include "app/cli/progress.h"
#include "app/cli/subcommands.h"
#include "app/cli/sweep_report.h"
#include "core/engine/state_hash.h"
#include "core/engine/world.h"
#include "core/scenario/fix_set_text.h"
#include "core/scenario/near_miss.h"
#include "core/scenario/read_scenario.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <mutex>
#include <new>
#include <thread>

namespace tickscope {

static Result<std::vector<Measure>> measures_of(std::vector<std::string> const& asked)
{
    static std::vector<std::string> const usual{"overhead", "overhead_share", "locks.acquired", "locks.transferred",
                                                "locks.threads_walked"};
    std::vector<Measure> measures;
    for (std::string const& text : asked.empty() ? usual : asked) {
        Result<Measure> measure = parse_measure(text);
        if (!measure)
            return failure(fmt::format("--show: {}", measure.error().text));
        measures.push_back(std::move(*measure));
    }
    return measures;
}

/// The scenario of every run, or what is wrong: each complaint once, however many runs have it.
static std::variant<std::vector<Scenario>, ExitStatus> load_all(ask::Sweep const& asked, SweepPlan const& plan)
{
    Result<FixSet> const fixes = asked.fixes.empty() ? FixSet{} : parse_fix_set(asked.fixes);
    if (!fixes)
        return complain(ExitStatus::Usage, fixes.error().text);
    Result<std::string> const text = read_scenario_file(asked.file);
    if (!text)
        return complain(ExitStatus::FileError, text.error().text);
    std::vector<Scenario> scenarios;
    std::vector<Problem> complaints;
    for (std::size_t n = 0; n < plan.runs(); ++n) {
        Result<std::vector<Setting>> const settings = settings_of(plan.settings_of(n));
        if (!settings)
            return complain(ExitStatus::Usage, settings.error().text);
        ReadOutcome outcome = read_scenario(*text, shown_name(asked.file), *settings);
        for (Problem const& problem : outcome.problems)
            if (std::ranges::find(complaints, problem) == complaints.end())
                complaints.push_back(problem);
        if (!outcome.scenario)
            continue;
        if (!asked.fixes.empty())
            outcome.scenario->kernel.fixes = *fixes;
        outcome.scenario->expect.clear();
        scenarios.push_back(std::move(*outcome.scenario));
    }
    show(complaints);
    if (scenarios.size() < plan.runs())
        return ExitStatus::InvalidInput;
    return scenarios;
}

/// What stays the same in every run.
struct SweepJob {
    std::vector<Scenario> const& scenarios;
    std::vector<Measure> const& measures;
    std::vector<std::optional<SimTime>> until;
    Limits limits;
};

/// Where each run ends before its scenario does. Ticks are as long as each machine has them.
static Result<std::vector<std::optional<SimTime>>> ends_of(std::vector<Scenario> const& scenarios,
                                                           std::string const& until)
{
    std::vector<std::optional<SimTime>> ends;
    for (Scenario const& scenario : scenarios) {
        Result<std::optional<SimTime>> const end = parse_until(until, scenario);
        if (!end)
            return tl::unexpected{end.error()};
        ends.push_back(*end);
    }
    return ends;
}

static std::optional<SweepRun> run_within_limits(SweepJob const& job, std::size_t n)
{
    Observed run{job.scenarios[n], nullptr, job.limits};
    run.headless().hide_progress();
    if (job.until[n])
        run.headless().stop_at(*job.until[n]);
    RunEnd const ended = run.go();
    if (ended == RunEnd::Interrupted)
        return std::nullopt;
    Outcome const outcome = run.outcome();
    Machine const machine = settled(outcome.machine);
    SweepRun result;
    result.time_ns = machine.now.time_since_epoch().count();
    result.state_hash = state_hash(machine);
    for (Measure const& measure : job.measures)
        result.figures.push_back(read_off(measure, machine, outcome.world.name_table));
    result.trouble = run.trouble(ended).value_or("");
    return result;
}

static SweepRun run_without_figures(SweepJob const& job, StopCause cause)
{
    SweepRun result;
    result.figures.assign(job.measures.size(), Figure{std::nullopt, "-"});
    result.trouble = fmt::format("stopped by its limit of {}", limit_words(cause, job.limits));
    return result;
}

static std::optional<SweepRun> one_run(SweepJob const& job, std::size_t n)
{
    try {
        return run_within_limits(job, n);
    } catch (Stopped const& stopped) {
        if (stopped.cause == StopCause::Interrupt)
            return std::nullopt;
        return run_without_figures(job, stopped.cause);
    } catch (std::bad_alloc const&) {
        return run_without_figures(job, StopCause::Memory);
    }
}

/// Runs know nothing of each other, so who does which, and when, changes nothing in what comes out.
static std::vector<std::optional<SweepRun>> run_all(SweepJob const& job)
{
    std::vector<std::optional<SweepRun>> results(job.scenarios.size());
    std::atomic<std::size_t> next = 0;
    std::mutex showing;
    std::size_t done = 0;
    Progress progress{"sweeping"};
    auto const work = [&] {
        for (std::size_t n = next++; n < results.size() && !interrupted(); n = next++) {
            results[n] = one_run(job, n);
            std::lock_guard const lock{showing};
            progress.show(++done, results.size());
        }
    };
    std::size_t const helpers = std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, results.size()) - 1;
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < helpers; ++i)
        threads.emplace_back(work);
    work();
    threads.clear();
    return results;
}

static std::string told_as(ask::Sweep::Form form, SweepResult const& result)
{
    switch (form) {
    case ask::Sweep::Form::Text:
        return sweep_text(result);
    case ask::Sweep::Form::Json:
        return sweep_json(result);
    case ask::Sweep::Form::Csv:
        return sweep_csv(result);
    }
    return "";
}

static ExitStatus status_of(SweepResult const& result)
{
    ExitStatus status = ExitStatus::Done;
    for (std::size_t n = 0; n < result.runs.size(); ++n) {
        if (!result.runs[n])
            return ExitStatus::Interrupted;
        if (!result.runs[n]->trouble.empty())
            status = complain(
                ExitStatus::Failed,
                fmt::format("with {}: {}", fmt::join(result.plan.settings_of(n), " "), result.runs[n]->trouble));
    }
    return status;
}

ExitStatus sweep(ask::Sweep const& asked)
{
    Result<SweepPlan> plan = plan_sweep(asked.settings);
    if (!plan)
        return complain(ExitStatus::Usage, plan.error().text);
    Result<std::vector<Measure>> measures = measures_of(asked.show);
    if (!measures)
        return complain(ExitStatus::Usage, measures.error().text);
    Result<Limits> const limits = parse_limits(asked.limits, unattended_limits);
    if (!limits)
        return complain(ExitStatus::Usage, limits.error().text);
    auto const loaded = load_all(asked, *plan);
    if (auto const* status = std::get_if<ExitStatus>(&loaded))
        return *status;
    auto const& scenarios = std::get<std::vector<Scenario>>(loaded);
    Result<std::vector<std::optional<SimTime>>> until = ends_of(scenarios, asked.until);
    if (!until)
        return complain(ExitStatus::Usage, until.error().text);
    SweepJob const job{scenarios, *measures, std::move(*until), *limits};
    NameTable const name_table = make_world(scenarios.front()).name_table;
    for (Measure const& measure : *measures)
        if (auto const unknown = unknown_name(measure, name_table))
            return complain(ExitStatus::Usage, fmt::format("--show {}: {}", measure.name, *unknown));
    catch_interrupt();
    SweepResult result{scenarios.front().title, std::move(*plan), *measures, run_all(job)};
    if (auto const printed = print(told_as(asked.form, result)); !printed)
        return exit_status_of(printed);
    return status_of(result);
}

}
