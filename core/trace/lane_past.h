// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/sim_time.h"
#include "core/trace/decimated_history.h"

#include <array>
#include <cstdint>
#include <span>

namespace tickscope {

enum class LaneKind : std::uint8_t { Idle, User, System, Offline };

/// Time by LaneKind from the beginning of a lane on.
struct LaneTotals {
    std::array<std::int64_t, 4> ns{};

    void add(LaneKind kind, std::int64_t length) { ns[static_cast<std::size_t>(kind)] += length; }
};

/// The tasks that had most of a stretch, user and system time apart.
template<std::size_t Ranks>
struct TaskShares {
    static constexpr std::size_t ranks = Ranks;
    struct Share {
        std::int64_t ns = 0;
        Maybe<TaskId> task;
        bool system = false;
    };
    std::array<Share, ranks> shares{};
    std::int64_t all = 0;  ///< ns of everybody, those included for whom there is no rank

    void add(Share const& share);
    void merge(TaskShares const& other);
    Maybe<TaskId> first() const;

private:
    void place(Share const& share);
};
using TopTasks = TaskShares<4>;
/// As many as there can be in a column of which every span is looked at.
using AllTasks = TaskShares<18>;

/// The part of a lane whose spans were given up: what the lane came to at instants that lie further and further apart,
/// and who had most of the time between.
class LanePast {
public:
    void set_most(std::size_t most) { m_stretches.set_most(most); }
    void add(SimTime from, LaneTotals const& before, TopTasks const& top) { m_stretches.add({from, before, top}); }

    bool empty() const { return m_stretches.empty(); }
    SimTime begins() const { return m_stretches[0].from; }
    /// What the lane had come to at an instant, in proportion where it lies within a stretch. The last stretch goes to
    /// `end`, where the lane had come to `at_end`.
    LaneTotals totals_at(SimTime at, SimTime end, LaneTotals const& at_end) const;
    /// Adds up who had most of every stretch that from .. to touches.
    void add_top(TopTasks& top, SimTime from, SimTime to) const;
    std::size_t bytes() const { return m_stretches.bytes(); }

private:
    struct Bucket {
        SimTime from{};
        LaneTotals before;
        TopTasks top;

        void join(Bucket const& later) { top.merge(later.top); }
    };

    DecimatedHistory<Bucket> m_stretches;
};

/// When something happened. Of the older half it can keep a count only.
class LaneTicks {
public:
    void add(SimTime at) { m_at.push_back(at); }
    std::span<SimTime const> kept(SimTime from, SimTime to) const;
    /// How many came before an instant, in proportion where that is no longer known. `hint` is what it said of an
    /// earlier instant.
    std::uint64_t before(SimTime when, std::uint64_t hint) const;

    void fold_half();
    void set_most(std::size_t most) { m_past.set_most(most); }
    std::size_t size() const { return m_at.size(); }
    std::size_t bytes() const { return m_at.capacity() * sizeof(SimTime) + m_past.bytes(); }

private:
    struct Bucket {
        SimTime from{};
        std::uint64_t before = 0;

        void join(Bucket const&) { }
    };
    static constexpr std::size_t unit = 8;  // ticks

    std::size_t index_of_first(SimTime when, std::size_t hint) const;

    DecimatedHistory<Bucket> m_past;
    std::uint64_t m_folded = 0;  // ticks that are in it
    std::vector<SimTime> m_at;
};

}
