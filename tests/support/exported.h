// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/engine.h"
#include "core/scenario/scenario.h"
#include "core/trace/export.h"

#include <memory>
#include <string>

namespace tickscope::support {

/// A scenario that was run to an instant with what it is to be done from outside, and its whole trace.
class WholeRun {
public:
    WholeRun(Scenario const& scenario, SimTime until);

    Machine const& machine() const { return m_engine.machine(); }
    NameTable const& name_table() const { return m_engine.world()->name_table; }
    TaskTable const& task_table() const { return m_tasks; }
    TaskNames const& names() const { return m_names; }
    TraceView view() const { return m_log.view(); }
    Scenario const& scenario() const { return m_scenario; }
    std::string exported(TraceFormat format) const;

private:
    Scenario m_scenario;
    TraceLog m_log;
    Engine m_engine;
    TaskTable m_tasks;
    TaskNames m_names;
};

}
