// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/procfs/proc_files.h"

#include "core/procfs/proc_text.h"
#include "core/trace/tracepoint.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

namespace tickscope {

namespace {

using procfs::Whole;

struct MachineFile {
    std::string_view name;
    std::string (*text)(ProcSource const&);
};
constexpr std::array<MachineFile, 3> machine_files{
    {{"sched_debug", procfs::sched_debug}, {"schedstat", procfs::schedstat}, {"stat", procfs::stat}}};

struct TaskFile {
    std::string_view name;
    std::string (*of_process)(ProcSource const&, Task const& leader);
    std::string (*of_thread)(ProcSource const&, Task const&);  ///< null: not in a thread's folder
};

std::string group_stat(ProcSource const& source, Task const& leader)
{
    return procfs::task_stat(source, leader, Whole::Group);
}
std::string thread_stat(ProcSource const& source, Task const& task)
{
    return procfs::task_stat(source, task, Whole::Task);
}
std::string group_timers(ProcSource const& source, Task const& leader)
{
    return procfs::timers(source, source.machine.groups[index_of(leader.tgid)]);
}

constexpr std::array<TaskFile, 4> task_files{{{"sched", procfs::task_sched, procfs::task_sched},
                                              {"schedstat", procfs::task_schedstat, procfs::task_schedstat},
                                              {"stat", group_stat, thread_stat},
                                              {"timers", group_timers, nullptr}}};

std::vector<std::string_view> parts_of(std::string_view path)
{
    std::vector<std::string_view> parts;
    while (!path.empty()) {
        std::size_t const end = std::min(path.find('/'), path.size());
        if (end > 0)
            parts.push_back(path.substr(0, end));
        path.remove_prefix(std::min(end + 1, path.size()));
    }
    return parts;
}

/// Finds its way through one path.
class Walk {
public:
    Walk(ProcSource const& source, std::string_view path)
        : m_source{source}
        , m_machine{source.machine}
        , m_path{path}
        , m_parts{parts_of(path)}
    {
        if (!path.starts_with('/'))
            return;
        m_is_outside = m_parts.empty() || m_parts.front() != "proc";
        if (!m_is_outside)
            m_parts.erase(m_parts.begin());
    }

    Result<std::string> read() const
    {
        if (m_is_outside)
            return no_such_file();
        if (m_parts.empty())
            return root();
        if (m_parts.size() == 1)
            for (MachineFile const& file : machine_files)
                if (file.name == m_parts[0])
                    return file.text(m_source);
        std::optional<Tgid> const process = find_process(m_parts[0]);
        if (!process)
            return no_such_process();
        ThreadGroup const& group = m_machine.groups[index_of(*process)];
        return m_parts.size() > 1 && m_parts[1] == "task" ? below_task(group) : below_process(group);
    }

private:
    Task const& task(TaskId id) const { return m_machine.tasks[index_of(id)]; }

    static bool names(std::string_view part, std::string_view name, std::uint32_t pid)
    {
        return part == name || part == fmt::to_string(pid);
    }

    // init runs no program: it has no files here.
    bool is_there(ThreadGroup const& group) const { return group.state != GroupState::Reaped && !group.reaps_children; }
    std::optional<Tgid> find_process(std::string_view part) const
    {
        for (ThreadGroup const& group : m_machine.groups)
            if (is_there(group) && names(part, process_name(m_source.names, m_machine, group.id), group.pid))
                return group.id;
        return std::nullopt;
    }
    bool was_there(std::string_view part) const
    {
        return std::ranges::any_of(m_machine.groups, [&](ThreadGroup const& group) {
            return !group.reaps_children && names(part, process_name(m_source.names, m_machine, group.id), group.pid);
        });
    }
    std::vector<TaskId> threads_of(ThreadGroup const& group) const
    {
        std::vector<TaskId> threads;
        for (Maybe<TaskId> id = group.first_thread; id; id = task(*id).group_next)
            threads.push_back(*id);
        return threads;
    }

    std::string root() const
    {
        std::string list;
        for (ThreadGroup const& group : m_machine.groups)
            if (is_there(group))
                list += fmt::format("{}\n", group.pid);
        for (MachineFile const& file : machine_files)
            list += fmt::format("{}\n", file.name);
        return list;
    }
    Result<std::string> below_process(ThreadGroup const& group) const
    {
        if (m_parts.size() == 1) {
            std::string list;
            for (TaskFile const& file : task_files)
                list += fmt::format("{}\n", file.name);
            return list + "task\n";
        }
        for (TaskFile const& file : task_files)
            if (m_parts.size() == 2 && file.name == m_parts[1])
                return file.of_process(m_source, task(group.leader));
        return no_such_file();
    }
    Result<std::string> below_task(ThreadGroup const& group) const
    {
        std::string list;
        if (m_parts.size() == 2) {
            for (TaskId const id : threads_of(group))
                list += fmt::format("{}\n", task(id).pid);
            return list;
        }
        for (TaskId const id : threads_of(group))
            if (names(m_parts[2], thread_name(m_source.names, m_machine, id), task(id).pid))
                return below_thread(task(id));
        return failure(fmt::format("{}: no thread {} now; there are: {}", m_path, m_parts[2], thread_names(group)));
    }
    Result<std::string> below_thread(Task const& thread) const
    {
        std::string list;
        for (TaskFile const& file : task_files) {
            if (file.of_thread == nullptr)
                continue;
            if (m_parts.size() == 4 && file.name == m_parts[3])
                return file.of_thread(m_source, thread);
            list += fmt::format("{}\n", file.name);
        }
        return m_parts.size() == 3 ? Result<std::string>{list} : no_such_file();
    }

    std::string thread_names(ThreadGroup const& group) const
    {
        std::string list;
        for (TaskId const id : threads_of(group))
            list += (list.empty() ? "" : ", ") + thread_name(m_source.names, m_machine, id);
        return list;
    }
    Result<std::string> no_such_process() const
    {
        if (was_there(m_parts[0]))
            return failure(fmt::format("{}: the process {} has been waited for", m_path, m_parts[0]));
        std::string list;
        for (ThreadGroup const& group : m_machine.groups)
            if (is_there(group))
                list += (list.empty() ? "" : ", ") + process_name(m_source.names, m_machine, group.id);
        return failure(fmt::format("{}: no such file, and no process of that name now; there are: {}", m_path,
                                   list.empty() ? "none" : list));
    }
    Result<std::string> no_such_file() const
    {
        return failure(
            fmt::format("{}: no such file; there are stat, schedstat, sched_debug, "
                        "PID/{{stat,schedstat,sched,timers}} and PID/task/TID/{{stat,schedstat,sched}} of /proc",
                        m_path));
    }

    ProcSource const& m_source;
    Machine const& m_machine;
    std::string_view m_path;
    std::vector<std::string_view> m_parts;
    bool m_is_outside = false;
};

}

std::string procfs::comm(ProcSource const& source, Task const& task)
{
    return comm_of(thread_path(source.names, source.machine, task.id));
}

Result<std::string> read_proc(ProcSource const& source, std::string_view path) { return Walk{source, path}.read(); }

}
