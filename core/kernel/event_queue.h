// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/sim_time.h"

#include <compare>
#include <cstdint>
#include <vector>

namespace tickscope {

/// What an hrtimer does when it is due.
enum class DueKind : std::uint8_t {
    Hpet,        ///< timer 1 of the HPET
    RtPeriod,    ///< the RT bandwidth timer
    Wakeup,      ///< a sleeping thread; `id` is its TaskId
    ItimerReal,  ///< `id` is a Tgid
    PosixTimer,  ///< a timer on CLOCK_MONOTONIC; `id` is its TimerId
};

/// The one order in which timers of one instant are handled: by CPU, then by kind, then by rank, then by id.
struct DueKey {
    SimTime at{};
    CpuId cpu{};
    DueKind kind{};
    std::uint32_t rank = 0;  ///< of a Wakeup: where the scenario lists the thread, Task::spec
    std::uint32_t id = 0;

    friend constexpr auto operator<=>(DueKey const&, DueKey const&) = default;
    friend constexpr bool operator==(DueKey const&, DueKey const&) = default;
};

/// The timers that are not ticks: a 4-ary heap with an index, so that cancelling is O(log n) too.
class EventQueue {
public:
    using Handle = std::uint32_t;

    Handle schedule(DueKey key);
    void cancel(Handle handle);
    /// The key behind a live handle.
    DueKey const& key(Handle handle) const { return m_heap[m_slots[handle]].key; }

    bool empty() const { return m_heap.empty(); }
    std::size_t size() const { return m_heap.size(); }
    SimTime next_at() const { return m_heap.empty() ? never : m_heap.front().key.at; }
    DueKey const& front() const { return m_heap.front().key; }
    DueKey pop();

    /// Every timer that is armed on `from` moves to `to` (hrtimers of a dead CPU).
    void migrate(CpuId from, CpuId to);

    /// Calls `visit(DueKey const&, Handle)` for each timer, in no particular order.
    void each(auto&& visit) const
    {
        for (Entry const& entry : m_heap)
            visit(entry.key, entry.slot);
    }

    bool operator==(EventQueue const&) const = default;

private:
    struct Entry {
        DueKey key;
        Handle slot = 0;

        bool operator==(Entry const&) const = default;
    };

    void place(std::size_t at, Entry const& entry);
    void sift_up(std::size_t at, Entry const& entry);
    void sift_down(std::size_t at, Entry const& entry);
    void remove_at(std::size_t at);

    std::vector<Entry> m_heap;
    std::vector<std::uint32_t> m_slots;  // handle -> place in m_heap, or the next free handle
    Handle m_free = ~Handle{0};
};

}
