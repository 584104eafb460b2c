// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>

namespace tickscope {

/// Takes every element of from .. to-1 exactly once, as few and as coarse nodes as there are. Level 0 are the elements;
/// node i of level k stands for nodes i*fan .. (i+1)*fan-1 of the level below it. `size_of(level)` is how many nodes a
/// level has, 0 where there is none; `take(level, i)` is called for the nodes that make up the range.
template<std::size_t fan, class SizeOf, class Take>
void take_range(std::size_t from, std::size_t to, SizeOf&& size_of, Take&& take)
{
    for (std::size_t level = 0; from < to; ++level) {
        std::size_t const above = size_of(level + 1);
        std::size_t const aligned = above == 0 ? to : std::min(to, (from + fan - 1) / fan * fan);
        for (std::size_t i = from; i < aligned; ++i)
            take(level, i);
        std::size_t const covered = above == 0 ? aligned : std::max(aligned, std::min(to / fan, above) * fan);
        for (std::size_t i = covered; i < to; ++i)
            take(level, i);
        from = aligned / fan;
        to = covered / fan;
        if (aligned == covered)
            return;
    }
}

}
