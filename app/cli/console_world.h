// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/kernel_console_case.h"
#include "core/kernel/kernel.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tickscope {

/// What the process that is there from the start is called, and its one thread.
inline constexpr char const* init_name = "init";

/// The kernel of a version by its name in the records: "LOCKED", "TIP" and so on.
std::optional<KernelConfig> console_version(std::string_view version);

/// A machine without a scheduler: every thread is current on a CPU of its own, from its creation to its exit, and
/// that CPU's clock goes on only when the thread is said to run. What the kernel reports becomes observations.
class ConsoleWorld : private TraceSink {
public:
    ConsoleWorld(ConsoleCase const& input, KernelConfig config);

    Kernel& kernel() { return m_kernel; }
    Task& task(TaskId id) { return m_kernel.task(id); }
    ThreadGroup& group_of(TaskId id) { return m_kernel.group_of(task(id)); }

    TaskId add_process(std::string const& name, TaskId parent);
    TaskId add_thread(std::string const& name, TaskId of);
    /// A name that was given where no thread came to be.
    void add_stillborn(std::string const& name) { m_by_name[name].reset(); }
    bool knows_thread(std::string const& name) const { return m_by_name.contains(name); }
    /// None for a thread that never came to be.
    Maybe<TaskId> thread(std::string const& name) const { return m_by_name.at(name); }
    std::string const& name_of(TaskId id) const { return m_names[index_of(id)]; }
    /// The name of a process is its leader's.
    std::string const& name_of(Tgid tgid) { return name_of(m_kernel.group(tgid).leader); }

    /// From now on `thread` calls the kernel, on its CPU.
    void enter(TaskId thread) { m_kernel.cpu = task(thread).cpu; }
    bool has_exited(TaskId id) { return task(id).exiting; }
    bool is_killed(TaskId id) { return group_of(id).group_exit; }
    /// The thread runs, without anybody banking it.
    void run(TaskId id, Nanos ran) { m_kernel.rq(task(id).cpu).clock_skew += ran; }
    void bank(TaskId id);
    void tick(TaskId id, CpuMode mode, Nanos ran);
    void deliver(TaskId id);
    void exit(TaskId id, std::int32_t code);

    std::string const& timer_name(TimerId id) const { return m_timer_names[m_machine.timers[index_of(id)].name]; }
    std::uint32_t add_timer_name(std::string name);
    /// The timer that an op's name stands for; none where timer_create() failed.
    void set_timer(std::string const& name, Maybe<TimerId> timer) { m_timers[name] = timer; }
    Maybe<TimerId> timer(std::string const& name) const
    {
        auto const found = m_timers.find(name);
        return found == m_timers.end() ? Maybe<TimerId>{} : found->second;
    }

    void begin_op(std::size_t number) { m_op = number; }
    void end_op();
    /// Adds an observation of the op under way; `fields` follow its number, the tick and `ev`.
    void observe(char const* ev, Json fields);
    std::uint64_t ticks() const { return m_ticks; }
    Observations take_observations() { return std::move(m_observations); }

private:
    struct Happened {
        std::uint64_t times = 0, first = 0, last = 0;
        void at(std::uint64_t tick)
        {
            if (times++ == 0)
                first = tick;
            last = tick;
        }
    };
    /// An expiry whose signal has not been seen yet.
    struct Fire {
        std::uint64_t n = 0;
        TimerId timer{};
        std::uint64_t tick = 0;
    };

    void record(TraceEvent const& event) override;
    void match_signal(traced::SignalGenerate const& signal, std::uint64_t cause);
    TaskId settle(TaskId id, std::string const& name);
    void flush_fire();
    void put(char const* ev, std::uint64_t tick, Json fields);

    Machine m_machine;
    Kernel m_kernel;
    std::map<std::string, Maybe<TaskId>> m_by_name;
    std::vector<std::string> m_names;  // by TaskId
    std::vector<std::string> m_timer_names;
    std::map<std::string, Maybe<TimerId>> m_timers;
    std::size_t m_op = 0;
    std::uint64_t m_ticks = 0;
    std::optional<Fire> m_fire;
    Happened m_starts, m_stops, m_warnings;
    Observations m_observations;
};

}
