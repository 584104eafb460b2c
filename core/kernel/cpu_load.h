// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernel/kernel.h"

namespace tickscope {

/// The part of update_cpu_load() that has something to do.
void follow_load(Kernel const& k, Runqueue& rq);
/// update_cpu_load(): rq->cpu_load follows the queue's load. Since 2.6.36 once a jiffy at most, and it makes up for the
/// jiffies of which no tick came.
inline void update_cpu_load(Kernel const& k, Runqueue& rq)
{
    if (rq.load != rq.settled_load || k.config().sched_features().decays_missed_load)
        follow_load(k, rq);
}

/// decay_load_missed(): what is left of cpu_load[index] after so many ticks without load. `index` is 1 .. 4.
std::uint64_t decay_load_missed(std::uint64_t load, std::uint64_t missed, std::size_t index);

}
