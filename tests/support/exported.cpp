// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/exported.h"

#include <sstream>

namespace tickscope::support {

std::string exported(TraceFormat format, TraceFacts const& facts, TraceView const& trace, TaskNames const& names,
                     SimTime end)
{
    std::ostringstream out;
    auto const writer = trace_writer(out, format, facts);
    writer->write(trace, names);
    writer->finish(names, end);
    return out.str();
}

static Machine const& run(Playback& playback, SimTime until)
{
    playback.run_until(until);
    return playback.machine();
}

WholeRun::WholeRun(Scenario const& scenario, SimTime until)
    : m_scenario{scenario}
    , m_playback{scenario, &m_log}
    , m_tasks{TaskTable::of(run(m_playback, until))}
    , m_names{name_table(), m_tasks}
{
}

std::string WholeRun::exported(TraceFormat format) const
{
    KernelConfig const boot = kernel_config(m_scenario);
    return support::exported(format, {boot, machine().cpus.size(), m_scenario.title}, view(), m_names, machine().now);
}

}
