// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/roster.h"

#include <fmt/format.h>

namespace tickscope {

static std::int32_t prio_of(Task const& task) { return is_rt(task.policy) ? 99 - task.rt_priority : 120 + task.nice; }

Roster Roster::of(Machine const& machine)
{
    Roster roster;
    roster.hz = machine.config.hz;
    for (Task const& task : machine.tasks)
        roster.threads.push_back({task.tgid, task.pid, task.spec, task.instance, prio_of(task)});
    for (ThreadGroup const& group : machine.groups)
        roster.processes.push_back({group.pid, group.spec, group.instance, group.leader});
    for (PosixTimer const& timer : machine.timers)
        roster.timers.push_back({timer.name, timer.target_group});
    return roster;
}

bool Roster::lacks(Machine const& machine) const
{
    return machine.tasks.size() > threads.size() || machine.groups.size() > processes.size() ||
        machine.timers.size() > timers.size();
}

static std::string with_instance(std::string name, std::uint32_t instance)
{
    return instance == 0 ? std::move(name) : fmt::format("{}.{}", name, instance);
}

std::string Names::process(Tgid tgid) const
{
    if (index_of(tgid) >= m_roster.processes.size())
        return fmt::format("process {}", index_of(tgid));
    Roster::Process const& process = m_roster.processes[index_of(tgid)];
    if (process.spec >= m_cast.processes.size())
        return tgid == Tgid{0} ? "init" : fmt::format("process {}", index_of(tgid));
    return with_instance(m_cast.processes[process.spec], process.instance);
}

std::string Names::thread(TaskId id) const
{
    if (index_of(id) >= m_roster.threads.size() || m_roster.threads[index_of(id)].spec >= m_cast.threads.size())
        return fmt::format("thread {}", index_of(id));
    Roster::Thread const& thread = m_roster.threads[index_of(id)];
    return with_instance(m_cast.threads[thread.spec].name, thread.instance);
}

std::string Names::path(TaskId id) const
{
    Maybe<Tgid> const tgid = group(id);
    return tgid ? process(*tgid) + "/" + thread(id) : thread(id);
}

std::string Names::path(Maybe<TaskId> id, char const* nobody) const { return id ? path(*id) : std::string{nobody}; }

std::string Names::timer(TimerId id) const
{
    if (index_of(id) < m_roster.timers.size() && m_roster.timers[index_of(id)].name < m_cast.timers.size())
        return m_cast.timers[m_roster.timers[index_of(id)].name];
    return fmt::format("timer {}", index_of(id));
}

std::uint32_t Names::pid(TaskId id) const
{
    return index_of(id) < m_roster.threads.size() ? m_roster.threads[index_of(id)].pid : 0;
}

std::uint32_t Names::pid(Tgid id) const
{
    return index_of(id) < m_roster.processes.size() ? m_roster.processes[index_of(id)].pid : 0;
}

int Names::prio(TaskId id) const
{
    return index_of(id) < m_roster.threads.size() ? m_roster.threads[index_of(id)].prio : 120;
}

Maybe<Tgid> Names::group(TaskId id) const
{
    if (index_of(id) >= m_roster.threads.size())
        return {};
    return m_roster.threads[index_of(id)].tgid;
}

}
