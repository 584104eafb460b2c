// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/marks_reports.h"
#include "core/base/shown_text.h"

#include <fmt/format.h>

namespace tickscope {

static std::string expectation_line(Verdict const& verdict, TextColours const& colours)
{
    ExpectationResult const& result = verdict.result;
    std::string_view const colour = earns(verdict) ? colours.good : colours.bad;
    std::string_view const word = !verdict.reached ? "not reached" : result.holds ? "holds" : "FAILS";
    std::string line =
        fmt::format("  {}{:<11}{} {:>3}  {}", colour, word, colours.off, result.points, shown_text(result.text));
    if (!earns(verdict) && !result.found.empty())
        line += fmt::format(" ({})", shown_text(result.found));
    if (!result.note.empty())
        line += fmt::format(" - {}", shown_text(result.note));
    return line + "\n";
}

static std::string file_text(CheckedFile const& file, TextColours const& colours)
{
    std::string out = fmt::format("{}{}{}{}{}\n", colours.bold, shown_text(file.file), colours.off,
                                  file.title.empty() ? "" : ": ", shown_text(file.title));
    if (file.kernel)
        out += fmt::format("  kernel {}\n", to_string(*file.kernel));
    if (!file.sha256.empty())
        out += fmt::format("  sha256 {}\n", file.sha256);
    if (!file.why.empty() && file.outcome != MarkOutcome::Failed)
        out += fmt::format("  {}{}{}\n", colours.bad, shown_text(file.why), colours.off);
    for (Verdict const& verdict : file.verdicts)
        out += expectation_line(verdict, colours);
    Points const points = points_of(file);
    return out +
        fmt::format("  {} of {} points: {}{}{}\n", points.earned, points.possible,
                    file.outcome == MarkOutcome::Passed ? colours.good : colours.bad, word(file.outcome), colours.off);
}

static std::string marks_head(Marks const& marks)
{
    std::string out = marks.program;
    if (marks.key)
        out += fmt::format(", marked by {} (sha256 {})", shown_text(marks.key->file), marks.key->sha256);
    if (marks.min_points)
        out += fmt::format(", {} points are enough", *marks.min_points);
    if (!marks.fixes.empty())
        out += fmt::format(", --fixes {}", shown_text(marks.fixes));
    for (std::string const& setting : marks.settings)
        out += fmt::format(", --set {}", shown_text(setting));
    return out + "\n";
}

std::string marks_text(Marks const& marks, TextColours const& colours)
{
    std::string out = marks_head(marks);
    for (CheckedFile const& file : marks.files)
        out += file_text(file, colours);
    Points const points = points_of(marks);
    return out + fmt::format("{} of {} points\n", points.earned, points.possible);
}

/// A description of TAP: '#' would begin a directive, and one of them turns a failure into a pass.
static std::string tap_text(std::string_view text)
{
    std::string out;
    for (char const c : shown_text(text)) {
        if (c == '#' || c == '\\')
            out += '\\';
        out += c;
    }
    return out;
}

static std::string tap_line(bool ok, std::size_t n, std::string_view file, std::string_view what)
{
    return fmt::format("{} {} - {}: {}\n", ok ? "ok" : "not ok", n, tap_text(file), tap_text(what));
}

static std::string tap_comment(std::string_view name, std::string_view text)
{
    return text.empty() ? "" : fmt::format("# {}: {}\n", name, shown_text(text));
}

static std::string tap_file(CheckedFile const& file, std::size_t& n)
{
    std::string lines =
        tap_comment("kernel", file.kernel ? to_string(*file.kernel) : "") + tap_comment("sha256", file.sha256);
    bool const as_a_whole = is_error(file) || file.outcome == MarkOutcome::NothingExpected;
    lines += tap_line(!as_a_whole, ++n, file.file, as_a_whole ? file.why : "runs");
    for (Problem const& problem : file.problems)
        lines += tap_comment("problem", to_string(problem));
    for (Verdict const& verdict : file.verdicts) {
        lines += tap_line(earns(verdict), ++n, file.file, verdict.result.text);
        lines += tap_comment("points", fmt::to_string(verdict.result.points));
        if (!earns(verdict))
            lines += tap_comment("found", verdict.reached ? verdict.result.found : "the run did not come there");
        lines += tap_comment("note", verdict.result.note);
    }
    Points const points = points_of(file);
    return lines + fmt::format("# {} of {} points\n", points.earned, points.possible);
}

std::string marks_tap(Marks const& marks)
{
    std::string lines;
    std::size_t n = 0;
    for (CheckedFile const& file : marks.files)
        lines += tap_file(file, n);
    return fmt::format("TAP version 13\n1..{}\n# {}{}", n, marks_head(marks), lines);
}

}
