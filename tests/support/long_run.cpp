// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/long_run.h"

#include "tests/support/sim.h"

namespace tickscope {

LongRun::LongRun(std::string_view yaml)
    : m_timeline{scenario_of(yaml)}
{
    m_timeline.set_trace_budget(12 * TraceChunk::capacity);
}

std::shared_ptr<Frame const> LongRun::frame() const
{
    auto frame = std::make_shared<Frame>();
    frame->world = m_timeline.world();
    frame->machine = std::make_shared<Machine const>(m_timeline.machine());
    frame->task_table = m_timeline.task_table();
    frame->trace = m_timeline.log().view();
    frame->origin = m_timeline.record().newest().origin();
    if (m_timeline.behind_the_record()) {
        TraceSegment const& again = *m_timeline.record().replayed();
        frame->replayed = TraceSegmentView{again.number, again.log.view(), again.origin()};
    }
    frame->epoch = m_timeline.epoch();
    frame->reached = m_timeline.reached();
    frame->duration = SimTime{m_timeline.world()->scenario.duration.value_or(std::chrono::seconds{60})};
    return frame;
}

}
