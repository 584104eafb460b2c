// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <span>
#include <string>
#include <string_view>

namespace tickscope {

/// Whether what is to be written keeps clear of what is read, and of each other: none is the same file as another, and
/// standard output, or with `prints` what is printed anyway, takes one only, as standard input gives one only. Empty
/// names are no files.
Result<void> check_outputs(std::span<std::string const> inputs, std::span<std::string const> outputs, bool prints);

/// Writes a report, which is there whole or not at all, or prints it for '-'.
Result<void> write_whole(std::string const& path, std::string_view text);

}
