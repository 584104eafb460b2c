// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/stop.h"
#include "core/scenario/problem.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tickscope {

/// One YAML document as flat data with places, never deeper and never (with its aliases expanded) larger than
/// ScenarioLimits allow. Empty when the text was no good: then `problems` says why.
class YamlTree {
public:
    enum class Kind : std::uint8_t { Null, Plain, Quoted, List, Map };
    struct Item {
        Kind kind = Kind::Null;
        std::uint32_t line = 0, column = 0;  ///< from 0; the column in bytes
        std::uint32_t first = 0;             ///< of its text, or of its children (keys and values in turn)
        std::uint32_t count = 0;
        std::uint32_t expanded = 1;        ///< nodes in it, those behind aliases included
        std::uint32_t expanded_bytes = 0;  ///< of text, likewise
    };

    std::vector<Item> items;
    std::vector<std::uint32_t> children;  ///< numbers of items; an alias is the number of what it stands for
    std::string texts;
    std::uint32_t root = 0;

    bool empty() const { return items.empty(); }
};

/// A node of a YamlTree: a small value, good as long as its tree is.
class YamlNode {
public:
    using Kind = YamlTree::Kind;

    YamlNode(YamlTree const& tree, std::uint32_t id)
        : m_tree{&tree}
        , m_id{id}
    {
    }

    Kind kind() const { return item().kind; }
    bool is_map() const { return kind() == Kind::Map; }
    bool is_list() const { return kind() == Kind::List; }
    bool is_scalar() const { return kind() == Kind::Plain || kind() == Kind::Quoted; }
    bool is_null() const { return kind() == Kind::Null; }
    std::string_view text() const { return std::string_view{m_tree->texts}.substr(item().first, item().count); }
    std::size_t size() const { return is_map() ? item().count / 2 : item().count; }  ///< of a list or map
    YamlNode at(std::size_t i) const { return child(i); }                            ///< of a list
    YamlNode key(std::size_t i) const { return child(2 * i); }                       ///< of a map
    YamlNode value(std::size_t i) const { return child(2 * i + 1); }                 ///< of a map
    std::uint32_t id() const { return m_id; }
    std::uint32_t line() const { return item().line; }
    std::uint32_t column() const { return item().column; }

private:
    YamlTree::Item const& item() const { return m_tree->items[m_id]; }
    YamlNode child(std::size_t i) const { return {*m_tree, m_tree->children[item().first + i]}; }

    YamlTree const* m_tree;
    std::uint32_t m_id;
};

/// Where in a text something is, counted from 0 in bytes.
struct BytePlace {
    std::uint32_t line = 0;
    std::uint32_t column = 0;
};

/// What keeps a text from being a YAML document within the limits.
struct YamlProblem {
    BytePlace place;
    std::string text;
};

struct YamlOutcome {
    YamlTree tree;
    std::vector<YamlProblem> problems;
};

/// Takes any bytes. Throws Stopped where `stop` wants it; it may be null.
YamlOutcome parse_yaml(std::string_view text, StopFlag const* stop = nullptr);

}
