// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/outcome.h"

#include "app/cli/messages.h"
#include "core/trace/words.h"

#include <fmt/format.h>

#include <algorithm>

namespace tickscope {

Observed::Observed(Scenario const& scenario, TraceSink* trace)
    : m_expectations{scenario}
    , m_headless{scenario, &m_tee}
{
    m_tee.add(&m_witness);
    m_tee.add(m_expectations.sink());
    if (trace)
        m_tee.add(trace);
}

RunEnd Observed::go()
{
    RunEnd const ended =
        m_headless.go(m_expectations.instants(), [&](Engine const& engine) { m_expectations.look(engine); });
    m_verdicts = m_expectations.verdicts(m_headless.engine());
    m_world = m_headless.engine().world();
    return ended;
}

Outcome Observed::outcome() const
{
    return {*m_world, m_headless.engine().machine(), m_witness.warnings(), m_verdicts};
}

ExitStatus Observed::status(RunEnd ended, Unreached unreached) const
{
    if (ended == RunEnd::Interrupted)
        return ExitStatus::Interrupted;
    Machine const& machine = m_headless.engine().machine();
    if (ended == RunEnd::StoodStill)
        return complain(ExitStatus::Failed,
                        fmt::format("{} goes round without ever taking time: the machine stands still",
                                    thread_path(m_world->cast, machine, *machine.runaway)));
    if (auto const& broken = m_witness.broken_laws(); !broken.empty())
        return complain(
            ExitStatus::Failed,
            fmt::format("a law of the model was broken {} times, first at {} ns: {} (a mistake in Tickscope)",
                        broken.size(), broken.front().at.time_since_epoch().count(),
                        sentence(std::get<traced::Invariant>(broken.front().what).law)));
    bool const all_hold = std::ranges::all_of(m_verdicts, [&](Verdict const& verdict) {
        return verdict.holds || (!verdict.reached && unreached == Unreached::Passes);
    });
    return all_hold ? ExitStatus::Done : complain(ExitStatus::Failed, "an expectation of the scenario does not hold");
}

}
