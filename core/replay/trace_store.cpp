// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/trace_store.h"

#include <algorithm>

namespace tickscope {

/// One part in so many of the budget is for what is made again.
static constexpr std::uint64_t parts = 6;

TraceStore::TraceStore()
    : m_newest{new_segment(m_budget)}
{
    m_newest->log.set_replay_sink(this);
}

// Nothing is dropped before there is a state to go on from.
std::unique_ptr<TraceSegment> TraceStore::new_segment(std::uint64_t budget)
{
    auto stretch = std::make_unique<TraceSegment>();
    stretch->number = m_next_number++;
    stretch->log.set_budget(budget);
    stretch->log.keep_from(0);
    return stretch;
}

void TraceStore::set_budget(std::uint64_t bytes)
{
    m_budget = bytes;
    m_newest->log.set_budget(bytes - bytes / parts);
    if (m_replayed)
        m_replayed->log.set_budget(bytes / parts);
}

static bool holds_or_continues(TraceSegment const& stretch, std::uint64_t n)
{
    return stretch.log.size() == 0 || (n >= stretch.log.first_n() && n <= stretch.log.size());
}

static void add_origin(TraceSegment& stretch, Machine const& machine)
{
    stretch.origins.push_back(std::make_shared<Machine const>(machine));
    stretch.log.keep_from(machine.reported);
}

// While all that was ever written fits, whoever reads begins at its beginning and needs no state.
static void note_in(TraceSegment& stretch, Machine const& machine)
{
    TraceLog const& log = stretch.log;
    if (machine.reported != log.size() || log.bytes() < log.budget() / 2)
        return;
    auto& origins = stretch.origins;
    std::uint64_t const apart = (log.size() - log.first_n()) / 4;
    if (origins.empty() || machine.reported - origins.back()->reported >= std::max<std::uint64_t>(1, apart))
        add_origin(stretch, machine);
    while (origins.size() > 1 && origins.front()->reported < log.first_n())
        origins.pop_front();
}

void TraceStore::note(Machine const& machine)
{
    note_in(*m_newest, machine);
    if (m_replayed)
        note_in(*m_replayed, machine);
}

void TraceStore::restored(Machine const& machine)
{
    bool const is_dropped = machine.reported < m_newest->log.first_n();
    if (!is_dropped || (m_replayed && m_replayed->log.size() != 0 && holds_or_continues(*m_replayed, machine.reported)))
        return;
    m_replayed = new_segment(m_budget / parts);
    add_origin(*m_replayed, machine);
}

void TraceStore::record(TraceEvent const& event)
{
    if (!m_replayed || !holds_or_continues(*m_replayed, event.n))
        m_replayed = new_segment(m_budget / parts);
    m_replayed->log.record(event);
}

// A future that is forgotten from within a replay leaves the replay as the newest there is.
void TraceStore::forget_after(Machine const& machine)
{
    std::uint64_t const n = machine.reported;
    if (n < m_newest->log.first_n() && m_replayed && m_replayed->log.size() != 0 &&
        holds_or_continues(*m_replayed, n)) {
        m_newest = std::move(m_replayed);
        m_newest->log.set_replay_sink(this);
        m_newest->log.set_budget(m_budget - m_budget / parts);
    }
    m_newest->log.forget_from(n);
    auto& origins = m_newest->origins;
    while (!origins.empty() && origins.back()->reported > n)
        origins.pop_back();
    if (origins.empty() && m_newest->log.first_n() > 0)
        add_origin(*m_newest, machine);
    m_newest->log.keep_from(origins.empty() ? 0 : origins.back()->reported);
    if (m_replayed && m_replayed->log.size() > n)
        m_replayed.reset();
}

std::optional<std::uint64_t> TraceStore::diverged_at() const
{
    if (m_newest->log.diverged_at())
        return m_newest->log.diverged_at();
    return m_replayed ? m_replayed->log.diverged_at() : std::nullopt;
}

}
