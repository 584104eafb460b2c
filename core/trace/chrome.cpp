// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/chrome_text.h"
#include "core/trace/clock_series.h"
#include "core/trace/event_fields.h"
#include "core/trace/event_text.h"
#include "core/trace/export.h"

#include <algorithm>
#include <deque>
#include <optional>
#include <utility>
#include <vector>

namespace tickscope {

namespace {

constexpr std::uint64_t cpus_pid = 1'000'000;  // beyond every pid: CPUs are shown as a process of their own

/// Events that come with every tick: they are in the slices and counters already, and are drawn only as causes.
bool is_everyday(Traced const& what)
{
    return std::holds_alternative<traced::Tick>(what) || std::holds_alternative<traced::AccountGroup>(what) ||
        std::holds_alternative<traced::SchedStatRuntime>(what) || std::holds_alternative<traced::Mode>(what) ||
        std::holds_alternative<traced::Lock>(what) || std::holds_alternative<traced::SchedSwitch>(what);
}

/// CPU lanes, and a lane of events under each with arrows for causes; threads with their states; the clocks of
/// processes as counters.
class Chrome final : public TraceWriter {
public:
    Chrome(std::ostream& out, TraceFacts const& facts)
        : m_text{out}
        , m_title{facts.title}
        , m_config{facts.boot}
        , m_cpus(facts.cpus)
    {
        name_cpus();
    }

    void write(TraceView const& events, TaskNames const& names) override
    {
        m_names = &names;
        name_newcomers();
        events.each(events.first_n(), events.size(), [this](TraceEvent const& event) {
            m_event = &event;
            m_last_at = event.at;
            remember(event);
            std::visit([this](auto const& kind) { take(kind); }, event.what);
            if (!is_everyday(event.what))
                mark(event.at, event.cpu, event_name(event.what), event_details(event.what, *m_names));
            if (event.cause != TraceEvent::no_cause && event.cause < event.n && !is_everyday(event.what))
                point_from_cause(event);
        });
        feed_clocks(events);
        // The values of the last instant are not known before it is over.
        count_clocks(m_last_at);
    }

    void finish(TaskNames const& names, SimTime end) override
    {
        m_names = &names;
        close_slices(end);
        count_clocks(never);
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
    struct Place {
        SimTime at{};
        CpuId cpu{};
    };
    static constexpr std::size_t remembered = 1u << 16, remembered_notable = 1u << 18;

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
        TaskTable const& task_table = m_names->task_table();
        for (; m_named_processes < task_table.processes.size(); ++m_named_processes) {
            Tgid const id{static_cast<std::uint32_t>(m_named_processes)};
            m_text.name_process(m_names->pid(id), m_names->process(id), static_cast<int>(m_named_processes));
            m_clocks.emplace_back(id, m_config);
        }
        for (std::size_t i = m_threads.size(); i < task_table.threads.size(); ++i) {
            TaskId const id{static_cast<std::uint32_t>(i)};
            m_text.name_thread(track(id), m_names->thread(id), static_cast<int>(i));
        }
        m_threads.resize(task_table.threads.size());
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
    void take(traced::Command const& e)
    {
        if (e.what == CommandKind::Fix) {
            m_config.fixes = PackedFixes{e.value}.fixes();
            m_config.later_fixes = PackedFixes{e.value}.later();
        }
        m_text.instant({cpus_pid, 0}, 'g', event_details(m_event->what, *m_names), now());
    }
    void take(auto const&) { }

    // The arrow's ends lie on slices of no length in the lanes of events; an everyday event gets one when it is a
    // cause.
    void mark(SimTime at, CpuId cpu, std::string_view name, std::string_view detail)
    {
        m_text.slice(event_lane(index_of(cpu)), "event", name, at, at, detail);
    }
    void point_from_cause(TraceEvent const& event)
    {
        std::optional<Place> const place = place_of(event.cause);
        if (place)
            m_text.arrow(event.n, event_lane(index_of(place->cpu)), place->at, event_lane(index_of(event.cpu)),
                         event.at);
    }
    void remember(TraceEvent const& event)
    {
        Recent const recent{event.n, {event.at, event.cpu}, is_everyday(event.what), event_name(event.what)};
        if (m_recent.size() < remembered)
            m_recent.resize(remembered);
        m_recent[event.n % remembered] = recent;
        if (recent.everyday)
            return;
        if (m_notable.size() == remembered_notable)
            m_notable.pop_front();
        m_notable.push_back(recent);
    }
    std::optional<Place> place_of(std::uint64_t n)
    {
        // Only its first arrow puts an everyday event in the lane.
        if (Recent& recent = m_recent[n % remembered]; recent.n == n) {
            if (std::exchange(recent.everyday, false))
                mark(recent.place.at, recent.place.cpu, recent.name, {});
            return recent.place;
        }
        auto const found =
            std::lower_bound(m_notable.begin(), m_notable.end(), n,
                             [](Recent const& recent, std::uint64_t wanted) { return recent.n < wanted; });
        return found == m_notable.end() || found->n != n ? std::nullopt : std::optional{found->place};
    }

    void leave(Running& cpu)
    {
        if (!cpu.task)
            return;
        end_kernel_stretch(cpu);
        m_text.slice(lane(here()), "cpu", m_names->path(*cpu.task), cpu.since, now());
        m_text.slice(track(*cpu.task), "thread_state", "Running", cpu.since, now(), fmt::format("CPU {}", here()));
        cpu.task.reset();
    }
    void end_kernel_stretch(Running& cpu)
    {
        if (cpu.in_kernel_since)
            m_text.slice(lane(here()), "mode", "system", *cpu.in_kernel_since, now());
        cpu.in_kernel_since.reset();
    }
    void end_waiting(TaskId id)
    {
        if (auto& since = thread(id).waiting_since) {
            m_text.slice(track(id), "thread_state", "Runnable", *since, now());
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

    void feed_clocks(TraceView const& events)
    {
        for (ClockSeries& series : m_clocks)
            series.feed(events, m_names->task_table());
    }
    // What happened before `until` and has not been written yet. init has no clock worth a line.
    void count_clocks(SimTime until)
    {
        for (std::size_t i = 1; i < m_clocks.size(); ++i) {
            Tgid const tgid{static_cast<std::uint32_t>(i)};
            ClockSeries& series = m_clocks[i];
            count(tgid, "clock utime", "ticks", series.curve(ClockSide::Clock, ClockPart::Utime), until);
            count(tgid, "clock stime", "ticks", series.curve(ClockSide::Clock, ClockPart::Stime), until);
            count(tgid, "clock sum_exec_runtime", "ns", series.curve(ClockSide::Clock, ClockPart::SumExec), until);
            count(tgid, "timer utime+stime", "ticks", series.curve(ClockSide::Timer, ClockPart::Sum), until);
            series.fold();
        }
        m_counted_to = until;
    }
    void count(Tgid process, std::string_view name, std::string_view unit, StepCurve const& curve, SimTime until)
    {
        for (StepCurve::Point const& point : curve.points(m_counted_to, until))
            if (point.at >= m_counted_to && (point.at < until || until == never))
                m_text.counter(m_names->pid(process), name, unit, point.at, point.value);
    }

    SimTime now() const { return m_event->at; }
    std::size_t here() const { return index_of(m_event->cpu); }
    Running& running_here()
    {
        if (here() >= m_cpus.size())
            m_cpus.resize(here() + 1);
        return m_cpus[here()];
    }
    ThreadNow& thread(TaskId id)
    {
        return index_of(id) < m_threads.size() ? m_threads[index_of(id)] : m_unknown_thread;
    }
    ChromeTrack track(TaskId id) const
    {
        Maybe<Tgid> const group = m_names->group(id);
        return {group ? m_names->pid(*group) : 0, m_names->pid(id)};
    }
    static ChromeTrack lane(std::size_t cpu) { return {cpus_pid, cpus_pid + 1 + 2 * cpu}; }
    static ChromeTrack event_lane(std::size_t cpu) { return {cpus_pid, cpus_pid + 2 + 2 * cpu}; }

    struct Recent {
        std::uint64_t n = ~std::uint64_t{0};
        Place place;
        bool everyday = false;
        std::string_view name;
    };

    ChromeText m_text;
    std::string_view m_title;
    KernelConfig m_config;  // after the changes of it that were written so far
    TaskNames const* m_names = nullptr;
    TraceEvent const* m_event = nullptr;
    SimTime m_last_at{};
    SimTime m_counted_to{};
    std::size_t m_named_processes = 0;
    std::vector<Running> m_cpus;
    std::vector<ThreadNow> m_threads;
    ThreadNow m_unknown_thread;  // stands in for a thread that the task table does not have
    std::vector<Recent> m_recent;
    std::deque<Recent> m_notable;
    std::vector<ClockSeries> m_clocks;
};

}

std::unique_ptr<TraceWriter> chrome_writer(std::ostream& out, TraceFacts const& facts)
{
    return std::make_unique<Chrome>(out, facts);
}

}
