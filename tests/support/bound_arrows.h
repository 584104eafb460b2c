// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tickscope::support {

/// The numbers of the trace events that a viewer ties an arrow to; none where it finds no slice.
struct BoundArrow {
    std::uint64_t id = 0;
    std::optional<std::uint64_t> from, to;

    bool operator==(BoundArrow const&) const = default;
};

/// Ties the arrows of a Chrome trace to slices as Perfetto's SliceTracker and FlowTracker do: in order of time, as in
/// the file where times are equal, an end to the topmost slice of its lane that has begun.
std::vector<BoundArrow> bound_arrows(nlohmann::json const& file);

/// What is wrong with how the slices of each lane nest, in words; empty: nothing.
std::string nesting_faults(nlohmann::json const& file);

}
