// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/lanes.h"

#include <algorithm>

namespace tickscope {

Lanes::Lanes(std::size_t cpus, CpuMask const& online_at_boot)
    : m_lanes(cpus)
    , m_running(cpus)
    , m_queued(cpus)
    , m_offline(cpus)
{
    for (std::size_t i = 0; i < cpus; ++i) {
        m_offline[i] = !online_at_boot.test(CpuId{static_cast<std::uint16_t>(i)});
        m_lanes[i].begin(SimTime{}, {}, m_offline[i] ? LaneKind::Offline : LaneKind::Idle);
        m_lanes[i].waiting.append(SimTime{}, 0);
    }
}

Lanes::Lanes(Machine const& machine)
    : m_lanes(machine.cpus.size())
    , m_running(machine.cpus.size())
    , m_queued(machine.cpus.size())
    , m_offline(machine.cpus.size())
    , m_next{machine.reported}
{
    for (Task const& task : machine.tasks) {
        m_tasks.push_back({task.mode, task.on_rq, task.cpu});
        m_queued[index_of(task.cpu)] += task.on_rq ? 1 : 0;
    }
    for (std::size_t i = 0; i < m_lanes.size(); ++i) {
        m_offline[i] = !machine.cpus[i].online;
        m_running[i] = machine.cpus[i].rq.curr;
        m_lanes[i].begin(machine.now, m_running[i], kind_now(i));
        count_waiting(i, machine.now);
    }
}

LaneKind Lanes::kind_now(std::size_t cpu) const
{
    if (Maybe<TaskId> const running = m_running[cpu])
        return m_tasks[index_of(*running)].mode == CpuMode::User ? LaneKind::User : LaneKind::System;
    return m_offline[cpu] ? LaneKind::Offline : LaneKind::Idle;
}

void Lanes::count_waiting(std::size_t cpu, SimTime now)
{
    Maybe<TaskId> const running = m_running[cpu];
    bool const counts =
        running && m_tasks[index_of(*running)].on_rq && index_of(m_tasks[index_of(*running)].cpu) == cpu;
    m_lanes[cpu].waiting.append(now, m_queued[cpu] - (counts ? 1 : 0));
}

/// What each kind of event means for the lanes; most mean nothing.
class Lanes::Feeder {
public:
    Feeder(Lanes& lanes, TraceEvent const& event)
        : m{lanes}
        , m_event{event}
    {
    }

    void operator()(traced::SchedSwitch const& e)
    {
        bool const stays = e.prev_state == SwitchOutState::Runnable || e.prev_state == SwitchOutState::Idle;
        if (e.prev && !stays)
            leave_queue(*e.prev);
        if (e.next)
            join_queue(*e.next, m_event.cpu);
        m.m_running[here()] = e.next;
        show();
    }
    void operator()(traced::SchedWakeup const& e) { join_queue(e.task, e.target_cpu); }
    void operator()(traced::SchedWakeupNew const& e) { join_queue(e.task, e.target_cpu); }
    void operator()(traced::SchedMigrateTask const& e)
    {
        m.m_migrations.push_back({m_event.at, m_event.n, e.task, e.orig_cpu, e.dest_cpu, e.why});
        if (task(e.task).on_rq) {
            leave_queue(e.task);
            join_queue(e.task, e.dest_cpu);
        }
    }
    void operator()(traced::Mode const& e)
    {
        task(e.task).mode = e.mode;
        if (m.m_running[here()] == e.task)
            show();
    }
    void operator()(traced::Tick const&) { m.m_lanes[here()].tick(m_event.at); }
    void operator()(traced::TickStop const& e) { lane(e.which).stopped.push_back({m_event.at}); }
    void operator()(traced::TickRestart const& e)
    {
        auto& stopped = lane(e.which).stopped;
        if (!stopped.empty() && stopped.back().to == never)
            stopped.back().to = m_event.at;
    }
    void operator()(traced::CpuhpOffline const& e)
    {
        if (e.step > 0)
            set_offline(e.which, true);
    }
    void operator()(traced::CpuhpOnline const& e) { set_offline(e.which, false); }
    void operator()(auto const&) { }

private:
    std::size_t here() const { return index_of(m_event.cpu); }
    Lane& lane(CpuId cpu) { return m.m_lanes[index_of(cpu)]; }
    TaskNow& task(TaskId id)
    {
        if (index_of(id) >= m.m_tasks.size())
            m.m_tasks.resize(index_of(id) + 1);
        return m.m_tasks[index_of(id)];
    }

    void join_queue(TaskId id, CpuId cpu)
    {
        TaskNow& now = task(id);
        if (now.on_rq)
            return;
        now.on_rq = true;
        now.cpu = cpu;
        ++m.m_queued[index_of(cpu)];
        count_waiting(cpu);
    }
    void leave_queue(TaskId id)
    {
        TaskNow& now = task(id);
        if (!now.on_rq)
            return;
        now.on_rq = false;
        --m.m_queued[index_of(now.cpu)];
        count_waiting(now.cpu);
    }
    void count_waiting(CpuId cpu)
    {
        if (Maybe<TaskId> const running = m.m_running[index_of(cpu)])
            task(*running);
        m.count_waiting(index_of(cpu), m_event.at);
    }

    void set_offline(CpuId cpu, bool offline)
    {
        m.m_offline[index_of(cpu)] = offline;
        if (!m.m_running[index_of(cpu)])
            lane(cpu).begin(m_event.at, {}, offline ? LaneKind::Offline : LaneKind::Idle);
    }

    void show()
    {
        Maybe<TaskId> const running = m.m_running[here()];
        if (running)
            task(*running);
        m.m_lanes[here()].begin(m_event.at, running, m.kind_now(here()));
        count_waiting(m_event.cpu);
    }

    Lanes& m;
    TraceEvent const& m_event;
};

void Lanes::feed(TraceView const& trace)
{
    static constexpr std::uint64_t between_looks = 65'536;  // events that cannot take much
    while (m_next < trace.size()) {
        std::uint64_t const to = std::min(trace.size(), std::max(m_next, trace.first_n()) + between_looks);
        trace.each(m_next, to, [this](TraceEvent const& event) { std::visit(Feeder{*this, event}, event.what); });
        m_next = to;
        keep_to_budget();
    }
}

// The lanes with more than their share fold, so that idle ones keep what little they have.
void Lanes::keep_to_budget()
{
    static constexpr std::size_t least_of_a_lane = 8 * 1024, least_stretches = 16, most_stretches = 4096;
    if (m_migrations.size() * sizeof(Migration) > m_budget / 8) {
        m_migrations = {m_migrations.begin() + static_cast<std::ptrdiff_t>(m_migrations.size() / 2),
                        m_migrations.end()};
        m_migrations_from = m_migrations.front().at;
    }
    std::size_t const share = std::max(least_of_a_lane, m_budget / 4 * 3 / m_lanes.size());
    std::size_t const most = std::clamp(share / 4 / 200, least_stretches, most_stretches);
    while (bytes() > m_budget) {
        bool folded = false;
        for (Lane& lane : m_lanes)
            if (std::size_t const before = lane.bytes(); before > share) {
                lane.fold_half(most);
                folded |= lane.bytes() < before;
            }
        if (!folded)
            return;
    }
}

SimTime Lanes::detail_from() const
{
    SimTime from = std::max(begins(), m_migrations_from);
    for (Lane const& lane : m_lanes)
        from = std::max({from, lane.detail_from(), lane.waiting.detail_from()});
    return from;
}

std::span<Migration const> Lanes::migrations(SimTime from, SimTime to) const
{
    auto const earlier = [](Migration const& migration, SimTime t) { return migration.at < t; };
    auto const begin = std::lower_bound(m_migrations.begin(), m_migrations.end(), from, earlier);
    auto const end = std::lower_bound(begin, m_migrations.end(), std::max(from, to), earlier);
    return {begin, end};
}

std::size_t Lanes::bytes() const
{
    std::size_t bytes = m_migrations.capacity() * sizeof(Migration) + m_tasks.capacity() * sizeof(TaskNow);
    for (Lane const& lane : m_lanes)
        bytes += lane.bytes();
    return bytes;
}

}
