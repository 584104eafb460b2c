// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernel/trace_event.h"

#include <tuple>
#include <utility>

namespace tickscope::coding {

using Byte = std::uint8_t;

template<class... Kinds>
std::tuple<Kinds...> tuple_of(std::variant<Kinds...> const&);

/// What differences are taken from. Both sides start from State{} at the beginning of a chunk.
struct State {
    SimTime at{};
    CpuId cpu{};
    decltype(tuple_of(std::declval<Traced>())) last;
};

}
