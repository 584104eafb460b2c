// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/lane_past.h"

#include "core/trace/exponential_search.h"

namespace tickscope {

template<std::size_t Ranks>
void TaskShares<Ranks>::add(Share const& share)
{
    all += share.ns;
    place(share);
}

template<std::size_t Ranks>
void TaskShares<Ranks>::place(Share const& share)
{
    Share* least = shares.data();
    for (Share& each : shares) {
        if (!each.task || (each.task == share.task && each.system == share.system)) {
            each = {each.ns + share.ns, share.task, share.system};
            return;
        }
        if (each.ns < least->ns)
            least = &each;
    }
    if (share.ns > least->ns)
        *least = share;
}

template<std::size_t Ranks>
void TaskShares<Ranks>::merge(TaskShares const& other)
{
    if (!shares[0].task) {
        *this = other;
        return;
    }
    all += other.all;
    for (Share const& share : other.shares)
        if (share.task)
            place(share);
}

template<std::size_t Ranks>
Maybe<TaskId> TaskShares<Ranks>::first() const
{
    Share most;
    for (Share const& share : shares) {
        if (!share.task)
            break;
        Share whole{0, share.task};
        for (Share const& each : shares)
            whole.ns += each.task == share.task ? each.ns : 0;
        if (!most.task || whole.ns > most.ns || (whole.ns == most.ns && *whole.task < *most.task))
            most = whole;
    }
    return most.task;
}

template struct TaskShares<4>;
template struct TaskShares<18>;

// The whole difference at `to`, none of it at `from`. Nothing is decided by it: it is drawn.
static std::int64_t part_of(std::int64_t difference, SimTime at, SimTime from, SimTime to)
{
    if (at >= to)
        return difference;
    double const share = static_cast<double>((at - from).count()) / static_cast<double>((to - from).count());
    return static_cast<std::int64_t>(static_cast<double>(difference) * share);
}

LaneTotals LanePast::totals_at(SimTime at, SimTime end, LaneTotals const& at_end) const
{
    std::size_t const begun = m_stretches.begun_by(at);
    if (begun == 0)
        return m_stretches[0].before;
    Bucket const& stretch = m_stretches[begun - 1];
    bool const is_last = begun == m_stretches.size();
    SimTime const to = is_last ? end : m_stretches[begun].from;
    LaneTotals const& after = is_last ? at_end : m_stretches[begun].before;
    LaneTotals totals = stretch.before;
    for (std::size_t kind = 0; kind < totals.ns.size(); ++kind)
        totals.ns[kind] += part_of(after.ns[kind] - totals.ns[kind], at, stretch.from, to);
    return totals;
}

void LanePast::add_top(TopTasks& top, SimTime from, SimTime to) const
{
    std::size_t const begun = m_stretches.begun_by(from);
    for (std::size_t i = begun == 0 ? 0 : begun - 1; i < m_stretches.size() && m_stretches[i].from < to; ++i)
        top.merge(m_stretches[i].top);
}

std::size_t LaneTicks::index_of_first(SimTime when, std::size_t hint) const
{
    return exponential_search(hint, m_at.size(), [&](std::size_t i) { return m_at[i] >= when; });
}

std::span<SimTime const> LaneTicks::kept(SimTime from, SimTime to) const
{
    std::size_t const begin = index_of_first(from, 0);
    return std::span{m_at}.subspan(begin, index_of_first(std::max(from, to), begin) - begin);
}

std::uint64_t LaneTicks::before(SimTime when, std::uint64_t hint) const
{
    if (m_past.empty() || (!m_at.empty() && when >= m_at.front()))
        return m_folded + index_of_first(when, hint > m_folded ? static_cast<std::size_t>(hint - m_folded) : 0);
    std::size_t const begun = m_past.begun_by(when);
    if (begun == 0)
        return 0;
    bool const is_last = begun == m_past.size();
    if (is_last && m_at.empty())
        return m_folded;
    SimTime const to = is_last ? m_at.front() : m_past[begun].from;
    std::uint64_t const after = is_last ? m_folded : m_past[begun].before;
    Bucket const& stretch = m_past[begun - 1];
    return stretch.before +
        static_cast<std::uint64_t>(part_of(static_cast<std::int64_t>(after - stretch.before), when, stretch.from, to));
}

void LaneTicks::fold_half()
{
    std::size_t const folded = m_at.size() / 2 / unit * unit;
    for (std::size_t i = 0; i < folded; i += unit)
        m_past.add({m_at[i], m_folded + i});
    m_folded += folded;
    m_at = {m_at.begin() + static_cast<std::ptrdiff_t>(folded), m_at.end()};
}

}
