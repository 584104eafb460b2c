// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/cpu_load.h"

#include <array>

namespace tickscope {

// degrade_zero_ticks[]: after so many missed ticks nothing is left.
static constexpr std::array<std::uint64_t, 5> degrade_zero_ticks{0, 8, 32, 64, 128};

// degrade_factor[]: what 1, 2, 4 ... missed ticks leave, in 128ths.
static constexpr std::array<std::array<std::uint64_t, 7>, 5> degrade_factor{{
    {},
    {64, 32, 8},
    {96, 72, 40, 12, 1},
    {112, 98, 75, 43, 15, 1},
    {120, 112, 98, 76, 45, 16, 2},
}};

std::uint64_t decay_load_missed(std::uint64_t load, std::uint64_t missed, std::size_t index)
{
    if (missed >= degrade_zero_ticks[index])
        return 0;
    if (index == 1)
        return load >> missed;
    for (std::size_t j = 0; missed != 0; missed >>= 1, ++j)
        if (missed % 2 != 0)
            load = load * degrade_factor[index][j] >> 7;
    return load;
}

static std::uint64_t follow(std::uint64_t old_load, std::uint64_t load, unsigned index)
{
    std::uint64_t const scale = std::uint64_t{1} << index;
    std::uint64_t const new_load = load > old_load ? load + scale - 1 : load;
    return (old_load * (scale - 1) + new_load) >> index;
}

static void follow_since(Runqueue& rq, std::uint64_t jiffies)
{
    rq.cpu_load[0] = rq.load;
    for (unsigned i = 1; i < rq.cpu_load.size(); ++i)
        rq.cpu_load[i] = follow(decay_load_missed(rq.cpu_load[i], jiffies - 1, i), rq.load, i);
}

void follow_load(Kernel const& k, Runqueue& rq)
{
    if (k.config().sched_features().decays_missed_load) {
        Jiffies const since = k.machine.jiffies - rq.last_load_update;
        if (since.value == 0)
            return;
        rq.last_load_update = k.machine.jiffies;
        follow_since(rq, since.value);
        return;
    }
    bool settled = true;
    for (unsigned i = 0; i < rq.cpu_load.size(); ++i) {
        rq.cpu_load[i] = follow(rq.cpu_load[i], rq.load, i);
        settled = settled && rq.cpu_load[i] == rq.load;
    }
    rq.settled_load = settled ? rq.load : ~std::uint64_t{0};
}

}
