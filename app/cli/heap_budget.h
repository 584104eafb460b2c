// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/stop.h"

#include <cstdint>

namespace tickscope {

/// Keeps what this thread takes of the heap within bounds, as long as it lives. The program's `operator new` is defined
/// beside it, and counts. Within a budget that lives there may be another, which ends first.
class HeapBudget {
public:
    /// Where this thread would hold more than `bytes` more than it does now, new throws std::bad_alloc. `flag` is set
    /// when a third of them is held, so that work can end at a place where nothing is half done: a vector that grows
    /// needs twice its room beside itself.
    HeapBudget(std::uint64_t bytes, StopFlag& flag);
    HeapBudget(HeapBudget const&) = delete;
    HeapBudget& operator=(HeapBudget const&) = delete;
    ~HeapBudget();

private:
    std::int64_t m_warned_at, m_refused_at;  // before
    StopFlag* m_flag;
};

/// Bytes that this thread holds: what it has taken of the heap, without what it has given back. What one thread takes
/// and another gives back is missing here, and too much there.
std::int64_t heap_held();

/// The n-th of this thread's next allocations fails, for tests of what happens then; 0: none does.
void fail_allocation(std::uint64_t nth);
/// How many of them there were since then.
std::uint64_t allocations_since();

}
