// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/trace_log.h"

namespace tickscope {

/// Where two traces part. A trace that ends there has no event.
struct FirstDifference {
    std::uint64_t n = 0;
    std::optional<TraceEvent> a, b;

    bool operator==(FirstDifference const&) const = default;
};

/// The first event from `from` on in which two traces differ: in what happened, when, or on which CPU. What is said of
/// its cause does not count. None if they agree and are equally long.
std::optional<FirstDifference> first_difference(TraceView const& a, TraceView const& b, std::uint64_t from = 0);

/// Something that happened at one instant in one of two runs only, or of the same kind in both but not alike.
struct Difference {
    SimTime at{};
    std::optional<TraceEvent> a, b;

    bool operator==(Difference const&) const = default;
};

/// Compares two traces while they grow: where they part, event by event, and after that what is done in the one and
/// not in the other, instant by instant. Scheduling, ticks and what keeps the cputimer are left out of the latter:
/// after the first switch that comes a little later they differ all the time, and say nothing.
class TraceDiff {
public:
    static constexpr std::size_t most_differences = 1000;

    /// Reads on, over `most` events or a few more. Everything before `complete` has to be in both views, which must be
    /// of the same two runs each time. False when there is nothing more to read for now.
    bool feed(TraceView const& a, TraceView const& b, SimTime complete, std::size_t most = 50'000);

    std::optional<FirstDifference> const& parting() const { return m_parting; }
    std::vector<Difference> const& differences() const { return m_differences; }  ///< by time
    SimTime compared() const { return m_compared; }                               ///< up to here, without this instant
    bool full() const { return m_differences.size() >= most_differences; }        ///< there may be more than were kept

private:
    void skip_what_was_dropped(TraceView const& a, TraceView const& b);
    void compare_instant(SimTime at);
    void complete_parting(TraceView const& a, TraceView const& b);

    std::uint64_t m_next_a = 0, m_next_b = 0;
    std::vector<TraceEvent> m_at_a, m_at_b;  // of one instant
    bool m_skipped = false;                  // what both dropped: where they part may lie there, unknown
    std::optional<FirstDifference> m_parting;
    std::vector<Difference> m_differences;
    SimTime m_compared{};
};

}
