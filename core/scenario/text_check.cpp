// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/text_check.h"

#include "core/base/utf8.h"
#include "core/scenario/read_scenario.h"

#include <fmt/format.h>

#include <algorithm>

namespace tickscope {

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
        std::size_t const length = utf8_length(bytes);
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
