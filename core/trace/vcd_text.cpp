// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/vcd_text.h"

#include <algorithm>
#include <iterator>

namespace tickscope {

static bool is_visible(char c) { return c > ' ' && c < 0x7f; }

static bool is_alphanumeric(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

std::string vcd_code(std::size_t n)
{
    static constexpr std::size_t letters = 94;
    std::string code;
    for (++n; n > 0; n = (n - 1) / letters)
        code.push_back(static_cast<char>('!' + (n - 1) % letters));
    return code;
}

std::string vcd_identifier(std::string_view name)
{
    std::string identifier{name};
    std::ranges::replace_if(
        identifier, [](char c) { return !is_alphanumeric(c); }, '_');
    return identifier;
}

std::string vcd_declaration(VcdVariable const& variable, std::size_t n)
{
    static constexpr std::string_view types[]{"wire 1", "reg 64", "event 1", "string 1"};
    return fmt::format("$var {} {} {} $end\n", types[static_cast<std::size_t>(variable.type)], vcd_code(n),
                       variable.name);
}

std::string vcd_comment(std::string_view text)
{
    std::string comment{text};
    std::ranges::replace_if(
        comment, [](char c) { return c == '$' || static_cast<unsigned char>(c) < ' '; }, '_');
    return comment;
}

void put_vcd_wire(fmt::memory_buffer& out, std::size_t n, bool value)
{
    fmt::format_to(std::back_inserter(out), "{}{}\n", value ? 1 : 0, vcd_code(n));
}

void put_vcd_number(fmt::memory_buffer& out, std::size_t n, std::uint64_t value)
{
    fmt::format_to(std::back_inserter(out), "b{:b} {}\n", value, vcd_code(n));
}

void put_vcd_event(fmt::memory_buffer& out, std::size_t n)
{
    fmt::format_to(std::back_inserter(out), "1{}\n", vcd_code(n));
}

void put_vcd_string(fmt::memory_buffer& out, std::size_t n, std::string_view value)
{
    out.push_back('s');
    for (char const c : value) {
        if (is_visible(c) && c != '\\')
            out.push_back(c);
        else
            fmt::format_to(std::back_inserter(out), "\\{:03o}", static_cast<unsigned char>(c));
    }
    fmt::format_to(std::back_inserter(out), " {}\n", vcd_code(n));
}

}
