// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario/ops.h"

namespace tickscope {

/// The next 64 random bits of the generator whose state is given (splitmix64).
std::uint64_t next_random(std::uint64_t& state);

/// A length from a span: the fixed one, or a draw. Never negative. Integers only, so that every machine draws alike.
Nanos draw(Span const& span, std::uint64_t& state);

}
