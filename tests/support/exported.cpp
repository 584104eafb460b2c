// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/exported.h"

#include <algorithm>
#include <sstream>

namespace tickscope::support {

static Engine& run(Engine& engine, Scenario const& scenario, SimTime until)
{
    std::vector<CommandAt> events = scenario.events;
    std::ranges::stable_sort(events, {}, &CommandAt::at);
    for (CommandAt const& event : events) {
        if (event.at > until)
            break;
        engine.run_until(event.at);
        engine.apply(event.command);
    }
    engine.run_until(until);
    return engine;
}

WholeRun::WholeRun(Scenario const& scenario, SimTime until)
    : m_scenario{scenario}
    , m_engine{scenario, &m_log}
    , m_tasks{TaskTable::of(run(m_engine, scenario, until).machine())}
    , m_names{m_engine.world()->name_table, m_tasks}
{
}

std::string WholeRun::exported(TraceFormat format) const
{
    std::ostringstream out;
    write_trace(out, format,
                {view(), m_names, kernel_config(m_scenario), machine().cpus.size(), machine().now, m_scenario.title});
    return out.str();
}

}
