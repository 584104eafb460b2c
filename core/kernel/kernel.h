// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/stop.h"
#include "core/kernel/machine.h"
#include "core/kernel/trace_event.h"

namespace tickscope {

/// The state, and where to report what happens to it. Every kernel function takes one, first.
struct Kernel {
    Machine& machine;
    TraceSink* trace = nullptr;                  ///< none: nobody listens, and a report costs an increment
    CpuId cpu{};                                 ///< smp_processor_id(): whose interrupt or system call is under way
    std::uint64_t cause = TraceEvent::no_cause;  ///< number of the event under way
    bool trace_locks = false;                    ///< report traced::Lock too
    bool in_interrupt = false;                   ///< in_interrupt(): what is done is not the current task's doing
    bool outside = false;                        ///< a command from outside is under way: no thread calls
    RunBounds bounds{};
    std::uint64_t ops = 0;  ///< that programs have done in the instant under way

    KernelConfig const& config() const { return machine.config; }
    bool has(Fix fix) const { return machine.config.fixes.has(fix); }
    bool has(LaterFix fix) const { return machine.config.later_fixes.has(fix); }
    Task& task(TaskId id) const { return machine.tasks[index_of(id)]; }
    ThreadGroup& group(Tgid id) const { return machine.groups[index_of(id)]; }
    ThreadGroup& group_of(Task const& task) const { return group(task.tgid); }
    PosixTimer& timer(TimerId id) const { return machine.timers[index_of(id)]; }
    Cpu& cpu_at(CpuId id) const { return machine.cpus[index_of(id)]; }
    Runqueue& rq(CpuId id) const { return machine.cpus[index_of(id)].rq; }
    Runqueue& rq_of(Task const& task) const { return rq(task.cpu); }

    /// `current`, where it makes a system call or its tick is under way; none where it is nobody's doing.
    Maybe<TaskId> caller() const { return outside ? Maybe<TaskId>{} : rq(cpu).curr; }

    /// A place between two things that happen, where a run may be left: every row of the machine is whole.
    void stop_point() const
    {
        if (StopCause const wanted = bounds.stop ? bounds.stop->cause() : StopCause::None; wanted != StopCause::None)
            throw Stopped{wanted};
        if (machine.reported > bounds.events)
            throw Stopped{StopCause::Events};
    }

    /// Reports to the trace, with the event under way as its cause; returns the new event's number.
    template<class Event>
    std::uint64_t report(Event const& what) const
    {
        return report(what, cause);
    }
    template<class Event>
    std::uint64_t report(Event const& what, std::uint64_t because) const
    {
        std::uint64_t const n = machine.reported++;
        if (trace)
            trace->record({n, machine.now, cpu, because, what});
        return n;
    }
};

/// What happens while one lives is caused by the event that it was given.
class CauseScope {
public:
    CauseScope(Kernel& kernel, std::uint64_t n)
        : m_kernel{kernel}
        , m_before{kernel.cause}
    {
        kernel.cause = n;
    }
    ~CauseScope() { m_kernel.cause = m_before; }
    CauseScope(CauseScope const&) = delete;
    CauseScope& operator=(CauseScope const&) = delete;

private:
    Kernel& m_kernel;
    std::uint64_t m_before;
};

}
