// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/record.h"

#include <algorithm>

namespace tickscope {

/// One part in so many of the budget is for what is made again.
static constexpr std::uint64_t parts = 6;

Record::Record()
    : m_newest{new_stretch(m_budget)}
{
    m_newest->log.tell_of_dropped(this);
}

// Nothing is dropped before there is a state to go on from.
std::unique_ptr<Stretch> Record::new_stretch(std::uint64_t budget)
{
    auto stretch = std::make_unique<Stretch>();
    stretch->number = m_next_number++;
    stretch->log.set_budget(budget);
    stretch->log.keep_from(0);
    return stretch;
}

void Record::set_budget(std::uint64_t bytes)
{
    m_budget = bytes;
    m_newest->log.set_budget(bytes - bytes / parts);
    if (m_again)
        m_again->log.set_budget(bytes / parts);
}

static bool holds_or_continues(Stretch const& stretch, std::uint64_t n)
{
    return stretch.log.size() == 0 || (n >= stretch.log.first_n() && n <= stretch.log.size());
}

static void add_origin(Stretch& stretch, Machine const& machine)
{
    stretch.origins.push_back(std::make_shared<Machine const>(machine));
    stretch.log.keep_from(machine.reported);
}

// While all that was ever written fits, whoever reads begins at its beginning and needs no state.
static void note_in(Stretch& stretch, Machine const& machine)
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

void Record::note(Machine const& machine)
{
    note_in(*m_newest, machine);
    if (m_again)
        note_in(*m_again, machine);
}

void Record::restored(Machine const& machine)
{
    bool const is_dropped = machine.reported < m_newest->log.first_n();
    if (!is_dropped || (m_again && m_again->log.size() != 0 && holds_or_continues(*m_again, machine.reported)))
        return;
    m_again = new_stretch(m_budget / parts);
    add_origin(*m_again, machine);
}

void Record::record(TraceEvent const& event)
{
    if (!m_again || !holds_or_continues(*m_again, event.n))
        m_again = new_stretch(m_budget / parts);
    m_again->log.record(event);
}

// A future that is forgotten from within a replay leaves the replay as the newest there is.
void Record::forget_after(Machine const& machine)
{
    std::uint64_t const n = machine.reported;
    if (n < m_newest->log.first_n() && m_again && m_again->log.size() != 0 && holds_or_continues(*m_again, n)) {
        m_newest = std::move(m_again);
        m_newest->log.tell_of_dropped(this);
        m_newest->log.set_budget(m_budget - m_budget / parts);
    }
    m_newest->log.forget_from(n);
    auto& origins = m_newest->origins;
    while (!origins.empty() && origins.back()->reported > n)
        origins.pop_back();
    if (origins.empty() && m_newest->log.first_n() > 0)
        add_origin(*m_newest, machine);
    m_newest->log.keep_from(origins.empty() ? 0 : origins.back()->reported);
    if (m_again && m_again->log.size() > n)
        m_again.reset();
}

std::optional<std::uint64_t> Record::diverged_at() const
{
    if (m_newest->log.diverged_at())
        return m_newest->log.diverged_at();
    return m_again ? m_again->log.diverged_at() : std::nullopt;
}

}
