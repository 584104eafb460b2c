// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/chrome_arrows.h"

#include "core/trace/event_fields.h"
#include "core/trace/event_text.h"

#include <algorithm>

namespace tickscope {

bool is_everyday(Traced const& what)
{
    return std::holds_alternative<traced::Tick>(what) || std::holds_alternative<traced::AccountGroup>(what) ||
        std::holds_alternative<traced::SchedStatRuntime>(what) || std::holds_alternative<traced::Mode>(what) ||
        std::holds_alternative<traced::Lock>(what) || std::holds_alternative<traced::SchedSwitch>(what);
}

ChromeTrack event_lane(std::size_t cpu) { return {cpus_pid, cpus_pid + 2 + 2 * cpu}; }

void ChromeArrows::take(TraceEvent const& event, TaskNames const& names)
{
    bool const everyday = is_everyday(event.what);
    bool const has_cause = event.cause != TraceEvent::no_cause && event.cause < event.n;
    Placed* const cause = has_cause && !everyday ? find(event.cause) : nullptr;
    Placed placed{event.n, event.at, {}, event.cpu, !everyday, Nanos{everyday ? 2 : 5}, event_name(event.what)};
    placed.from = place(event, cause, Nanos{everyday ? 3 : 10});
    if (!everyday)
        draw(placed, event_details(event.what, names));
    if (cause != nullptr) {
        // Only its first arrow puts an everyday event in the lane.
        if (!std::exchange(cause->drawn, true))
            draw(*cause, {});
        m_text.arrow(event.n, {event_lane(index_of(cause->cpu)), cause->middle()},
                     {event_lane(index_of(event.cpu)), placed.middle()});
    }
    remember(placed);
}

SimTime ChromeArrows::place(TraceEvent const& event, Placed const* cause, Nanos room)
{
    if (index_of(event.cpu) >= m_free.size())
        m_free.resize(index_of(event.cpu) + 1);
    SimTime& free = m_free[index_of(event.cpu)];
    SimTime from = std::max(event.at, free);
    if (cause != nullptr)
        from = std::max(from, cause->from + cause->length + Nanos{1});
    free = from + room;
    return from;
}

void ChromeArrows::draw(Placed const& placed, std::string_view detail)
{
    m_text.slice(event_lane(index_of(placed.cpu)),
                 {"event", placed.name, placed.from, placed.from + placed.length, detail,
                  ChromeEventNumber{placed.n, placed.at}});
}

void ChromeArrows::remember(Placed const& placed)
{
    if (m_recent.size() < remembered)
        m_recent.resize(remembered);
    m_recent[placed.n % remembered] = placed;
    if (!placed.drawn)
        return;
    if (m_notable.size() == remembered_notable)
        m_notable.pop_front();
    m_notable.push_back(placed);
}

ChromeArrows::Placed* ChromeArrows::find(std::uint64_t n)
{
    if (!m_recent.empty() && m_recent[n % remembered].n == n)
        return &m_recent[n % remembered];
    auto const found = std::lower_bound(m_notable.begin(), m_notable.end(), n,
                                        [](Placed const& placed, std::uint64_t wanted) { return placed.n < wanted; });
    return found == m_notable.end() || found->n != n ? nullptr : &*found;
}

}
