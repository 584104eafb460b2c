// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/yaml_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace tickscope {

static constexpr std::size_t line_width = 110;

static bool is_plain_character(char c)
{
    bool const letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return letter || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.' || c == '/' || c == ' ';
}

static bool is_plain(std::string_view text)
{
    constexpr std::array<std::string_view, 9> special{"true", "false", "null", "Null", "NULL",
                                                      "yes",  "no",    "on",   "off"};
    if (text.empty() || text.front() == ' ' || text.back() == ' ')
        return false;
    bool const starts_plain =
        text.front() != '-' && text.front() != '.' && !(text.front() >= '0' && text.front() <= '9');
    return starts_plain && std::ranges::all_of(text, is_plain_character) &&
        std::ranges::find(special, text) == special.end();
}

std::string yaml_scalar(std::string_view text)
{
    if (is_plain(text))
        return std::string{text};
    std::string out = "\"";
    for (char const c : text) {
        auto const byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\')
            (out += '\\') += c;
        else if (c == '\n')
            out += "\\n";
        else if (byte < 0x20 || byte == 0x7F)
            out += fmt::format("\\x{:02x}", byte);
        else
            out += c;
    }
    return out + '"';
}

// Whether a literal block gives back exactly this text.
static bool can_be_block(std::string_view text)
{
    if (text.size() < 2 || text.front() == ' ' || text.front() == '\n' || text.back() != '\n')
        return false;
    if (text[text.size() - 2] == '\n')
        return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto const byte = static_cast<unsigned char>(text[i]);
        bool const control = (byte < 0x20 && text[i] != '\n') || byte == 0x7F;
        if (control || (text[i] == '\n' && i > 0 && text[i - 1] == ' '))
            return false;
    }
    return true;
}

YamlText YamlText::text(std::string_view text)
{
    bool const block = can_be_block(text);
    YamlText scalar{block ? Kind::Lines : Kind::Scalar};
    scalar.m_text = block ? std::string{text} : yaml_scalar(text);
    return scalar;
}

YamlText YamlText::word(std::string word)
{
    YamlText scalar{Kind::Scalar};
    scalar.m_text = std::move(word);
    return scalar;
}

YamlText& YamlText::add(YamlText item)
{
    m_children.push_back(std::move(item));
    return *this;
}

YamlText& YamlText::add(std::string_view key, YamlText value)
{
    m_keys.emplace_back(key);
    return add(std::move(value));
}

// False, with some of it printed, if it needs more than `room` characters or a line of its own.
bool YamlText::print_flat(std::string& out, std::size_t room) const
{
    std::size_t const start = out.size();
    if (m_kind == Kind::Lines || m_layout == Layout::Spread)
        return false;
    if (m_kind == Kind::Scalar) {
        out += m_text;
        return m_text.size() <= room;
    }
    out += m_kind == Kind::List ? '[' : '{';
    for (std::size_t i = 0; i < m_children.size(); ++i) {
        out += i == 0 ? "" : ", ";
        if (m_kind == Kind::Map)
            out += m_keys[i] + ": ";
        std::size_t const used = out.size() - start;
        if (used > room || !m_children[i].print_flat(out, room - used))
            return false;
    }
    out += m_kind == Kind::List ? ']' : '}';
    return out.size() - start <= room;
}

void YamlText::print_lines(std::string& out, std::size_t indent) const
{
    out += "|\n";
    for (std::string_view rest = m_text; !rest.empty();) {
        std::size_t const end = rest.find('\n') + 1;
        if (end > 1)
            out.append(indent, ' ');
        out += rest.substr(0, end);
        rest.remove_prefix(end);
    }
}

// What stands behind "key:" whose line is indented by `indent`.
void YamlText::print_value(std::string& out, std::size_t indent) const
{
    std::size_t const line_start = out.rfind('\n') + 1;
    std::size_t const used = out.size() - line_start + 1;
    std::string flat;
    if (m_kind == Kind::Scalar || m_children.empty() || m_kind == Kind::Lines) {
        out += ' ';
        if (m_kind == Kind::Lines)
            print_lines(out, indent + 2);
        else if (m_kind == Kind::Scalar)
            out += m_text + '\n';
        else
            out += m_kind == Kind::List ? "[]\n" : "{}\n";
    } else if (print_flat(flat, used < line_width ? line_width - used : 0)) {
        out += ' ' + flat + '\n';
    } else {
        out += '\n';
        print_block(out, indent + 2);
    }
}

// What stands behind "- " at `indent`.
void YamlText::print_item(std::string& out, std::size_t indent) const
{
    std::string flat;
    if (is_single_pair() && m_layout == Layout::Compact) {
        out += m_keys.front() + ':';
        m_children.front().print_value(out, indent + 2);
    } else if (m_children.empty() && m_layout == Layout::Spread) {
        out += m_kind == Kind::List ? "[]\n" : "{}\n";
    } else if (print_flat(flat, line_width > indent + 2 ? line_width - indent - 2 : 0) || m_kind == Kind::Scalar) {
        out += flat + '\n';
    } else if (m_kind == Kind::Lines) {
        print_lines(out, indent + 2);
    } else {
        std::string block;
        print_block(block, indent + 2);
        out += std::string_view{block}.substr(indent + 2);
    }
}

void YamlText::print_block(std::string& out, std::size_t indent) const
{
    for (std::size_t i = 0; i < m_children.size(); ++i) {
        out.append(indent, ' ');
        if (m_kind == Kind::List) {
            out += "- ";
            m_children[i].print_item(out, indent);
        } else {
            out += m_keys[i] + ':';
            m_children[i].print_value(out, indent);
        }
    }
}

std::string YamlText::flat() const
{
    if (m_kind == Kind::Scalar)
        return m_text;
    if (m_kind == Kind::Lines)
        return yaml_scalar(m_text);
    std::string out{m_kind == Kind::List ? "[" : "{"};
    for (std::size_t i = 0; i < m_children.size(); ++i) {
        out += i == 0 ? "" : ", ";
        if (m_kind == Kind::Map)
            out += m_keys[i] + ": ";
        out += m_children[i].flat();
    }
    return out + (m_kind == Kind::List ? ']' : '}');
}

YamlText* YamlText::at_path(std::vector<std::string> const& path)
{
    YamlText* at = this;
    for (std::string const& part : path) {
        std::size_t i = at->m_children.size();
        if (at->m_kind == Kind::Map)
            i = static_cast<std::size_t>(std::ranges::find(at->m_keys, part) - at->m_keys.begin());
        else if (at->m_kind == Kind::List && std::ranges::all_of(part, [](char c) { return c >= '0' && c <= '9'; }))
            i = part.size() < 9 ? std::stoul(part) : i;
        if (i >= at->m_children.size())
            return nullptr;
        at = &at->m_children[i];
    }
    return at;
}

YamlText const* YamlText::find(std::string_view key) const
{
    auto const found = std::ranges::find(m_keys, key);
    return found == m_keys.end() ? nullptr : &m_children[static_cast<std::size_t>(found - m_keys.begin())];
}

void YamlText::remove(std::string_view key)
{
    auto const found = std::ranges::find(m_keys, key);
    if (found == m_keys.end())
        return;
    m_children.erase(m_children.begin() + (found - m_keys.begin()));
    m_keys.erase(found);
}

void YamlText::set(std::string_view key, YamlText value)
{
    auto const found = std::ranges::find(m_keys, key);
    if (found == m_keys.end())
        add(key, std::move(value));
    else
        m_children[static_cast<std::size_t>(found - m_keys.begin())] = std::move(value);
}

std::string YamlText::behind_key(std::string before, std::size_t indent) const
{
    std::size_t const length = before.size();
    print_value(before, indent);
    return before.substr(length);
}

std::string YamlText::behind_dash(std::size_t indent) const
{
    std::string out;
    print_item(out, indent);
    return out;
}

std::string YamlText::print() const
{
    std::string out;
    print_block(out, 0);
    return out;
}

}
