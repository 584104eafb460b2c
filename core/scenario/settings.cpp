// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/settings.h"

#include "core/scenario/near_miss.h"
#include "core/scenario/quantities.h"

#include <fmt/format.h>

#include <optional>

namespace tickscope {

namespace {

/// Puts one setting into the tree.
class Setter {
public:
    Setter(YamlTree& tree, std::uint32_t line, std::vector<YamlProblem>& problems)
        : m_tree{tree}
        , m_line{line}
        , m_problems{problems}
    {
    }

    void set(Setting const& setting);

private:
    using Kind = YamlTree::Kind;

    std::uint32_t add(Kind kind, std::size_t column);
    std::uint32_t add_text(std::string_view text, std::size_t column);
    std::optional<std::uint32_t> import_value(std::string const& value);
    std::uint32_t add_pair(std::uint32_t map, std::string_view key, std::uint32_t value);
    std::optional<std::uint32_t> slot_in_map(std::uint32_t map, std::string_view key) const;
    std::optional<std::uint32_t> slot_in_list(std::uint32_t list, std::string_view name) const;
    std::optional<std::uint32_t> slot_of(std::uint32_t node, std::string_view part);
    YamlNode node(std::uint32_t id) const { return {m_tree, id}; }
    void complain(std::string text, std::size_t column = 0)
    {
        m_problems.push_back({{m_line, static_cast<std::uint32_t>(column)}, std::move(text)});
    }

    YamlTree& m_tree;
    std::uint32_t m_line;
    std::vector<YamlProblem>& m_problems;
    std::size_t m_column = 0;  // of the part of the path under way
};

std::uint32_t Setter::add(Kind kind, std::size_t column)
{
    auto const id = static_cast<std::uint32_t>(m_tree.items.size());
    auto const first = static_cast<std::uint32_t>(m_tree.children.size());
    m_tree.items.push_back({kind, m_line, static_cast<std::uint32_t>(column), first, 0, 1});
    return id;
}

std::uint32_t Setter::add_text(std::string_view text, std::size_t column)
{
    std::uint32_t const id = add(Kind::Plain, column);
    m_tree.items[id].first = static_cast<std::uint32_t>(m_tree.texts.size());
    m_tree.items[id].count = static_cast<std::uint32_t>(text.size());
    m_tree.texts += text;
    return id;
}

std::optional<std::uint32_t> Setter::import_value(std::string const& value)
{
    YamlOutcome const parsed = parse_yaml(value);
    for (YamlProblem const& problem : parsed.problems)
        complain(value.empty() ? "a value was expected" : problem.text, m_column);
    if (parsed.tree.empty() || !parsed.problems.empty())
        return std::nullopt;
    auto const items = static_cast<std::uint32_t>(m_tree.items.size());
    auto const children = static_cast<std::uint32_t>(m_tree.children.size());
    auto const texts = static_cast<std::uint32_t>(m_tree.texts.size());
    for (YamlTree::Item item : parsed.tree.items) {
        bool const is_parent = item.kind == Kind::List || item.kind == Kind::Map;
        item.first += is_parent ? children : texts;
        item.line = m_line;
        item.column += static_cast<std::uint32_t>(m_column);
        m_tree.items.push_back(item);
    }
    for (std::uint32_t const child : parsed.tree.children)
        m_tree.children.push_back(child + items);
    m_tree.texts += parsed.tree.texts;
    return parsed.tree.root + items;
}

/// The children of a map stand in a row, so a map that grows moves to the end.
std::uint32_t Setter::add_pair(std::uint32_t map, std::string_view key, std::uint32_t value)
{
    std::uint32_t const key_item = add_text(key, m_column);
    YamlTree::Item& item = m_tree.items[map];
    std::uint32_t const old_first = item.first;
    item.first = static_cast<std::uint32_t>(m_tree.children.size());
    for (std::uint32_t i = 0; i < item.count; ++i)
        m_tree.children.push_back(m_tree.children[old_first + i]);
    m_tree.children.push_back(key_item);
    m_tree.children.push_back(value);
    item.count += 2;
    return item.first + item.count - 1;
}

std::optional<std::uint32_t> Setter::slot_in_map(std::uint32_t map, std::string_view key) const
{
    for (std::uint32_t i = 0; i < node(map).size(); ++i)
        if (node(map).key(i).is_scalar() && node(map).key(i).text() == key)
            return m_tree.items[map].first + 2 * i + 1;
    return std::nullopt;
}

std::optional<std::uint32_t> Setter::slot_in_list(std::uint32_t list, std::string_view name) const
{
    for (std::uint32_t i = 0; i < node(list).size(); ++i) {
        std::uint32_t const slot = m_tree.items[list].first + i;
        std::uint32_t const item = m_tree.children[slot];
        if (!node(item).is_map())
            continue;
        auto const named = slot_in_map(item, "name");
        if (named && node(m_tree.children[*named]).text() == name)
            return slot;
    }
    auto const number = parse_unsigned(name);
    if (number && *number < node(list).size())
        return m_tree.items[list].first + static_cast<std::uint32_t>(*number);
    return std::nullopt;
}

std::optional<std::uint32_t> Setter::slot_of(std::uint32_t at, std::string_view part)
{
    if (node(at).is_null())
        m_tree.items[at].kind = Kind::Map;
    if (node(at).is_map()) {
        if (auto const slot = slot_in_map(at, part))
            return slot;
        std::uint32_t const value = add(Kind::Null, m_column);
        return add_pair(at, part, value);
    }
    if (node(at).is_list()) {
        if (auto const slot = slot_in_list(at, part))
            return slot;
        complain(fmt::format("the list has no item {}", quoted(part)), m_column);
        return std::nullopt;
    }
    complain(fmt::format("{} is looked for in what is a single value", quoted(part)), m_column);
    return std::nullopt;
}

void Setter::set(Setting const& setting)
{
    m_column = setting.path.size() + 1;
    auto const value = import_value(setting.value);
    if (!value)
        return;
    std::uint32_t at = m_tree.root;
    std::optional<std::uint32_t> slot;
    for (std::size_t begin = 0; begin <= setting.path.size();) {
        std::size_t const end = std::min(setting.path.find('.', begin), setting.path.size());
        std::string_view const part = std::string_view{setting.path}.substr(begin, end - begin);
        m_column = begin;
        if (part.empty())
            return complain("a key was expected", begin);
        slot = slot_of(at, part);
        if (!slot)
            return;
        at = m_tree.children[*slot];
        begin = end + 1;
    }
    m_tree.children[*slot] = *value;
}

}

void apply_settings(YamlTree& tree, std::span<Setting const> settings, std::vector<YamlProblem>& problems)
{
    for (std::size_t i = 0; i < settings.size(); ++i)
        Setter{tree, first_setting_line + static_cast<std::uint32_t>(i), problems}.set(settings[i]);
}

}
