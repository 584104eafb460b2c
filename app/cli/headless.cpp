// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/headless.h"

#include "app/cli/interrupt.h"
#include "app/cli/progress.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace tickscope {

using namespace std::chrono_literals;

static constexpr Nanos longest_without_duration = 60s;
static constexpr Nanos longest_stride = 1h;

HeadlessRun::HeadlessRun(Scenario const& scenario, TraceSink* sink)
    : m_engine{scenario, sink}
    , m_events{scenario.events}
    , m_ends_when_idle{!scenario.duration}
{
    if (scenario.duration)
        m_until = SimTime{*scenario.duration};
    std::ranges::stable_sort(m_events, {}, &CommandAt::at);
}

/// Strides are as long as they can be while SIGINT is still noticed within a moment. How long they are is nothing that
/// the machine could tell.
bool HeadlessRun::one_stride(SimTime target)
{
    auto const began = std::chrono::steady_clock::now();
    bool more = true;
    if (m_ends_when_idle) {
        for (int i = 0; i < 1000 && more; ++i)
            more = m_engine.next_at() <= target && m_engine.step();
        return more;
    }
    m_engine.run_until(std::min(target, m_engine.now() + m_stride));
    auto const took = std::chrono::steady_clock::now() - began;
    if (took < 10ms)
        m_stride = std::min(m_stride * 2, longest_stride);
    else if (took > 50ms)
        m_stride = std::max(m_stride / 2, Nanos{1000});
    return m_engine.now() < target && !m_engine.machine().stuck_task;
}

RunEnd HeadlessRun::reach(SimTime target, SimTime end)
{
    Progress progress{"running"};
    while (one_stride(target)) {
        if (interrupted())
            return RunEnd::Interrupted;
        if (m_shows_progress)
            progress.show(static_cast<std::uint64_t>(m_engine.now().time_since_epoch().count()),
                          static_cast<std::uint64_t>(end.time_since_epoch().count()));
    }
    return m_engine.machine().stuck_task ? RunEnd::StoodStill : RunEnd::Finished;
}

RunEnd HeadlessRun::go(std::vector<SimTime> instants, Look const& look)
{
    SimTime const end = m_until.value_or(SimTime{longest_without_duration});
    std::ranges::sort(instants);
    auto next_look = instants.begin();
    auto next_event = m_events.begin();
    for (;;) {
        SimTime const look_at = next_look == instants.end() ? never : *next_look;
        SimTime const event_at = next_event == m_events.end() ? never : next_event->at;
        SimTime const target = std::min({look_at, event_at, end});
        if (RunEnd const ended = reach(target, end); ended != RunEnd::Finished)
            return ended;
        if (target < end || target == std::min(look_at, event_at))
            m_engine.run_until(target);
        for (; next_event != m_events.end() && next_event->at <= target; ++next_event)
            m_engine.apply(next_event->command);
        for (; next_look != instants.end() && *next_look <= target; ++next_look)
            look(m_engine);
        if (target == end)
            return RunEnd::Finished;
    }
}

}
