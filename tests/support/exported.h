// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/replay/playback.h"
#include "core/trace/export.h"

#include <memory>
#include <string>

namespace tickscope::support {

/// Everything that a writer makes of a trace which ends at `end`.
std::string exported(TraceFormat format, TraceFacts const& facts, TraceView const& trace, TaskNames const& names,
                     SimTime end);

/// A scenario that was run to an instant with what it is to be done from outside, and its whole trace.
class WholeRun {
public:
    WholeRun(Scenario const& scenario, SimTime until);

    Machine const& machine() const { return m_playback.machine(); }
    NameTable const& name_table() const { return m_playback.engine().world()->name_table; }
    TaskTable const& task_table() const { return m_tasks; }
    TaskNames const& names() const { return m_names; }
    TraceView view() const { return m_log.view(); }
    Scenario const& scenario() const { return m_scenario; }
    std::string exported(TraceFormat format) const;

private:
    Scenario m_scenario;
    TraceLog m_log;
    Playback m_playback;
    TaskTable m_tasks;
    TaskNames m_names;
};

}
