// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/kernel/fix_table.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tickscope {

std::optional<Fix> find_fix(std::string_view key);
std::optional<LaterFix> find_later_fix(std::string_view key);
/// "there is no fix 'x': did you mean 'y'?"
std::string no_such_fix(std::string_view key);
std::string no_such_later_fix(std::string_view key);

/// What the command line and kernel.fixes take: all, none, up-to:KEY, KEY,KEY or all,-KEY.
Result<FixSet> parse_fix_set(std::string_view text);
/// The shortest text from which parse_fix_set() makes the same set: "all", "none", "up-to:KEY" or "KEY,KEY".
std::string format_fix_set(FixSet fixes);
/// The keys of a set, in the order of the commits.
std::vector<std::string_view> keys_of(FixSet fixes);
std::vector<std::string_view> keys_of(LaterFixSet fixes);

}
