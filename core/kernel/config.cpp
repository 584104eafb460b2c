// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/config.h"

#include <algorithm>
#include <bit>

namespace tickscope {

static std::int64_t log_factor(std::size_t online) { return std::bit_width(std::max<std::size_t>(online, 1)); }

// get_update_sysctl_factor(): more than eight CPUs are as eight.
static std::int64_t bounded_factor(std::size_t online) { return log_factor(std::min<std::size_t>(online, 8)); }

SchedTunables scaled_tunables(SchedFeatures const& features, std::size_t online)
{
    std::int64_t const factor = features.scales_at_hotplug ? bounded_factor(online) : log_factor(online);
    Nanos const longest = features.scales_at_hotplug ? Nanos::max() : Nanos{200'000'000};
    SchedTunables tunables;
    tunables.latency = std::min(features.latency * factor, longest);
    tunables.min_granularity = std::min(features.min_granularity * factor, longest);
    tunables.wakeup_granularity = features.wakeup_granularity * factor;
    return tunables;
}

SchedTunables rescaled_tunables(SchedTunables const& tunables, std::size_t before, std::size_t online)
{
    std::int64_t const old_factor = bounded_factor(before), factor = bounded_factor(online);
    SchedTunables scaled = tunables;
    scaled.latency = tunables.latency / old_factor * factor;
    scaled.min_granularity = tunables.min_granularity / old_factor * factor;
    scaled.wakeup_granularity = tunables.wakeup_granularity / old_factor * factor;
    return scaled;
}

// n * 2^shift / d, rounded, without overflow for the sizes that jiffies.h needs.
static std::uint64_t shifted_quotient(std::uint64_t n, std::uint64_t d, unsigned shift)
{
    return ((n / d) << shift) + (((n % d) << shift) + d / 2) / d;
}

std::uint64_t x86_tick_nsec(std::uint32_t hz)
{
    constexpr std::uint64_t pit_hz = 1'193'182;
    std::uint64_t const latch = (pit_hz + hz / 2) / hz;
    std::uint64_t const acthz = shifted_quotient(pit_hz, latch, 8);
    return shifted_quotient(1'000'000'000, acthz, 8);
}

}
