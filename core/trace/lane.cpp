// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/verify.h"
#include "core/trace/lanes.h"

#include <algorithm>

namespace tickscope {

static constexpr std::size_t fan = 8;

void Lane::Sum::add_share(Maybe<TaskId> task, std::int64_t ns)
{
    std::size_t least = 0;
    for (std::size_t i = 0; i < ranks; ++i) {
        if (top[i] == task || !top[i]) {
            top[i] = task;
            top_ns[i] += ns;
            return;
        }
        if (top_ns[i] < top_ns[least])
            least = i;
    }
    if (ns > top_ns[least]) {
        top[least] = task;
        top_ns[least] = ns;
    }
}

void Lane::Sum::add(Maybe<TaskId> task, LaneKind kind, std::int64_t ns)
{
    if (kind == LaneKind::Idle)
        return;
    if (kind == LaneKind::Offline) {
        offline += ns;
        return;
    }
    (kind == LaneKind::User ? user : system) += ns;
    add_share(task, ns);
}

void Lane::Sum::merge(Sum const& other)
{
    user += other.user;
    system += other.system;
    offline += other.offline;
    switches += other.switches;
    for (std::size_t i = 0; i < ranks && other.top[i]; ++i)
        add_share(other.top[i], other.top_ns[i]);
}

LaneBin Lane::Sum::bin(Nanos width) const
{
    LaneBin bin;
    if (width.count() <= 0)
        return bin;
    auto const share = [width](std::int64_t ns) { return static_cast<float>(ns) / static_cast<float>(width.count()); };
    bin.busy = share(user + system);
    bin.system = share(system);
    bin.offline = share(offline);
    bin.switches = switches;
    bin.dominant = top[static_cast<std::size_t>(std::max_element(top_ns.begin(), top_ns.end()) - top_ns.begin())];
    return bin;
}

void Lane::begin(SimTime at, Maybe<TaskId> task, LaneKind kind, bool is_switch)
{
    if (!m_spans.empty()) {
        Span& last = m_spans.back();
        VERIFY(at >= last.from);
        if (last.from == at) {
            last = {at, task, kind, last.is_switch || is_switch};
            return;
        }
        if (last.task == task && last.kind == kind && !is_switch)
            return;
        close_full_nodes(at);
    }
    m_spans.push_back({at, task, kind, is_switch});
}

// A node is closed when the span after its last one begins: only then is it known how long that one was.
void Lane::close_full_nodes(SimTime at)
{
    std::size_t below = m_spans.size();
    for (std::size_t level = 0; below % fan == 0; ++level, below /= fan) {
        if (level == m_levels.size())
            m_levels.emplace_back();
        Sum sum;
        if (level == 0)
            for (std::size_t i = m_spans.size() - fan; i < m_spans.size(); ++i) {
                SimTime const to = i + 1 < m_spans.size() ? m_spans[i + 1].from : at;
                sum.add(m_spans[i].task, m_spans[i].kind, (to - m_spans[i].from).count());
                sum.switches += m_spans[i].is_switch ? 1 : 0;
            }
        else
            for (auto child = m_levels[level - 1].end() - fan; child != m_levels[level - 1].end(); ++child)
                sum.merge(*child);
        m_levels[level].push_back(sum);
    }
}

/// Columns from left to right: where one ended is where the search for the next begins.
class Lane::Reader {
public:
    Reader(Lane const& lane, SimTime end)
        : m_lane{lane}
        , m_end{end}
    {
    }

    LaneBin bin(SimTime from, SimTime to)
    {
        Sum sum;
        SimTime const stop = std::min(to, m_end);
        if (from < stop && !m_lane.m_spans.empty())
            sum = sum_of(from, stop);
        LaneBin bin = sum.bin(to - from);
        m_tick = m_lane.tick_index(from, m_tick);
        std::size_t const tick_end = m_lane.tick_index(std::max(from, to), m_tick);
        bin.ticks = static_cast<std::uint32_t>(tick_end - m_tick);
        m_tick = tick_end;
        return bin;
    }

private:
    Sum sum_of(SimTime from, SimTime to)
    {
        m_span = m_lane.first_after(from - Nanos{1}, m_span);  // the first that begins in the column
        std::size_t const end = m_lane.first_after(to - Nanos{1}, m_span);
        Sum sum;
        if (m_span > 0)
            add_clipped(sum, m_span - 1, from, to);
        if (m_span < end) {
            add_whole(sum, m_span, end - 1);
            add_clipped(sum, end - 1, from, to);
            sum.switches += m_lane.m_spans[end - 1].is_switch ? 1 : 0;
        }
        m_span = end;
        return sum;
    }

    void add_clipped(Sum& sum, std::size_t i, SimTime from, SimTime to) const
    {
        auto const& spans = m_lane.m_spans;
        SimTime const end = i + 1 < spans.size() ? spans[i + 1].from : m_end;
        std::int64_t const ns = (std::min(end, to) - std::max(spans[i].from, from)).count();
        if (ns > 0)
            sum.add(spans[i].task, spans[i].kind, ns);
    }

    void add_node(Sum& sum, std::size_t level, std::size_t i) const
    {
        auto const& spans = m_lane.m_spans;
        if (level > 0) {
            sum.merge(m_lane.m_levels[level - 1][i]);
            return;
        }
        sum.add(spans[i].task, spans[i].kind, (spans[i + 1].from - spans[i].from).count());
        sum.switches += spans[i].is_switch ? 1 : 0;
    }

    void add_whole(Sum& sum, std::size_t from, std::size_t to) const
    {
        for (std::size_t level = 0; from < to; ++level) {
            std::size_t const above = level < m_lane.m_levels.size() ? m_lane.m_levels[level].size() : 0;
            for (; from < to && (above == 0 || from % fan != 0); ++from)
                add_node(sum, level, from);
            std::size_t const covered = std::max(from, std::min(to, above * fan) / fan * fan);
            for (std::size_t i = covered; i < to; ++i)
                add_node(sum, level, i);
            from /= fan;
            to = covered / fan;
        }
    }

    Lane const& m_lane;
    SimTime m_end;
    std::size_t m_span = 0;
    std::size_t m_tick = 0;
};

// The first place from `hint` on for which `is_after` holds, looked for in steps that double.
template<class IsAfter>
static std::size_t gallop(std::size_t hint, std::size_t size, IsAfter&& is_after)
{
    std::size_t step = 1, low = hint;
    while (low + step < size && !is_after(low + step)) {
        low += step;
        step *= 2;
    }
    std::size_t high = std::min(size, low + step);
    while (low < high) {
        std::size_t const middle = low + (high - low) / 2;
        if (is_after(middle))
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

std::size_t Lane::first_after(SimTime when, std::size_t hint) const
{
    return gallop(hint, m_spans.size(), [&](std::size_t i) { return m_spans[i].from > when; });
}

std::size_t Lane::tick_index(SimTime when, std::size_t hint) const
{
    return gallop(hint, m_ticks.size(), [&](std::size_t i) { return m_ticks[i] >= when; });
}

LaneBins Lane::bins(SimTime from, SimTime to, int columns, SimTime end) const
{
    VERIFY(columns > 0 && from < to);
    LaneBins bins;
    bins.columns.reserve(static_cast<std::size_t>(columns));
    Reader reader{*this, end};
    if (from > SimTime{})
        bins.left = reader.bin(SimTime{}, from);
    for (int i = 0; i < columns; ++i)
        bins.columns.push_back(reader.bin(column_edge(from, to, i, columns), column_edge(from, to, i + 1, columns)));
    if (to < end)
        bins.right = reader.bin(to, end);
    return bins;
}

std::vector<LaneSpan> Lane::spans(SimTime from, SimTime to, std::size_t cap, SimTime end) const
{
    std::vector<LaneSpan> spans;
    std::size_t const begin = first_after(from, 0);
    for (std::size_t i = begin == 0 ? 0 : begin - 1; i < m_spans.size() && spans.size() < cap; ++i) {
        Span const& span = m_spans[i];
        SimTime const until = i + 1 < m_spans.size() ? m_spans[i + 1].from : std::max(end, span.from);
        if (span.from >= to)
            break;
        spans.push_back({span.from, until, span.task, span.kind});
    }
    return spans;
}

std::size_t Lane::span_count(SimTime from, SimTime to) const
{
    std::size_t const begin = first_after(from, 0);
    std::size_t const first = begin == 0 ? 0 : begin - 1;
    return std::max(first, first_after(to - Nanos{1}, first)) - first;
}

std::span<SimTime const> Lane::ticks(SimTime from, SimTime to) const
{
    std::size_t const begin = tick_index(from, 0);
    return std::span{m_ticks}.subspan(begin, tick_index(std::max(from, to), begin) - begin);
}

std::size_t Lane::bytes() const
{
    std::size_t bytes = m_spans.capacity() * sizeof(Span) + m_ticks.capacity() * sizeof(SimTime) + waiting.bytes() +
        stopped.capacity() * sizeof(TickStopped);
    for (auto const& level : m_levels)
        bytes += level.capacity() * sizeof(Sum);
    return bytes;
}

}
