// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/clock_counters.h"

#include <array>
#include <functional>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace tickscope {

/// What is measured. Of threads: Running, which is User and System; Waiting (runnable, but not running); Sleeping;
/// Response (from when it became runnable until it ran); Turnaround (from then until it slept or ended). Of CPUs:
/// User, System, Idle and Offline.
enum class SpanKind : std::uint8_t { Running, User, System, Waiting, Sleeping, Response, Turnaround, Idle, Offline };
inline constexpr std::size_t span_kinds = 9;

/// Whose pieces make a row: a thread's, a CPU's, those of the threads of a process, or those of all threads.
enum class StatisticsBy : std::uint8_t { Thread, Cpu, Process, State };

/// What is known of a number of spans. The median and the percentiles are spans that occurred: the smallest one that
/// half, 95 or 99 of a hundred are not above (nearest rank). The mean is cut to whole nanoseconds.
struct SpanStatistics {
    std::uint64_t count = 0;
    Nanos sum{}, mean{}, median{}, p95{}, p99{}, longest{};

    bool operator==(SpanStatistics const&) const = default;
};
SpanStatistics span_statistics(std::vector<Nanos> spans);

struct StatisticsRow {
    StatisticsBy by{};
    std::uint32_t subject = 0;  ///< index of the TaskId, CpuId or Tgid; 0 for State
    SpanKind measure{};
    SpanStatistics spans;
};

std::string_view word(SpanKind measure);
std::string_view word(StatisticsBy by);

/// The accounts of a process at both ends of the range.
struct ClockChange {
    Tgid process{};
    ClockSeries::Standing from, to;
};

/// A thread, or the idle task, leaves a CPU: a line of `perf sched timehist`.
struct Departure {
    SimTime at{};
    CpuId cpu{};
    Maybe<TaskId> task;  ///< none: the idle task
    Nanos wait{};        ///< from when it last left a CPU until it was switched in
    Nanos delay{};       ///< from when it was woken or preempted until it was switched in
    Nanos run{};         ///< since then
};

/// Sums over a stretch of a run, from its trace alone. Events must come from boot on, in order; the range is all that
/// is later than `from` and not later than `to`. Spans of states are cut to it; a Response or Turnaround counts whole,
/// where it ends. Memory: 8 bytes a span.
class RangeStatistics {
public:
    struct Range {
        SimTime from{}, to{};
    };
    RangeStatistics(Range range, std::size_t cpus, KernelConfig const& boot);

    /// That a CPU is not online at boot: no event says so. Before the first take().
    void starts_offline(CpuId id) { cpu(id).online = false; }
    /// Called with every departure in the range.
    void on_departure(std::function<void(Departure const&)> called) { m_on_departure = std::move(called); }
    void take(TraceEvent const& event, TaskTable const& tasks);
    /// The run stands at `end`, where a range that was to be longer ends too: closes what goes on then. Nothing comes
    /// after this.
    void finish(SimTime end);

    /// For every subject that there was, a row for each measure that it has. After finish().
    std::vector<StatisticsRow> rows(StatisticsBy by, TaskTable const& tasks) const;
    /// Every process that there was but init. After finish().
    std::vector<ClockChange> clocks() const;
    Range range() const { return m_range; }

private:
    class Reader;
    using Pieces = std::array<std::vector<Nanos>, span_kinds>;

    enum class State : std::uint8_t { Unborn, New, Waiting, Running, Sleeping, Gone };
    struct Thread {
        State state = State::Unborn;
        bool in_kernel = false;
        SimTime since{};                       // in this state
        SimTime mode_since{};                  // in this mode, while it runs
        std::optional<SimTime> active_since;   // when it became runnable, until it sleeps
        std::optional<SimTime> not_run_since;  // the same until it runs
        std::optional<SimTime> left_at, ready_at;
        Pieces pieces;
    };
    struct Cpu {
        Maybe<TaskId> curr;
        bool online = true;
        SimTime since{};
        Pieces pieces;
    };

    Thread& thread(TaskId id);
    Cpu& cpu(CpuId id);
    void add(Pieces& pieces, SpanKind measure, SimTime since, SimTime until) const;
    bool in_range(SimTime at) const { return at > m_range.from && at <= m_range.to; }
    void enter(TaskId id, State state, SimTime at);
    void close_mode(Thread& thread, SimTime at);
    void close_cpu(Cpu& cpu, SimTime at);
    void depart(CpuId cpu, Maybe<TaskId> task, SimTime at);
    void remember_clocks();

    Range m_range;
    std::function<void(Departure const&)> m_on_departure;
    std::vector<Thread> m_threads;
    std::vector<Cpu> m_cpus;
    ClockCounters m_clocks;
    std::vector<ClockSeries::Standing> m_clocks_from;
    bool m_has_begun = false;
};

}
