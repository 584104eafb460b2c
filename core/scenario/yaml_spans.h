// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario/yaml_tree.h"

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace tickscope {

/// A stretch of a text, in bytes.
struct TextSpan {
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// Where one entry of a block map (a key and its value) or of a block list (behind a dash) stands.
struct BlockEntry {
    std::size_t begin = 0;   ///< its key or dash
    std::size_t indent = 0;  ///< the column of that
    std::size_t inside = 0;  ///< behind the colon or dash
    std::size_t end = 0;     ///< behind its last line that is neither blank nor a comment
    std::size_t limit = 0;   ///< where whatever comes next begins
};

/// Where the nodes of a tree stand in the text that it was parsed from. The tree knows where a node begins; this finds
/// where it ends. What is written in too strange a way gives none.
class YamlSpans {
public:
    /// A mark at the beginning of the text is not part of `text`.
    YamlSpans(std::string_view text, YamlTree const& tree);

    std::string_view text() const { return m_text; }
    std::size_t offset(YamlNode node) const { return m_lines[node.line()] + node.column(); }
    bool is_flow(YamlNode node) const;
    /// Of the document: `...` and a second `---` are no part of it.
    std::size_t limit() const;

    /// The entries of a map or list in block style that ends before `limit`, in their order.
    std::optional<std::vector<BlockEntry>> block_entries(YamlNode node, std::size_t limit) const;
    /// Those of a map or list in brackets; an entry of a map has its key.
    std::optional<std::vector<TextSpan>> flow_entries(YamlNode node) const;
    /// The value in an entry of a map in brackets.
    std::optional<TextSpan> flow_value(YamlNode key, TextSpan entry) const;
    /// A value that has all of its text on the line on which `entry` begins, or that is in brackets that begin there.
    std::optional<TextSpan> inline_value(YamlNode value, BlockEntry const& entry) const;

    std::size_t line_start(std::size_t at) const;
    /// Behind its line feed.
    std::size_t line_end(std::size_t at) const;
    bool is_first_on_line(std::size_t at) const { return is_blank({line_start(at), at}); }
    bool is_blank(TextSpan span) const;
    bool has_comment(TextSpan span) const;

private:
    std::size_t after_properties(std::size_t at) const;
    std::optional<std::size_t> after_colon(YamlNode key) const;
    std::optional<std::size_t> quoted_end(std::size_t at) const;
    std::optional<std::size_t> flow_end(std::size_t at) const;
    std::size_t block_scalar_end(std::size_t at, std::size_t indent, std::size_t limit) const;
    std::size_t content_end(YamlNode value, BlockEntry const& entry) const;
    std::vector<std::size_t> dashes(YamlNode list, std::size_t limit) const;
    bool is_comment_line(TextSpan line) const;
    std::size_t indentation(std::size_t start) const;
    bool fill_map(YamlNode map, std::vector<BlockEntry>& entries) const;
    bool fill_list(YamlNode list, std::vector<BlockEntry>& entries) const;

    std::string_view m_text;
    std::vector<std::size_t> m_lines;  // where each begins
};

}
