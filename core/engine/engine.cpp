// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/engine.h"

#include "core/engine/apply.h"
#include "core/engine/boot.h"
#include "core/engine/instant.h"

#include <algorithm>

namespace tickscope {

Engine::Engine(Scenario const& scenario, TraceSink* sink, RunBounds bounds)
    : m_world{std::make_shared<World const>(make_world(scenario))}
    , m_sink{sink}
    , m_bounds{bounds}
{
    Kernel k = kernel();
    boot(k, *m_world);
}

Kernel Engine::kernel()
{
    Kernel k{m_machine, m_sink};
    k.trace_locks = m_trace_locks;
    k.bounds = m_bounds;
    return k;
}

SimTime Engine::next_at() const { return m_machine.booted ? next_instant(m_machine) : SimTime{}; }

bool Engine::nothing_left() const { return tickscope::nothing_left(m_machine); }

bool Engine::step()
{
    SimTime const next = next_at();
    if (nothing_left() || next == never)
        return false;
    m_machine.now = next;
    Kernel k = kernel();
    run_instant(k, *m_world);
    return true;
}

void Engine::run_until(SimTime until)
{
    Kernel k = kernel();
    if (!m_machine.booted)
        run_instant(k, *m_world);
    while (run_next(k, *m_world, until))
        k.stop_point();
    m_machine.now = std::max(m_machine.now, until);
}

void Engine::apply(Command const& command)
{
    if (!m_machine.booted)
        run_until(m_machine.now);
    Kernel k = kernel();
    m_world = apply_command(k, m_world, command);
    settle(k, *m_world);
}

}
