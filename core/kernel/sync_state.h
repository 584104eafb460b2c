// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <cstdint>
#include <vector>

namespace tickscope {

/// First come first served: tasks chained by Task::next_waiter.
struct WaitQueue {
    Maybe<TaskId> first;
    Maybe<TaskId> last;

    bool operator==(WaitQueue const&) const = default;
};

/// A mutex, semaphore, pipe, condition variable, barrier or flag of the scenario; its name is in NameTable::sync.
struct SyncObject {
    Maybe<TaskId> owner;        ///< of a mutex
    std::uint64_t count = 0;    ///< of a semaphore; messages in a pipe; wakeups of a condition not yet taken; rounds of
                                ///< a barrier; whether a flag is set
    std::uint32_t members = 0;  ///< threads inside cond_wait without a wakeup; threads that have come to a barrier
    std::uint32_t mutex = 0;    ///< of a condition variable: that of its waiters
    WaitQueue waiters;

    bool operator==(SyncObject const&) const = default;
};

struct SyncTables {
    std::vector<SyncObject> objects;

    bool operator==(SyncTables const&) const = default;
};

}
