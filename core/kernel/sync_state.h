// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <cstdint>
#include <vector>

namespace tickscope {

/// A mutex, semaphore or pipe of the scenario; which of them World::sync_names says. Waiters queue first come first
/// served.
struct SyncObject {
    Maybe<TaskId> owner;           ///< of a mutex
    std::uint64_t count = 0;       ///< of a semaphore; messages in a pipe
    std::vector<TaskId> waiters;

    bool operator==(SyncObject const&) const = default;
};

struct SyncTables {
    std::vector<SyncObject> objects;

    bool operator==(SyncTables const&) const = default;
};

}
