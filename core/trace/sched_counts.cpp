// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/sched_counts.h"

#include <algorithm>
#include <utility>

namespace tickscope {

/// Where kernel/sched.c, sched_fair.c and sched_stats.h count.
class SchedCounts::Reader {
public:
    Reader(SchedCounts& counts, TraceEvent const& event, TaskTable const& tasks)
        : m{counts}
        , m_event{event}
        , m_tasks{tasks}
    {
    }

    // set_task_cpu()
    void operator()(traced::SchedMigrateTask const& e)
    {
        Task& task = m.row(e.task);
        ++task.counts.nr_migrations;
        task.counts.nr_forced_migrations += e.why == MigrateWhy::Hotplug || e.why == MigrateWhy::Affinity ? 1 : 0;
        task.moved_by_wakeup = e.why == MigrateWhy::Wakeup;
    }
    // try_to_wake_up()
    void operator()(traced::SchedWakeup const& e)
    {
        Task& task = m.row(e.task);
        bool const local = e.target_cpu == m_event.cpu;
        ++task.counts.nr_wakeups;
        ++(local ? task.counts.nr_wakeups_local : task.counts.nr_wakeups_remote);
        task.counts.nr_wakeups_migrate += std::exchange(task.moved_by_wakeup, false) ? 1 : 0;
        RunqueueSchedCounts& runqueue = m.row(e.target_cpu);
        ++runqueue.ttwu_count;
        runqueue.ttwu_local += local ? 1 : 0;
        enqueue(task);
    }
    void operator()(traced::SchedWakeupNew const& e) { enqueue(m.row(e.task)); }
    void operator()(traced::SchedStatRuntime const& e)
    {
        m.row(e.task).counts.exec_max = std::max(m.row(e.task).counts.exec_max, e.runtime);
        bool const is_fair = index_of(e.task) < m_tasks.threads.size() && m_tasks.threads[index_of(e.task)].prio >= 100;
        if (is_fair)
            m.row(m_event.cpu).exec_clock += e.runtime;
    }
    // schedule(), and sched_info_switch() in it
    void operator()(traced::SchedSwitch const& e)
    {
        if (e.prev)
            depart(m.row(*e.prev), e.prev_state);
        if (e.next)
            arrive(m.row(*e.next));
        else
            ++m.row(m_event.cpu).sched_goidle;
    }
    void operator()(auto const&) { }

private:
    void enqueue(Task& task)
    {
        if (task.sleeps_since) {
            Nanos const slept = m_event.at - *task.sleeps_since;
            task.counts.sleep_max = std::max(task.counts.sleep_max, slept);
            task.counts.sum_sleep_runtime += slept;
        }
        task.sleeps_since.reset();
        task.waits_since = m_event.at;
    }
    void depart(Task& task, SwitchOutState state)
    {
        m.row(m_event.cpu).cpu_time += m_event.at - task.runs_since;
        bool const could_go_on = state == SwitchOutState::Runnable;
        ++(could_go_on ? task.counts.nivcsw : task.counts.nvcsw);
        if (could_go_on)
            task.waits_since = m_event.at;
        else if (state == SwitchOutState::Sleeping)
            task.sleeps_since = m_event.at;
    }
    void arrive(Task& task)
    {
        RunqueueSchedCounts& runqueue = m.row(m_event.cpu);
        Nanos const waited = task.waits_since ? m_event.at - *task.waits_since : Nanos{};
        task.waits_since.reset();
        task.runs_since = m_event.at;
        task.counts.run_delay += waited;
        task.counts.wait_max = std::max(task.counts.wait_max, waited);
        task.counts.wait_sum += waited;
        ++task.counts.wait_count;
        runqueue.run_delay += waited;
        ++runqueue.pcount;
    }

    SchedCounts& m;
    TraceEvent const& m_event;
    TaskTable const& m_tasks;
};

void SchedCounts::take(TraceEvent const& event, TaskTable const& tasks)
{
    std::visit(Reader{*this, event, tasks}, event.what);
}

TaskSchedCounts SchedCounts::task(TaskId id) const
{
    return index_of(id) < m_tasks.size() ? m_tasks[index_of(id)].counts : TaskSchedCounts{};
}

RunqueueSchedCounts SchedCounts::runqueue(CpuId id) const
{
    return index_of(id) < m_runqueues.size() ? m_runqueues[index_of(id)] : RunqueueSchedCounts{};
}

std::optional<SimTime> SchedCounts::waits_since(TaskId id) const
{
    return index_of(id) < m_tasks.size() ? m_tasks[index_of(id)].waits_since : std::nullopt;
}

std::optional<SimTime> SchedCounts::sleeps_since(TaskId id) const
{
    return index_of(id) < m_tasks.size() ? m_tasks[index_of(id)].sleeps_since : std::nullopt;
}

SchedCounts::Task& SchedCounts::row(TaskId id)
{
    if (index_of(id) >= m_tasks.size())
        m_tasks.resize(index_of(id) + 1);
    return m_tasks[index_of(id)];
}

RunqueueSchedCounts& SchedCounts::row(CpuId id)
{
    if (index_of(id) >= m_runqueues.size())
        m_runqueues.resize(index_of(id) + 1);
    return m_runqueues[index_of(id)];
}

}
