// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernel/trace_event.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace tickscope {

/// Events in their compact coding. Full chunks never change and are shared by the log and all views of it.
struct TraceChunk;

/// A frozen part of the log, safe to read on another thread while the log grows.
class TraceView {
public:
    std::uint64_t size() const { return m_size; }  ///< events 0 .. size-1
    std::uint64_t bytes() const;
    /// Calls `visit(TraceEvent const&)` for events from <= n < to, in order.
    template<class Visit>
    void each(std::uint64_t from, std::uint64_t to, Visit&& visit) const;
    TraceEvent at(std::uint64_t n) const;
    /// The number of the first event that is not earlier than t; size() if there is none.
    std::uint64_t lower_bound(SimTime t) const;

private:
    friend class TraceLog;
    std::vector<std::shared_ptr<TraceChunk const>> m_chunks;
    std::uint64_t m_size = 0;
};

/// The trace so far. Told an event that it already holds, it checks that the two agree and keeps one: a replay writes
/// nothing twice, and a replay that diverges is caught at its first different event.
class TraceLog final : public TraceSink {
public:
    void record(TraceEvent const&) override;
    /// Drops event `n` and all after it: a command in the past forgets the future.
    void forget_from(std::uint64_t n);

    TraceView view() const;
    std::uint64_t size() const;
    std::uint64_t bytes() const;
    std::optional<std::uint64_t> diverged_at() const;
};

}
