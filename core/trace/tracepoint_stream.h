// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/clock_counters.h"
#include "core/trace/signal_codes.h"
#include "core/trace/tracepoint.h"

#include <span>
#include <vector>

namespace tickscope {

/// One record of the kernel's ring buffer.
struct TracepointRecord {
    Tracepoint const& what;
    SimTime at{};
    CpuId cpu{};
    Maybe<TaskId> current;  ///< who runs there; none: the idle task
    std::span<TracepointValue const> values;
};

class TracepointSink {
public:
    virtual ~TracepointSink() = default;
    virtual void put(TracepointRecord const& record, TaskNames const& names) = 0;
};

/// Which records go beyond what happens: the clocks as `C|pid|name|value` marks, after each instant that changed them.
enum class ClockMarks : std::uint8_t { No, Yes };

/// Tells a trace in Linux's tracepoints. Beside the events' own records there are a sched_waking before each
/// sched_wakeup, and at the end a sched_switch from each running thread to itself: a viewer that draws a slice where it
/// ends draws the last one too.
class TracepointStream {
public:
    TracepointStream(TracepointSink& sink, KernelConfig const& boot, ClockMarks marks)
        : m_sink{sink}
        , m_marks{marks}
        , m_clocks{boot}
    {
    }

    void take(TraceEvent const& event, TaskNames const& names);
    void finish(TaskNames const& names, SimTime end);

private:
    class Records;

    void put(Tracepoint const& what, std::vector<TracepointValue> const& values);
    void end_instant();
    Maybe<TaskId>& running(CpuId cpu);

    TracepointSink& m_sink;
    ClockMarks m_marks;
    TaskNames const* m_names = nullptr;  // while something is taken
    SimTime m_at{};
    CpuId m_cpu{};
    std::vector<Maybe<TaskId>> m_running;  // by CPU
    ClockCounters m_clocks;
    SignalOrigins m_origins;
};

/// The name and number that Linux has for a thread, or for the idle task of a CPU.
std::string comm_of(Maybe<TaskId> task, CpuId cpu, TaskNames const& names);
std::uint32_t pid_of(Maybe<TaskId> task, TaskNames const& names);

}
