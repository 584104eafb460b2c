// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/tracepoint_stream.h"

#include "core/trace/event_fields.h"

#include <algorithm>

namespace tickscope {

static constexpr int idle_prio = 120, init_prio = 120;

std::string comm_of(Maybe<TaskId> task, CpuId cpu, TaskNames const& names)
{
    return task ? comm_of(names.path(*task)) : fmt::format("swapper/{}", index_of(cpu));
}

std::uint32_t pid_of(Maybe<TaskId> task, TaskNames const& names) { return task ? names.pid(*task) : 0; }

/// The values of an event's record, one function a tracepoint; what Linux has none for is written in the words of the
/// other exports.
class TracepointStream::Records {
public:
    using Values = std::vector<TracepointValue>;

    Records(TracepointStream& stream, TraceEvent const& event, SignalOrigin origin)
        : m{stream}
        , m_event{event}
        , m_origin{origin}
    {
    }

    void operator()(traced::SchedSwitch const& e)
    {
        m.put(tracepoints::sched_switch,
              joined({comm(e.prev), pid(e.prev), prio(e.prev), number(task_state_bit(e.prev_state))}, task(e.next)));
        m.running(m_event.cpu) = e.next;
    }
    void operator()(traced::SchedWakeup const& e)
    {
        // try_to_wake_up() tells of the waker's side first.
        m.put(tracepoints::sched_waking, joined(task(e.task), {cpu(e.target_cpu)}));
        m.put(tracepoints::sched_wakeup, joined(task(e.task), {cpu(e.target_cpu)}));
    }
    void operator()(traced::SchedWakeupNew const& e)
    {
        m.put(tracepoints::sched_wakeup_new, joined(task(e.task), {cpu(e.target_cpu)}));
    }
    void operator()(traced::SchedMigrateTask const& e)
    {
        m.put(tracepoints::sched_migrate_task, joined(task(e.task), {cpu(e.orig_cpu), cpu(e.dest_cpu)}));
    }
    void operator()(traced::SchedProcessFork const& e)
    {
        m.put(tracepoints::sched_process_fork, {by(e.parent), by_pid(e.parent), comm(e.child), pid(e.child)});
    }
    void operator()(traced::SchedProcessExit const& e) { m.put(tracepoints::sched_process_exit, task(e.task)); }
    void operator()(traced::SchedProcessWait const& e)
    {
        m.put(tracepoints::sched_process_wait,
              {by(e.task), by_pid(e.task), e.task ? prio(*e.task) : number(init_prio)});
    }
    void operator()(traced::SchedStatRuntime const& e)
    {
        m.put(tracepoints::sched_stat_runtime,
              {comm(e.task), pid(e.task), number(e.runtime.count()), unsigned_number(e.vruntime)});
    }
    void operator()(traced::ItimerState const& e)
    {
        m.put(tracepoints::itimer_state,
              {number(static_cast<int>(e.which)), unsigned_number(e.expires_ticks), seconds(e.value_ns),
               micros(e.value_ns), seconds(e.interval_ns), micros(e.interval_ns)});
    }
    void operator()(traced::ItimerExpire const& e)
    {
        m.put(tracepoints::itimer_expire,
              {number(static_cast<int>(e.which)), number(m.m_names->pid(e.process)), unsigned_number(e.now_ticks)});
    }
    void operator()(traced::TickStop const&) { m.put(tracepoints::tick_stop, {number(1)}); }
    void operator()(traced::SignalGenerate const& e)
    {
        // TRACE_SIGNAL_DELIVERED, _ALREADY_PENDING and _IGNORED.
        static constexpr int results[]{0, 2, 1};
        Maybe<TaskId> const receiver = e.task ? e.task : leader_of(e.process);
        m.put(tracepoints::signal_generate,
              {number(e.sig), number(0), code(), comm(receiver), pid(receiver), number(m_origin.group ? 1 : 0),
               number(results[std::min<std::size_t>(static_cast<std::size_t>(e.result), 2)])});
    }
    void operator()(traced::SignalDeliver const& e)
    {
        static constexpr int handlers[]{0x400000, 0, 1, 0};  // a program's, SIG_DFL, SIG_IGN, and none for sigwait
        m.put(tracepoints::signal_deliver,
              {number(e.sig), number(0), code(),
               number(handlers[std::min<std::size_t>(static_cast<std::size_t>(e.action), 3)]), number(0)});
    }
    void operator()(auto const& e)
    {
        m.put(tracepoints::own(m_event.what.index()), {{0, event_details(Traced{e}, *m.m_names)}});
    }

private:
    static Values joined(Values values, Values const& more)
    {
        values.insert(values.end(), more.begin(), more.end());
        return values;
    }
    static TracepointValue number(std::int64_t value) { return {value, {}}; }
    static TracepointValue unsigned_number(std::uint64_t value) { return {static_cast<std::int64_t>(value), {}}; }
    static TracepointValue cpu(CpuId id) { return number(static_cast<std::int64_t>(index_of(id))); }
    static TracepointValue seconds(Nanos span) { return number(span.count() / 1'000'000'000); }
    static TracepointValue micros(Nanos span) { return number(span.count() % 1'000'000'000 / 1000); }
    TracepointValue code() const { return number(static_cast<int>(m_origin.code)); }
    TracepointValue comm(Maybe<TaskId> id) const { return {0, comm_of(id, m_event.cpu, *m.m_names)}; }
    TracepointValue pid(Maybe<TaskId> id) const { return number(pid_of(id, *m.m_names)); }
    TracepointValue prio(Maybe<TaskId> id) const { return number(id ? m.m_names->prio(*id) : idle_prio); }
    Values task(Maybe<TaskId> id) const { return {comm(id), pid(id), prio(id)}; }
    // Who has nobody for a parent has init.
    TracepointValue by(Maybe<TaskId> id) const { return id ? comm(id) : TracepointValue{0, "init"}; }
    TracepointValue by_pid(Maybe<TaskId> id) const { return id ? pid(id) : number(1); }
    Maybe<TaskId> leader_of(Tgid process) const
    {
        auto const& processes = m.m_names->task_table().processes;
        return index_of(process) < processes.size() ? Maybe<TaskId>{processes[index_of(process)].leader}
                                                    : Maybe<TaskId>{};
    }

    TracepointStream& m;
    TraceEvent const& m_event;
    SignalOrigin m_origin;
};

void TracepointStream::take(TraceEvent const& event, TaskNames const& names)
{
    m_names = &names;
    if (event.at > m_at)
        end_instant();
    m_at = event.at;
    m_cpu = event.cpu;
    std::visit(Records{*this, event, m_origins.take(event, names.task_table())}, event.what);
    if (m_marks == ClockMarks::Yes)
        m_clocks.take(event, names.task_table());
}

void TracepointStream::finish(TaskNames const& names, SimTime end)
{
    m_names = &names;
    end_instant();
    m_at = std::max(m_at, end);
    for (std::size_t i = 0; i < m_running.size(); ++i) {
        m_cpu = CpuId{static_cast<std::uint16_t>(i)};
        if (Maybe<TaskId> const id = m_running[i]) {
            TraceEvent const still{0, m_at, m_cpu, TraceEvent::no_cause, traced::SchedSwitch{id, {}, id}};
            Records{*this, still, {}}(std::get<traced::SchedSwitch>(still.what));
        }
    }
}

void TracepointStream::put(Tracepoint const& what, std::vector<TracepointValue> const& values)
{
    m_sink.put({what, m_at, m_cpu, running(m_cpu), values}, *m_names);
}

void TracepointStream::end_instant()
{
    m_clocks.end_instant([this](Tgid id, std::size_t counter, std::int64_t value) {
        put(tracepoints::print,
            {{0, fmt::format("C|{}|{}|{}", m_names->pid(id), clock_counters[counter].name, value)}});
    });
}

Maybe<TaskId>& TracepointStream::running(CpuId cpu)
{
    if (index_of(cpu) >= m_running.size())
        m_running.resize(index_of(cpu) + 1);
    return m_running[index_of(cpu)];
}

}
