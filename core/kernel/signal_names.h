// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tickscope {

inline constexpr int last_signal = 64;

/// "SIGPROF" for 27, "SIGRT3" for 35: the numbers of x86. `signal` is 1 .. last_signal.
std::string signal_name(int signal);
/// The number behind such a name, or none.
std::optional<int> signal_number(std::string_view name);

}
