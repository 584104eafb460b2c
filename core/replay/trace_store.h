// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernel/machine.h"
#include "core/trace/trace_log.h"

#include <deque>
#include <memory>

namespace tickscope {

/// Events in a row, and states of the machine from which they go on: whoever begins to read in the middle of a run
/// begins with one of these.
struct TraceSegment {
    std::uint64_t number = 0;  ///< no two stretches of a record have the same
    TraceLog log;
    std::deque<std::shared_ptr<Machine const>> origins;  ///< in order of time, none earlier than the log

    /// The first state that the log goes on from; null if it begins with the run.
    std::shared_ptr<Machine const> origin() const { return log.first_n() == 0 ? nullptr : origins.front(); }
};

/// The trace of a run, kept to a budget: its newest events; and where somebody went back to what had been dropped, the
/// events of the replay there, which are the same.
class TraceStore final : public TraceSink {
public:
    TraceStore();
    TraceStore(TraceStore const&) = delete;
    TraceStore& operator=(TraceStore const&) = delete;

    /// Both stretches together stay below `bytes` plus 64 KiB and the events of one slice of a run; states come on top,
    /// at most ten.
    void set_budget(std::uint64_t bytes);

    /// What the machine reports to. Another one after forget_after().
    TraceLog& log() { return m_newest->log; }
    TraceLog const& log() const { return m_newest->log; }
    TraceSegment const& newest() const { return *m_newest; }
    /// The replay of dropped events that was made last, null if there was none.
    TraceSegment const* replayed() const { return m_replayed.get(); }

    /// The machine has come here: if the events that lead here are the end of a stretch, and it is time for one, this
    /// state becomes an origin.
    void note(Machine const& machine);
    /// The machine was put to this state of its past, and will run from there.
    void restored(Machine const& machine);
    /// Forgets everything that comes after this state.
    void forget_after(Machine const& machine);

    std::uint64_t bytes() const { return m_newest->log.bytes() + (m_replayed ? m_replayed->log.bytes() : 0); }
    std::optional<std::uint64_t> diverged_at() const;

    /// Takes events that newest() dropped.
    void record(TraceEvent const& event) override;

private:
    std::unique_ptr<TraceSegment> new_segment(std::uint64_t budget);

    std::uint64_t m_budget = ~std::uint64_t{0};
    std::uint64_t m_next_number = 0;
    std::unique_ptr<TraceSegment> m_newest;
    std::unique_ptr<TraceSegment> m_replayed;
};

}
