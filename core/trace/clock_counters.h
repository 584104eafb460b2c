// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/clock_series.h"

#include <array>
#include <string_view>
#include <utility>
#include <vector>

namespace tickscope {

/// A curve that exports draw for each process: of its clock, or of what its timers are held against.
struct ClockCounter {
    std::string_view name, unit;
    std::int64_t (*value)(ClockSeries::Standing const&);
};

// clang-format off
inline constexpr std::array<ClockCounter, 7> clock_counters{{
    {"clock utime", "ticks", [](ClockSeries::Standing const& s) { return static_cast<std::int64_t>(s.clock.utime.value); }},
    {"clock stime", "ticks", [](ClockSeries::Standing const& s) { return static_cast<std::int64_t>(s.clock.stime.value); }},
    {"clock sum_exec_runtime", "ns", [](ClockSeries::Standing const& s) { return s.clock.sum_exec_runtime.count(); }},
    {"timer running", "on", [](ClockSeries::Standing const& s) { return std::int64_t{s.timer_running}; }},
    {"timer utime", "ticks", [](ClockSeries::Standing const& s) { return static_cast<std::int64_t>(s.timer.utime.value); }},
    {"timer utime+stime", "ticks", [](ClockSeries::Standing const& s) { return static_cast<std::int64_t>((s.timer.utime + s.timer.stime).value); }},
    {"timer sum_exec_runtime", "ns", [](ClockSeries::Standing const& s) { return s.timer.sum_exec_runtime.count(); }},
}};
// clang-format on

/// The clocks and cputimers of all processes as a trace goes by, for exports that write each change once: an instant's
/// values are written when the instant is over. Memory does not grow with the trace.
class ClockCounters {
public:
    /// `boot` is the configuration that the run started with.
    explicit ClockCounters(KernelConfig const& boot)
        : m_config{boot}
    {
    }

    /// The next event; call end_instant() before it if it is later than the last.
    void take(TraceEvent const& event, TaskTable const& tasks);
    /// Calls `changed(Tgid, std::size_t counter, std::int64_t value)` for every one of clock_counters that the events
    /// since the last call changed, process by process; for a process that is new, for all. init has none.
    template<class Changed>
    void end_instant(Changed&& changed);

    /// Processes that there are, init among them.
    std::size_t size() const { return m_processes.size(); }
    ClockSeries::Standing standing(Tgid process) const { return m_processes[index_of(process)].series.standing(); }

private:
    struct Process {
        ClockSeries series;
        ClockSeries::Standing written;
        bool touched = false;
    };

    void touch(Tgid process, TraceEvent const& event, TaskTable const& tasks);
    void make_room_for(TaskTable const& tasks);

    KernelConfig m_config;  // as the changes of it that went by have left it
    std::vector<Process> m_processes;
    std::vector<Tgid> m_touched;
};

template<class Changed>
void ClockCounters::end_instant(Changed&& changed)
{
    for (Tgid const id : m_touched) {
        Process& process = m_processes[index_of(id)];
        process.touched = false;
        ClockSeries::Standing const now = process.series.standing();
        ClockSeries::Standing const before = std::exchange(process.written, now);
        for (std::size_t i = 0; i < clock_counters.size(); ++i) {
            std::int64_t const value = clock_counters[i].value(now);
            if (now.begun && (!before.begun || value != clock_counters[i].value(before)))
                changed(id, i, value);
        }
    }
    m_touched.clear();
}

}
