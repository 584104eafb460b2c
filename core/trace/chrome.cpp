// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/chrome_arrows.h"
#include "core/trace/clock_counters.h"
#include "core/trace/event_fields.h"
#include "core/trace/export.h"
#include "core/trace/ftrace_text.h"
#include "core/trace/spool.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace tickscope {

namespace {

/// What the file's `systemTraceEvents` hold: the scheduler's lines of a trace file of the kernel, from which a viewer
/// makes tracks of the CPUs. They come behind all other events, and wait until then.
class SystemTrace final : private TracepointSink {
public:
    explicit SystemTrace(KernelConfig const& boot)
        : m_stream{*this, boot, ClockMarks::No}
    {
        fmt::memory_buffer header;
        put_ftrace_header(header);
        // The two clocks of the file are one.
        fmt::format_to(std::back_inserter(header),
                       "          <idle>-0       (-------) [000] d..2     0.000000000: "
                       "tracing_mark_write: trace_event_clock_sync: parent_ts=0.0\n");
        m_lines.append({header.data(), header.size()});
    }

    void take(TraceEvent const& event, TaskNames const& names)
    {
        if (std::holds_alternative<traced::SchedSwitch>(event.what) ||
            std::holds_alternative<traced::SchedWakeup>(event.what) ||
            std::holds_alternative<traced::SchedWakeupNew>(event.what))
            m_stream.take(event, names);
    }
    /// False where a part of it was lost.
    bool finish(ChromeText& text, TaskNames const& names, SimTime end)
    {
        m_stream.finish(names, end);
        text.begin_system_trace();
        return m_lines.replay([&text](std::string_view part) { text.put_system_trace(part); });
    }

private:
    void put(TracepointRecord const& record, TaskNames const& names) override
    {
        fmt::memory_buffer line;
        put_ftrace_line(line, record, names);
        m_lines.append({line.data(), line.size()});
    }

    TracepointStream m_stream;
    Spool m_lines;
};

/// CPU lanes, and a lane of events under each with arrows for causes; threads with their states; the clocks of
/// processes as counters.
class Chrome final : public TraceWriter {
public:
    Chrome(std::ostream& out, TraceFacts const& facts)
        : m_out{out}
        , m_text{out}
        , m_title{facts.title}
        , m_arrows{m_text}
        , m_clocks{facts.boot}
        , m_system{facts.boot}
        , m_cpus(facts.cpus)
    {
        name_cpus();
    }

    void write(TraceView const& events, TaskNames const& names) override
    {
        m_names = &names;
        name_newcomers();
        events.each(events.first_n(), events.size(), [this](TraceEvent const& event) {
            if (event.at > m_last_at)
                count_clocks();
            m_event = &event;
            m_last_at = event.at;
            std::visit([this](auto const& kind) { take(kind); }, event.what);
            m_arrows.take(event, *m_names);
            m_clocks.take(event, m_names->task_table());
            m_system.take(event, *m_names);
        });
    }

    void finish(TaskNames const& names, SimTime end) override
    {
        m_names = &names;
        count_clocks();
        close_slices(end);
        if (!m_system.finish(m_text, names, end))
            m_out.setstate(std::ios::badbit);
        m_text.finish(m_title);
    }

private:
    struct Running {
        Maybe<TaskId> task;
        SimTime since{};
        std::optional<SimTime> in_kernel_since;
    };
    struct ThreadNow {
        std::optional<SimTime> waiting_since;
        bool in_kernel = false;
    };

    void name_cpus()
    {
        m_text.name_process(cpus_pid, "CPUs", -1);
        for (std::size_t cpu = 0; cpu < m_cpus.size(); ++cpu) {
            m_text.name_thread(lane(cpu), fmt::format("CPU {}", cpu), static_cast<int>(2 * cpu));
            m_text.name_thread(event_lane(cpu), fmt::format("CPU {} events", cpu), static_cast<int>(2 * cpu + 1));
        }
    }
    void name_newcomers()
    {
        TaskTable const& tasks = m_names->task_table();
        for (; m_named_processes < tasks.processes.size(); ++m_named_processes) {
            Tgid const id{static_cast<std::uint32_t>(m_named_processes)};
            m_text.name_process(m_names->pid(id), m_names->process(id), static_cast<int>(m_named_processes));
        }
        for (std::size_t i = m_threads.size(); i < tasks.threads.size(); ++i) {
            TaskId const id{static_cast<std::uint32_t>(i)};
            m_text.name_thread(track(id), m_names->thread(id), static_cast<int>(i));
        }
        m_threads.resize(tasks.threads.size());
    }

    void take(traced::SchedSwitch const& e)
    {
        Running& cpu = running_here();
        leave(cpu);
        if (e.prev)
            thread(*e.prev).waiting_since =
                e.prev_state == SwitchOutState::Runnable ? std::optional{now()} : std::nullopt;
        cpu = {e.next, now(), {}};
        if (e.next) {
            end_waiting(*e.next);
            if (thread(*e.next).in_kernel)
                cpu.in_kernel_since = now();
        }
    }
    void take(traced::Mode const& e)
    {
        thread(e.task).in_kernel = e.mode == CpuMode::System;
        Running& cpu = running_here();
        if (!(cpu.task == e.task))
            return;
        if (e.mode == CpuMode::System)
            cpu.in_kernel_since = now();
        else
            end_kernel_stretch(cpu);
    }
    void take(traced::SchedWakeup const& e) { thread(e.task).waiting_since = now(); }
    void take(traced::SchedWakeupNew const& e) { thread(e.task).waiting_since = now(); }
    void take(traced::SignalGenerate const& e)
    {
        m_text.instant({m_names->pid(e.process), e.task ? m_names->pid(*e.task) : m_names->pid(e.process)}, 'p',
                       event_details(m_event->what, *m_names), now());
    }
    void take(traced::Command const&)
    {
        m_text.instant({cpus_pid, 0}, 'g', event_details(m_event->what, *m_names), now());
    }
    void take(auto const&) { }

    void leave(Running& cpu)
    {
        if (!cpu.task)
            return;
        end_kernel_stretch(cpu);
        m_text.slice(lane(here()), {"cpu", m_names->path(*cpu.task), cpu.since, now()});
        m_text.slice(track(*cpu.task),
                     {"thread_state", "Running", cpu.since, now(), fmt::format("CPU {}", here()), {}});
        cpu.task.reset();
    }
    void end_kernel_stretch(Running& cpu)
    {
        if (cpu.in_kernel_since)
            m_text.slice(lane(here()), {"mode", "system", *cpu.in_kernel_since, now()});
        cpu.in_kernel_since.reset();
    }
    void end_waiting(TaskId id)
    {
        if (auto& since = thread(id).waiting_since) {
            m_text.slice(track(id), {"thread_state", "Runnable", *since, now()});
            since.reset();
        }
    }
    void close_slices(SimTime end)
    {
        TraceEvent last;
        last.at = std::max(end, m_last_at);
        m_event = &last;
        for (std::size_t cpu = 0; cpu < m_cpus.size(); ++cpu) {
            last.cpu = CpuId{static_cast<std::uint16_t>(cpu)};
            leave(m_cpus[cpu]);
        }
        for (std::size_t i = 0; i < m_threads.size(); ++i)
            end_waiting(TaskId{static_cast<std::uint32_t>(i)});
        m_event = nullptr;
    }

    // The values of an instant are known when it is over.
    void count_clocks()
    {
        m_clocks.end_instant([this](Tgid process, std::size_t counter, std::int64_t value) {
            m_text.counter(m_names->pid(process),
                           {clock_counters[counter].name, clock_counters[counter].unit, m_last_at, value});
        });
    }

    SimTime now() const { return m_event->at; }
    std::size_t here() const { return index_of(m_event->cpu); }
    Running& running_here()
    {
        if (here() >= m_cpus.size())
            m_cpus.resize(here() + 1);
        return m_cpus[here()];
    }
    ThreadNow& thread(TaskId id) { return index_of(id) < m_threads.size() ? m_threads[index_of(id)] : m_stranger; }
    ChromeTrack track(TaskId id) const
    {
        Maybe<Tgid> const group = m_names->group(id);
        return {group ? m_names->pid(*group) : 0, m_names->pid(id)};
    }
    static ChromeTrack lane(std::size_t cpu) { return {cpus_pid, cpus_pid + 1 + 2 * cpu}; }

    std::ostream& m_out;
    ChromeText m_text;
    std::string_view m_title;
    ChromeArrows m_arrows;
    ClockCounters m_clocks;
    SystemTrace m_system;
    TaskNames const* m_names = nullptr;
    TraceEvent const* m_event = nullptr;
    SimTime m_last_at{};
    std::size_t m_named_processes = 0;
    std::vector<Running> m_cpus;
    std::vector<ThreadNow> m_threads;
    ThreadNow m_stranger;  // stands in for whoever the table does not know
};

}

std::unique_ptr<TraceWriter> chrome_writer(std::ostream& out, TraceFacts const& facts)
{
    return std::make_unique<Chrome>(out, facts);
}

}
