// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario/yaml_tree.h"

#include <span>
#include <string>
#include <vector>

namespace tickscope {

/// A value to put into a scenario before it is checked, in place of the file's.
struct Setting {
    std::string path;   ///< keys from the top, "machine.hz"; an item of a list by its name or, from 0, its number
    std::string value;  ///< YAML
    std::string shown;  ///< what errors call it instead of a file's name
};

/// Problems with setting i are placed in line `first_setting_line + i`.
inline constexpr std::uint32_t first_setting_line = 1u << 30;

void apply_settings(YamlTree& tree, std::span<Setting const> settings, std::vector<YamlProblem>& problems);

}
