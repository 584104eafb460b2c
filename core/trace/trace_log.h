// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernel/trace_event.h"
#include "core/trace/trace_coding_state.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace tickscope {

/// Events in their compact coding; see trace_coding.h. What has been written never changes, and a view remembers how
/// much had been written when it was made: the log may go on writing behind that while the view is read elsewhere.
struct TraceChunk {
    static constexpr std::size_t capacity = 32 * 1024;

    std::uint64_t first_n = 0;
    SimTime first_at{};
    std::size_t used = 0;  ///< bytes; the log's to know while it still writes to the chunk
    std::shared_ptr<coding::Byte const> data;
};

/// A frozen part of the log, safe to read on another thread while the log grows.
class TraceView {
public:
    std::uint64_t size() const { return m_size; }      ///< one more than the last event's number
    std::uint64_t first_n() const { return m_first; }  ///< events before it were dropped to keep to a budget
    std::uint64_t bytes() const { return m_bytes; }
    /// Calls `visit(TraceEvent const&)` for events from <= n < to that are held, in order. A visitor that returns
    /// false stops it.
    template<class Visit>
    void each(std::uint64_t from, std::uint64_t to, Visit&& visit) const;
    TraceEvent at(std::uint64_t n) const;  ///< first_n() <= n < size()
    /// The number of the first event that is not earlier than t; size() if there is none.
    std::uint64_t lower_bound(SimTime t) const;

private:
    friend class TraceLog;
    friend class TraceCursor;
    using Chunks = std::vector<std::shared_ptr<TraceChunk const>>;

    std::shared_ptr<Chunks const> m_chunks;
    std::uint64_t m_size = 0;
    std::uint64_t m_first = 0;
    std::uint64_t m_bytes = 0;
};

/// Reads a view from an event on. The view must outlive it.
class TraceCursor {
public:
    TraceCursor(TraceView const& view, std::uint64_t from);

    bool at_end() const { return m_n >= m_view->m_size; }
    std::uint64_t n() const { return m_n; }  ///< the event that next() will give
    TraceEvent const& next();                ///< only if not at_end()

private:
    void enter(std::size_t chunk);

    TraceView const* m_view;
    std::size_t m_chunk = 0;
    std::uint64_t m_n = 0;
    std::uint64_t m_chunk_end = 0;
    coding::Byte const* m_in = nullptr;
    coding::State m_state;
    TraceEvent m_event;
};

template<class Visit>
void TraceView::each(std::uint64_t from, std::uint64_t to, Visit&& visit) const
{
    for (TraceCursor cursor{*this, from}; !cursor.at_end() && cursor.n() < to;) {
        if constexpr (std::is_same_v<decltype(visit(cursor.next())), bool>) {
            if (!visit(cursor.next()))
                return;
        } else
            visit(cursor.next());
    }
}

/// The trace so far. Given an event that it already holds, it checks that the two agree and keeps one: a replay writes
/// nothing twice, and a replay that diverges is caught at its first different event.
class TraceLog final : public TraceSink {
public:
    TraceLog() = default;
    TraceLog(TraceLog const&) = delete;
    TraceLog& operator=(TraceLog const&) = delete;

    /// `event.n` is size(), or that of an event that is held or was dropped.
    void record(TraceEvent const& event) override;
    /// Drops event `n` and all after it: a command in the past forgets the future.
    void forget_from(std::uint64_t n);

    /// Keeps what is held below `bytes` plus one chunk (32 KiB), by dropping what is oldest. The chunk being written is
    /// never dropped, nor one with an event that keep_from() asks for.
    void set_budget(std::uint64_t bytes);
    std::uint64_t budget() const { return m_budget; }
    /// Event `n` and all after it are to stay, whatever the budget says.
    void keep_from(std::uint64_t n) { m_keep_from = n; }
    /// Receives the events that were dropped, when a replay brings them again. May be null; must outlive the log.
    void set_replay_sink(TraceSink* sink) { m_replay_sink = sink; }

    TraceView view() const;
    std::uint64_t size() const { return m_size; }
    std::uint64_t first_n() const { return m_chunks.empty() ? m_size : m_chunks.front()->first_n; }
    std::uint64_t bytes() const { return m_full_bytes + m_used; }  ///< held
    std::optional<std::uint64_t> diverged_at() const { return m_diverged_at; }

private:
    using Chunks = TraceView::Chunks;

    void append(TraceEvent const& event);
    void open_chunk(std::uint64_t n, SimTime at);
    void close_chunk();
    void keep_to_budget();
    void compare(TraceEvent const& event);
    void place_check_at(std::uint64_t n);
    void cut_at(std::uint64_t n);

    /// Where a replay stands in what is already held.
    struct Check {
        std::uint64_t n = ~std::uint64_t{0};
        std::uint64_t chunk_end = 0;
        coding::Byte const* at = nullptr;
        coding::State state;
    };

    Chunks m_chunks;
    coding::Byte* m_tail = nullptr;  // of the last chunk, which is ours to write
    std::size_t m_used = 0;          // bytes of the last chunk
    std::uint64_t m_size = 0;
    std::uint64_t m_full_bytes = 0;  // of all chunks but the one being written
    std::uint64_t m_budget = ~std::uint64_t{0};
    std::uint64_t m_keep_from = ~std::uint64_t{0};
    TraceSink* m_replay_sink = nullptr;
    coding::State m_state;
    Check m_check;
    std::optional<std::uint64_t> m_diverged_at;
    mutable std::shared_ptr<TraceView::Chunks const> m_shared;  // m_chunks as views see them; made anew when it changed
};

}
