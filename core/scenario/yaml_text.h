// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tickscope {

/// YAML to be written: a scalar, a list or a map. It is laid out when printed: on one line where that fits and nothing
/// asks for more.
class YamlText {
public:
    enum class Layout : std::uint8_t { Compact, Spread };

    /// Quoted as far as needed, as a block of lines where it has several.
    static YamlText text(std::string_view text);
    /// A word that needs no quotes: a number, a time, a name of the format.
    static YamlText word(std::string word);
    static YamlText list(Layout layout = Layout::Compact) { return YamlText{Kind::List, layout}; }
    static YamlText map(Layout layout = Layout::Compact) { return YamlText{Kind::Map, layout}; }

    YamlText& add(YamlText item);
    YamlText& add(std::string_view key, YamlText value);
    YamlText& add(std::string_view key, std::string value) { return add(key, word(std::move(value))); }
    bool empty() const { return m_children.empty(); }
    bool is_map() const { return m_kind == Kind::Map; }
    bool is_list() const { return m_kind == Kind::List; }
    std::size_t size() const { return m_children.size(); }
    std::string_view key(std::size_t i) const { return m_keys[i]; }       ///< of a map
    YamlText const& child(std::size_t i) const { return m_children[i]; }  ///< the value behind key(i), or an item
    YamlText const* find(std::string_view key) const;                     ///< null if there is none
    void remove(std::string_view key);
    void set(std::string_view key, YamlText value);  ///< in its place, or at the end
    bool operator==(YamlText const&) const = default;

    std::string print() const;
    /// What stands behind `before`, which ends in the ':' of a key, or in "- ", in column `indent`: to the end of its
    /// last line.
    std::string behind_key(std::string before, std::size_t indent) const;
    std::string behind_dash(std::size_t indent) const;
    /// All of it on one line.
    std::string flat() const;
    /// The part to which keys and numbers lead from here; null if there is none.
    YamlText* at_path(std::vector<std::string> const& path);

private:
    enum class Kind : std::uint8_t { Scalar, Lines, List, Map };
    explicit YamlText(Kind kind, Layout layout = Layout::Compact)
        : m_kind{kind}
        , m_layout{layout}
    {
    }

    bool print_flat(std::string& out, std::size_t room) const;
    void print_block(std::string& out, std::size_t indent) const;
    void print_lines(std::string& out, std::size_t indent) const;
    void print_value(std::string& out, std::size_t indent) const;
    void print_item(std::string& out, std::size_t indent) const;
    bool is_single_pair() const { return m_kind == Kind::Map && m_children.size() == 1; }

    Kind m_kind;
    Layout m_layout;
    std::string m_text;
    std::vector<std::string> m_keys;
    std::vector<YamlText> m_children;
};

/// A text as one YAML scalar on one line, in quotes if it would not be read back as that text without.
std::string yaml_scalar(std::string_view text);

}
