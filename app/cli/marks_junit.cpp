// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/marks_reports.h"
#include "core/base/shown_text.h"

#include <fmt/format.h>

#include <algorithm>

namespace tickscope {

namespace {

/// What the attributes of a suite count, in JUnit's words.
struct Counts {
    std::size_t tests = 0, failures = 0, errors = 0, skipped = 0;
    std::chrono::microseconds took{};

    Counts& operator+=(Counts const& other)
    {
        tests += other.tests;
        failures += other.failures;
        errors += other.errors;
        skipped += other.skipped;
        took += other.took;
        return *this;
    }
};

}

static std::string junit_seconds(std::chrono::microseconds took)
{
    return fmt::format("{}.{:06}", took.count() / 1'000'000, took.count() % 1'000'000);
}

static std::string junit_attributes(Counts const& counts)
{
    return fmt::format("tests=\"{}\" failures=\"{}\" errors=\"{}\" skipped=\"{}\" time=\"{}\"", counts.tests,
                       counts.failures, counts.errors, counts.skipped, junit_seconds(counts.took));
}

static std::string junit_property(std::string_view name, std::string_view value)
{
    return value.empty() ? "" : fmt::format("<property name=\"{}\" value=\"{}\"/>", name, xml_text(value));
}

static std::string suite_properties(Marks const& marks, CheckedFile const& file)
{
    Points const points = points_of(file);
    std::string out = junit_property("program", marks.program) + junit_property("scenario", file.title) +
        junit_property("scenario.sha256", file.sha256) +
        junit_property("kernel", file.kernel ? to_string(*file.kernel) : "") +
        junit_property("outcome", word(file.outcome)) + junit_property("points", fmt::to_string(points.earned)) +
        junit_property("points.possible", fmt::to_string(points.possible)) +
        junit_property("state_hash", file.state_hash);
    if (marks.key)
        out += junit_property("key", marks.key->file) + junit_property("key.sha256", marks.key->sha256);
    if (marks.min_points)
        out += junit_property("points.needed", fmt::to_string(*marks.min_points));
    return fmt::format("    <properties>{}</properties>\n", out);
}

static std::string case_of(CheckedFile const& file, std::string_view name, std::chrono::microseconds took,
                           std::string_view content)
{
    return fmt::format("    <testcase classname=\"{}\" name=\"{}\" time=\"{}\">{}</testcase>\n", xml_text(file.file),
                       xml_text(name), junit_seconds(took), content);
}

/// The file as a whole: what went wrong with it is no failure of an expectation.
static std::string case_of_the_run(CheckedFile const& file, Counts& counts)
{
    ++counts.tests;
    std::string details;
    for (Problem const& problem : file.problems)
        details += (details.empty() ? "" : "\n") + xml_text(to_string(problem));
    auto const element = [&](char const* name) {
        return fmt::format("<{} type=\"{}\" message=\"{}\">{}</{}>", name, word(file.outcome), xml_text(file.why),
                           details, name);
    };
    if (file.outcome == MarkOutcome::NotRun) {
        ++counts.skipped;
        return case_of(file, "runs", file.took, fmt::format("<skipped message=\"{}\"/>", xml_text(file.why)));
    }
    if (is_error(file)) {
        ++counts.errors;
        return case_of(file, "runs", file.took, element("error"));
    }
    if (file.outcome == MarkOutcome::NothingExpected) {
        ++counts.failures;
        return case_of(file, "runs", file.took, element("failure"));
    }
    return case_of(file, "runs", file.took, "");
}

static std::string case_of_expectation(CheckedFile const& file, Verdict const& verdict, Counts& counts)
{
    ExpectationResult const& result = verdict.result;
    ++counts.tests;
    std::string content = fmt::format(
        "<properties>{}{}{}</properties>", junit_property("points", fmt::to_string(earns(verdict) ? result.points : 0)),
        junit_property("points.possible", fmt::to_string(result.points)), junit_property("note", result.note));
    if (!verdict.reached) {
        ++counts.skipped;
        content += "<skipped message=\"the run did not come there\"/>";
    } else if (!result.holds) {
        ++counts.failures;
        content += fmt::format("<failure type=\"expectation\" message=\"{}\">{}</failure>", xml_text(result.found),
                               xml_text(result.note));
    }
    return case_of(file, result.text, std::chrono::microseconds{0}, content);
}

static std::string suite_of(Marks const& marks, CheckedFile const& file, Counts& all)
{
    Counts counts;
    counts.took = file.took;
    std::string cases = case_of_the_run(file, counts);
    for (Verdict const& verdict : file.verdicts)
        cases += case_of_expectation(file, verdict, counts);
    all += counts;
    return fmt::format("  <testsuite name=\"{}\" {}>\n{}{}  </testsuite>\n", xml_text(file.file),
                       junit_attributes(counts), suite_properties(marks, file), cases);
}

std::string marks_junit(Marks const& marks)
{
    std::string suites;
    Counts all;
    for (CheckedFile const& file : marks.files)
        suites += suite_of(marks, file, all);
    return fmt::format("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                       "<testsuites name=\"tickscope check\" {}>\n{}</testsuites>\n",
                       junit_attributes(all), suites);
}

}
