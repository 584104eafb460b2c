// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/trace_diff.h"

#include <algorithm>

namespace tickscope {

static bool alike(TraceEvent const& x, TraceEvent const& y)
{
    return x.at == y.at && x.cpu == y.cpu && x.what == y.what;
}

std::optional<FirstDifference> first_difference(TraceView const& a, TraceView const& b, std::uint64_t from)
{
    from = std::max({from, a.first_n(), b.first_n()});
    TraceCursor in_a{a, from}, in_b{b, from};
    while (!in_a.at_end() && !in_b.at_end()) {
        TraceEvent const& x = in_a.next();
        TraceEvent const& y = in_b.next();
        if (!alike(x, y))
            return FirstDifference{x.n, x, y};
    }
    if (in_a.at_end() && in_b.at_end())
        return {};
    FirstDifference parting{in_a.at_end() ? in_b.n() : in_a.n(), {}, {}};
    if (!in_a.at_end())
        parting.a = in_a.next();
    if (!in_b.at_end())
        parting.b = in_b.next();
    return parting;
}

namespace {

/// A view, read instant by instant.
class Instants {
public:
    Instants(TraceView const& view, std::uint64_t from)
        : m_cursor{view, std::max(from, view.first_n())}
    {
        advance();
    }

    SimTime at() const { return m_next ? m_next->at : never; }  ///< of the next instant
    std::uint64_t n() const { return m_next ? m_next->n : m_cursor.n(); }
    /// The events at `instant`, in place of what is in `events`.
    void take(SimTime instant, std::vector<TraceEvent>& events)
    {
        events.clear();
        for (; m_next && m_next->at == instant; advance())
            events.push_back(*m_next);
    }

private:
    void advance() { m_next = m_cursor.at_end() ? std::nullopt : std::optional{m_cursor.next()}; }

    TraceCursor m_cursor;
    std::optional<TraceEvent> m_next;
};

struct IsNoise {
    bool operator()(traced::SchedSwitch const&) const { return true; }
    bool operator()(traced::SchedWakeup const&) const { return true; }
    bool operator()(traced::SchedWakeupNew const&) const { return true; }
    bool operator()(traced::SchedMigrateTask const&) const { return true; }
    bool operator()(traced::SchedStatRuntime const&) const { return true; }
    bool operator()(traced::Tick const&) const { return true; }
    bool operator()(traced::AccountGroup const&) const { return true; }
    bool operator()(traced::Mode const&) const { return true; }
    bool operator()(traced::Lock const&) const { return true; }
    // With a stale expiry cache they come at every tick of every process, and would hide what a person sees.
    bool operator()(traced::CputimerStart const&) const { return true; }
    bool operator()(traced::CputimerStop const&) const { return true; }
    bool operator()(traced::ExpiryCache const&) const { return true; }
    bool operator()(auto const&) const { return false; }
};

bool is_noise(TraceEvent const& event) { return std::visit(IsNoise{}, event.what); }

/// Takes out of both what has its like in the other, and what says nothing.
void keep_differences(std::vector<TraceEvent>& a, std::vector<TraceEvent>& b)
{
    std::erase_if(a, is_noise);
    std::erase_if(b, is_noise);
    std::erase_if(a, [&](TraceEvent const& x) {
        auto const twin = std::ranges::find_if(b, [&](TraceEvent const& y) { return alike(x, y); });
        if (twin == b.end())
            return false;
        b.erase(twin);
        return true;
    });
}

}

bool TraceDiff::feed(TraceView const& a, TraceView const& b, SimTime complete, std::size_t most)
{
    complete_parting(a, b);
    skip_what_was_dropped(a, b);
    if (full() || (m_next_a >= a.size() && m_next_b >= b.size())) {
        m_compared = full() ? m_compared : std::max(m_compared, complete);
        return false;
    }
    Instants in_a{a, m_next_a}, in_b{b, m_next_b};
    for (std::size_t read = 0; read < most && !full(); read += m_at_a.size() + m_at_b.size()) {
        SimTime const instant = std::min(in_a.at(), in_b.at());
        if (instant >= complete) {
            m_compared = std::max(m_compared, complete);
            break;
        }
        in_a.take(instant, m_at_a);
        in_b.take(instant, m_at_b);
        compare_instant(instant);
        m_next_a = in_a.n();
        m_next_b = in_b.n();
        m_compared = instant + Nanos{1};
    }
    complete_parting(a, b);
    return m_compared < complete && !full();
}

// An event that one log has dropped looks like one that never happened: they are compared where both have everything.
void TraceDiff::skip_what_was_dropped(TraceView const& a, TraceView const& b)
{
    if (m_next_a >= a.first_n() && m_next_b >= b.first_n())
        return;
    m_skipped = true;
    SimTime both{};
    for (TraceView const* view : {&a, &b})
        if (view->first_n() > 0 && view->first_n() < view->size())
            both = std::max(both, view->at(view->first_n()).at + Nanos{1});
    m_next_a = std::max(m_next_a, a.lower_bound(both));
    m_next_b = std::max(m_next_b, b.lower_bound(both));
}

void TraceDiff::compare_instant(SimTime at)
{
    auto const [x, y] = std::ranges::mismatch(m_at_a, m_at_b, alike);
    if (x == m_at_a.end() && y == m_at_b.end())
        return;
    if (!m_parting && !m_skipped)
        m_parting = FirstDifference{x != m_at_a.end() ? x->n : y->n, {}, {}};
    keep_differences(m_at_a, m_at_b);
    for (TraceEvent& event : m_at_a) {
        auto const of_its_kind = std::ranges::find_if(
            m_at_b, [&](TraceEvent const& other) { return other.what.index() == event.what.index(); });
        Difference difference{at, std::move(event), {}};
        if (of_its_kind != m_at_b.end()) {
            difference.b = std::move(*of_its_kind);
            m_at_b.erase(of_its_kind);
        }
        m_differences.push_back(std::move(difference));
    }
    for (TraceEvent& event : m_at_b)
        m_differences.push_back({at, {}, std::move(event)});
}

// Up to there both count alike: what the one has in place of the other's event may be recorded a little later.
void TraceDiff::complete_parting(TraceView const& a, TraceView const& b)
{
    if (!m_parting)
        return;
    auto const fill = [n = m_parting->n](std::optional<TraceEvent>& event, TraceView const& view) {
        if (!event && n >= view.first_n() && n < view.size())
            event = view.at(n);
    };
    fill(m_parting->a, a);
    fill(m_parting->b, b);
}

}
