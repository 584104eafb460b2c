// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/playback.h"

#include "core/base/verify.h"

#include <algorithm>

namespace tickscope {

using namespace std::chrono_literals;

std::vector<CommandAt> in_order(std::vector<CommandAt> commands)
{
    std::ranges::stable_sort(commands, {}, &CommandAt::at);
    return commands;
}

Playback::Playback(Scenario const& scenario, TraceSink* sink, RunBounds bounds)
    : m_engine{scenario, sink, bounds}
    , m_commands{in_order(scenario.events)}
{
}

void Playback::set_commands(std::vector<CommandAt> commands)
{
    VERIFY(m_applied <= commands.size());
    VERIFY(std::ranges::is_sorted(commands, {}, &CommandAt::at));
    m_commands = std::move(commands);
}

void Playback::restore(Machine const& machine, std::shared_ptr<World const> world, std::size_t applied)
{
    VERIFY(applied <= m_commands.size());
    m_engine.restore(machine, std::move(world));
    m_applied = applied;
}

bool Playback::command_is_next() const
{
    return m_applied < m_commands.size() && m_commands[m_applied].at < m_engine.next_at();
}

SimTime Playback::next_at() const
{
    return command_is_next() ? std::max(now(), m_commands[m_applied].at) : m_engine.next_at();
}

bool Playback::nothing_left() const { return m_applied == m_commands.size() && m_engine.nothing_left(); }

void Playback::apply_next_command()
{
    VERIFY(m_applied < m_commands.size());
    m_engine.apply(m_commands[m_applied++].command);
}

bool Playback::step()
{
    if (!command_is_next())
        return m_engine.step();
    m_engine.run_until(next_at());
    apply_next_command();
    return true;
}

/// However quiet a machine was, this long it may be let run before somebody looks how much it has reported.
static Nanos longest_slice(Machine const& machine)
{
    Nanos const all_cpus = 1s;
    return std::clamp(all_cpus / static_cast<std::int64_t>(machine.cpus.size()), Nanos{10ms}, all_cpus / 4);
}

// At least to the next instant: a slice in which nothing can happen is none.
SimTime Playback::slice_end(SimTime until, BetweenSlices const& between) const
{
    SimTime const own = std::max(now() + m_slice, m_engine.next_at());
    return std::min({own, until, between.next_stop ? between.next_stop() : never});
}

// How long a slice is depends on what it reports and on no clock, so that a run stops at the same places wherever it
// runs.
template<class Run>
bool Playback::run_slice(BetweenSlices const& between, Run&& run)
{
    std::uint64_t const before = machine().reported;
    run();
    std::uint64_t const events = machine().reported - before;
    if (events > slice_events)
        m_slice = std::max(m_slice / 2, Nanos{1ms});
    else if (events < slice_events / 4)
        m_slice = std::min(m_slice * 2, longest_slice(machine()));
    return !between.goes_on || between.goes_on();
}

bool Playback::run_engine_until(SimTime until, BetweenSlices const& between)
{
    while (now() < until)
        if (!run_slice(between, [&] { m_engine.run_until(slice_end(until, between)); }))
            return false;
    m_engine.run_until(until);
    return true;
}

bool Playback::apply_commands_until(SimTime until, std::size_t commands, BetweenSlices const& between)
{
    while (m_applied < commands && m_commands[m_applied].at <= until) {
        if (!run_engine_until(m_commands[m_applied].at, between))
            return false;
        apply_next_command();
    }
    return true;
}

bool Playback::run_until(SimTime until, std::size_t commands, BetweenSlices const& between)
{
    VERIFY(commands <= m_commands.size());
    return apply_commands_until(until, commands, between) && run_engine_until(until, between);
}

bool Playback::run_until(SimTime until, BetweenSlices const& between)
{
    return run_until(until, m_commands.size(), between);
}

bool Playback::run_until_idle(SimTime until, BetweenSlices const& between)
{
    if (!apply_commands_until(until, m_commands.size(), between))
        return false;
    while (m_engine.next_at() <= until && !m_engine.nothing_left()) {
        SimTime const slice_ends = slice_end(until, between);
        bool const goes_on = run_slice(between, [&] {
            while (m_engine.next_at() <= slice_ends && m_engine.step()) { }
        });
        if (!goes_on)
            return false;
    }
    return true;
}

}
