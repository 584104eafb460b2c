// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernel/call_result.h"

#include <optional>
#include <string>
#include <string_view>

namespace tickscope {

/// "clock_gettime": a call's name is that of the op that makes it.
std::string_view call_word(CallName call);
std::optional<CallName> call_called(std::string_view name);

/// "EINVAL" for 22; "errno 99" for one that no modelled call returns.
std::string errno_name(int error);
std::optional<int> errno_number(std::string_view name);

}
