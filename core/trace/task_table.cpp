// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/task_table.h"

#include <fmt/format.h>

namespace tickscope {

static constexpr std::uint32_t pid_of_init = 1;  // which the machine does not number: it runs nothing

static std::int32_t prio_of(Task const& task) { return is_rt(task.policy) ? 99 - task.rt_priority : 120 + task.nice; }

TaskTable TaskTable::of(Machine const& machine)
{
    TaskTable task_table;
    task_table.hz = machine.config.hz;
    for (Task const& task : machine.tasks)
        task_table.threads.push_back({task.tgid, task.pid, task.spec, task.instance, prio_of(task)});
    for (ThreadGroup const& group : machine.groups)
        task_table.processes.push_back(
            {group.reaps_children ? pid_of_init : group.pid, group.spec, group.instance, group.leader});
    for (PosixTimer const& timer : machine.timers)
        task_table.timers.push_back(
            {timer.name, timer.target_group, timer.notify == TimerNotify::ThreadId, timer.notify != TimerNotify::None});
    return task_table;
}

bool TaskTable::lacks(Machine const& machine) const
{
    return machine.tasks.size() > threads.size() || machine.groups.size() > processes.size() ||
        machine.timers.size() > timers.size();
}

static std::string with_instance(std::string name, std::uint32_t instance)
{
    return instance == 0 ? std::move(name) : fmt::format("{}.{}", name, instance);
}

std::string TaskNames::process(Tgid tgid) const
{
    if (index_of(tgid) >= m_task_table.processes.size())
        return fmt::format("process {}", index_of(tgid));
    TaskTable::Process const& process = m_task_table.processes[index_of(tgid)];
    if (process.spec >= m_name_table.processes.size())
        return tgid == Tgid{0} ? "init" : fmt::format("process {}", index_of(tgid));
    return with_instance(m_name_table.processes[process.spec], process.instance);
}

std::string TaskNames::thread(TaskId id) const
{
    if (index_of(id) >= m_task_table.threads.size() ||
        m_task_table.threads[index_of(id)].spec >= m_name_table.threads.size())
        return fmt::format("thread {}", index_of(id));
    TaskTable::Thread const& thread = m_task_table.threads[index_of(id)];
    return with_instance(m_name_table.threads[thread.spec].name, thread.instance);
}

std::string TaskNames::path(TaskId id) const
{
    Maybe<Tgid> const tgid = group(id);
    return tgid ? process(*tgid) + "/" + thread(id) : thread(id);
}

std::string TaskNames::path(Maybe<TaskId> id, char const* nobody) const { return id ? path(*id) : std::string{nobody}; }

std::string TaskNames::timer(TimerId id) const
{
    if (index_of(id) < m_task_table.timers.size() &&
        m_task_table.timers[index_of(id)].name < m_name_table.timers.size())
        return m_name_table.timers[m_task_table.timers[index_of(id)].name];
    return fmt::format("timer {}", index_of(id));
}

bool TaskNames::notifies(TimerId id) const
{
    return index_of(id) >= m_task_table.timers.size() || m_task_table.timers[index_of(id)].notifies;
}

std::uint32_t TaskNames::pid(TaskId id) const
{
    return index_of(id) < m_task_table.threads.size() ? m_task_table.threads[index_of(id)].pid : 0;
}

std::uint32_t TaskNames::pid(Tgid id) const
{
    return index_of(id) < m_task_table.processes.size() ? m_task_table.processes[index_of(id)].pid : 0;
}

int TaskNames::prio(TaskId id) const
{
    return index_of(id) < m_task_table.threads.size() ? m_task_table.threads[index_of(id)].prio : 120;
}

Maybe<Tgid> TaskNames::group(TaskId id) const
{
    if (index_of(id) >= m_task_table.threads.size())
        return {};
    return m_task_table.threads[index_of(id)].tgid;
}

}
