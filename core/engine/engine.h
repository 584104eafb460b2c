// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/world.h"
#include "core/kernel/kernel.h"

#include <memory>

namespace tickscope {

/// Boots a scenario and runs it: the machine, and the one place that decides what happens next.
class Engine {
public:
    /// The scenario has been checked by its reader. `sink` may be null; it must outlive the engine, as what `bounds`
    /// names must. Whatever makes time go on throws Stopped where the bounds end it: the machine can be looked at then,
    /// and be put back to an earlier state, but not go on.
    explicit Engine(Scenario const& scenario, TraceSink* sink = nullptr, RunBounds bounds = {});

    Machine const& machine() const { return m_machine; }
    std::shared_ptr<World const> world() const { return m_world; }
    SimTime now() const { return m_machine.now; }

    /// When the next instant with something to do is, be it an idle CPU's tick; `never` if there is none.
    SimTime next_at() const;
    /// Nobody runs and nobody will, unless somebody outside does something.
    bool nothing_left() const;
    /// Handles the next instant, whole: every interrupt, then the programs. False when nothing is left to happen.
    bool step();
    /// Every instant at or before `until`; time then stands at `until`.
    void run_until(SimTime until);
    /// Does it, at this instant, after everything else that the instant brought.
    void apply(Command const& command);
    /// Puts the machine back to a state of this same run, with the world that it had then.
    void restore(Machine const& machine, std::shared_ptr<World const> world)
    {
        m_machine = machine;
        m_world = std::move(world);
    }
    /// Somebody who watches over the machine says that a law is broken.
    void report(traced::Invariant const& broken) { kernel().report(broken, TraceEvent::no_cause); }
    void listen(TraceSink* sink) { m_sink = sink; }
    void keep_within(RunBounds bounds) { m_bounds = bounds; }
    void trace_locks(bool on) { m_trace_locks = on; }

private:
    Kernel kernel();

    std::shared_ptr<World const> m_world;
    Machine m_machine;
    TraceSink* m_sink = nullptr;
    RunBounds m_bounds;
    bool m_trace_locks = false;
};

}
