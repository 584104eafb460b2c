// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace tickscope {

/// Bytes in zlib's format, as small as it makes them; the same for the same bytes.
std::string deflated(std::string_view bytes);
/// The inverse. Fails for what is damaged, and for what would be more than `most` bytes, without making them.
Result<std::string> inflated(std::string_view bytes, std::size_t most);

}
