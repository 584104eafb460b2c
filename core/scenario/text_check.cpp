// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/text_check.h"

#include "core/scenario/read_scenario.h"

#include <fmt/format.h>

#include <algorithm>

namespace tickscope {

// How many bytes the UTF-8 sequence at the head of `bytes` has; 0 if it is not one.
static std::size_t sequence_length(std::string_view bytes)
{
    auto const byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
    unsigned const lead = byte(0);
    std::size_t const length = lead < 0x80 ? 1
        : lead < 0xC2                      ? 0
        : lead < 0xE0                      ? 2
        : lead < 0xF0                      ? 3
        : lead < 0xF5                      ? 4
                                           : 0;
    if (length == 0 || length > bytes.size())
        return 0;
    for (std::size_t i = 1; i < length; ++i)
        if ((byte(i) & 0xC0) != 0x80)
            return 0;
    bool const overlong = (lead == 0xE0 && byte(1) < 0xA0) || (lead == 0xF0 && byte(1) < 0x90);
    bool const no_character = (lead == 0xED && byte(1) > 0x9F) || (lead == 0xF4 && byte(1) > 0x8F);
    return overlong || no_character ? 0 : length;
}

static std::optional<std::string> wrong_character(std::string_view bytes, std::size_t length)
{
    auto const lead = static_cast<unsigned char>(bytes.front());
    if (length == 0)
        return fmt::format("byte 0x{:02x} is not UTF-8 text", lead);
    if (lead == '\r')
        return bytes.substr(1).starts_with('\n') ? std::nullopt
                                                 : std::optional<std::string>{"a carriage return without a line feed"};
    if ((lead < 0x20 && lead != '\t' && lead != '\n') || lead == 0x7F)
        return fmt::format("control character 0x{:02x} in the text", lead);
    return std::nullopt;
}

std::optional<YamlProblem> problem_of_text(std::string_view bytes)
{
    if (bytes.size() > ScenarioLimits::bytes)
        return YamlProblem{{}, fmt::format("the file has {} bytes: the limit is 16 MiB", bytes.size())};
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF"))
        return YamlProblem{{}, "the file is UTF-16: save it as UTF-8"};
    BytePlace place;
    while (!bytes.empty()) {
        std::size_t const length = sequence_length(bytes);
        if (auto wrong = wrong_character(bytes, length))
            return YamlProblem{place, std::move(*wrong)};
        bool const line_ends = bytes.front() == '\n';
        place = line_ends ? BytePlace{place.line + 1, 0}
                          : BytePlace{place.line, place.column + static_cast<std::uint32_t>(length)};
        bytes.remove_prefix(length);
    }
    return std::nullopt;
}

int character_column(std::string_view text, std::size_t line_start, std::uint32_t byte_column)
{
    std::string_view const before = text.substr(std::min(line_start, text.size()), byte_column);
    auto const characters = std::ranges::count_if(before, [](char c) { return (c & 0xC0) != 0x80; });
    return static_cast<int>(characters) + 1;
}

}
