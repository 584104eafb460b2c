// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernel/machine.h"

#include <string_view>

namespace tickscope {

/// "running", "zombie" or "reaped".
std::string_view state_word(GroupState state);
/// "running" on a CPU, "runnable", "sleeping", "new", "zombie" or "dead".
std::string_view state_word(Machine const& machine, Task const& task);

}
