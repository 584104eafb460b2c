// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/headless.h"

#include "app/cli/interrupt.h"
#include "app/cli/progress.h"

#include <algorithm>

namespace tickscope {

HeadlessRun::HeadlessRun(Scenario const& scenario, TraceSink* sink, RunBounds bounds)
    : m_playback{scenario, sink, bounds}
    , m_ends_when_idle{!scenario.duration}
{
    if (scenario.duration)
        m_until = SimTime{*scenario.duration};
}

RunEnd HeadlessRun::end_of(bool arrived) const
{
    if (m_playback.machine().stuck_task)
        return RunEnd::StoodStill;
    return arrived ? RunEnd::Finished : RunEnd::Interrupted;
}

static std::uint64_t since_boot(SimTime at) { return static_cast<std::uint64_t>(at.time_since_epoch().count()); }

BetweenSlices HeadlessRun::between(SimTime end, Progress& progress)
{
    BetweenSlices between;
    if (m_invariants)
        between.next_stop = [this] { return engine().next_at(); };
    between.goes_on = [this, end, &progress] {
        if (m_invariants)
            m_invariants->look(engine());
        if (m_shows_progress)
            progress.show(since_boot(m_playback.now()), since_boot(end));
        return !interrupted() && !m_playback.machine().stuck_task;
    };
    return between;
}

RunEnd HeadlessRun::run(std::vector<SimTime> const& instants, Look const& look)
{
    SimTime const end = m_until.value_or(SimTime{default_duration});
    Progress progress{"running"};
    BetweenSlices const between = this->between(end, progress);
    for (SimTime const instant : instants) {
        if (instant > end)
            break;
        if (RunEnd const ended = end_of(m_playback.run_until(instant, between)); ended != RunEnd::Finished)
            return ended;
        look(engine());
    }
    bool const arrived =
        m_ends_when_idle ? m_playback.run_until_idle(end, between) : m_playback.run_until(end, between);
    if (m_invariants)
        m_invariants->look(engine());
    return end_of(arrived);
}

RunEnd HeadlessRun::go(std::vector<SimTime> instants, Look const& look)
{
    std::ranges::sort(instants);
    try {
        return run(instants, look);
    } catch (Stopped const& stopped) {
        m_stopped = stopped.cause;
        return stopped.cause == StopCause::Interrupt ? RunEnd::Interrupted : RunEnd::LimitReached;
    }
}

}
