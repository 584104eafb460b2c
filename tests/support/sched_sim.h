// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernel/sched.h"

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace tickscope::test {

/// The scheduler alone, driven as the recorded runs of the real one were: one instant is one interrupt on each CPU
/// (period timer, tick, wakeups, one schedule()), then the programs go on. All run time is user mode.
class SchedSim {
public:
    struct Burst {
        Nanos time;
    };
    struct Sleep {
        Nanos time;
    };
    struct Yield { };
    struct Fork {
        std::string child;
    };
    struct SetNice {
        int nice;
    };
    using Step = std::variant<Burst, Sleep, Yield, Fork, SetNice>;

    struct TaskSpec {
        std::string name;
        int nice = 0;
        Policy policy = Policy::Other;
        std::uint8_t rt_priority = 0;
        std::optional<Nanos> start = Nanos::zero();  ///< none: made by a Fork of its parent
        std::vector<Step> program;
        bool loop = true;
        std::uint16_t cpu = 0;  ///< where it sleeps before it starts
    };
    struct Switch {
        std::int64_t at_ns = 0;
        std::string to;
        bool operator==(Switch const&) const = default;
    };
    struct Migration {
        std::int64_t at_ns = 0;
        std::string task;
        int from = 0, to = 0;
        bool operator==(Migration const&) const = default;
    };
    enum class ActiveBalance : std::uint8_t { Carried, CountedOnly };

    explicit SchedSim(std::uint32_t hz, std::uint16_t cpus = 1, std::optional<Topology> topology = {},
                      SchedRelease scheduler = SchedRelease::V2_6_29);

    TaskId add(TaskSpec spec);
    /// Endless runs of these nice levels, named A, B, C ...
    void add_hogs(std::vector<int> const& nices);
    /// Every instant before `end`.
    void run(Nanos end);
    void set_active_balance(ActiveBalance mode) { m_active_balance = mode; }

    Machine& machine() { return m_machine; }
    Kernel kernel() { return Kernel{m_machine}; }
    Task& task(std::string const& name) { return m_machine.tasks[index_of(m_by_name.at(name))]; }
    std::vector<Switch> const& switches() const { return m_switches; }
    std::vector<Migration> const& migrations() const { return m_migrations; }
    std::uint32_t active_balances_asked() const { return m_asked; }
    /// sum_exec_runtime, and what it has run since where it is current.
    Nanos sum_exec(std::string const& name, Nanos now);
    /// "A 0-10, B 10-20": who ran and when, in milliseconds, of one CPU; idle is left out.
    std::string lane(Nanos end) const;
    /// "1 B 0->1, 64 B 1->0": moves, in whole milliseconds.
    std::string moves() const;

private:
    struct Program {
        TaskSpec spec;
        std::size_t step = 0;
        Nanos remaining{};
        SimTime wake = never;
        bool started = false;
    };

    SimTime next_instant() const;
    void advance(SimTime to);
    void interrupt(CpuId cpu, bool tick_due);
    void balance(CpuId cpu);
    void go_on(CpuId cpu);
    void do_step(Kernel& k, Program& program, TaskId id);
    void note_switch(CpuId cpu);
    void note_migrations();

    Machine m_machine;
    std::vector<Program> m_programs;
    std::map<std::string, TaskId> m_by_name;
    std::vector<Switch> m_switches;
    std::vector<Migration> m_migrations;
    std::vector<Maybe<TaskId>> m_shown;
    std::vector<CpuId> m_seen_cpu;
    ActiveBalance m_active_balance = ActiveBalance::Carried;
    std::uint32_t m_asked = 0;
};

}
