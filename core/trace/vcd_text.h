// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/sim_time.h"

#include <fmt/format.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace tickscope {

/// A variable of a value change dump. GTKWave's `string` goes beyond IEEE 1364, and shows words as they are.
enum class VcdType : std::uint8_t { Wire, Reg64, Event, String };

struct VcdVariable {
    VcdType type{};
    std::string_view name;
};

/// The short name of the nth variable: printable characters, the first 94 of them one long.
std::string vcd_code(std::size_t n);
/// A name as an identifier of a scope or variable: what is no letter or digit of ASCII becomes '_'.
std::string vcd_identifier(std::string_view name);
/// The `$var` of the nth variable.
std::string vcd_declaration(VcdVariable const& variable, std::size_t n);
/// Text for a `$comment`, where `$` begins a keyword.
std::string vcd_comment(std::string_view text);

/// Changes of variables, by their number.
void put_vcd_wire(fmt::memory_buffer& out, std::size_t n, bool value);
void put_vcd_number(fmt::memory_buffer& out, std::size_t n, std::uint64_t value);
void put_vcd_event(fmt::memory_buffer& out, std::size_t n);
/// What is no visible character of ASCII is written as `\` and three octal digits.
void put_vcd_string(fmt::memory_buffer& out, std::size_t n, std::string_view value);

}
