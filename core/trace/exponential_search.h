// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>

namespace tickscope {

/// The first place of `from` .. `size` for which `is_after` holds, `size` if there is none; it holds for all places
/// behind one. Looks in steps that double: what it costs is how far the place is, not how much there is.
template<class IsAfter>
std::size_t exponential_search(std::size_t from, std::size_t size, IsAfter&& is_after)
{
    std::size_t step = 1, low = from;
    while (low + step < size && !is_after(low + step - 1)) {
        low += step;
        step *= 2;
    }
    std::size_t high = std::min(size, low + step);
    while (low < high) {
        std::size_t const middle = low + (high - low) / 2;
        if (is_after(middle))
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

}
