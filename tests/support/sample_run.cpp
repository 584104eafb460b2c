// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sample_run.h"

#include <algorithm>
#include <vector>

namespace tickscope::sample {

using namespace std::chrono_literals;

namespace {

constexpr SimTime at(Nanos since_boot) { return SimTime{} + since_boot; }

struct Stretch {
    std::uint16_t cpu = 0;
    Nanos from{}, to{};
    TaskId task{};
    CpuMode mode{};
    SwitchOutState leaves = SwitchOutState::Sleeping;
};

/// Collects events in any order and records them by time.
class Teller {
public:
    void tell(Nanos when, std::uint16_t cpu, Traced what)
    {
        m_events.push_back({0, at(when), CpuId{cpu}, TraceEvent::no_cause, what});
    }

    /// What one CPU did, stretch after stretch: switches, modes, ticks and what they charge.
    void run(std::uint16_t cpu, std::vector<Stretch> const& stretches, Nanos until, std::vector<TaskId> const& ours,
             Nanos timer_from)
    {
        Maybe<TaskId> before;
        SwitchOutState leaves{};
        Nanos free_from{};
        for (Stretch const& s : stretches) {
            if (s.from > free_from)
                idle(cpu, before, free_from, s.from);
            if (s.from > free_from || before != s.task)
                tell(s.from, cpu, traced::SchedSwitch{s.from > free_from ? Maybe<TaskId>{} : before, leaves, s.task});
            tell(s.from, cpu, traced::Mode{s.task, s.mode});
            busy(s, std::find(ours.begin(), ours.end(), s.task) != ours.end(), timer_from);
            before = s.task;
            leaves = s.leaves;
            free_from = s.to;
        }
        if (free_from < until)
            idle(cpu, before, free_from, until);
    }

    void record_into(TraceLog& log)
    {
        std::stable_sort(m_events.begin(), m_events.end(),
                         [](TraceEvent const& a, TraceEvent const& b) { return a.at < b.at; });
        for (std::uint64_t n = 0; n < m_events.size(); ++n) {
            m_events[n].n = n;
            log.record(m_events[n]);
        }
    }
    std::size_t size() const { return m_events.size(); }

private:
    void idle(std::uint16_t cpu, Maybe<TaskId> before, Nanos from, Nanos to)
    {
        if (before)
            tell(from, cpu, traced::SchedSwitch{before, SwitchOutState::Sleeping, {}});
        tell(from + 1us, cpu, traced::TickStop{CpuId{cpu}});
        tell(to - 1us, cpu, traced::TickRestart{CpuId{cpu}, Cputime{static_cast<std::uint64_t>((to - from) / 1ms)}});
    }
    void busy(Stretch const& s, bool ours, Nanos timer_from)
    {
        Nanos const first = (s.from / 1ms + 1) * 1ms;
        for (Nanos t = first; t <= s.to; t += 1ms) {
            Cputime const user{s.mode == CpuMode::User ? 1u : 0u}, system{s.mode == CpuMode::System ? 1u : 0u};
            tell(t, s.cpu, traced::SchedStatRuntime{s.task, 1ms, 0});
            tell(t, s.cpu,
                 traced::Tick{s.task, s.mode == CpuMode::User ? TickMode::User : TickMode::System, Cputime{1}});
            if (ours && t >= timer_from)
                tell(t, s.cpu, traced::AccountGroup{worker, user, system, 1ms});
        }
    }

    std::vector<TraceEvent> m_events;
};

Machine machine_of(std::uint16_t cpus, std::vector<Tgid> const& groups_of_tasks, SimTime now)
{
    Machine machine;
    machine.cpus.resize(cpus);
    for (std::uint16_t i = 0; i < cpus; ++i)
        machine.cpus[i].id = CpuId{i};
    machine.online = CpuMask::first(cpus);
    machine.now = now;
    for (std::uint32_t i = 0; i < groups_of_tasks.size(); ++i) {
        Task task;
        task.id = TaskId{i};
        task.tgid = groups_of_tasks[i];
        task.spec = i;
        task.pid = 100 + i;
        machine.tasks.push_back(task);
    }
    for (std::uint32_t i = 0; i < 3; ++i) {
        ThreadGroup group;
        group.id = Tgid{i};
        group.spec = i;
        machine.groups.push_back(group);
    }
    return machine;
}

std::shared_ptr<Frame const> frame_of(TraceLog const& log, World world, Machine machine, SimTime reached,
                                      SimTime duration)
{
    auto frame = std::make_shared<Frame>();
    frame->world = std::make_shared<World const>(std::move(world));
    frame->machine = std::make_shared<Machine const>(std::move(machine));
    frame->trace = log.view();
    frame->reached = reached;
    frame->duration = duration;
    frame->state = PlayState::InThePast;
    return frame;
}

}

static std::vector<std::vector<Stretch>> who_ran_where()
{
    constexpr CpuMode user = CpuMode::User, kernel = CpuMode::System;
    return {
        {{0, 0ms, 300ms, main_thread, user},
         {0, 300ms, 360ms, main_thread, kernel},
         {0, 360ms, 720ms, main_thread, user},
         {0, 720ms, 800ms, main_thread, kernel},
         {0, 800ms, 1200ms, main_thread, user}},
        {{1, 0ms, 220ms, helper, user, SwitchOutState::Runnable},
         {1, 220ms, 300ms, logger, user},
         {1, 300ms, 620ms, helper, user},
         {1, 620ms, 680ms, helper, kernel},
         {1, 680ms, 900ms, helper, user, SwitchOutState::Runnable},
         {1, 900ms, 980ms, logger, user},
         {1, 980ms, 1200ms, helper, user}},
        {{2, 50ms, 120ms, reader, user},
         {2, 200ms, 260ms, reader, kernel},
         {2, 360ms, 470ms, reader, user},
         {2, 500ms, 660ms, short_lived, user},
         {2, 900ms, 1020ms, reader, user}},
        {{3, 0ms, 340ms, copier, user}, {3, 340ms, 500ms, short_lived, user}},
    };
}

std::shared_ptr<Frame const> story()
{
    Teller teller;
    for (TaskId const task : {main_thread, helper, reader, short_lived, copier, logger})
        teller.tell(0ms, 0, traced::SchedProcessFork{{}, task});
    std::vector<TaskId> const ours{main_thread, helper, reader, short_lived};
    std::vector<std::vector<Stretch>> const lanes = who_ran_where();
    for (std::uint16_t cpu = 0; cpu < lanes.size(); ++cpu)
        teller.run(cpu, lanes[cpu], cpu == 3 ? 501ms : 1200ms, ours, 311ms);
    for (Nanos const from : {220ms, 900ms}) {
        teller.tell(from - 1us, 1, traced::SchedWakeup{logger, CpuId{1}});
        teller.tell(from, 1, traced::SchedStatRuntime{helper, 0ns, 0});
    }
    TaskCputime const sampled{Cputime{600}, Cputime{70}, 670ms};
    teller.tell(310500us, 0, traced::CputimerStart{worker, {}, sampled});
    teller.tell(310500us, 0, traced::ItimerState{worker, ItimerWhich::Prof, 1001, 1s, 1s});
    teller.tell(310500us, 0, traced::RlimitCpu{worker, 2, Rlimit::infinity});
    teller.tell(461ms, 1, traced::ItimerExpire{worker, ItimerWhich::Prof, 1001, 2001});
    teller.tell(461ms, 1, traced::SignalGenerate{27, worker, helper, helper, SignalResult::Queued});
    teller.tell(500ms, 3, traced::SchedMigrateTask{short_lived, CpuId{3}, CpuId{2}, MigrateWhy::Hotplug});
    for (std::uint8_t step = 0; step < 4; ++step)
        teller.tell(500ms + step * 1us, 3, traced::CpuhpOffline{CpuId{3}, step});
    TraceLog log;
    teller.record_into(log);

    World world;
    world.scenario.title = "One ITIMER_PROF for the whole process";
    world.name_table.processes = {"init", "worker", "backup"};
    world.name_table.threads = {{"init", 0},  {"main", 1}, {"helper", 1}, {"reader", 1},
                                {"short", 1}, {"copy", 2}, {"log", 2}};
    Machine machine = machine_of(4, {Tgid{0}, worker, worker, worker, worker, backup, backup}, at(802ms));
    auto const frame = frame_of(log, std::move(world), std::move(machine), at(1200ms), at(3s));
    auto with_commands = std::make_shared<Frame>(*frame);
    with_commands->commands = {{at(500ms), cmd::Offline{CpuId{3}}}, {at(2s), cmd::Online{CpuId{3}}}};
    return with_commands;
}

std::shared_ptr<Frame const> crowd(std::uint64_t events, std::uint16_t cpus)
{
    constexpr std::uint32_t threads = 40;
    std::vector<TaskId> ours;
    for (std::uint32_t i = 1; i <= threads; i += 2)
        ours.push_back(TaskId{i});
    Teller teller;
    for (std::uint32_t i = 1; i <= threads; ++i)
        teller.tell(0ms, 0, traced::SchedProcessFork{{}, TaskId{i}});
    teller.tell(0ms, 0, traced::CputimerStart{worker, {}, {}});
    teller.tell(0ms, 0, traced::ItimerState{worker, ItimerWhich::Prof, 501, 500ms, 500ms});
    std::uint64_t random = 88172645463325252u;
    auto const next = [&](std::uint64_t below) {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        return random % below;
    };
    // About four events a tick and three a stretch of some milliseconds.
    Nanos const length = Nanos{static_cast<std::int64_t>(events / cpus / 4 + 1) * 1'250'000};
    for (std::uint16_t cpu = 0; cpu < cpus; ++cpu) {
        std::vector<Stretch> lane;
        for (Nanos t = 100us * cpu; t < length;) {
            Nanos const run = 200us + Nanos{static_cast<std::int64_t>(next(6'000'000))};
            auto const task = static_cast<TaskId>(1 + next(threads));
            lane.push_back({cpu, t, std::min(t + run, length), task, next(5) == 0 ? CpuMode::System : CpuMode::User});
            t += run + (next(6) == 0 ? Nanos{5ms} : Nanos{});
        }
        teller.run(cpu, lane, length, ours, 0ms);
    }
    for (Nanos t = 500ms; t < length; t += 400ms) {
        auto const now_ticks = static_cast<std::uint64_t>(t / 1ms);
        teller.tell(t, 0, traced::ItimerExpire{worker, ItimerWhich::Prof, now_ticks, now_ticks + 400});
        teller.tell(t, 0, traced::SignalGenerate{27, worker, TaskId{1}, TaskId{1}, SignalResult::Queued});
    }
    TraceLog log;
    teller.record_into(log);

    World world;
    world.scenario.title = "A crowd";
    world.name_table.processes = {"init", "worker", "backup"};
    world.name_table.threads.push_back({"init", 0});
    std::vector<Tgid> groups{Tgid{0}};
    for (std::uint32_t i = 1; i <= threads; ++i) {
        world.name_table.threads.push_back({"w" + std::to_string(i), i % 2 == 1 ? 1u : 2u});
        groups.push_back(i % 2 == 1 ? worker : backup);
    }
    return frame_of(log, std::move(world), machine_of(cpus, groups, at(length / 2)), at(length), at(length));
}

}
