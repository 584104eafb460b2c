// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/step_curve.h"

#include "core/base/verify.h"
#include "core/trace/exponential_search.h"
#include "core/trace/pyramid.h"

#include <algorithm>

namespace tickscope {

static constexpr std::size_t curve_fan = 16;

void StepCurve::append(SimTime at, std::int64_t value)
{
    if (m_points.empty()) {
        m_points.push_back({at, value});
        return;
    }
    VERIFY(at >= m_points.back().at);
    if (m_points.back().at == at) {
        m_points.back().value = value;
        return;
    }
    if (m_points.back().value == value)
        return;
    close_full_nodes();
    m_points.push_back({at, value});
}

// Of the last `curve_fan` nodes of `level`, which are a full node of the level above.
StepCurve::Range StepCurve::range_above(std::size_t level) const
{
    if (level == 0) {
        auto const [min, max] = std::minmax_element(m_points.end() - curve_fan, m_points.end(),
                                                    [](Point const& a, Point const& b) { return a.value < b.value; });
        return {min->value, max->value};
    }
    auto const& nodes = m_levels[level - 1];
    Range range = nodes.back();
    for (auto node = nodes.end() - curve_fan; node != nodes.end(); ++node)
        range.take(*node);
    return range;
}

// A node is closed when the point after its last one comes: until then that last one may still change.
void StepCurve::close_full_nodes()
{
    std::size_t below = m_points.size();
    for (std::size_t level = 0; below % curve_fan == 0; ++level, below /= curve_fan) {
        if (level == m_levels.size())
            m_levels.emplace_back();
        m_levels[level].push_back(range_above(level));
    }
}

void StepCurve::fold_half()
{
    std::size_t const nodes = m_levels.empty() ? 0 : m_points.size() / 2 / curve_fan;
    if (nodes == 0)
        return;
    for (std::size_t i = 0; i < nodes; ++i)
        m_past.add({m_points[i * curve_fan].at, m_points[i * curve_fan].value, m_levels.front()[i]});
    std::vector<Point> const kept{m_points.begin() + static_cast<std::ptrdiff_t>(nodes * curve_fan), m_points.end()};
    m_points.clear();
    m_points.shrink_to_fit();
    m_levels.clear();
    m_points.reserve(kept.size());
    for (Point const& point : kept)
        append(point.at, point.value);
}

// The number of points at or before `when`, looked for from `hint` on.
std::size_t StepCurve::index_after(SimTime when, std::size_t hint) const
{
    return exponential_search(hint, m_points.size(), [&](std::size_t i) { return m_points[i].at > when; });
}

StepCurve::Range StepCurve::range_of(std::size_t from, std::size_t to) const
{
    Range range{m_points[from].value, m_points[from].value};
    auto const take = [&range](std::int64_t min, std::int64_t max) {
        range = {std::min(range.min, min), std::max(range.max, max)};
    };
    auto const take_at = [&](std::size_t level, std::size_t i) {
        if (level == 0)
            take(m_points[i].value, m_points[i].value);
        else
            take(m_levels[level - 1][i].min, m_levels[level - 1][i].max);
    };

    take_range<curve_fan>(
        from, to, [this](std::size_t level) { return level <= m_levels.size() ? m_levels[level - 1].size() : 0; },
        take_at);
    return range;
}

std::optional<std::int64_t> StepCurve::at(SimTime when) const
{
    if (std::size_t const after = index_after(when, 0); after > 0)
        return m_points[after - 1].value;
    if (std::size_t const begun = m_past.begun_by(when); begun > 0)
        return m_past[begun - 1].value;
    return {};
}

// Of a column that begins before the first point that is kept.
CurveColumn StepCurve::past_column(SimTime from, SimTime to) const
{
    std::size_t const end = m_past.begun_by(to);
    if (end == 0)
        return {};
    std::size_t const first = std::max<std::size_t>(1, std::min(end, m_past.begun_by(from))) - 1;
    Range range = m_past[first].range;
    for (std::size_t i = first + 1; i < end; ++i)
        range.take(m_past[i].range);
    std::size_t const points = index_after(to, 0);
    if (points > 0)
        range.take(range_of(0, points));
    return {range.min, range.max, m_past[first].value, points > 0 ? m_points[points - 1].value : m_past[end - 1].value,
            true};
}

std::vector<CurveColumn> StepCurve::columns(SimTime from, SimTime to, int n) const
{
    VERIFY(n > 0 && from < to);
    std::vector<CurveColumn> columns(static_cast<std::size_t>(n));
    std::size_t begin = index_after(from, 0);
    ColumnEdges edges{from, to, n};
    for (int i = 0; i < n; ++i) {
        SimTime const left = edges.at();
        edges.advance();
        std::size_t const end = index_after(edges.at(), begin);
        std::size_t const first = begin == 0 ? 0 : begin - 1;
        if (begin == 0 && !m_past.empty())
            columns[static_cast<std::size_t>(i)] = past_column(left, edges.at());
        else if (end > 0) {
            Range const range = range_of(first, std::max(end, first + 1));
            columns[static_cast<std::size_t>(i)] = {range.min, range.max, m_points[first].value,
                                                    m_points[end - 1].value, true};
        }
        begin = end;
    }
    return columns;
}

std::span<StepCurve::Point const> StepCurve::points(SimTime from, SimTime to) const
{
    std::size_t const begin = index_after(from, 0);
    std::size_t const first = begin == 0 ? 0 : begin - 1;
    std::size_t const end = std::max(first, index_after(to, first));
    return std::span{m_points}.subspan(first, end - first);
}

std::size_t StepCurve::bytes() const
{
    std::size_t bytes = m_points.capacity() * sizeof(Point) + m_past.bytes();
    for (auto const& level : m_levels)
        bytes += level.capacity() * sizeof(Range);
    return bytes;
}

}
