// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/trace_log.h"

namespace tickscope {

/// Where two traces part. A trace that ends there has no event.
struct Parting {
    std::uint64_t n = 0;
    std::optional<TraceEvent> a, b;

    bool operator==(Parting const&) const = default;
};

/// The first event from `from` on in which two traces differ: in what happened, when, or on which CPU. What is said of
/// its cause does not count. None if they agree and are equally long.
std::optional<Parting> first_difference(TraceView const& a, TraceView const& b, std::uint64_t from = 0);

}
