// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario/yaml_tree.h"

#include <optional>

namespace tickscope {

inline constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";

/// The first thing that makes bytes no text that YAML could be in: what is not UTF-8, control characters, too much.
std::optional<YamlProblem> problem_of_text(std::string_view bytes);

/// The character column, from 1, of a byte column of a line of this text.
int character_column(std::string_view text, std::size_t line_start, std::uint32_t byte_column);

}
