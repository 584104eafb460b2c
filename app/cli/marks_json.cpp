// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/marks_reports.h"
#include "core/base/shown_text.h"
#include "core/scenario/fix_set_text.h"
#include "core/scenario/words.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace tickscope {

using Json = nlohmann::ordered_json;

static std::string printed(Json const& json) { return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n"; }

static Json kernel_json(std::optional<MarkedKernel> const& kernel)
{
    if (!kernel)
        return nullptr;
    return {{"tree", kernel->kernel.tree},
            {"hz", kernel->hz},
            {"fixes", keys_of(kernel->kernel.fixes)},
            {"later_fixes", keys_of(kernel->kernel.later_fixes)},
            {"text", to_string(*kernel)}};
}

static Json problems_json(std::vector<Problem> const& problems)
{
    Json list = Json::array();
    for (Problem const& problem : problems)
        list.push_back(
            {{"file", problem.file}, {"line", problem.line}, {"column", problem.column}, {"text", problem.text}});
    return list;
}

static Json expectations_json(CheckedFile const& file)
{
    Json list = Json::array();
    for (Verdict const& verdict : file.verdicts)
        list.push_back({{"text", verdict.result.text},
                        {"holds", verdict.result.holds},
                        {"reached", verdict.reached},
                        {"found", verdict.result.found},
                        {"note", verdict.result.note},
                        {"earned", earns(verdict) ? verdict.result.points : 0},
                        {"points", verdict.result.points},
                        {"visibility", word_for(words::visibilities, verdict.result.visibility)}});
    return list;
}

static Json points_json(Points points) { return {{"earned", points.earned}, {"possible", points.possible}}; }

static Json text_or_null(std::string const& text) { return text.empty() ? Json{} : Json(text); }

static Json file_json(CheckedFile const& file)
{
    return {{"file", file.file},
            {"outcome", word(file.outcome)},
            {"why", file.why},
            {"points", points_json(points_of(file))},
            {"scenario", text_or_null(file.title)},
            {"scenario_sha256", text_or_null(file.sha256)},
            {"kernel", kernel_json(file.kernel)},
            {"time_ns", file.time_ns},
            {"state_hash", text_or_null(file.state_hash)},
            {"problems", problems_json(file.problems)},
            {"expectations", expectations_json(file)}};
}

/// What was the same for all files.
static Json head_json(Marks const& marks)
{
    Json key;
    if (marks.key)
        key = {{"file", marks.key->file}, {"sha256", marks.key->sha256}};
    return {{"format", "tickscope-marks/1"},
            {"program", marks.program},
            {"key", std::move(key)},
            {"min_points", marks.min_points ? Json(*marks.min_points) : Json{}},
            {"fixes", text_or_null(marks.fixes)},
            {"set", marks.settings},
            {"passed", status_of(marks) == ExitStatus::Done},
            {"points", points_json(points_of(marks))}};
}

std::string marks_json(Marks const& marks)
{
    Json all = head_json(marks);
    Json files = Json::array();
    for (CheckedFile const& file : marks.files)
        files.push_back(file_json(file));
    all["files"] = std::move(files);
    return printed(all);
}

std::string marks_csv(Marks const& marks)
{
    std::string out =
        "file,outcome,points,possible,scenario,why,kernel,scenario_sha256,key_sha256,state_hash,program\n";
    for (CheckedFile const& file : marks.files) {
        Points const points = points_of(file);
        out += fmt::format("{},{},{},{},{},{},{},{},{},{},{}\n", csv_text(file.file), word(file.outcome), points.earned,
                           points.possible, csv_text(file.title), csv_text(file.why),
                           csv_text(file.kernel ? to_string(*file.kernel) : ""), file.sha256,
                           marks.key ? marks.key->sha256 : "", file.state_hash, marks.program);
    }
    return out;
}

static std::string gradescope_output(CheckedFile const& file)
{
    std::string out = shown_text(file.why);
    for (Problem const& problem : file.problems)
        out += (out.empty() ? "" : "\n") + shown_text(to_string(problem));
    return out;
}

/// The file as a whole, where it is more than the sum of its expectations: no points, but words.
static Json gradescope_whole(CheckedFile const& file, std::string const& number)
{
    bool const good = file.outcome == MarkOutcome::Passed || file.outcome == MarkOutcome::Failed;
    return {{"name", shown_text(file.file) + " runs"},
            {"number", number},
            {"score", 0},
            {"max_score", 0},
            {"status", good ? "passed" : "failed"},
            {"output", good ? "" : gradescope_output(file)},
            {"visibility", "visible"}};
}

static Json gradescope_test(Verdict const& verdict, std::string const& number)
{
    ExpectationResult const& result = verdict.result;
    std::string output = shown_text(result.note);
    std::string const found = verdict.reached ? result.found : "the run did not come there";
    if (!earns(verdict) && !found.empty())
        output += (output.empty() ? "" : "\n") + ("found: " + shown_text(found));
    return {{"name", shown_text(result.text)},
            {"number", number},
            {"score", earns(verdict) ? result.points : 0},
            {"max_score", result.points},
            {"status", earns(verdict) ? "passed" : "failed"},
            {"output", output},
            {"visibility", word_for(words::visibilities, result.visibility)}};
}

std::string marks_gradescope(Marks const& marks)
{
    Json tests = Json::array();
    std::chrono::microseconds took{};
    for (std::size_t i = 0; i < marks.files.size(); ++i) {
        CheckedFile const& file = marks.files[i];
        took += file.took;
        tests.push_back(gradescope_whole(file, fmt::format("{}", i + 1)));
        for (std::size_t k = 0; k < file.verdicts.size(); ++k)
            tests.push_back(gradescope_test(file.verdicts[k], fmt::format("{}.{}", i + 1, k + 1)));
    }
    Json extra = head_json(marks);
    for (CheckedFile const& file : marks.files)
        extra["files"].push_back({{"file", file.file},
                                  {"outcome", word(file.outcome)},
                                  {"scenario_sha256", text_or_null(file.sha256)},
                                  {"kernel", kernel_json(file.kernel)}});
    return printed({{"score", points_of(marks).earned},
                    {"execution_time", (took.count() + 999'999) / 1'000'000},
                    {"output", marks.program},
                    {"stdout_visibility", "hidden"},
                    {"tests", std::move(tests)},
                    {"extra_data", std::move(extra)}});
}

}
