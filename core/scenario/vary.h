// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario/presentation.h"
#include "core/scenario/yaml_text.h"
#include "core/scenario/yaml_tree.h"

#include <string_view>

namespace tickscope {

struct Reading;

/// Which of `count` choices a variant has: 64-bit FNV-1a of "TEXT/NAME", modulo `count`. Without a text the first. The
/// same on every machine.
std::size_t drawn_choice(std::string_view variant, std::string_view name, std::size_t count);

/// Reads `vary:` and puts in the place of every {vary: NAME} what the variant has.
Vary apply_vary(Reading& in, YamlTree& tree, std::string_view variant);

/// Puts {vary: NAME} back where a written scenario still has what was drawn there.
void write_vary(YamlText& file, Vary const& vary);

}
