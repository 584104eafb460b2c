// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstdint>

namespace tickscope {

/// A count of one kind of unit. Counts of two kinds do not add, compare or convert by themselves.
/// Arithmetic wraps modulo 2^64, as the kernel's unsigned long does.
template<class Tag>
struct Count {
    std::uint64_t value = 0;

    friend constexpr auto operator<=>(Count, Count) = default;
    friend constexpr Count operator+(Count a, Count b) { return {a.value + b.value}; }
    friend constexpr Count operator-(Count a, Count b) { return {a.value - b.value}; }
    constexpr Count& operator+=(Count other) { return *this = *this + other; }
    constexpr Count& operator-=(Count other) { return *this = *this - other; }
};

using Jiffies = Count<struct JiffiesTag>;  ///< ticks since boot
using Cputime = Count<struct CputimeTag>;  ///< cputime_t: on x86 in 2.6.29 one unit is one jiffy
using ClockT = Count<struct ClockTTag>;    ///< clock_t: USER_HZ (100 Hz) units, what user space gets

}
