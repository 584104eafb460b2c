// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/sim_time.h"
#include "core/trace/decimated_history.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace tickscope {

/// Where columns of equal width begin, one after the other: column i of n at from + (to - from) * i / n, cut to whole
/// nanoseconds. That product would overflow past 53 days; here nothing is multiplied.
class ColumnEdges {
public:
    /// Stands at the beginning of column 0; n > 0, from <= to.
    constexpr ColumnEdges(SimTime from, SimTime to, std::int64_t n)
        : m_at{from}
        , m_width{(to - from) / n}
        , m_rest{((to - from) % n).count()}
        , m_columns{n}
    {
    }

    constexpr SimTime at() const { return m_at; }
    constexpr void advance()
    {
        m_at += m_width;
        m_owed += m_rest;
        if (m_owed >= m_columns) {
            m_owed -= m_columns;
            m_at += Nanos{1};
        }
    }

private:
    SimTime m_at;
    Nanos m_width;
    std::int64_t m_rest, m_columns, m_owed = 0;
};

/// What one pixel column of a plot has to show of a curve.
struct CurveColumn {
    std::int64_t min = 0, max = 0;
    std::int64_t first = 0;  ///< where the curve comes in at the left edge
    std::int64_t last = 0;   ///< where it leaves at the right edge
    bool known = false;      ///< false: the curve has not begun here

    bool operator==(CurveColumn const&) const = default;
};

/// A value that changes in steps, with a pyramid of minima and maxima (each level 16 times coarser) over it: asking
/// for columns costs the columns, whether the curve has a thousand points or ten million.
/// Memory: 17.1 bytes a point. An instant has one point: what the value was when the instant was over.
/// fold_half() gives points up: of the time before detail_from() only ranges are known, and values where one begins.
class StepCurve {
public:
    struct Point {
        SimTime at{};
        std::int64_t value = 0;

        bool operator==(Point const&) const = default;
    };

    /// `at` is not before the last point. A value that does not change makes no point.
    void append(SimTime at, std::int64_t value);

    /// The value at an instant, before detail_from() where the range around it begins; none before the first point.
    std::optional<std::int64_t> at(SimTime when) const;
    /// `n` columns of equal width over from .. to; n > 0, from < to. Before detail_from() minima and maxima are those
    /// of every range that the column touches.
    std::vector<CurveColumn> columns(SimTime from, SimTime to, int n) const;
    /// The points of from .. to that are kept, and the one that the curve comes in with.
    std::span<Point const> points(SimTime from, SimTime to) const;

    /// Of the older half of its points ranges are kept, never more than set_most_ranges() says.
    void fold_half();
    void set_most_ranges(std::size_t most) { m_past.set_most(most); }
    SimTime detail_from() const { return m_past.empty() ? SimTime{} : m_points.front().at; }

    bool empty() const { return m_points.empty(); }
    std::size_t size() const { return m_points.size(); }
    Point const& back() const { return m_points.back(); }
    std::size_t bytes() const;

private:
    struct Range {
        std::int64_t min = 0, max = 0;

        void take(Range const& other) { *this = {std::min(min, other.min), std::max(max, other.max)}; }
    };
    /// Points that were given up.
    struct Folded {
        SimTime from{};
        std::int64_t value = 0;  ///< then
        Range range;

        void join(Folded const& later) { range.take(later.range); }
    };

    std::size_t index_after(SimTime when, std::size_t hint) const;
    void close_full_nodes();
    Range range_above(std::size_t level) const;
    Range range_of(std::size_t from, std::size_t to) const;
    CurveColumn past_column(SimTime from, SimTime to) const;

    DecimatedHistory<Folded> m_past;  // before the first of m_points
    std::vector<Point> m_points;
    std::vector<std::vector<Range>> m_levels;  // m_levels[k][i]: points i*16^(k+1) .. (i+1)*16^(k+1)-1, full nodes only
};

}
