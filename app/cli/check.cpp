// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/files.h"
#include "app/cli/interrupt.h"
#include "app/cli/load_scenario.h"
#include "app/cli/marks_reports.h"
#include "app/cli/messages.h"
#include "app/cli/outcome.h"
#include "app/cli/report_files.h"
#include "app/cli/sha256.h"
#include "app/cli/subcommands.h"
#include "core/engine/state_hash.h"
#include "core/scenario/expectation_key.h"

#include <fmt/format.h>

#include <algorithm>
#include <new>
#include <utility>

namespace tickscope {

namespace {

/// What all files are checked with.
struct CheckJob {
    ReadChanges changes;
    std::optional<ExpectationKey> key;
    std::optional<std::uint64_t> min_points;
    Limits limits;
};

}

/// The expectations that a file would have had to meet, none of them reached.
static std::vector<Verdict> unreached(CheckJob const& job)
{
    std::vector<Verdict> verdicts;
    for (std::size_t i = 0; job.key && i < job.key->size(); ++i) {
        Expectation const& form = job.key->form(i);
        verdicts.push_back({{job.key->label(i), false, "", form.points, form.note, form.visibility}, false});
    }
    return verdicts;
}

static CheckedFile& ends_with(CheckedFile& file, MarkOutcome outcome, std::string why)
{
    file.outcome = outcome;
    file.why = std::move(why);
    return file;
}

/// What a run came to, against what is asked for: all expectations, or so many points.
static void judge(CheckedFile& file, CheckJob const& job)
{
    Points const points = points_of(file);
    auto const lost = std::ranges::count_if(file.verdicts, [](Verdict const& verdict) { return !earns(verdict); });
    if (file.verdicts.empty()) {
        ends_with(file, MarkOutcome::NothingExpected, "the file expects nothing, so there is nothing to mark");
    } else if (job.min_points && points.earned < static_cast<std::int64_t>(*job.min_points)) {
        ends_with(file, MarkOutcome::Failed,
                  fmt::format("{} of {} points, {} are needed", points.earned, points.possible, *job.min_points));
    } else if (!job.min_points && lost > 0) {
        ends_with(file, MarkOutcome::Failed,
                  fmt::format("{} of {} expectations do not hold", lost, file.verdicts.size()));
    } else {
        ends_with(file, MarkOutcome::Passed, "");
    }
}

/// An expectation that names what is not there holds in no run, whatever the run may look like to it.
static void apply_misfits(CheckedFile& file, CheckJob const& job, std::vector<std::optional<Misfit>> const& misfits)
{
    for (std::size_t i = 0; i < misfits.size(); ++i) {
        if (!misfits[i])
            continue;
        ExpectationResult& result = file.verdicts[i].result;
        result.holds = false;
        result.found = misfits[i]->why.text;
        if (!misfits[i]->is_understood)
            result.text = job.key->label(i);
        file.problems.push_back(misfits[i]->why);
        file.problems.back().text += fmt::format(" (held against {})", file.file);
    }
}

static void run_and_judge(CheckedFile& file, CheckJob const& job, Scenario const& scenario,
                          std::vector<std::optional<Misfit>> const& misfits)
{
    Observed run{scenario, nullptr, job.limits};
    RunEnd const ended = run.go();
    Machine const& machine = run.outcome().machine;
    file.verdicts = run.outcome().verdicts;
    file.time_ns = machine.now.time_since_epoch().count();
    file.state_hash = fmt::format("{:016x}", state_hash(machine));
    apply_misfits(file, job, misfits);
    if (ended == RunEnd::Interrupted)
        ends_with(file, MarkOutcome::Interrupted, "interrupted: what the run did not come to earns nothing");
    else if (auto trouble = run.trouble(ended))
        ends_with(file, ended == RunEnd::LimitReached ? MarkOutcome::LimitReached : MarkOutcome::RunFailed,
                  std::move(*trouble));
    else
        judge(file, job);
}

/// One file's run takes no other's marks, whatever it does.
static void run_by_itself(CheckedFile& file, CheckJob const& job, Scenario const& scenario,
                          std::vector<std::optional<Misfit>> const& misfits)
{
    try {
        run_and_judge(file, job, scenario, misfits);
    } catch (Stopped const& stopped) {
        ends_with(file, stopped.cause == StopCause::Interrupt ? MarkOutcome::Interrupted : MarkOutcome::LimitReached,
                  "stopped before the machine had booted");
    } catch (std::bad_alloc const&) {
        ends_with(file, MarkOutcome::LimitReached,
                  fmt::format("stopped by its limit of {}", limit_words(StopCause::Memory, job.limits)));
    }
}

static KeyedOutcome read_for(CheckJob const& job, std::string const& text, std::string const& name)
{
    if (job.key)
        return read_scenario(text, name, job.changes.settings, *job.key, job.changes.variant);
    return {read_scenario(text, name, job.changes.settings, job.changes.variant), {}};
}

/// "no such file" of "a.yaml: no such file": reports name the file themselves.
static std::string without_name(std::string const& error, std::string const& file)
{
    std::string const name = file + ": ";
    return error.starts_with(name) ? error.substr(name.size()) : error;
}

static CheckedFile check_file(std::string const& given, CheckJob const& job)
{
    CheckedFile file;
    file.file = shown_name(given);
    file.verdicts = unreached(job);
    if (interrupted())
        return ends_with(file, MarkOutcome::NotRun, "not run: interrupted before its turn");
    Result<std::string> const text = read_scenario_file(given);
    if (!text)
        return ends_with(file, MarkOutcome::Unreadable, without_name(text.error().text, given));
    file.sha256 = sha256(*text);
    KeyedOutcome read = read_for(job, *text, file.file);
    file.problems = read.outcome.problems;
    if (!read.outcome.scenario)
        return ends_with(file, MarkOutcome::Invalid, "the scenario is invalid");
    Scenario& scenario = *read.outcome.scenario;
    job.changes.apply_fixes(scenario);
    note_fixes_without_effect(file.file, scenario);
    file.title = scenario.title;
    file.kernel = MarkedKernel{scenario.kernel, scenario.machine.hz};
    auto const began = std::chrono::steady_clock::now();
    run_by_itself(file, job, scenario, read.misfits);
    file.took = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - began);
    return file;
}

/// Says on standard error what became of a file, unless it passed.
static void tell(CheckedFile const& file)
{
    show(file.problems);
    if (!file.why.empty())
        complain(status_of(file), fmt::format("{}: {}", file.file, file.why));
}

static std::variant<std::monostate, ExitStatus> load_key(ask::Check const& asked, CheckJob& job, Marks& marks)
{
    if (asked.key.empty())
        return {};
    Result<std::string> const text = read_scenario_file(asked.key);
    if (!text)
        return complain(ExitStatus::FileError, text.error().text);
    auto key = ExpectationKey::read(*text, shown_name(asked.key));
    if (!key) {
        show(key.error());
        return complain(ExitStatus::InvalidInput,
                        fmt::format("{}: nothing is marked by a key that is wrong", shown_name(asked.key)));
    }
    marks.key = {shown_name(asked.key), sha256(*text)};
    job.key = std::move(*key);
    return {};
}

/// --min-points that nobody could reach is a slip of whoever marks.
static std::optional<std::string> too_many_points(CheckJob const& job)
{
    if (!job.key || !job.min_points)
        return std::nullopt;
    std::int64_t possible = 0;
    for (std::size_t i = 0; i < job.key->size(); ++i)
        possible += job.key->form(i).points;
    if (static_cast<std::uint64_t>(possible) >= *job.min_points)
        return std::nullopt;
    return fmt::format("--min-points {}: the key has {} points in all", *job.min_points, possible);
}

static ExitStatus write_reports(ask::Check const& asked, Marks const& marks)
{
    ExitStatus worst = ExitStatus::Done;
    for (auto const& [path, report] :
         {std::pair{&asked.json, &marks_json}, std::pair{&asked.csv, &marks_csv}, std::pair{&asked.junit, &marks_junit},
          std::pair{&asked.gradescope, &marks_gradescope}})
        if (!path->empty())
            worst = std::max(worst, exit_status_of(write_whole(*path, report(marks))));
    return worst;
}

ExitStatus check(ask::Check const& asked)
{
    std::vector<std::string> const reports{asked.json, asked.csv, asked.junit, asked.gradescope};
    std::vector<std::string> inputs = asked.files;
    inputs.push_back(asked.key);
    if (Result<void> const apart = check_outputs(inputs, reports, asked.tap); !apart)
        return complain(ExitStatus::Usage, apart.error().text);
    Result<ReadChanges> changes = read_changes({asked.fixes, asked.settings, asked.variant});
    if (!changes)
        return complain(ExitStatus::Usage, changes.error().text);
    Result<Limits> const limits = parse_limits(asked.limits, unattended_limits);
    if (!limits)
        return complain(ExitStatus::Usage, limits.error().text);
    CheckJob job{std::move(*changes), {}, asked.min_points, *limits};
    Marks marks{.program = "tickscope " TICKSCOPE_VERSION,
                .min_points = asked.min_points,
                .fixes = asked.fixes,
                .settings = asked.settings};
    if (auto const failed = load_key(asked, job, marks); std::holds_alternative<ExitStatus>(failed))
        return std::get<ExitStatus>(failed);
    if (auto const slip = too_many_points(job))
        return complain(ExitStatus::Usage, *slip);
    catch_interrupt();
    for (std::string const& file : asked.files) {
        marks.files.push_back(check_file(file, job));
        tell(marks.files.back());
    }
    ExitStatus worst = std::max(status_of(marks), write_reports(asked, marks));
    bool const output_is_taken = std::ranges::find(reports, "-") != reports.end();
    if (!output_is_taken)
        worst = std::max(worst,
                         exit_status_of(print(asked.tap ? marks_tap(marks) : marks_text(marks, colours_on_output()))));
    return worst;
}

}
