// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/lane.h"

#include "core/base/verify.h"
#include "core/trace/exponential_search.h"
#include "core/trace/pyramid.h"

#include <algorithm>
#include <utility>

namespace tickscope {

static constexpr std::size_t lane_fan = 8;

void Lane::begin(SimTime at, Maybe<TaskId> task, LaneKind kind)
{
    if (!m_spans.empty()) {
        Span& last = m_spans.back();
        VERIFY(at >= last.from);
        if (last.from == at) {
            last = {at, task, kind};
            return;
        }
        if (last.task == task && last.kind == kind)
            return;
        close_full_nodes(at);
    }
    m_spans.push_back({at, task, kind});
}

// Of the last `lane_fan` nodes of `level`, which are a full node of the level above.
Lane::Top Lane::top_above(std::size_t level) const
{
    Top top;
    for (auto node = m_tops[level].end() - lane_fan; node != m_tops[level].end(); ++node)
        top.merge(*node);
    return top;
}

// A node is closed when the span after its last one begins: only then is it known how long that one was.
void Lane::close_full_nodes(SimTime at)
{
    std::size_t below = m_spans.size();
    for (std::size_t level = 0; below % lane_fan == 0; ++level, below /= lane_fan) {
        if (level == m_tops.size())
            m_tops.emplace_back();
        if (level > 0)
            m_tops[level].push_back(top_above(level - 1));
        else
            close_node(at);
    }
}

void Lane::close_node(SimTime at)
{
    Top top;
    Node node{at, m_nodes.back().before};
    for (std::size_t i = m_spans.size() - lane_fan; i < m_spans.size(); ++i) {
        Span const& span = m_spans[i];
        std::int64_t const length = ((i + 1 < m_spans.size() ? m_spans[i + 1].from : at) - span.from).count();
        node.before.add(span.kind, length);
        if (span.task)
            top.add({length, span.task, span.kind == LaneKind::System});
    }
    m_nodes.push_back(node);
    m_tops.front().push_back(top);
}

void Lane::fold_half(std::size_t most)
{
    m_past.set_most(most);
    m_ticks.set_most(most);
    waiting.set_most_ranges(most);
    fold_spans();
    m_ticks.fold_half();
    waiting.fold_half();
    stopped = {stopped.begin() + static_cast<std::ptrdiff_t>(stopped.size() / 2), stopped.end()};
}

// Whole nodes go, so that those which stay keep their places; what is above them is added up anew.
void Lane::fold_spans()
{
    if (m_tops.empty())
        return;
    std::size_t const nodes = m_tops.front().size() / 2;
    for (std::size_t i = 0; i < nodes; ++i)
        m_past.add(m_spans[i * lane_fan].from, m_nodes[i].before, m_tops.front()[i]);
    auto const gone = static_cast<std::ptrdiff_t>(nodes);
    m_spans = {m_spans.begin() + gone * static_cast<std::ptrdiff_t>(lane_fan), m_spans.end()};
    m_nodes = {m_nodes.begin() + gone, m_nodes.end()};
    std::vector<Top> const all = std::move(m_tops.front());
    m_tops.assign(1, {});
    for (std::size_t i = nodes; i < all.size(); ++i) {
        m_tops.front().push_back(all[i]);
        std::size_t below = m_tops.front().size();
        for (std::size_t level = 1; below % lane_fan == 0; ++level, below /= lane_fan) {
            if (level == m_tops.size())
                m_tops.emplace_back();
            m_tops[level].push_back(top_above(level - 1));
        }
    }
}

/// Columns from left to right: what is known of one's right edge is not worked out again for the next one's left.
class Lane::Reader {
public:
    Reader(Lane const& lane, SimTime from, SimTime end)
        : m_lane{lane}
        , m_end{end}
        , m_edge{edge(from, 0)}
    {
    }

    /// From where the last one ended; `width` is not 0.
    LaneBin bin_until(SimTime to, std::int64_t width)
    {
        Edge const left = m_edge;
        if (std::min(to, m_end) > left.at)
            m_edge = edge(to, left.node);
        LaneBin bin;
        auto const ns = [&](LaneKind kind) {
            auto const i = static_cast<std::size_t>(kind);
            return m_edge.totals.ns[i] - left.totals.ns[i];
        };
        float const whole = static_cast<float>(width);
        bin.busy = static_cast<float>(ns(LaneKind::User) + ns(LaneKind::System)) / whole;
        bin.system = static_cast<float>(ns(LaneKind::System)) / whole;
        bin.offline = static_cast<float>(ns(LaneKind::Offline)) / whole;
        std::size_t const spans = m_edge.span - first_span(left);
        if (!m_lane.is_past(left.at) && spans == 1)
            give_to(bin, m_lane.m_spans[first_span(left)]);
        else if (m_lane.is_past(left.at) || spans > 2 * lane_fan)
            share_out(bin, sums(left, m_edge));
        else
            share_out(bin, clipped(left, m_edge));
        return bin;
    }

private:
    /// Everything before an instant.
    struct Edge {
        SimTime at{};
        std::size_t node = 0;
        std::size_t span = 0;  // the first that begins there or later
        LaneTotals totals;
    };

    Edge edge(SimTime at, std::size_t hint) const
    {
        at = std::min(at, m_end);
        auto const& spans = m_lane.m_spans;
        if (m_lane.is_past(at))
            return {at, 0, 0, m_lane.m_past.totals_at(at, spans.front().from, m_lane.m_nodes.front().before)};
        std::size_t const node = m_lane.node_at(at, hint);
        Edge edge{at, node, node * lane_fan, m_lane.m_nodes[node].before};
        while (edge.span < spans.size() && spans[edge.span].from < at) {
            SimTime const next = edge.span + 1 < spans.size() ? std::min(at, spans[edge.span + 1].from) : at;
            edge.totals.add(spans[edge.span].kind, (next - spans[edge.span].from).count());
            ++edge.span;
        }
        return edge;
    }

    static std::size_t first_span(Edge const& left) { return left.span == 0 ? 0 : left.span - 1; }

    static void give_to(LaneBin& bin, Span const& span)
    {
        if (!span.task || bin.busy <= 0)
            return;
        bin.dominant = span.task;
        bin.slices[0] = {span.task, span.kind == LaneKind::System, bin.busy};
    }

    /// To those who had most, in the order of tasks, so that they lie beside those of the next column.
    template<class Shares>
    static void share_out(LaneBin& bin, Shares shares)
    {
        bin.dominant = shares.first();
        auto const most = [](auto const& a, auto const& b) { return a.ns > b.ns; };
        std::stable_sort(shares.shares.begin(), shares.shares.end(), most);
        std::size_t count = 0;
        for (; count < bin.slices.size() && shares.shares[count].ns > 0; ++count) {
            auto const& share = shares.shares[count];
            float const part = static_cast<float>(share.ns) / static_cast<float>(shares.all);
            bin.slices[count] = {share.task, share.system, bin.busy * part};
        }
        std::sort(bin.slices.begin(), bin.slices.begin() + static_cast<std::ptrdiff_t>(count),
                  [](LaneSlice const& a, LaneSlice const& b) {
                      return *a.task != *b.task ? *a.task < *b.task : a.system < b.system;
                  });
    }

    AllTasks clipped(Edge const& left, Edge const& right) const
    {
        AllTasks all;
        add_clipped(all, first_span(left), left.at, right);
        return all;
    }

    Top sums(Edge const& left, Edge const& right) const
    {
        std::size_t const from = first_span(left);
        Top top;
        if (m_lane.is_past(left.at))
            m_lane.m_past.add_top(top, left.at, right.at);
        if (right.span - from <= 2 * lane_fan)
            add_clipped(top, from, left.at, right);
        else
            add_nodes(top, from / lane_fan, right.span / lane_fan);
        return top;
    }

    template<class Shares>
    void add_clipped(Shares& shares, std::size_t from, SimTime left, Edge const& right) const
    {
        for (std::size_t i = from; i < right.span; ++i) {
            Span const& span = m_lane.m_spans[i];
            SimTime const to = i + 1 < right.span ? m_lane.m_spans[i + 1].from : right.at;
            std::int64_t const length = (to - std::max(span.from, left)).count();
            if (span.task && length > 0)
                shares.add({length, span.task, span.kind == LaneKind::System});
        }
    }

    // The last node may not be closed yet: it is passed over.
    void add_nodes(Top& top, std::size_t from, std::size_t to) const
    {
        auto const& tops = m_lane.m_tops;
        take_range<lane_fan>(
            from, std::min(to, tops.front().size()),
            [&](std::size_t level) { return level < tops.size() ? tops[level].size() : 0; },
            [&](std::size_t level, std::size_t i) { top.merge(tops[level][i]); });
    }

    Lane const& m_lane;
    SimTime m_end;
    Edge m_edge;
};

std::size_t Lane::node_at(SimTime when, std::size_t hint) const
{
    return exponential_search(hint + 1, m_nodes.size(), [&](std::size_t i) { return m_nodes[i].from >= when; }) - 1;
}

std::size_t Lane::first_from(SimTime when, std::size_t hint) const
{
    return exponential_search(hint, m_spans.size(), [&](std::size_t i) { return m_spans[i].from >= when; });
}

std::vector<LaneBin> Lane::bins(SimTime from, SimTime to, int columns, SimTime end) const
{
    VERIFY(columns > 0 && from < to);
    std::vector<LaneBin> bins;
    bins.reserve(static_cast<std::size_t>(columns));
    Reader reader{*this, from, end};
    ColumnEdges edges{from, to, columns};
    for (int i = 0; i < columns; ++i) {
        SimTime const left = edges.at();
        edges.advance();
        std::int64_t const width = (edges.at() - left).count();
        bins.push_back(width > 0 ? reader.bin_until(edges.at(), width) : LaneBin{});
    }
    return bins;
}

std::vector<LaneSpan> Lane::spans(SimTime from, SimTime to, std::size_t cap, SimTime end) const
{
    std::vector<LaneSpan> spans;
    for (std::size_t i = span_at(from); i < m_spans.size() && spans.size() < cap; ++i) {
        Span const& span = m_spans[i];
        SimTime const until = i + 1 < m_spans.size() ? m_spans[i + 1].from : std::max(end, span.from);
        if (span.from >= to)
            break;
        spans.push_back({span.from, until, span.task, span.kind});
    }
    return spans;
}

std::size_t Lane::span_at(SimTime when) const
{
    std::size_t const after = first_from(when + Nanos{1}, 0);
    return after == 0 ? 0 : after - 1;
}

std::size_t Lane::span_count(SimTime from, SimTime to) const
{
    std::size_t const first = span_at(from);
    return std::max(first, first_from(to, first)) - first;
}

std::size_t Lane::bytes() const
{
    std::size_t bytes = m_spans.capacity() * sizeof(Span) + m_ticks.bytes() + m_past.bytes() + waiting.bytes() +
        stopped.capacity() * sizeof(TickStopped);
    bytes += m_nodes.capacity() * sizeof(Node);
    for (auto const& level : m_tops)
        bytes += level.capacity() * sizeof(Top);
    return bytes;
}

}
