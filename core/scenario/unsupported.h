// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string_view>

namespace tickscope {

/// Top-level keys of the format that this version reads but cannot do yet: the reader refuses them by name.
inline constexpr std::array<std::string_view, 0> unsupported_keys{};

}
