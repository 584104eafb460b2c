// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <string>

namespace tickscope {

/// A file larger than this is nothing that Tickscope reads.
inline constexpr std::size_t largest_input = std::size_t{64} << 20;

/// A whole file, never more than `limit` bytes. Only regular files are opened: a device or a pipe may have no end, and
/// a pipe may keep whoever opens it waiting for ever. Errors name the file.
Result<std::string> read_regular_file(std::string const& path, std::size_t limit = largest_input);

/// Whether read_regular_file() would begin to read it.
Result<void> check_regular_file(std::string const& path, std::size_t limit = largest_input);

}
