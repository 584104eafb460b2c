// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

namespace tickscope::fuzz {

/// Something that takes any bytes, and stops the program where an answer is wrong.
struct Target {
    std::string_view name;
    void (*take)(std::string_view bytes);
    std::string_view about;
};

/// Files: read, booted, run within bounds with every law on, exported, written and read again.
void take_scenario(std::string_view bytes);
/// Bytes as choices: a valid scenario with values at the edges, run in two manners that must come to the same.
void take_structured(std::string_view bytes);
/// Cases of the kernel console, one JSON object a line.
void take_console(std::string_view bytes);
/// The small texts of a command line: value paths, times, sizes, sets of CPUs and of commits, settings.
void take_texts(std::string_view bytes);

std::span<Target const> targets();
Target const* find_target(std::string_view name);

}
