// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernel/task.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>

namespace tickscope {

inline constexpr std::uint32_t nice_0_load = 1024;

/// prio_to_weight[]: what a nice level counts in a run queue's load, nice -20 first.
inline constexpr std::array<std::uint32_t, 40> prio_to_weight{
    88761, 71755, 56483, 46273, 36291, 29154, 23254, 18705, 14949, 11916, 9548, 7620, 6100, 4904,
    3906,  3121,  2501,  1991,  1586,  1277,  1024,  820,   655,   526,   423,  335,  272,  215,
    172,   137,   110,   87,    70,    56,    45,    36,    29,    23,    18,   15,
};

/// prio_to_wmult[]: 2^32 / weight.
inline constexpr std::array<std::uint32_t, 40> prio_to_wmult{
    48388,    59856,    76040,    92818,    118348,   147320,    184698,    229616,    287308,    360437,
    449829,   563644,   704093,   875809,   1099582,  1376151,   1717300,   2157191,   2708050,   3363326,
    4194304,  5237765,  6557202,  8165337,  10153587, 12820798,  15790321,  19976592,  24970740,  31350126,
    39045157, 49367440, 61356676, 76695844, 95443717, 119304647, 148102320, 186737708, 238609294, 286331153,
};

/// struct load_weight: a weight and its inverse.
struct LoadWeight {
    std::uint64_t weight = nice_0_load;
    std::uint32_t inv_weight = 4194304;

    bool operator==(LoadWeight const&) const = default;
};

/// set_load_weight(): what a thread of this policy and nice level weighs.
constexpr LoadWeight load_weight_of(Policy policy, int nice)
{
    if (is_rt(policy))
        return {prio_to_weight[0] * 2, prio_to_wmult[0] >> 1};
    if (policy == Policy::Idle)
        return {3, 1431655765};
    auto const level = static_cast<std::size_t>(nice + 20);
    return {prio_to_weight[level], prio_to_wmult[level]};
}

/// The inverse that calc_delta_mine() works out for a sum of weights. It is slightly small, which is why slices come
/// out just below the ideal.
constexpr std::uint32_t inverse_of_load(std::uint64_t weight)
{
    constexpr std::uint64_t wmult_const = std::uint64_t{1} << 32;
    if (weight >= wmult_const)
        return 1;
    return static_cast<std::uint32_t>(1 + (wmult_const - weight / 2) / (weight + 1));
}

/// calc_delta_mine(): delta * weight / load.weight, by the inverse. `delta` is in nanoseconds.
constexpr std::uint64_t calc_delta_mine(std::uint64_t delta, std::uint64_t weight, std::uint64_t inv_weight)
{
    auto const rounded_shift = [](std::uint64_t x, unsigned shift) {
        return (x + (std::uint64_t{1} << (shift - 1))) >> shift;
    };
    std::uint64_t scaled = delta * weight;
    if (scaled > (std::uint64_t{1} << 32)) [[likely]]
        scaled = rounded_shift(rounded_shift(scaled, 16) * inv_weight, 16);
    else
        scaled = rounded_shift(scaled * inv_weight, 32);
    return std::min(scaled, static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()));
}

/// calc_delta_fair(): run time to virtual time of a thread of this weight.
constexpr std::uint64_t calc_delta_fair(std::uint64_t delta, Task const& task)
{
    return task.weight == nice_0_load ? delta : calc_delta_mine(delta, nice_0_load, task.inv_weight);
}

}
