// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/state_text.h"

namespace tickscope {

std::string_view state_word(GroupState state)
{
    switch (state) {
    case GroupState::Running:
        return "running";
    case GroupState::Zombie:
        return "zombie";
    case GroupState::Reaped:
        return "reaped";
    }
    return "";
}

std::string_view state_word(Machine const& machine, Task const& task)
{
    switch (task.state) {
    case TaskState::New:
        return "new";
    case TaskState::Runnable:
        return machine.cpus[index_of(task.cpu)].rq.curr == task.id ? "running" : "runnable";
    case TaskState::Sleeping:
        return "sleeping";
    case TaskState::Stopped:
        return "stopped";
    case TaskState::Zombie:
        return "zombie";
    case TaskState::Dead:
        return "dead";
    }
    return "";
}

}
