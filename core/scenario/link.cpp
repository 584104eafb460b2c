// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/link.h"

#include "core/base/base64url.h"
#include "core/base/deflate.h"
#include "core/base/utf8.h"
#include "core/scenario/near_miss.h"
#include "core/scenario/patch_text.h"
#include "core/scenario/quantities.h"
#include "core/scenario/read_scenario.h"
#include "core/scenario/text_check.h"
#include "core/scenario/write_parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <functional>

namespace tickscope {

static constexpr std::string_view link_scheme = "tickscope:";
static constexpr std::string_view link_version = "1";

namespace {

struct LinkTexts {
    std::string_view name;
    std::string Link::*text;
};
constexpr std::array<LinkTexts, 5> link_texts{{{"text", &Link::text},
                                               {"variant", &Link::variant},
                                               {"commands", &Link::commands},
                                               {"kernel", &Link::kernel},
                                               {"selection", &Link::selection}}};

struct LinkInstants {
    std::string_view name;
    std::optional<SimTime> Link::*instant;
};
constexpr std::array<LinkInstants, 3> link_instants{{{"at", &Link::at}, {"from", &Link::from}, {"to", &Link::to}}};

}

bool is_link(std::string_view text)
{
    std::size_t const begin = text.find_first_not_of(" \t\r\n<");
    return begin != std::string_view::npos && text.substr(begin).starts_with(link_scheme);
}

// "name length\n" and so many bytes, one field after the other.
static void add_link_field(std::string& out, std::string_view name, std::string_view value)
{
    out += fmt::format("{} {}\n", name, value.size());
    out += value;
}

Result<std::string> encode(Link const& link)
{
    std::string packed;
    for (LinkTexts const& row : link_texts)
        if (!(link.*row.text).empty())
            add_link_field(packed, row.name, link.*row.text);
    for (LinkInstants const& row : link_instants)
        if (auto const& instant = link.*row.instant)
            add_link_field(packed, row.name, std::to_string(instant->time_since_epoch().count()));
    std::string out = fmt::format("{}{}.{}", link_scheme, link_version, base64url(deflated(packed)));
    if (packed.size() > LinkLimits::bytes || out.size() > LinkLimits::characters)
        return failure(
            fmt::format("the link would have {} characters: {} is the limit", out.size(), LinkLimits::characters));
    return out;
}

static bool is_white(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

// What mail programs put around and into a long word goes.
static std::string bare_link(std::string_view text)
{
    std::string bare;
    std::ranges::copy_if(text, std::back_inserter(bare), [](char c) { return !is_white(c); });
    if (bare.starts_with('<'))
        bare.erase(0, 1);
    if (bare.ends_with('>'))
        bare.pop_back();
    return bare;
}

static bool set_link_field(Link& link, std::string_view name, std::string_view value)
{
    for (LinkTexts const& row : link_texts)
        if (row.name == name)
            link.*row.text = value;
    for (LinkInstants const& row : link_instants) {
        if (row.name != name)
            continue;
        auto const number = parse_unsigned(value);
        if (!number || *number > static_cast<std::uint64_t>(longest_time.count()))
            return false;
        link.*row.instant = SimTime{Nanos{static_cast<std::int64_t>(*number)}};
    }
    return true;
}

// A field of a name that is not known is left out: a later version may say more.
static Result<Link> unpack_link(std::string_view packed)
{
    Link link;
    while (!packed.empty()) {
        std::size_t const feed = packed.find('\n');
        std::size_t const space = packed.find(' ');
        auto const length = feed != std::string_view::npos && space < feed
            ? parse_unsigned(packed.substr(space + 1, feed - space - 1))
            : std::nullopt;
        if (!length || *length > packed.size() - feed - 1)
            return failure("the link is refused: its parts do not add up");
        std::string_view const value = packed.substr(feed + 1, *length);
        if (!set_link_field(link, packed.substr(0, space), value))
            return failure(fmt::format("the link is refused: {} is no instant", quoted(value)));
        packed.remove_prefix(feed + 1 + *length);
    }
    return link;
}

static Result<void> check_link(Link const& link)
{
    if (link.text.empty())
        return failure("the link is refused: there is no scenario in it");
    for (auto const* const text : {&link.text, &link.commands, &link.kernel, &link.variant, &link.selection})
        if (auto const problem = problem_of_text(*text))
            return failure("the link is refused: " + problem->text);
    if (std::max(link.selection.size(), link.variant.size()) > LinkLimits::words)
        return failure(fmt::format("the link is refused: a name in it has more than {} bytes", LinkLimits::words));
    if (link.from && link.to && *link.from >= *link.to)
        return failure("the link is refused: its range ends before it begins");
    return {};
}

Result<Link> decode_link(std::string_view text)
{
    if (text.size() > LinkLimits::characters)
        return failure(fmt::format("the link is refused: it has more than {} characters", LinkLimits::characters));
    std::string const bare = bare_link(text);
    if (!bare.starts_with(link_scheme))
        return failure("a link begins with 'tickscope:'");
    std::string_view rest = std::string_view{bare}.substr(link_scheme.size());
    std::size_t const dot = rest.find('.');
    if (dot == std::string_view::npos)
        return failure("the link is refused: 'tickscope:1.' and its contents were expected");
    if (rest.substr(0, dot) != link_version)
        return failure(
            fmt::format("the link is refused: version {} of links is not known, this program reads version {}",
                        quoted(rest.substr(0, dot)), link_version));
    auto const bytes = from_base64url(rest.substr(dot + 1));
    if (!bytes)
        return failure("the link is refused: it is damaged or cut off (it is not base64url)");
    Result<std::string> const packed = inflated(*bytes, LinkLimits::bytes);
    if (!packed)
        return failure("the link is refused: " + packed.error().text);
    Result<Link> link = unpack_link(*packed);
    if (!link)
        return link;
    if (Result<void> const good = check_link(*link); !good)
        return tl::unexpected{good.error()};
    return link;
}

std::string link_commands(std::span<CommandAt const> commands)
{
    YamlText list = YamlText::list();
    for (CommandAt const& command : commands)
        list.add(write_event(command));
    return list.flat();
}

std::string link_kernel(KernelSpec const& kernel) { return write_kernel(kernel).flat(); }

std::vector<Setting> settings_of(Link const& link)
{
    std::vector<Setting> settings;
    if (!link.kernel.empty())
        settings.push_back({"kernel", link.kernel, "the link's kernel"});
    if (!link.commands.empty())
        settings.push_back({"events", link.commands, "the link's commands"});
    return settings;
}

Result<std::string> whole_text(Link const& link)
{
    std::vector<Setting> const settings = settings_of(link);
    if (settings.empty())
        return link.text;
    ReadOutcome const outcome = read_scenario(link.text, "the link", settings, link.variant);
    if (!outcome.scenario)
        return failure(to_string(outcome.problems.front()));
    return patch_text(link.text, *outcome.scenario, link.variant).text;
}

}
