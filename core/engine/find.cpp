// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/find.h"

#include "core/engine/syscalls.h"

#include <ranges>

namespace tickscope {

Maybe<Tgid> find_process(World const& world, Machine const& machine, std::string_view name)
{
    auto const known = world.process_numbers.find(name);
    std::vector<std::uint32_t> const none;
    for (std::uint32_t const spec : std::views::reverse(known == world.process_numbers.end() ? none : known->second))
        if (auto const newest = spec == 0 ? Maybe<Tgid>{} : newest_process(machine, spec))
            return newest;
    for (std::size_t i = machine.groups.size(); i-- > 1;)
        if (process_name(world.name_table, machine, machine.groups[i].id) == name)
            return machine.groups[i].id;
    return {};
}

Maybe<TaskId> find_thread(World const& world, Machine const& machine, std::string_view path)
{
    std::size_t const slash = path.find('/');
    Maybe<Tgid> const process = find_process(world, machine, path.substr(0, slash));
    if (!process)
        return {};
    ThreadGroup const& group = machine.groups[index_of(*process)];
    if (slash == std::string_view::npos)
        return group.leader;
    for (Maybe<TaskId> at = group.first_thread; at; at = machine.tasks[index_of(*at)].group_next)
        if (thread_name(world.name_table, machine, *at) == path.substr(slash + 1))
            return at;
    return {};
}

}
