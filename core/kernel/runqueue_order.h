// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernel/machine.h"

#include <vector>

namespace tickscope {

/// Who waits on a run queue, each class in the order in which schedule() would take its tasks if nothing else happened
/// (none of `rt` while that class is throttled). The running task is not among them.
struct WhoWaits {
    std::vector<TaskId> rt;    ///< by priority, those of one priority in order of arrival
    std::vector<TaskId> fair;  ///< the one that pick_next_entity() takes if the running task leaves, then by vruntime
    std::uint32_t more = 0;    ///< how many others there are
};

/// How many wait; the running task does not.
std::uint32_t nr_waiting(Machine const& machine, Runqueue const& rq);

/// At most `most` of them; what it costs is those, not the queue. Nothing changes.
WhoWaits runqueue_order(Machine const& machine, CpuId cpu, std::size_t most);

}
