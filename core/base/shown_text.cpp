// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/shown_text.h"

#include "core/base/utf8.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace tickscope {

namespace {

struct Range {
    char32_t first, last;
};

}

// Controls, separators of lines, marks of direction, and what is no character in any text.
static constexpr std::array<Range, 9> not_shown{{{0x00, 0x1F},
                                                 {0x7F, 0x9F},
                                                 {0x61C, 0x61C},
                                                 {0x200E, 0x200F},
                                                 {0x2028, 0x202E},
                                                 {0x2066, 0x2069},
                                                 {0xFDD0, 0xFDEF},
                                                 {0xFEFF, 0xFEFF},
                                                 {0xFFF9, 0xFFFB}}};

static bool is_shown(char32_t character)
{
    if ((character & 0xFFFE) == 0xFFFE)
        return false;
    return std::ranges::none_of(
        not_shown, [&](Range const& range) { return range.first <= character && character <= range.last; });
}

static std::string written_out(char32_t character)
{
    if (character == '\n' || character == '\t')
        return character == '\n' ? "\\n" : "\\t";
    return character < 0x80 ? fmt::format("\\x{:02x}", static_cast<unsigned>(character))
                            : fmt::format("\\u{{{:x}}}", static_cast<unsigned>(character));
}

static std::string shown(std::string_view text, bool keep_line_feeds)
{
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        std::size_t const length = utf8_length(text);
        char32_t const character = length == 0 ? 0 : utf8_character(text, length);
        if (length == 0)
            out += fmt::format("\\x{:02x}", static_cast<unsigned>(static_cast<unsigned char>(text.front())));
        else if (is_shown(character) || (character == '\n' && keep_line_feeds))
            out += text.substr(0, length);
        else
            out += written_out(character);
        text.remove_prefix(std::max<std::size_t>(length, 1));
    }
    return out;
}

std::string shown_text(std::string_view text) { return shown(text, false); }

std::string shown_lines(std::string_view text) { return shown(text, true); }

std::string xml_text(std::string_view text)
{
    std::string out;
    for (char const c : shown_text(text)) {
        switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        default:
            out += c;
        }
    }
    return out;
}

static bool is_number(std::string_view text)
{
    if (text.starts_with('-') || text.starts_with('+'))
        text.remove_prefix(1);
    return !text.empty() && std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
}

std::string csv_text(std::string_view text)
{
    static constexpr std::string_view begins_a_formula = "=+-@\t\r";
    bool const formula =
        !text.empty() && begins_a_formula.find(text.front()) != std::string_view::npos && !is_number(text);
    std::string out = formula ? "'" : "";
    out += text;
    if (out.find_first_of(",\"\r\n") == std::string::npos)
        return out;
    for (std::size_t at = 0; (at = out.find('"', at)) != std::string::npos; at += 2)
        out.insert(at, 1, '"');
    return '"' + out + '"';
}

}
