// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/targets.h"

#include <algorithm>
#include <array>

namespace tickscope::fuzz {

static constexpr std::array<Target, 4> table{{
    {"scenario", take_scenario, "files of scenarios"},
    {"structured", take_structured, "valid scenarios with values at the edges"},
    {"console", take_console, "cases of the kernel console"},
    {"texts", take_texts, "value paths, times, sets and settings"},
}};

std::span<Target const> targets() { return table; }

Target const* find_target(std::string_view name)
{
    auto const found = std::ranges::find(table, name, &Target::name);
    return found == table.end() ? nullptr : &*found;
}

}
