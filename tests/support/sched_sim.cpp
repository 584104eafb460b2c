// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sched_sim.h"

#include "core/scenario/scenario.h"

#include <fmt/format.h>

#include <algorithm>

namespace tickscope::test {

SchedSim::SchedSim(std::uint32_t hz, std::uint16_t cpus, std::optional<Topology> topology, SchedRelease scheduler)
{
    Scenario scenario;
    scenario.machine.hz = hz;
    scenario.machine.cpus = cpus;
    scenario.machine.nohz = false;
    scenario.machine.topology = topology;
    scenario.kernel.scheduler = scheduler;
    m_machine.config = kernel_config(scenario);
    m_machine.cpus.resize(cpus);
    for (std::uint16_t i = 0; i < cpus; ++i)
        m_machine.cpus[i].id = CpuId{i};
    m_machine.online = m_machine.active = CpuMask::first(cpus);
    m_machine.affinities = {CpuMask::first(cpus)};
    m_machine.groups.resize(1);
    m_machine.ticks.period = m_machine.config.tick_period();
    m_shown.resize(cpus);
    Kernel k{m_machine};
    sched_init(k);
}

TaskId SchedSim::add(TaskSpec spec)
{
    auto const id = static_cast<TaskId>(m_machine.tasks.size());
    Task task;
    task.id = id;
    task.cpu = CpuId{spec.cpu};
    task.state = spec.start ? TaskState::Sleeping : TaskState::New;
    m_machine.tasks.push_back(task);
    m_by_name[spec.name] = id;
    m_seen_cpu.push_back(CpuId{spec.cpu});
    Program program{.spec = spec};
    if (spec.start)
        program.wake = SimTime{*spec.start};
    m_programs.push_back(program);
    Kernel k{m_machine, nullptr, CpuId{spec.cpu}};
    sched_fork(k, {}, id);
    if (spec.start) {
        sched_setscheduler(k, id, spec.policy, spec.rt_priority);
        set_user_nice(k, id, spec.nice);
    }
    return id;
}

void SchedSim::add_hogs(std::vector<int> const& nices)
{
    for (std::size_t i = 0; i < nices.size(); ++i)
        add({.name = std::string(1, static_cast<char>('A' + i)),
             .nice = nices[i],
             .program = {Burst{Nanos{INT64_MAX / 4}}}});
}

SimTime SchedSim::next_instant() const
{
    SimTime next = SimTime{m_machine.ticks.period * static_cast<std::int64_t>(m_machine.jiffies.value + 1)};
    for (Program const& program : m_programs)
        next = std::min(next, program.wake);
    for (Cpu const& cpu : m_machine.cpus)
        if (cpu.rq.curr)
            next = std::min(next, m_machine.now + m_programs[index_of(*cpu.rq.curr)].remaining);
    return std::min(next, m_machine.hrtimers.next_at());
}

void SchedSim::advance(SimTime to)
{
    for (Cpu const& cpu : m_machine.cpus)
        if (cpu.rq.curr)
            m_programs[index_of(*cpu.rq.curr)].remaining -= to - m_machine.now;
    m_machine.now = to;
}

// The harness of the records takes a request back at once, and the mark that it left.
void SchedSim::balance(CpuId id)
{
    Kernel k{m_machine, nullptr, id};
    std::vector<bool> marked;
    for (Cpu const& cpu : m_machine.cpus)
        marked.push_back(need_resched(m_machine, cpu.id));
    run_rebalance_domains(k, id);
    if (m_active_balance == ActiveBalance::Carried)
        return;
    for (Cpu& cpu : m_machine.cpus) {
        if (!cpu.migration_pending)
            continue;
        cpu.migration_pending = false;
        ++m_asked;
        if (cpu.rq.curr)
            m_machine.tasks[index_of(*cpu.rq.curr)].need_resched = marked[index_of(cpu.id)];
    }
}

void SchedSim::interrupt(CpuId id, bool tick_due)
{
    Kernel k{m_machine, nullptr, id};
    k.in_interrupt = true;
    Cpu& cpu = m_machine.cpus[index_of(id)];
    if (id == CpuId{0} && m_machine.hrtimers.next_at() <= m_machine.now) {
        m_machine.hrtimers.pop();
        sched_rt_period_timer(k);
    }
    if (tick_due) {
        if (cpu.rq.curr)
            ++m_machine.tasks[index_of(*cpu.rq.curr)].utime.value;
        scheduler_tick(k, id);
        if (trigger_load_balance(k, id))
            balance(id);
    }
    for (std::size_t i = 0; i < m_programs.size(); ++i) {
        Program& program = m_programs[i];
        if (program.wake > m_machine.now || m_machine.tasks[i].cpu != id)
            continue;
        program.wake = never;
        try_to_wake_up(k, static_cast<TaskId>(i), WakeKind::Plain);
    }
    k.in_interrupt = false;
    if (need_resched(m_machine, id))
        schedule(k, id);
    note_switch(id);
}

void SchedSim::note_switch(CpuId id)
{
    Maybe<TaskId> const curr = m_machine.cpus[index_of(id)].rq.curr;
    if (curr == m_shown[index_of(id)])
        return;
    m_shown[index_of(id)] = curr;
    std::string const name = curr ? m_programs[index_of(*curr)].spec.name : "idle";
    m_switches.push_back({m_machine.now.time_since_epoch().count(), name});
}

void SchedSim::note_migrations()
{
    for (std::size_t i = 0; i < m_programs.size(); ++i) {
        CpuId const cpu = m_machine.tasks[i].cpu;
        if (cpu == m_seen_cpu[i])
            continue;
        m_migrations.push_back({m_machine.now.time_since_epoch().count(), m_programs[i].spec.name,
                                static_cast<int>(m_seen_cpu[i]), static_cast<int>(cpu)});
        m_seen_cpu[i] = cpu;
    }
}

void SchedSim::do_step(Kernel& k, Program& program, TaskId id)
{
    Task& task = m_machine.tasks[index_of(id)];
    if (program.step == program.spec.program.size()) {
        program.step = 0;
        if (!program.spec.loop) {
            task.state = TaskState::Dead;
            schedule(k, k.cpu);
            return;
        }
    }
    Step const step = program.spec.program[program.step++];
    if (auto const* run = std::get_if<Burst>(&step)) {
        program.remaining = run->time;
    } else if (auto const* sleep = std::get_if<Sleep>(&step)) {
        program.wake = m_machine.now + sleep->time;
        task.state = TaskState::Sleeping;
        schedule(k, k.cpu);
    } else if (std::holds_alternative<Yield>(step)) {
        sched_yield(k, id);
        schedule(k, k.cpu);
    } else if (auto const* nice = std::get_if<SetNice>(&step)) {
        set_user_nice(k, id, nice->nice);
    } else {
        TaskId const child = m_by_name.at(std::get<Fork>(step).child);
        sched_fork(k, id, child);
        wake_up_new_task(k, id, child);
    }
}

void SchedSim::go_on(CpuId id)
{
    Kernel k{m_machine, nullptr, id};
    for (;;) {
        if (need_resched(m_machine, id))
            schedule(k, id);
        note_switch(id);
        Maybe<TaskId> const curr = m_machine.cpus[index_of(id)].rq.curr;
        if (!curr || m_programs[index_of(*curr)].remaining > Nanos::zero())
            return;
        do_step(k, m_programs[index_of(*curr)], *curr);
    }
}

void SchedSim::run(Nanos end)
{
    for (SimTime next = next_instant(); next < SimTime{end}; next = next_instant()) {
        advance(next);
        bool const tick_due =
            next == SimTime{m_machine.ticks.period * static_cast<std::int64_t>(m_machine.jiffies.value + 1)};
        if (tick_due)
            ++m_machine.jiffies.value;
        for (Cpu const& cpu : m_machine.cpus)
            interrupt(cpu.id, tick_due);
        for (bool again = true; again;) {
            again = false;
            for (Cpu const& cpu : m_machine.cpus) {
                m_machine.pending_cpus.clear(cpu.id);
                go_on(cpu.id);
            }
            again = !m_machine.pending_cpus.empty();
        }
        note_migrations();
    }
    advance(SimTime{end});
}

Nanos SchedSim::sum_exec(std::string const& name, Nanos now)
{
    Task const& of = task(name);
    bool const current = m_machine.cpus[index_of(of.cpu)].rq.curr == of.id;
    return of.sum_exec_runtime + (current ? SimTime{now} - of.exec_start : Nanos::zero());
}

// 4000000 is "4", 4500000 is "4.5".
static std::string in_ms(std::int64_t ns) { return fmt::format("{:g}", static_cast<double>(ns) / 1e6); }

static std::string joined(std::vector<std::string> const& parts) { return fmt::format("{}", fmt::join(parts, ", ")); }

std::string SchedSim::lane(Nanos end) const
{
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < m_switches.size(); ++i) {
        std::int64_t const until = i + 1 < m_switches.size() ? m_switches[i + 1].at_ns : end.count();
        if (m_switches[i].to != "idle" && until > m_switches[i].at_ns)
            parts.push_back(fmt::format("{} {}-{}", m_switches[i].to, in_ms(m_switches[i].at_ns), in_ms(until)));
    }
    return joined(parts);
}

std::string SchedSim::moves() const
{
    std::vector<std::string> parts;
    for (Migration const& move : m_migrations)
        parts.push_back(fmt::format("{} {} {}->{}", in_ms(move.at_ns), move.task, move.from, move.to));
    return joined(parts);
}

}
