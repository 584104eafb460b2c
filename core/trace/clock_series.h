// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/step_curve.h"
#include "core/trace/task_table.h"
#include "core/trace/trace_log.h"

#include <array>
#include <map>

namespace tickscope {

/// Which of a process's two accounts: thread_group_cputime() or thread_group_cputimer().
enum class ClockSide : std::uint8_t { Clock, Timer };
/// Utime, Stime and their Sum are in ticks, SumExec in nanoseconds.
enum class ClockPart : std::uint8_t { Utime, Stime, Sum, SumExec };

/// A stretch in which the cputimer ran.
struct TimerRun {
    SimTime from{}, to = never;
    std::uint64_t n = 0;  ///< the cputimer_start event; TraceEvent::no_cause if that lies before the series
    bool operator==(TimerRun const&) const = default;
};

/// A level that one of the clocks is going to reach, as long as it stands.
struct ExpiryLine {
    enum class Kind : std::uint8_t { ItimerProf, ItimerVirtual, RlimitSoft, RlimitHard, PosixTimer };
    Kind kind{};
    TimerId timer{};          ///< of a PosixTimer
    CpuClock clock{};         ///< Prof: against Sum; Virt: against Utime; Sched: against SumExec
    std::uint64_t value = 0;  ///< ticks; ns where clock is Sched
    SimTime from{}, to = never;
    std::uint64_t n = 0;  ///< the event that set it
    bool operator==(ExpiryLine const&) const = default;
};

struct SignalFlag {
    SimTime at{};
    std::uint64_t n = 0;  ///< the signal_generate event
    std::uint8_t sig = 0;
    SignalResult result{};
    Maybe<TaskId> task;
    bool operator==(SignalFlag const&) const = default;
};

/// The curves of one process, by doing its accounting over again from the trace alone.
/// Memory: 17.1 bytes a point and curve; a tick makes a point in two or three of the eight.
class ClockSeries {
public:
    /// `boot` is the configuration that the run started with: changes of it are in the trace.
    ClockSeries(Tgid process, KernelConfig const& boot);
    /// Begins where a machine stands, with the event that it will report next.
    ClockSeries(Tgid process, Machine const& machine);

    /// When it takes more, curves fold their older halves, and of lines, runs and signals that are over the older half
    /// goes. Memory is below it after every feed(), but never below 128 KiB.
    void set_budget(std::size_t bytes) { m_budget = bytes; }
    /// Gives up all detail that it has.
    void fold();
    /// How the accounts stand after the last event. A leader that has exited and was not released yet counts with
    /// neither the living nor the dead: clock is live + dead + zombie_leader, in every kernel.
    struct Standing {
        TaskCputime clock, timer;
        TaskCputime live, dead, zombie_leader;
        bool timer_running = false;
        bool begun = false;  ///< the process was there

        bool operator==(Standing const&) const = default;
    };
    Standing standing() const;
    /// Reads the next event alone: for who sees many processes go by at once.
    void take(TraceEvent const& event, TaskTable const& tasks);
    /// Reads on from where it stopped last time. When Frame::epoch has changed begin with a new ClockSeries.
    void feed(TraceView const& trace, TaskTable const& task_table);

    StepCurve const& curve(ClockSide side, ClockPart part) const
    {
        return m_curves[static_cast<std::size_t>(side)][static_cast<std::size_t>(part)];
    }
    std::span<TimerRun const> timer_runs() const { return m_runs; }
    std::span<ExpiryLine const> expiries() const { return m_expiries; }
    std::span<SignalFlag const> signals() const { return m_signals; }
    std::uint64_t fed() const { return m_next; }  ///< events 0 .. fed-1 are in
    SimTime begins() const { return m_begins; }   ///< nothing is known of earlier instants
    /// From here on everything is exact.
    SimTime detail_from() const;
    std::size_t bytes() const;

private:
    class Feeder;

    void take_lines(Machine const& machine);
    void draw(SimTime at);
    TaskCputime clock() const;
    void keep_to_budget();
    void forget_half_of_the_lines();

    Tgid m_process;
    KernelConfig m_config;
    std::uint64_t m_next = 0;
    std::array<std::array<StepCurve, 4>, 2> m_curves;
    std::vector<TimerRun> m_runs;
    std::vector<ExpiryLine> m_expiries;
    std::vector<SignalFlag> m_signals;
    std::vector<std::size_t> m_standing;      // the expiries that have not ended
    std::map<TaskId, TaskCputime> m_threads;  // raw sums of the threads not yet released
    TaskCputime m_live, m_dead;
    TaskCputime m_totals;  // the cputimer, or the totals that came before it
    bool m_running = false;
    bool m_has_percpu_table = false;
    bool m_begun = false;
    bool m_gone = false;
    Maybe<TaskId> m_zombie_leader;
    SimTime m_begins{};
    SimTime m_lines_from{};  // lines, runs and signals that ended before may be missing
    std::size_t m_budget = ~std::size_t{0};
};

}
