// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/name_table.h"

namespace tickscope {

static std::string with_instance(std::string name, std::uint32_t instance)
{
    if (instance != 0)
        name += "." + std::to_string(instance);
    return name;
}

std::string process_name(NameTable const& name_table, Machine const& machine, Tgid tgid)
{
    ThreadGroup const& group = machine.groups[index_of(tgid)];
    return with_instance(name_table.processes[group.spec], group.instance);
}

std::string thread_name(NameTable const& name_table, Machine const& machine, TaskId id)
{
    Task const& task = machine.tasks[index_of(id)];
    return with_instance(name_table.threads[task.spec].name, task.instance);
}

std::string thread_path(NameTable const& name_table, Machine const& machine, TaskId id)
{
    return process_name(name_table, machine, machine.tasks[index_of(id)].tgid) + "/" +
        thread_name(name_table, machine, id);
}

}
