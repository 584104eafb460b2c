// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/fix_set_text.h"

#include "core/scenario/near_miss.h"

#include <fmt/format.h>

#include <algorithm>

namespace tickscope {

template<class Table>
static auto const* row_of(Table const& table, std::string_view key)
{
    auto const row = std::ranges::find(table, key, [](auto const& r) { return r.key; });
    return row == table.end() ? nullptr : &*row;
}

std::optional<Fix> find_fix(std::string_view key)
{
    auto const* row = row_of(fix_table, key);
    return row ? std::optional{row->fix} : std::nullopt;
}

std::optional<LaterFix> find_later_fix(std::string_view key)
{
    auto const* row = row_of(later_fix_table, key);
    return row ? std::optional{row->fix} : std::nullopt;
}

template<class Table>
static std::vector<std::string> all_keys(Table const& table)
{
    std::vector<std::string> keys;
    for (auto const& row : table)
        keys.emplace_back(row.key);
    return keys;
}

std::string no_such_fix(std::string_view key)
{
    if (find_later_fix(key))
        return fmt::format("{} is a later fix: it belongs under 'later_fixes'", quoted(key));
    return fmt::format("there is no fix {}{}", quoted(key), did_you_mean(key, all_keys(fix_table)));
}

std::string no_such_later_fix(std::string_view key)
{
    if (find_fix(key))
        return fmt::format("{} is no later fix: it belongs under 'fixes'", quoted(key));
    return fmt::format("there is no later fix {}{}", quoted(key), did_you_mean(key, all_keys(later_fix_table)));
}

// One term of a set: what it does to the set so far. Only the first may stand for many.
static Result<FixSet> with_term(FixSet fixes, std::string_view term, bool is_first)
{
    constexpr std::string_view up_to = "up-to:";
    bool const takes_away = term.starts_with('-');
    if (is_first && term == "all")
        return all_fixes;
    if (is_first && term == "none")
        return FixSet{};
    bool const many = is_first && term.starts_with(up_to);
    std::string_view const key = many ? term.substr(up_to.size()) : term.substr(takes_away ? 1 : 0);
    if (!is_first && (term == "all" || term == "none" || term.starts_with(up_to)))
        return failure(fmt::format("{} can only come first", quoted(term)));
    auto const fix = find_fix(key);
    if (!fix)
        return failure(no_such_fix(key));
    if (many)
        return FixSet::up_to(*fix);
    if (takes_away && is_first)
        return failure(fmt::format("{0} takes away from nothing: write 'all,{1}'", quoted(term), term));
    fixes.set(*fix, !takes_away);
    return fixes;
}

Result<FixSet> parse_fix_set(std::string_view text)
{
    FixSet fixes;
    std::string_view rest = text;
    for (bool is_first = true, more = true; more; is_first = false) {
        std::size_t const comma = std::min(rest.find(','), rest.size());
        std::string_view term = rest.substr(0, comma);
        while (term.starts_with(' '))
            term.remove_prefix(1);
        while (term.ends_with(' '))
            term.remove_suffix(1);
        more = comma < rest.size();
        rest.remove_prefix(more ? comma + 1 : comma);
        if (term.empty())
            return failure(
                fmt::format("{} is no set of fixes: write all, none, up-to:KEY, KEY,KEY or all,-KEY", quoted(text)));
        auto const next = with_term(fixes, term, is_first);
        if (!next)
            return next;
        fixes = *next;
    }
    return fixes;
}

std::string format_fix_set(FixSet fixes)
{
    if (fixes == all_fixes)
        return "all";
    if (fixes.empty())
        return "none";
    for (FixInfo const& row : fix_table)
        if (row.fix != Fix::HpetReinit && fixes == FixSet::up_to(row.fix))
            return fmt::format("up-to:{}", row.key);
    return fmt::format("{}", fmt::join(keys_of(fixes), ","));
}

template<class Table, class Set>
static std::vector<std::string_view> members(Table const& table, Set set)
{
    std::vector<std::string_view> keys;
    for (auto const& row : table)
        if (set.has(row.fix))
            keys.push_back(row.key);
    return keys;
}

std::vector<std::string_view> keys_of(FixSet fixes) { return members(fix_table, fixes); }
std::vector<std::string_view> keys_of(LaterFixSet fixes) { return members(later_fix_table, fixes); }

}
