// SPDX-License-Identifier: GPL-3.0-or-later
// A value change dump (IEEE 1364, 18.2) for GTKWave: CPUs, processes and threads as scopes, their states as signals.
#include "core/kernel/signal_names.h"
#include "core/trace/clock_counters.h"
#include "core/trace/event_text.h"
#include "core/trace/export.h"
#include "core/trace/spool.h"
#include "core/trace/vcd_text.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <span>
#include <utility>
#include <vector>

namespace tickscope {

namespace vcd {

using enum VcdType;

enum MachineVariable : std::size_t { NohzBalancer, HpetInterrupt, RtcIrq, Warning };
constexpr std::array<VcdVariable, 4> machine_variables{
    {{String, "nohz_load_balancer"}, {Event, "hpet_interrupt"}, {Event, "rtc_irq"}, {Event, "warning"}}};

enum CpuVariable : std::size_t { Curr, CurrPid, Mode, Tick, TickStopped, Online };
constexpr std::array<VcdVariable, 6> cpu_variables{
    {{String, "curr"}, {Reg64, "pid"}, {String, "mode"}, {Event, "tick"}, {Wire, "tick_stopped"}, {Wire, "online"}}};

// Behind these a process has its clock_counters.
enum ProcessVariable : std::size_t { Signal, SignalName, FirstCounter };
constexpr std::array<VcdVariable, FirstCounter> process_variables{{{Event, "signal"}, {String, "signal_name"}}};

enum ThreadVariable : std::size_t { State, ThreadCpu };
constexpr std::array<VcdVariable, 2> thread_variables{{{String, "state"}, {Reg64, "cpu"}}};

/// The changes, on their way to where they wait for the header.
class Changes {
public:
    void begin_instant(SimTime at)
    {
        if (m_begun && at == m_at)
            return;
        m_begun = true;
        m_at = at;
        fmt::format_to(std::back_inserter(m_text), "#{}\n", at.time_since_epoch().count());
    }
    void wire(std::size_t n, bool value) { put_vcd_wire(m_text, n, value), pass_on(); }
    void number(std::size_t n, std::uint64_t value) { put_vcd_number(m_text, n, value), pass_on(); }
    void event(std::size_t n) { put_vcd_event(m_text, n), pass_on(); }
    void string(std::size_t n, std::string_view value) { put_vcd_string(m_text, n, value), pass_on(); }

    /// False where a part was lost.
    bool copy_to(std::ostream& out)
    {
        m_spool.append({m_text.data(), m_text.size()});
        m_text.clear();
        return m_spool.replay([&out](std::string_view part) { out << part; });
    }

private:
    void pass_on()
    {
        static constexpr std::size_t piece = std::size_t{1} << 16;
        if (m_text.size() < piece)
            return;
        m_spool.append({m_text.data(), m_text.size()});
        m_text.clear();
    }

    fmt::memory_buffer m_text;
    Spool m_spool;
    SimTime m_at{};
    bool m_begun = false;
};

class Writer final : public TraceWriter {
public:
    Writer(std::ostream& out, TraceFacts const& facts)
        : m_out{out}
        , m_title{facts.title}
        , m_clocks{facts.boot}
        , m_machine{allot(machine_variables.size())}
    {
        m_changes.begin_instant({});
        while (m_cpus.size() < facts.cpus)
            add_cpu();
    }

    void write(TraceView const& events, TaskNames const& names) override
    {
        m_names = &names;
        add_newcomers();
        events.each(events.first_n(), events.size(), [this](TraceEvent const& event) {
            if (event.at > m_at)
                end_instant();
            m_at = event.at;
            m_cpu = event.cpu;
            while (m_cpus.size() <= index_of(event.cpu))
                add_cpu();
            std::visit([this](auto const& kind) { take(kind); }, event.what);
            m_clocks.take(event, m_names->task_table());
        });
    }

    // Who is declared in front is known when everybody has come.
    void finish(TaskNames const& names, SimTime end) override
    {
        m_names = &names;
        end_instant();
        m_changes.begin_instant(std::max(m_at, end));
        put_header();
        if (!m_changes.copy_to(m_out))
            m_out.setstate(std::ios::badbit);
        m_out.flush();
    }

private:
    struct CpuRow {
        std::size_t first = 0;
        Maybe<TaskId> curr;
    };
    struct ThreadRow {
        std::size_t first = 0;
        bool in_kernel = false;
    };

    std::size_t allot(std::size_t variables) { return std::exchange(m_next, m_next + variables); }
    void add_cpu()
    {
        m_cpus.push_back({allot(cpu_variables.size()), {}});
        m_changes.string(m_cpus.back().first + Curr, "idle");
        m_changes.string(m_cpus.back().first + Mode, "idle");
    }
    void add_newcomers()
    {
        while (m_processes.size() < m_names->task_table().processes.size())
            m_processes.push_back(allot(FirstCounter + clock_counters.size()));
        while (m_threads.size() < m_names->task_table().threads.size())
            m_threads.push_back({allot(thread_variables.size()), false});
    }

    void take(traced::SchedSwitch const& e)
    {
        static constexpr std::string_view states[]{"runnable", "sleeping", "zombie", "dead", "runnable", "stopped"};
        if (e.prev)
            set_state(*e.prev, states[std::min<std::size_t>(static_cast<std::size_t>(e.prev_state), 5)]);
        now();
        CpuRow& cpu = m_cpus[index_of(m_cpu)];
        cpu.curr = e.next;
        m_changes.string(cpu.first + Curr, m_names->path(e.next, "idle"));
        m_changes.number(cpu.first + CurrPid, e.next ? m_names->pid(*e.next) : 0);
        m_changes.string(cpu.first + Mode, mode_of(e.next));
        if (e.next) {
            set_state(*e.next, "running");
            set_cpu(*e.next, m_cpu);
        }
    }
    void take(traced::Mode const& e)
    {
        if (index_of(e.task) < m_threads.size())
            m_threads[index_of(e.task)].in_kernel = e.mode == CpuMode::System;
        if (m_cpus[index_of(m_cpu)].curr == e.task)
            now().string(m_cpus[index_of(m_cpu)].first + Mode, mode_of(e.task));
    }
    void take(traced::SchedProcessFork const& e) { set_state(e.child, "new"); }
    void take(traced::SchedWakeup const& e) { set_state(e.task, "runnable"), set_cpu(e.task, e.target_cpu); }
    void take(traced::SchedWakeupNew const& e) { set_state(e.task, "runnable"), set_cpu(e.task, e.target_cpu); }
    void take(traced::SchedMigrateTask const& e) { set_cpu(e.task, e.dest_cpu); }
    void take(traced::Tick const&) { now().event(m_cpus[index_of(m_cpu)].first + Tick); }
    void take(traced::TickStop const& e) { set_wire(e.which, TickStopped, true); }
    void take(traced::TickRestart const& e) { set_wire(e.which, TickStopped, false); }
    void take(traced::CpuhpOffline const& e)
    {
        // The first step takes it from the scheduler alone.
        if (e.step > 0)
            set_wire(e.which, Online, false);
    }
    void take(traced::CpuhpOnline const& e) { set_wire(e.which, Online, true); }
    void take(traced::SignalGenerate const& e)
    {
        if (e.process == Tgid{0} || index_of(e.process) >= m_processes.size())
            return;
        std::size_t const first = m_processes[index_of(e.process)];
        bool const named = e.sig > 0 && e.sig <= last_signal;
        now().string(first + SignalName, named ? std::string{signal_name(e.sig)} : fmt::format("SIG{}", e.sig));
        m_changes.event(first + Signal);
    }
    void take(traced::NohzBalancer const& e)
    {
        now().string(m_machine + NohzBalancer, e.owner ? fmt::format("cpu{}", index_of(*e.owner)) : "none");
    }
    void take(traced::HpetInterrupt const&) { now().event(m_machine + HpetInterrupt); }
    void take(traced::RtcIrq const&) { now().event(m_machine + RtcIrq); }
    void take(traced::Warning const&) { now().event(m_machine + Warning); }
    void take(auto const&) { }

    Changes& now()
    {
        m_changes.begin_instant(m_at);
        return m_changes;
    }
    void set_wire(CpuId cpu, CpuVariable variable, bool value)
    {
        while (m_cpus.size() <= index_of(cpu))
            add_cpu();
        now().wire(m_cpus[index_of(cpu)].first + variable, value);
    }
    void set_state(TaskId id, std::string_view state)
    {
        if (index_of(id) < m_threads.size())
            now().string(m_threads[index_of(id)].first + State, state);
    }
    void set_cpu(TaskId id, CpuId cpu)
    {
        if (index_of(id) < m_threads.size())
            now().number(m_threads[index_of(id)].first + ThreadCpu, index_of(cpu));
    }
    std::string_view mode_of(Maybe<TaskId> id) const
    {
        if (!id)
            return "idle";
        return index_of(*id) < m_threads.size() && m_threads[index_of(*id)].in_kernel ? "system" : "user";
    }
    void end_instant()
    {
        m_clocks.end_instant([this](Tgid process, std::size_t counter, std::int64_t value) {
            std::size_t const n = m_processes[index_of(process)] + FirstCounter + counter;
            if (is_wire(counter))
                now().wire(n, value != 0);
            else
                now().number(n, static_cast<std::uint64_t>(value));
        });
    }
    static bool is_wire(std::size_t counter) { return clock_counters[counter].unit == "on"; }

    void put_header() const
    {
        m_out << "$version Tickscope $end\n$comment " << vcd_comment(m_title) << " $end\n$timescale 1 ns $end\n";
        m_out << "$scope module machine $end\n";
        declare(machine_variables, m_machine);
        for (std::size_t cpu = 0; cpu < m_cpus.size(); ++cpu) {
            m_out << "$scope module cpu" << cpu << " $end\n";
            declare(cpu_variables, m_cpus[cpu].first);
            m_out << "$upscope $end\n";
        }
        put_processes();
        m_out << "$upscope $end\n$enddefinitions $end\n";
    }
    void put_processes() const
    {
        std::vector<std::vector<TaskId>> threads(m_processes.size());
        for (std::size_t i = 0; i < m_threads.size(); ++i) {
            TaskId const id{static_cast<std::uint32_t>(i)};
            if (Maybe<Tgid> const process = m_names->group(id); process && index_of(*process) < threads.size())
                threads[index_of(*process)].push_back(id);
        }
        for (std::size_t i = 0; i < m_processes.size(); ++i)
            if (i > 0 || !threads[i].empty())
                put_process(Tgid{static_cast<std::uint32_t>(i)}, threads[i]);
    }
    void put_process(Tgid id, std::span<TaskId const> threads) const
    {
        m_out << "$scope module " << vcd_identifier(fmt::format("{}_{}", m_names->process(id), m_names->pid(id)))
              << " $end\n";
        declare(process_variables, m_processes[index_of(id)]);
        for (std::size_t i = 0; i < clock_counters.size(); ++i) {
            std::string const name = vcd_identifier(clock_counters[i].name);
            m_out << vcd_declaration({is_wire(i) ? Wire : Reg64, name}, m_processes[index_of(id)] + FirstCounter + i);
        }
        for (TaskId const thread : threads)
            put_thread(thread);
        m_out << "$upscope $end\n";
    }
    void put_thread(TaskId id) const
    {
        m_out << "$scope module " << vcd_identifier(fmt::format("{}_{}", m_names->thread(id), m_names->pid(id)))
              << " $end\n";
        declare(thread_variables, m_threads[index_of(id)].first);
        m_out << "$upscope $end\n";
    }
    void declare(std::span<VcdVariable const> variables, std::size_t first) const
    {
        for (std::size_t i = 0; i < variables.size(); ++i)
            m_out << vcd_declaration(variables[i], first + i);
    }

    std::ostream& m_out;
    std::string_view m_title;
    ClockCounters m_clocks;
    Changes m_changes;
    TaskNames const* m_names = nullptr;
    SimTime m_at{};
    CpuId m_cpu{};
    std::size_t m_next = 0;  // number of the next variable
    std::size_t m_machine;
    std::vector<CpuRow> m_cpus;
    std::vector<std::size_t> m_processes;
    std::vector<ThreadRow> m_threads;
};

}

std::unique_ptr<TraceWriter> vcd_writer(std::ostream& out, TraceFacts const& facts)
{
    return std::make_unique<vcd::Writer>(out, facts);
}

}
