// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/link.h"

#include "app/cli/files.h"
#include "app/cli/load_scenario.h"
#include "app/cli/messages.h"
#include "app/cli/subcommands.h"
#include "core/scenario/patch_text.h"
#include "core/scenario/read_scenario.h"

#include <fmt/format.h>

namespace tickscope {

/// The link that is changed, or a new one.
static Result<Link> old_link(std::string const& name)
{
    Result<Link> link = is_link(name) ? decode_link(name) : Result<Link>{Link{}};
    if (!link)
        return link;
    Result<std::string> text = read_scenario_file(name);
    if (!text)
        return tl::unexpected{text.error()};
    link->text = std::move(*text);
    link->commands.clear();
    link->kernel.clear();
    return link;
}

static Result<void> read_view(Link& link, ask::Link const& asked, Scenario const& scenario)
{
    struct Row {
        char const* option;
        std::string const& text;
        std::optional<SimTime>& into;
    };
    for (Row const& row :
         {Row{"--at", asked.at, link.at}, Row{"--from", asked.from, link.from}, Row{"--to", asked.to, link.to}}) {
        Result<std::optional<SimTime>> const instant = parse_until(row.text, scenario, row.option);
        if (!instant)
            return tl::unexpected{instant.error()};
        if (*instant)
            row.into = *instant;
    }
    if (!asked.select.empty())
        link.selection = asked.select;
    if (link.from && link.to && *link.from >= *link.to)
        return failure("the range ends before it begins");
    return {};
}

/// The text with what the options change of it in it.
static std::variant<std::string, ExitStatus> changed_text(ask::Link const& asked, Link const& link,
                                                          Scenario const& scenario)
{
    bool const has_changes = !asked.fixes.empty() || !asked.settings.empty();
    if (!has_changes)
        return link.text;
    PatchedText patched = patch_text(link.text, scenario, link.variant);
    if (!patched.reads_back)
        return complain(ExitStatus::Failed, "the scenario with these settings cannot be written down");
    return std::move(patched.text);
}

ExitStatus link(ask::Link const& asked)
{
    Result<Link> link = old_link(asked.file);
    if (!link)
        return complain(ExitStatus::FileError, link.error().text);
    if (!asked.variant.empty())
        link->variant = asked.variant;
    Result<ReadChanges> const changes = read_changes({asked.fixes, asked.settings, link->variant});
    if (!changes)
        return complain(ExitStatus::Usage, changes.error().text);
    ReadOutcome outcome = read_scenario(link->text, shown_name(asked.file), changes->settings, link->variant);
    show(outcome.problems);
    if (!outcome.scenario)
        return ExitStatus::InvalidInput;
    changes->apply_fixes(*outcome.scenario);
    if (Result<void> const read = read_view(*link, asked, *outcome.scenario); !read)
        return complain(ExitStatus::Usage, read.error().text);
    auto text = changed_text(asked, *link, *outcome.scenario);
    if (auto const* status = std::get_if<ExitStatus>(&text))
        return *status;
    link->text = std::get<std::string>(std::move(text));
    if (asked.text)
        return exit_status_of(print(link->text));
    Result<std::string> const line = encode(*link);
    return line ? exit_status_of(print(*line + "\n")) : complain(ExitStatus::Failed, line.error().text);
}

}
