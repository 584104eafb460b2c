// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernel/machine.h"

#include <cstdint>

namespace tickscope {

/// A number made of every field of the machine: equal states have equal hashes, on every platform and in every build.
std::uint64_t state_hash(Machine const& machine);

}
