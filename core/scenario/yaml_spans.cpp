// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/yaml_spans.h"

#include <algorithm>

namespace tickscope {

YamlSpans::YamlSpans(std::string_view text, YamlTree const& tree)
    : m_text{text}
{
    m_lines.push_back(0);
    for (std::size_t i = 0; i < text.size(); ++i)
        if (text[i] == '\n')
            m_lines.push_back(i + 1);
    std::size_t most = 0;
    for (YamlTree::Item const& item : tree.items)
        most = std::max<std::size_t>(most, item.line);
    m_lines.resize(std::max(m_lines.size(), most + 1), text.size());
}

std::size_t YamlSpans::line_start(std::size_t at) const
{
    return *(std::ranges::upper_bound(m_lines, std::min(at, m_text.size())) - 1);
}

std::size_t YamlSpans::line_end(std::size_t at) const
{
    std::size_t const feed = m_text.find('\n', at);
    return feed == std::string_view::npos ? m_text.size() : feed + 1;
}

bool YamlSpans::is_blank(TextSpan span) const
{
    return std::ranges::all_of(m_text.substr(span.begin, span.end - span.begin),
                               [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; });
}

bool YamlSpans::has_comment(TextSpan span) const
{
    return m_text.substr(span.begin, span.end - span.begin).find('#') != std::string_view::npos;
}

bool YamlSpans::is_comment_line(TextSpan line) const
{
    std::size_t const first = m_text.find_first_not_of(" \t", line.begin);
    return first < line.end && m_text[first] == '#';
}

std::size_t YamlSpans::indentation(std::size_t start) const
{
    return std::min(m_text.find_first_not_of(' ', start), m_text.size()) - start;
}

bool YamlSpans::is_flow(YamlNode node) const
{
    std::size_t const at = offset(node);
    return at < m_text.size() && (m_text[at] == '{' || m_text[at] == '[');
}

std::size_t YamlSpans::limit() const
{
    bool met_content = false;
    for (std::size_t at = 0; at < m_text.size(); at = line_end(at)) {
        std::string_view const line = m_text.substr(at, 3);
        if (line == "..." || (line == "---" && met_content))
            return at;
        met_content |= line != "---" && !line.starts_with('%') && !is_blank({at, line_end(at)}) &&
            !is_comment_line({at, line_end(at)});
    }
    return m_text.size();
}

std::optional<std::size_t> YamlSpans::quoted_end(std::size_t at) const
{
    char const quote = m_text[at];
    for (std::size_t i = at + 1; i < m_text.size(); ++i)
        if (quote == '"' && m_text[i] == '\\')
            ++i;
        else if (m_text[i] == quote && quote == '\'' && m_text.substr(i + 1).starts_with(quote))
            ++i;
        else if (m_text[i] == quote)
            return i + 1;
    return std::nullopt;
}

// From the beginning of something inside of brackets, or from a bracket, to its end.
std::optional<std::size_t> YamlSpans::flow_end(std::size_t at) const
{
    std::size_t depth = 0;
    std::size_t end = at;
    bool token_may_begin = true;
    for (std::size_t i = at; i < m_text.size(); ++i) {
        char const c = m_text[i];
        bool const is_space = c == ' ' || c == '\t' || c == '\r' || c == '\n';
        if (is_space)
            continue;
        if ((c == '"' || c == '\'') && token_may_begin) {
            auto const quoted = quoted_end(i);
            if (!quoted)
                return std::nullopt;
            end = *quoted;
            i = end - 1;
            token_may_begin = false;
            continue;
        }
        if (c == '#' && i > at && (m_text[i - 1] == ' ' || m_text[i - 1] == '\t' || m_text[i - 1] == '\n')) {
            i = line_end(i) - 1;
            continue;
        }
        if (depth == 0 && (c == ',' || c == ']' || c == '}'))
            return end;
        depth += c == '[' || c == '{' ? 1 : 0;
        token_may_begin = c == '[' || c == '{' || c == ',' || c == ':';
        end = i + 1;
        if ((c == ']' || c == '}') && --depth == 0 && (m_text[at] == '[' || m_text[at] == '{'))
            return end;
    }
    return std::nullopt;
}

// An anchor or tag may stand before a key.
std::size_t YamlSpans::after_properties(std::size_t at) const
{
    while (at < m_text.size() && (m_text[at] == '&' || m_text[at] == '!'))
        at = std::min(m_text.find_first_not_of(" \t", std::min(m_text.find_first_of(" \t\n", at), m_text.size())),
                      m_text.size());
    return at;
}

std::optional<std::size_t> YamlSpans::after_colon(YamlNode key) const
{
    std::size_t const at = after_properties(offset(key));
    if (!key.is_scalar() || at >= m_text.size())
        return std::nullopt;
    bool const is_quoted = m_text[at] == '"' || m_text[at] == '\'';
    auto const end = is_quoted ? quoted_end(at) : std::optional{at + key.text().size()};
    if (!end || (!is_quoted && m_text.substr(at, key.text().size()) != key.text()))
        return std::nullopt;
    std::size_t const colon = m_text.find_first_not_of(" \t", *end);
    if (colon == std::string_view::npos || m_text[colon] != ':')
        return std::nullopt;
    return colon + 1;
}

// The first line that is not blank says how far the text is indented, unless a digit behind the bar does.
std::size_t YamlSpans::block_scalar_end(std::size_t at, std::size_t indent, std::size_t limit) const
{
    std::string_view const header = m_text.substr(at, line_end(at) - at);
    bool const keeps_blank_lines = header.substr(0, 3).find('+') != std::string_view::npos;
    std::size_t const digit = header.substr(0, 3).find_first_of("123456789");
    std::optional<std::size_t> inner;
    if (digit != std::string_view::npos)
        inner = indent + static_cast<std::size_t>(header[digit] - '0');
    std::size_t end = line_end(at);
    for (std::size_t line = end; line < limit; line = line_end(line)) {
        if (is_blank({line, line_end(line)})) {
            if (keeps_blank_lines)
                end = line_end(line);
            continue;
        }
        if (!inner)
            inner = indentation(line);
        if (indentation(line) < *inner || indentation(line) <= indent)
            break;
        end = line_end(line);
    }
    return end;
}

// Behind the last line that belongs to an entry: comments and blank lines behind it belong to whatever comes next.
std::size_t YamlSpans::content_end(YamlNode value, BlockEntry const& entry) const
{
    YamlNode leaf = value;
    std::size_t indent = entry.indent;
    while ((leaf.is_list() || leaf.is_map()) && leaf.size() > 0) {
        if (!is_flow(leaf))
            indent = leaf.column();
        leaf = leaf.is_list() ? leaf.at(leaf.size() - 1) : leaf.value(leaf.size() - 1);
    }
    std::size_t const at = offset(leaf);
    std::size_t end = line_end(entry.begin);
    if (at >= entry.begin && at < entry.limit && !leaf.is_null()) {
        if (m_text[at] == '|' || m_text[at] == '>')
            return block_scalar_end(at, indent, entry.limit);
        if (m_text[at] == '"' || m_text[at] == '\'')
            end = std::max(end, line_end(quoted_end(at).value_or(at)));
    }
    for (std::size_t line = end; line < line_start(entry.limit) || (line < entry.limit && entry.limit == m_text.size());
         line = line_end(line)) {
        TextSpan const span{line, line_end(line)};
        if (!is_blank(span) && !is_comment_line(span))
            end = span.end;
    }
    return std::min(end, std::max(entry.limit, entry.begin));
}

std::vector<std::size_t> YamlSpans::dashes(YamlNode list, std::size_t limit) const
{
    std::size_t const first = offset(list);
    std::vector<std::size_t> found;
    auto const is_dash = [&](std::size_t at) {
        return at < limit && m_text[at] == '-' &&
            (at + 1 == m_text.size() || m_text[at + 1] == ' ' || m_text[at + 1] == '\n' || m_text[at + 1] == '\r');
    };
    if (is_dash(first))
        found.push_back(first);
    for (std::size_t line = line_end(first); line < limit; line = line_end(line))
        if (indentation(line) == list.column() && is_dash(line + list.column()))
            found.push_back(line + list.column());
    return found;
}

bool YamlSpans::fill_map(YamlNode map, std::vector<BlockEntry>& entries) const
{
    for (std::size_t i = 0; i < map.size(); ++i) {
        auto const inside = after_colon(map.key(i));
        std::size_t const begin = offset(map.key(i));
        if (!inside || map.key(i).column() != map.column() || (i > 0 && begin <= entries[i - 1].begin))
            return false;
        entries[i].begin = begin;
        entries[i].inside = *inside;
    }
    return true;
}

bool YamlSpans::fill_list(YamlNode list, std::vector<BlockEntry>& entries) const
{
    std::size_t const limit = entries.empty() ? 0 : entries.back().limit;
    std::vector<std::size_t> const begins = dashes(list, limit);
    if (begins.size() != entries.size())
        return false;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        entries[i].begin = begins[i];
        entries[i].inside = begins[i] + 1;
    }
    return true;
}

std::optional<std::vector<BlockEntry>> YamlSpans::block_entries(YamlNode node, std::size_t limit) const
{
    if (is_flow(node) || !(node.is_map() || node.is_list()) || offset(node) >= limit)
        return std::nullopt;
    std::vector<BlockEntry> entries(node.size(), BlockEntry{.indent = node.column(), .limit = limit});
    if (!(node.is_map() ? fill_map(node, entries) : fill_list(node, entries)))
        return std::nullopt;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (i + 1 < entries.size())
            entries[i].limit = entries[i + 1].begin;
        if (entries[i].begin >= entries[i].limit)
            return std::nullopt;
        entries[i].end = content_end(node.is_map() ? node.value(i) : node.at(i), entries[i]);
    }
    return entries;
}

std::optional<std::vector<TextSpan>> YamlSpans::flow_entries(YamlNode node) const
{
    std::vector<TextSpan> entries;
    std::size_t at = offset(node) + 1;
    while (is_flow(node)) {
        at = m_text.find_first_not_of(" \t\r\n,", at);
        if (at == std::string_view::npos)
            return std::nullopt;
        if (m_text[at] == '#') {
            at = line_end(at);
            continue;
        }
        if (m_text[at] == ']' || m_text[at] == '}')
            break;
        auto const end = flow_end(at);
        if (!end || *end == at)
            return std::nullopt;
        entries.push_back({at, *end});
        at = *end;
    }
    return entries.size() == node.size() ? std::optional{std::move(entries)} : std::nullopt;
}

std::optional<TextSpan> YamlSpans::flow_value(YamlNode key, TextSpan entry) const
{
    auto const inside = after_colon(key);
    if (!inside || offset(key) != entry.begin)
        return std::nullopt;
    std::size_t const begin = m_text.find_first_not_of(" \t\r\n", *inside);
    return begin < entry.end ? std::optional{TextSpan{begin, entry.end}} : std::nullopt;
}

std::optional<TextSpan> YamlSpans::inline_value(YamlNode value, BlockEntry const& entry) const
{
    std::size_t const at = offset(value);
    std::size_t const end_of_line = line_end(entry.inside);
    if (value.is_null() || at < entry.inside || at >= end_of_line || !is_blank({entry.inside, at}))
        return std::nullopt;
    if (is_flow(value)) {
        auto const end = flow_end(at);
        return end ? std::optional{TextSpan{at, *end}} : std::nullopt;
    }
    if (!value.is_scalar())
        return std::nullopt;
    if (m_text[at] == '"' || m_text[at] == '\'') {
        auto const end = quoted_end(at);
        return end && *end <= end_of_line ? std::optional{TextSpan{at, *end}} : std::nullopt;
    }
    bool const is_plain =
        m_text.substr(at, value.text().size()) == value.text() && at + value.text().size() <= end_of_line;
    return is_plain && entry.end == end_of_line ? std::optional{TextSpan{at, at + value.text().size()}} : std::nullopt;
}

}
