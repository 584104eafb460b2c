// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/marks.h"

#include "core/scenario/fix_set_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace tickscope {

namespace {

struct OutcomeRow {
    MarkOutcome outcome;
    std::string_view word;
    ExitStatus status;
    bool is_error;
};

}

static constexpr std::array<OutcomeRow, 9> outcomes{{
    {MarkOutcome::Passed, "passed", ExitStatus::Done, false},
    {MarkOutcome::Failed, "failed", ExitStatus::Failed, false},
    {MarkOutcome::NothingExpected, "nothing-expected", ExitStatus::Failed, false},
    {MarkOutcome::RunFailed, "run-failed", ExitStatus::Failed, true},
    {MarkOutcome::LimitReached, "limit-reached", ExitStatus::LimitReached, true},
    {MarkOutcome::Invalid, "invalid", ExitStatus::InvalidInput, true},
    {MarkOutcome::Unreadable, "unreadable", ExitStatus::FileError, true},
    {MarkOutcome::Interrupted, "interrupted", ExitStatus::Interrupted, true},
    {MarkOutcome::NotRun, "not-run", ExitStatus::Interrupted, true},
}};
static_assert(std::ranges::is_sorted(outcomes, {}, &OutcomeRow::outcome));
static_assert(outcomes.back().outcome == MarkOutcome::NotRun, "a row for each");

static OutcomeRow const& row_of(MarkOutcome outcome) { return outcomes[static_cast<std::size_t>(outcome)]; }

std::string_view word(MarkOutcome outcome) { return row_of(outcome).word; }
ExitStatus status_of(CheckedFile const& file) { return row_of(file.outcome).status; }
bool is_error(CheckedFile const& file) { return row_of(file.outcome).is_error; }

std::string to_string(MarkedKernel const& kernel)
{
    std::vector<std::string_view> const later = keys_of(kernel.kernel.later_fixes);
    return fmt::format("{} at {} Hz, fixes {}{}{}", kernel.kernel.tree, kernel.hz, format_fix_set(kernel.kernel.fixes),
                       later.empty() ? "" : ", later fixes ", fmt::join(later, ","));
}

bool earns(Verdict const& verdict) { return verdict.result.holds && verdict.reached; }

Points points_of(CheckedFile const& file)
{
    Points points;
    for (Verdict const& verdict : file.verdicts) {
        points.possible += verdict.result.points;
        points.earned += earns(verdict) ? verdict.result.points : 0;
    }
    return points;
}

Points points_of(Marks const& marks)
{
    Points points;
    for (CheckedFile const& file : marks.files) {
        Points const of_file = points_of(file);
        points.possible += of_file.possible;
        points.earned += of_file.earned;
    }
    return points;
}

ExitStatus status_of(Marks const& marks)
{
    ExitStatus worst = ExitStatus::Done;
    for (CheckedFile const& file : marks.files)
        worst = std::max(worst, status_of(file));
    return worst;
}

}
