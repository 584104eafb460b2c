// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/engine.h"
#include "core/trace/trace_log.h"

#include <span>

namespace tickscope {

/// A simulation that one can wind: scenario and commands decide everything, keyframes only make it quick.
class Timeline {
public:
    explicit Timeline(Scenario const& scenario);

    SimTime now() const { return m_engine.now(); }
    Machine const& machine() const { return m_engine.machine(); }
    std::shared_ptr<World const> world() const { return m_engine.world(); }
    TraceLog const& log() const { return m_log; }
    std::span<CommandAt const> commands() const { return m_commands; }
    SimTime reached() const;  ///< the latest instant that was ever run to: what lies before it is recorded

    bool step();                   ///< one instant, or one command where a command is next
    bool step_back();              ///< to the state before the last step
    void run_until(SimTime until);
    void seek(SimTime target);     ///< the state that run_until() would reach from boot, in either direction
    void submit(Command command);  ///< happens once this instant is over; what was recorded after it is forgotten
};

}
