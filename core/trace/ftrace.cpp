// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/enum_table.h"
#include "core/trace/event_fields.h"
#include "core/trace/event_text.h"
#include "core/trace/export.h"
#include "core/trace/text_sink.h"

#include <iterator>
#include <vector>

namespace tickscope {

namespace {

constexpr std::size_t longest_comm = 15;  // TASK_COMM_LEN less its final zero

/// One trace file on its way out. Whose line it is follows from who was switched in last on that CPU.
class Ftrace final : public TraceWriter {
public:
    Ftrace(std::ostream& out, TraceFacts const& facts)
        : m_sink{out}
        , m_running(facts.cpus)
    {
        header(facts);
    }

    void write(TraceView const& events, TaskNames const& names) override
    {
        m_names = &names;
        events.each(events.first_n(), events.size(), [this](TraceEvent const& event) {
            line(event);
            m_sink.flush_when_full();
        });
    }
    void finish(TaskNames const&, SimTime) override { m_sink.flush(); }

    // The layouts of include/trace/events/, one function a tracepoint.
    void layout(traced::SchedSwitch const& e)
    {
        put("sched_switch: prev_comm={} prev_pid={} prev_prio={} prev_state={} ==> next_comm={} next_pid={} "
            "next_prio={}",
            comm(e.prev), pid(e.prev), prio(e.prev), word(e.prev_state), comm(e.next), pid(e.next), prio(e.next));
        m_running[cpu_slot()] = e.next;
    }
    void layout(traced::SchedWakeup const& e) { wakeup("sched_wakeup", e.task, e.target_cpu); }
    void layout(traced::SchedWakeupNew const& e) { wakeup("sched_wakeup_new", e.task, e.target_cpu); }
    void layout(traced::SchedMigrateTask const& e)
    {
        put("sched_migrate_task: comm={} pid={} prio={} orig_cpu={} dest_cpu={}", comm(e.task), pid(e.task),
            prio(e.task), index_of(e.orig_cpu), index_of(e.dest_cpu));
    }
    void layout(traced::SchedProcessFork const& e)
    {
        put("sched_process_fork: comm={} pid={} child_comm={} child_pid={}", e.parent ? comm(e.parent) : "init",
            e.parent ? pid(e.parent) : 1, comm(e.child), pid(e.child));
    }
    void layout(traced::SchedProcessExit const& e)
    {
        put("sched_process_exit: comm={} pid={} prio={}", comm(e.task), pid(e.task), prio(e.task));
    }
    void layout(traced::SchedProcessWait const& e)
    {
        put("sched_process_wait: comm={} pid={} prio={}", e.task ? comm(e.task) : "init", e.task ? pid(e.task) : 1,
            prio(e.task));
    }
    void layout(traced::SchedStatRuntime const& e)
    {
        put("sched_stat_runtime: comm={} pid={} runtime={} [ns] vruntime={} [ns]", comm(e.task), pid(e.task),
            e.runtime.count(), e.vruntime);
    }
    void layout(traced::ItimerState const& e)
    {
        put("itimer_state: which={} expires={} it_value={} it_interval={}", static_cast<int>(e.which), e.expires_ticks,
            seconds(e.value_ns), seconds(e.interval_ns));
    }
    void layout(traced::ItimerExpire const& e)
    {
        put("itimer_expire: which={} pid={} now={}", static_cast<int>(e.which), m_names->pid(e.process), e.now_ticks);
    }
    void layout(traced::TickStop const&) { put("tick_stop: success=1 dependency=NONE"); }
    void layout(traced::SignalGenerate const& e)
    {
        // TRACE_SIGNAL_DELIVERED, _ALREADY_PENDING and _IGNORED are 0, 2 and 1.
        static constexpr int results[]{0, 2, 1};
        bool const from_kernel = !e.by || e.task == e.by;
        put("signal_generate: sig={} errno=0 code={} comm={} pid={} grp=1 res={}", e.sig, from_kernel ? 128 : 0,
            comm(e.task), pid(e.task), row_for(results, e.result));
    }
    void layout(traced::SignalDeliver const& e)
    {
        static constexpr std::string_view handlers[]{"400000", "0", "1"};
        put("signal_deliver: sig={} errno=0 code=0 sa_handler={} sa_flags=0", e.sig, row_for(handlers, e.action));
    }
    // An event that Linux has no tracepoint for has the fields of the other exports, under a name of our own.
    template<class Kind>
    void layout(Kind const& e)
    {
        put("tickscope_{}: {}", Kind::ev, event_details(Traced{e}, *m_names));
    }

private:
    template<class... Args>
    void put(fmt::format_string<Args...> format, Args&&... args)
    {
        fmt::format_to(std::back_inserter(m_sink.text()), format, std::forward<Args>(args)...);
    }

    void header(TraceFacts const& facts)
    {
        put("# tracer: nop\n#\n");
        if (facts.entries)
            put("# entries-in-buffer/entries-written: {0}/{0}   #P:{1}\n#\n", *facts.entries, facts.cpus);
        put("#                                          _-----=> irqs-off\n"
            "#                                         / _----=> need-resched\n"
            "#                                        | / _---=> hardirq/softirq\n"
            "#                                        || / _--=> preempt-depth\n"
            "#                                        ||| /\n"
            "#           TASK-PID      TGID    CPU#  ||||   TIMESTAMP  FUNCTION\n"
            "#              | |          |       |   ||||      |         |\n");
    }

    void line(TraceEvent const& event)
    {
        m_cpu = event.cpu;
        Maybe<TaskId> const who = m_running[cpu_slot()];
        std::int64_t const us = (event.at.time_since_epoch().count() + 500) / 1000;
        put("{:>16}-{:<7} ", who ? comm(who) : "<idle>", pid(who));
        if (Maybe<Tgid> const group = who ? m_names->group(*who) : Maybe<Tgid>{})
            put("({:7})", m_names->pid(*group));
        else
            put("(-------)");
        put(" [{:03}] d..2 {:5}.{:06}: ", index_of(event.cpu), us / 1'000'000, us % 1'000'000);
        std::visit([this](auto const& kind) { layout(kind); }, event.what);
        m_sink.text().push_back('\n');
    }

    void wakeup(std::string_view name, TaskId task, CpuId target)
    {
        put("{}: comm={} pid={} prio={} target_cpu={:03}", name, comm(task), pid(task), prio(task), index_of(target));
    }

    std::size_t cpu_slot()
    {
        if (index_of(m_cpu) >= m_running.size())
            m_running.resize(index_of(m_cpu) + 1);
        return index_of(m_cpu);
    }
    std::string comm(Maybe<TaskId> task) const
    {
        return task ? m_names->path(*task).substr(0, longest_comm) : fmt::format("swapper/{}", index_of(m_cpu));
    }
    std::uint32_t pid(Maybe<TaskId> task) const { return task ? m_names->pid(*task) : 0; }
    int prio(Maybe<TaskId> task) const { return task ? m_names->prio(*task) : 120; }
    static std::string seconds(Nanos span)
    {
        return fmt::format("{}.{:06}", span.count() / 1'000'000'000, span.count() % 1'000'000'000 / 1000);
    }

    TextSink m_sink;
    TaskNames const* m_names = nullptr;  // while events are written
    std::vector<Maybe<TaskId>> m_running;
    CpuId m_cpu{};
};

}

std::unique_ptr<TraceWriter> ftrace_writer(std::ostream& out, TraceFacts const& facts)
{
    return std::make_unique<Ftrace>(out, facts);
}

}
