// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/check_report.h"

#include <fmt/format.h>

#include <algorithm>

namespace tickscope {

/// Why a file has failed as a whole, whatever its expectations say; empty if it has not.
static std::string_view failure_of(CheckedFile const& result)
{
    bool const by_expectation =
        std::ranges::any_of(result.verdicts, [](Verdict const& v) { return !v.judgement.holds; });
    switch (result.status) {
    case ExitStatus::InvalidInput:
        return "the scenario is invalid";
    case ExitStatus::FileError:
        return "the file cannot be read";
    case ExitStatus::Interrupted:
        return "interrupted";
    case ExitStatus::Failed:
        return by_expectation ? "" : "the run failed";
    case ExitStatus::Usage:
    case ExitStatus::Done:
        return "";
    }
    return "";
}

static std::string with_found(ExpectationResult const& judgement)
{
    if (judgement.holds || judgement.found.empty())
        return judgement.text;
    return fmt::format("{} ({})", judgement.text, judgement.found);
}

std::string marks(std::vector<CheckedFile> const& results)
{
    std::string out;
    std::int64_t reached = 0, possible = 0;
    for (CheckedFile const& result : results) {
        out +=
            fmt::format("{}: {}\n", result.file, result.title.empty() ? std::string{failure_of(result)} : result.title);
        if (!result.title.empty() && !failure_of(result).empty())
            out += fmt::format("  FAILS  {}\n", failure_of(result));
        for (auto const& [judgement, was_reached] : result.verdicts) {
            out +=
                fmt::format("  {}  {:>2}  {}{}\n", judgement.holds ? "holds" : "FAILS", judgement.points,
                            with_found(judgement), judgement.note.empty() ? "" : fmt::format(" - {}", judgement.note));
            possible += judgement.points;
            reached += judgement.holds ? judgement.points : 0;
        }
    }
    return out + fmt::format("{} of {} points\n", reached, possible);
}

std::string tap(std::vector<CheckedFile> const& results)
{
    std::string lines;
    std::size_t n = 0;
    for (CheckedFile const& result : results) {
        if (std::string_view const why = failure_of(result); !why.empty())
            lines += fmt::format("not ok {} - {}: {}\n", ++n, result.file, why);
        else if (result.verdicts.empty())
            lines += fmt::format("ok {} - {}: expects nothing, and ran\n", ++n, result.file);
        for (auto const& [judgement, was_reached] : result.verdicts) {
            lines +=
                fmt::format("{} {} - {}: {}\n", judgement.holds ? "ok" : "not ok", ++n, result.file, judgement.text);
            if (!judgement.holds && !judgement.found.empty())
                lines += fmt::format("# found: {}\n", judgement.found);
        }
    }
    return fmt::format("TAP version 13\n1..{}\n{}", n, lines);
}

static std::string xml(std::string_view text)
{
    std::string out;
    for (char const c : text) {
        switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        default:
            out += static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t' ? '?' : c;
        }
    }
    return out;
}

static std::string test_case(std::string const& suite, std::string_view name, bool holds, std::string_view found)
{
    std::string const head = fmt::format("    <testcase classname=\"{}\" name=\"{}\"", xml(suite), xml(name));
    return holds ? head + "/>\n"
                 : fmt::format("{}>\n      <failure message=\"{}\"/>\n    </testcase>\n", head, xml(found));
}

std::string junit(std::vector<CheckedFile> const& results)
{
    std::string suites;
    std::size_t all = 0, all_failed = 0;
    for (CheckedFile const& result : results) {
        std::string cases;
        std::size_t tests = 1, failed = failure_of(result).empty() ? 0 : 1;
        cases += test_case(result.file, "runs", failed == 0, failure_of(result));
        for (auto const& [judgement, was_reached] : result.verdicts) {
            cases += test_case(result.file, judgement.text, judgement.holds, judgement.found);
            ++tests;
            failed += judgement.holds ? 0 : 1;
        }
        suites += fmt::format("  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\">\n{}  </testsuite>\n",
                              xml(result.file), tests, failed, cases);
        all += tests;
        all_failed += failed;
    }
    return fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites tests=\"{}\" failures=\"{}\">\n{}</testsuites>\n", all,
        all_failed, suites);
}

}
