// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernel/machine.h"
#include "core/kernel/name_table.h"

#include <string>
#include <vector>

namespace tickscope {

/// Who is who: what never changes of every thread and process that ever was. A trace may reach beyond the machine that
/// is shown beside it, and names threads which that machine has not seen yet; a task table has them all.
struct TaskTable {
    struct Thread {
        Tgid tgid{};
        std::uint32_t pid = 0, spec = 0, instance = 0;
        std::int32_t prio =
            120;  ///< as the kernel counts it: 0 .. 98 real-time, 100 .. 139 by nice; the last one known
        bool operator==(Thread const&) const = default;
    };
    struct Process {
        std::uint32_t pid = 0, spec = 0, instance = 0;
        TaskId leader{};
        bool operator==(Process const&) const = default;
    };
    std::vector<Thread> threads;     ///< by TaskId
    std::vector<Process> processes;  ///< by Tgid
    struct Timer {
        std::uint32_t name = 0;
        Tgid target_group{};     ///< whose clock, where it is a process's
        bool to_thread = false;  ///< SIGEV_THREAD_ID: it signals one thread
        bool notifies = true;    ///< false: SIGEV_NONE
        bool operator==(Timer const&) const = default;
    };
    std::vector<Timer> timers;  ///< by TimerId
    std::uint32_t hz = 1000;

    static TaskTable of(Machine const&);
    /// Whether the machine has somebody who is not in it yet.
    bool lacks(Machine const&) const;

    bool operator==(TaskTable const&) const = default;
};

/// Names for people, from a task table. A task that it does not have is called by its number.
class TaskNames {
public:
    TaskNames(NameTable const& name_table, TaskTable const& task_table)
        : m_name_table{name_table}
        , m_task_table{task_table}
    {
    }

    std::string process(Tgid) const;   ///< "worker", "worker.1"
    std::string thread(TaskId) const;  ///< "main.1"
    std::string path(TaskId) const;    ///< "worker/main.1"
    std::string path(Maybe<TaskId>, char const* nobody) const;
    std::string timer(TimerId) const;
    bool notifies(TimerId) const;
    std::uint32_t pid(TaskId) const;
    std::uint32_t pid(Tgid) const;
    int prio(TaskId) const;
    Maybe<Tgid> group(TaskId) const;
    std::uint32_t hz() const { return m_task_table.hz; }
    TaskTable const& task_table() const { return m_task_table; }

private:
    NameTable const& m_name_table;
    TaskTable const& m_task_table;
};

}
