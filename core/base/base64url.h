// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tickscope {

/// Bytes as text of letters, digits, '-' and '_' (RFC 4648, section 5), without padding.
std::string base64url(std::string_view bytes);
/// The inverse; padding is allowed. None for what base64url() could not have made.
std::optional<std::string> from_base64url(std::string_view text);

}
