// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/outcome.h"

#include "app/cli/interrupt.h"
#include "app/cli/messages.h"
#include "core/scenario/quantities.h"
#include "core/trace/event_text.h"

#include <fmt/format.h>

#include <algorithm>

namespace tickscope {

Observed::Observed(Scenario const& scenario, TraceSink* trace, Limits const& limits)
    : m_guard{limits, &interrupt_flag()}
    , m_expectations{scenario.expect}
    , m_tee{{&m_warnings, &m_expectations, trace}}
    , m_headless{scenario, &m_tee, m_guard.bounds()}
{
}

/// Whether a run that stands at `now` has come to where an expectation can be judged: its instant, or the scenario's
/// end. What never happens is judged at the end, too, unless it has happened.
static bool is_reached(Expectation const& expectation, ExpectationResult const& result, Scenario const& scenario,
                       RunEnd ended, SimTime now)
{
    bool const is_whole = ended == RunEnd::Finished;  // otherwise the last instant may have been cut short
    if (auto const* value = std::get_if<expected::Value>(&expectation.what); value && value->at)
        return *value->at < now || (is_whole && *value->at == now);
    if (std::holds_alternative<expected::Never>(expectation.what) && !result.holds)
        return true;
    return is_whole && (!scenario.duration || SimTime{*scenario.duration} <= now);
}

RunEnd Observed::go()
{
    RunEnd const ended = m_headless.go(m_expectations.instants_wanted(), [&](Engine const& engine) {
        m_expectations.sample(engine.machine(), engine.world()->name_table);
    });
    Engine const& engine = m_headless.engine();
    m_world = engine.world();
    std::vector<Expectation> const& expectations = m_world->scenario.expect;
    std::vector<ExpectationResult> const judgements = m_expectations.judge(engine.machine(), m_world->name_table);
    for (std::size_t i = 0; i < judgements.size(); ++i)
        m_verdicts.push_back(
            {judgements[i], is_reached(expectations[i], judgements[i], m_world->scenario, ended, engine.now())});
    return ended;
}

Outcome Observed::outcome() const
{
    return {*m_world, m_headless.engine().machine(), m_warnings.warnings(), m_verdicts};
}

std::optional<std::string> Observed::trouble(RunEnd ended) const
{
    Machine const& machine = m_headless.engine().machine();
    if (ended == RunEnd::LimitReached)
        return fmt::format("stopped at {} by its limit of {}", format_time(machine.now),
                           limit_words(m_headless.stop_cause(), m_guard.limits()));
    if (ended == RunEnd::StoodStill)
        return fmt::format("{} goes on without taking time, a million ops and more: the machine stands still",
                           thread_path(m_world->name_table, machine, *machine.stuck_task));
    if (auto const& first = m_warnings.first_broken_law())
        return fmt::format("a law of the model was broken {} times, first at {} ns: {} (a mistake in Tickscope)",
                           m_warnings.broken_laws(), first->at.time_since_epoch().count(),
                           sentence(std::get<traced::Invariant>(first->what).law));
    return std::nullopt;
}

ExitStatus Observed::status(RunEnd ended, Unreached unreached, std::string const& name) const
{
    if (ended == RunEnd::Interrupted)
        return complain(ExitStatus::Interrupted,
                        fmt::format("{}: interrupted at {}", name, format_time(m_headless.engine().now())));
    if (auto const why = trouble(ended))
        return complain(ended == RunEnd::LimitReached ? ExitStatus::LimitReached : ExitStatus::Failed,
                        fmt::format("{}: {}", name, *why));
    auto const lost = std::ranges::count_if(m_verdicts, [&](Verdict const& verdict) {
        return verdict.reached ? !verdict.result.holds : unreached == Unreached::Fails;
    });
    if (lost == 0)
        return ExitStatus::Done;
    return complain(ExitStatus::Failed,
                    fmt::format("{}: {} of {} expectations do not hold", name, lost, m_verdicts.size()));
}

}
