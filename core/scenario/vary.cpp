// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/vary.h"

#include "core/scenario/quantities.h"
#include "core/scenario/reading.h"

#include <algorithm>

namespace tickscope {

static constexpr std::uint32_t max_choice_nodes = 100;

std::size_t drawn_choice(std::string_view variant, std::string_view name, std::size_t count)
{
    if (variant.empty() || count == 0)
        return 0;
    std::uint64_t hash = 0xcbf29ce484222325u;
    auto const mix = [&hash](std::string_view text) {
        for (char const c : text)
            hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
    };
    mix(variant);
    mix("/");
    mix(name);
    // FNV's low bits alone hang on the last letters: the high ones are folded in.
    return static_cast<std::size_t>((hash ^ (hash >> 32)) % count);
}

static YamlText text_of(YamlNode node)
{
    if (node.kind() == YamlNode::Kind::Plain)
        return YamlText::word(std::string{node.text()});
    if (node.is_scalar())
        return YamlText::text(node.text());
    YamlText text = node.is_list() ? YamlText::list() : node.is_map() ? YamlText::map() : YamlText::word("null");
    for (std::size_t i = 0; i < node.size(); ++i)
        if (node.is_list())
            text.add(text_of(node.at(i)));
        else
            text.add(yaml_scalar(node.key(i).text()), text_of(node.value(i)));
    return text;
}

namespace {

/// Walks a tree and replaces what varies.
class Replacer {
public:
    Replacer(Reading& in, YamlTree& tree, std::string_view variant)
        : m_in{in}
        , m_tree{tree}
        , m_variant{variant}
    {
    }

    Vary apply()
    {
        YamlNode const root = node(m_tree.root);
        if (!root.is_map())
            return {};
        for (std::size_t i = 0; i < root.size(); ++i)
            if (is_key(root.key(i), "vary"))
                read_choices(root.value(i));
        for (std::size_t i = 0; i < root.size(); ++i)
            if (!is_key(root.key(i), "vary"))
                replace_below(child(m_tree.root, 2 * i + 1), root.key(i).text());
        return std::move(m_vary);
    }

private:
    YamlNode node(std::uint32_t id) const { return {m_tree, id}; }
    std::uint32_t child(std::uint32_t of, std::size_t i) const { return m_tree.children[m_tree.items[of].first + i]; }
    static bool is_key(YamlNode node, std::string_view key) { return node.is_scalar() && node.text() == key; }

    void read_choices(YamlNode map)
    {
        if (!map.is_map()) {
            wrong_type(m_in, map, "names and what each may be: {burst: [1ms, 2ms]}");
            return;
        }
        for (std::size_t i = 0; i < map.size(); ++i) {
            YamlNode const list = map.value(i);
            if (!list.is_list() || list.size() == 0) {
                wrong_type(m_in, list, "a list of values, one of which is drawn");
                continue;
            }
            std::string const name{map.key(i).is_scalar() ? map.key(i).text() : std::string_view{}};
            read_choice(name, list);
        }
    }

    void read_choice(std::string const& name, YamlNode list)
    {
        std::vector<std::string>& choices = m_vary.choices[name];
        for (std::size_t i = 0; i < list.size(); ++i)
            choices.push_back(text_of(list.at(i)).flat());
        std::size_t const drawn = drawn_choice(m_variant, name, list.size());
        m_drawn.emplace(name, list.at(drawn).id());
        m_vary.drawn.emplace(name, choices[drawn]);
    }

    void replace_below(std::uint32_t id, std::string_view key)
    {
        m_path.emplace_back(key);
        YamlNode const here = node(id);
        if (here.is_map() && here.size() == 1 && is_key(here.key(0), "vary"))
            replace(id, here.value(0));
        else
            for (std::size_t i = 0; i < here.size() && !m_in.is_full(); ++i)
                if (here.is_list())
                    replace_below(child(id, i), std::to_string(i));
                else if (here.is_map())
                    replace_below(child(id, 2 * i + 1), here.key(i).text());
        m_path.pop_back();
    }

    // What stands there takes the value's form, but keeps its own place for whoever complains of it.
    void replace(std::uint32_t id, YamlNode name)
    {
        auto const drawn = name.is_scalar() ? m_drawn.find(std::string{name.text()}) : m_drawn.end();
        if (drawn == m_drawn.end()) {
            std::vector<std::string> known;
            for (auto const& [one, choice] : m_drawn)
                known.push_back(one);
            m_in.error(name,
                       fmt::format("there is no {} among what varies{}",
                                   quoted(name.is_scalar() ? name.text() : std::string_view{"name"}),
                                   did_you_mean(name.is_scalar() ? name.text() : std::string_view{}, known)));
            return;
        }
        if (m_tree.items[drawn->second].expanded > max_choice_nodes) {
            m_in.error(name, fmt::format("a value that varies has at most {} parts", max_choice_nodes));
            return;
        }
        YamlTree::Item const old = m_tree.items[id];
        m_vary.uses.push_back({m_path, std::string{name.text()}});
        m_tree.items[id] = m_tree.items[drawn->second];
        m_tree.items[id].line = old.line;
        m_tree.items[id].column = old.column;
    }

    Reading& m_in;
    YamlTree& m_tree;
    std::string_view m_variant;
    Vary m_vary;
    std::map<std::string, std::uint32_t> m_drawn;
    std::vector<std::string> m_path;
};

}

Vary apply_vary(Reading& in, YamlTree& tree, std::string_view variant)
{
    YamlNode const root{tree, tree.root};
    bool const varies = root.is_map() && [&] {
        for (std::size_t i = 0; i < root.size(); ++i)
            if (root.key(i).is_scalar() && root.key(i).text() == "vary")
                return true;
        return false;
    }();
    return varies ? Replacer{in, tree, variant}.apply() : Vary{};
}

// Two spellings of one value: times and numbers may be written in several ways.
static bool is_same_value(std::string const& a, std::string const& b)
{
    constexpr Nanos tick{1'000'000};
    if (a == b)
        return true;
    auto const time_a = parse_time(a, tick), time_b = parse_time(b, tick);
    if (time_a && time_b && a.find("tick") == std::string::npos && b.find("tick") == std::string::npos)
        return *time_a == *time_b;
    auto const number_a = parse_integer(a), number_b = parse_integer(b);
    return number_a && number_a == number_b;
}

void write_vary(YamlText& file, Vary const& vary)
{
    for (Vary::Use const& use : vary.uses) {
        YamlText* const there = file.at_path(use.path);
        auto const drawn = vary.drawn.find(use.name);
        if (there != nullptr && drawn != vary.drawn.end() && is_same_value(there->flat(), drawn->second))
            *there = YamlText::map().add("vary", YamlText::text(use.name));
    }
    YamlText names = YamlText::map(YamlText::Layout::Spread);
    for (auto const& [name, choices] : vary.choices) {
        YamlText list = YamlText::list();
        for (std::string const& choice : choices)
            list.add(YamlText::word(choice));
        names.add(yaml_scalar(name), std::move(list));
    }
    if (!names.empty())
        file.add("vary", std::move(names));
}

}
