// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/frames.h"

#include "core/replay/timeline.h"
#include "tests/support/sim.h"

namespace tickscope {

std::shared_ptr<Frame const> frame_of(Timeline const& timeline)
{
    auto frame = std::make_shared<Frame>();
    frame->world = timeline.world();
    frame->machine = std::make_shared<Machine const>(timeline.machine());
    frame->task_table = timeline.task_table();
    frame->trace = timeline.log().view();
    frame->epoch = timeline.epoch();
    frame->reached = timeline.reached();
    frame->commands.assign(timeline.commands().begin(), timeline.commands().end());
    frame->commands_applied = timeline.commands_applied();
    frame->duration = SimTime{timeline.world()->scenario.duration.value_or(default_duration)};
    return frame;
}

std::shared_ptr<Frame const> frame_at(std::string_view yaml, Nanos instant)
{
    Timeline timeline{scenario_of(yaml)};
    timeline.run_until(SimTime{instant});
    return frame_of(timeline);
}

}
