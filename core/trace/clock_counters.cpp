// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/clock_counters.h"

#include <algorithm>

namespace tickscope {

namespace {

/// Whose accounts an event may change.
class Concerned {
public:
    explicit Concerned(TaskTable const& tasks)
        : m_tasks{tasks}
    {
    }

    Maybe<Tgid> operator()(traced::SchedProcessFork const& e) const { return group_of(e.child); }
    Maybe<Tgid> operator()(traced::Tick const& e) const { return e.task ? group_of(*e.task) : Maybe<Tgid>{}; }
    Maybe<Tgid> operator()(traced::SchedStatRuntime const& e) const { return group_of(e.task); }
    Maybe<Tgid> operator()(traced::AccountGroup const& e) const { return e.process; }
    Maybe<Tgid> operator()(traced::DeadAccumulate const& e) const { return e.process; }
    Maybe<Tgid> operator()(traced::SchedProcessExit const& e) const { return group_of(e.task); }
    Maybe<Tgid> operator()(traced::SchedProcessWait const& e) const { return e.reaped; }
    Maybe<Tgid> operator()(traced::CputimerStart const& e) const { return e.process; }
    Maybe<Tgid> operator()(traced::CputimerStop const& e) const { return e.process; }
    Maybe<Tgid> operator()(auto const&) const { return {}; }

private:
    Maybe<Tgid> group_of(TaskId id) const
    {
        return index_of(id) < m_tasks.threads.size() ? Maybe<Tgid>{m_tasks.threads[index_of(id)].tgid} : Maybe<Tgid>{};
    }

    TaskTable const& m_tasks;
};

}

void ClockCounters::take(TraceEvent const& event, TaskTable const& tasks)
{
    make_room_for(tasks);
    auto const* const command = std::get_if<traced::Command>(&event.what);
    if (command != nullptr && command->what == CommandKind::Fix) {
        for (std::size_t i = 1; i < m_processes.size(); ++i)
            touch(Tgid{static_cast<std::uint32_t>(i)}, event, tasks);
        m_config.fixes = PackedFixes{command->value}.fixes();
        m_config.later_fixes = PackedFixes{command->value}.later();
    } else if (Maybe<Tgid> const process = std::visit(Concerned{tasks}, event.what)) {
        touch(*process, event, tasks);
    }
}

void ClockCounters::touch(Tgid process, TraceEvent const& event, TaskTable const& tasks)
{
    if (index_of(process) == 0 || index_of(process) >= m_processes.size())
        return;
    static constexpr std::size_t few = 64;
    Process& row = m_processes[index_of(process)];
    row.series.take(event, tasks);
    if (std::max(row.series.curve(ClockSide::Clock, ClockPart::SumExec).size(),
                 row.series.curve(ClockSide::Timer, ClockPart::Sum).size()) > few)
        row.series.fold();
    if (!row.touched)
        m_touched.push_back(process);
    row.touched = true;
}

void ClockCounters::make_room_for(TaskTable const& tasks)
{
    for (std::size_t i = m_processes.size(); i < tasks.processes.size(); ++i)
        m_processes.push_back({ClockSeries{Tgid{static_cast<std::uint32_t>(i)}, m_config}, {}, false});
}

}
