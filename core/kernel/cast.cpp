// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/cast.h"

namespace tickscope {

static std::string with_instance(std::string name, std::uint32_t instance)
{
    if (instance != 0)
        name += "." + std::to_string(instance);
    return name;
}

std::string process_name(Cast const& cast, Machine const& machine, Tgid tgid)
{
    ThreadGroup const& group = machine.groups[index_of(tgid)];
    return with_instance(cast.processes[group.spec], group.instance);
}

std::string thread_name(Cast const& cast, Machine const& machine, TaskId id)
{
    Task const& task = machine.tasks[index_of(id)];
    return with_instance(cast.threads[task.spec].name, task.instance);
}

std::string thread_path(Cast const& cast, Machine const& machine, TaskId id)
{
    return process_name(cast, machine, machine.tasks[index_of(id)].tgid) + "/" + thread_name(cast, machine, id);
}

}
