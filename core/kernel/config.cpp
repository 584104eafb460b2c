// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/config.h"

namespace tickscope {

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
