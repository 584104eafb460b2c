// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/clock_programs.h"

#include "core/kernel/signal.h"
#include "tests/support/random_scenario.h"

#include <algorithm>
#include <array>
#include <chrono>

namespace tickscope {

using namespace std::chrono_literals;

Scenario random_clock_scenario(std::uint64_t seed, ClockKernel const& kernel)
{
    Scenario scenario = random_scenario(seed);
    scenario.kernel.fixes = kernel.fixes;
    scenario.kernel.later_fixes = kernel.later_fixes;
    scenario.kernel.accounting = kernel.accounting;
    scenario.kernel.costs.exit = {};  // what a thread is charged after its end is in nobody's clock
    std::erase_if(scenario.events,
                  [](CommandAt const& event) { return std::holds_alternative<cmd::SetFixes>(event.command); });
    return scenario;
}

Scenario random_burning_scenario(std::uint64_t seed, ClockKernel const& kernel)
{
    Scenario scenario = random_clock_scenario(seed, kernel);
    scenario.machine.hz = std::array{100u, 250u, 1000u}[seed % 3];
    for (ProcessSpec& process : scenario.processes) {
        Op const burn{op::User{{Span::Kind::Uniform, 2ms, 40ms}}};
        Op const rest{op::Sleep{{Span::Kind::Uniform, 100us, 5ms}}};
        process.threads.front().program.push_back(Op{op::Repeat{std::nullopt, {burn, rest}}});
        process.signals[sigxcpu] = Disposition{Disposition::Kind::Ignore, {}, {}};
    }
    return scenario;
}

bool WatchedRun::next_instant(SimTime until)
{
    SimTime const outside = m_applied < m_events.size() ? m_events[m_applied].at : never;
    SimTime const at = std::min(m_engine.next_at(), outside);
    if (at > until)
        return false;
    m_recorder.events.clear();
    m_engine.run_until(at);
    return true;
}

void WatchedRun::apply_due()
{
    for (; m_applied < m_events.size() && m_events[m_applied].at <= m_engine.now(); ++m_applied)
        m_engine.apply(m_events[m_applied].command);
}

}
