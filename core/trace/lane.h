// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/lane_past.h"
#include "core/trace/step_curve.h"

#include <span>
#include <vector>

namespace tickscope {

/// What a CPU did without interruption.
struct LaneSpan {
    SimTime from{}, to{};
    Maybe<TaskId> task;  ///< of User and System
    LaneKind kind{};
    bool operator==(LaneSpan const&) const = default;
};

/// What one task had of a column, in user mode or in the kernel.
struct LaneSlice {
    Maybe<TaskId> task;
    bool system = false;
    float share = 0;  ///< of the column, 0 .. 1
    bool operator==(LaneSlice const&) const = default;
};

/// One pixel column of one lane.
struct LaneBin {
    Maybe<TaskId> dominant;  ///< who had most of it; none: idle or offline all the time
    float busy = 0;          ///< share of the column, 0 .. 1
    float system = 0;        ///< share of the column spent in the kernel
    float offline = 0;
    /// Who shared `busy`, in the order of tasks; what the slices leave of it was other tasks'. Unused ones are last.
    std::array<LaneSlice, TopTasks::ranks> slices{};
    bool operator==(LaneBin const&) const = default;
};

struct TickStopped {
    SimTime from{}, to = never;
    bool operator==(TickStopped const&) const = default;
};

/// One CPU's past: spans, with sums over 8, 64, 512 ... of them so that a column costs about the same at any zoom.
/// fold_half() gives spans up: before detail_from() only sums are known, exact at some instants and shared out in
/// proportion between them.
class Lane {
public:
    /// From `at` on it is this; `at` is not before the last one. More of the same is one span.
    void begin(SimTime at, Maybe<TaskId> task, LaneKind kind);
    void tick(SimTime at) { m_ticks.add(at); }

    /// Exact spans of from .. to, at most `cap` of them, none that was given up. The last one lasts until `end`, where
    /// the record ends.
    std::vector<LaneSpan> spans(SimTime from, SimTime to, std::size_t cap, SimTime end) const;
    /// How many spans() there are.
    std::size_t span_count(SimTime from, SimTime to) const;
    std::span<SimTime const> ticks(SimTime from, SimTime to) const { return m_ticks.kept(from, to); }
    /// How many ticks came before an instant; `hint` is what it said of an earlier one.
    std::uint64_t ticks_before(SimTime when, std::uint64_t hint = 0) const { return m_ticks.before(when, hint); }
    /// Columns of equal width; nothing lies beyond `end`. Busy, system and offline are exact at any zoom from
    /// detail_from() on. Slices, and so the dominant task, are exact for a column of up to 16 spans of up to four
    /// tasks; beyond that they are in proportion to the sums that the column touches.
    std::vector<LaneBin> bins(SimTime from, SimTime to, int columns, SimTime end) const;

    StepCurve waiting;  ///< threads that are queued but not running
    std::vector<TickStopped> stopped;

    /// Keeps sums only of the older half of what it holds; of these at most `most` stretches.
    void fold_half(std::size_t most);
    SimTime detail_from() const { return m_past.empty() ? SimTime{} : m_spans.front().from; }
    SimTime begins() const { return m_past.empty() ? m_spans.front().from : m_past.begins(); }
    std::size_t bytes() const;

private:
    struct Span {
        SimTime from{};
        Maybe<TaskId> task;
        LaneKind kind{};
    };
    /// Where eight spans begin, and what was before them. Places are looked for among these: they lie closer together.
    struct Node {
        SimTime from{};
        LaneTotals before;
    };
    using Top = TopTasks;
    class Reader;

    void close_full_nodes(SimTime at);
    void close_node(SimTime at);
    Top top_above(std::size_t level) const;
    void fold_spans();
    bool is_past(SimTime at) const { return !m_past.empty() && at < m_spans.front().from; }
    std::size_t first_from(SimTime when, std::size_t hint) const;  // the first span that begins at or after it
    std::size_t span_at(SimTime when) const;                       // the one that lasts then
    std::size_t node_at(SimTime when, std::size_t hint) const;     // the last node before it, or node 0

    std::vector<Span> m_spans;
    LanePast m_past;                       // before the first of m_spans
    std::vector<Node> m_nodes{1};          // m_nodes[i] stands before span 8i
    std::vector<std::vector<Top>> m_tops;  // m_tops[k][i]: of spans i*8^(k+1) .. (i+1)*8^(k+1)-1, full nodes only
    LaneTicks m_ticks;
};

}
