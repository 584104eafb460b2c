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

/// A mutex, semaphore or pipe of the scenario; its name is in NameTable::sync.
struct SyncObject {
    Maybe<TaskId> owner;      ///< of a mutex
    std::uint64_t count = 0;  ///< of a semaphore; messages in a pipe
    WaitQueue waiters;

    bool operator==(SyncObject const&) const = default;
};

struct SyncTables {
    std::vector<SyncObject> objects;

    bool operator==(SyncTables const&) const = default;
};

}
