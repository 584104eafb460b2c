// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/statistics.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace tickscope {

SpanStatistics span_statistics(std::vector<Nanos> spans)
{
    SpanStatistics all;
    if (spans.empty())
        return all;
    std::ranges::sort(spans);
    auto const ranked = [&](std::size_t percent) { return spans[(spans.size() * percent + 99) / 100 - 1]; };
    all.count = spans.size();
    all.sum = std::accumulate(spans.begin(), spans.end(), Nanos{});
    all.mean = all.sum / static_cast<std::int64_t>(spans.size());
    all.median = ranked(50);
    all.p95 = ranked(95);
    all.p99 = ranked(99);
    all.longest = spans.back();
    return all;
}

std::string_view word(SpanKind measure)
{
    static constexpr std::array<std::string_view, span_kinds> words{
        "running", "user", "system", "waiting", "sleeping", "response", "turnaround", "idle", "offline"};
    return words[static_cast<std::size_t>(measure)];
}

std::string_view word(StatisticsBy by)
{
    static constexpr std::array<std::string_view, 4> words{"thread", "cpu", "process", "state"};
    return words[static_cast<std::size_t>(by)];
}

/// What each kind of event means for who does what.
class RangeStatistics::Reader {
public:
    Reader(RangeStatistics& statistics, TraceEvent const& event)
        : m{statistics}
        , m_event{event}
    {
    }

    void operator()(traced::SchedProcessFork const& e) { m.enter(e.child, State::New, m_event.at); }
    void operator()(traced::SchedWakeupNew const& e) { wake(e.task); }
    void operator()(traced::SchedWakeup const& e) { wake(e.task); }
    void operator()(traced::SchedSwitch const& e)
    {
        m.depart(m_event.cpu, e.prev, m_event.at);
        if (e.prev)
            leave(*e.prev, e.prev_state);
        Cpu& cpu = m.cpu(m_event.cpu);
        m.close_cpu(cpu, m_event.at);
        cpu.curr = e.next;
        if (e.next)
            arrive(*e.next);
    }
    void operator()(traced::Mode const& e)
    {
        Thread& thread = m.thread(e.task);
        if (thread.state == State::Running) {
            m.close_mode(thread, m_event.at);
            if (Cpu& cpu = m.cpu(m_event.cpu); cpu.curr == e.task)
                m.close_cpu(cpu, m_event.at);
        }
        thread.in_kernel = e.mode == CpuMode::System;
    }
    void operator()(traced::CpuhpOnline const& e) { set_online(e.which, true); }
    void operator()(traced::CpuhpOffline const& e)
    {
        static constexpr std::uint8_t not_online = 1;  // the step
        if (e.step == not_online)
            set_online(e.which, false);
    }
    void operator()(auto const&) { }

private:
    void wake(TaskId id)
    {
        Thread& thread = m.thread(id);
        if (thread.state == State::Running || thread.state == State::Waiting)
            return;
        m.enter(id, State::Waiting, m_event.at);
        thread.active_since = thread.not_run_since = thread.ready_at = m_event.at;
    }
    void arrive(TaskId id)
    {
        m.enter(id, State::Running, m_event.at);
        Thread& thread = m.thread(id);
        thread.mode_since = m_event.at;
        if (thread.not_run_since && m.in_range(m_event.at))
            thread.pieces[static_cast<std::size_t>(SpanKind::Response)].push_back(m_event.at - *thread.not_run_since);
        thread.not_run_since.reset();
    }
    void leave(TaskId id, SwitchOutState state)
    {
        Thread& thread = m.thread(id);
        m.close_mode(thread, m_event.at);
        bool const goes_on = state == SwitchOutState::Runnable;
        bool const sleeps = state == SwitchOutState::Sleeping || state == SwitchOutState::Stopped;
        m.enter(id, goes_on ? State::Waiting : sleeps ? State::Sleeping : State::Gone, m_event.at);
        thread.left_at = m_event.at;
        thread.ready_at = goes_on ? std::optional{m_event.at} : std::nullopt;
        if (goes_on)
            return;
        if (thread.active_since && m.in_range(m_event.at))
            thread.pieces[static_cast<std::size_t>(SpanKind::Turnaround)].push_back(m_event.at - *thread.active_since);
        thread.active_since.reset();
    }
    void set_online(CpuId id, bool online)
    {
        Cpu& cpu = m.cpu(id);
        m.close_cpu(cpu, m_event.at);
        cpu.online = online;
    }

    RangeStatistics& m;
    TraceEvent const& m_event;
};

RangeStatistics::RangeStatistics(Range range, std::size_t cpus, KernelConfig const& boot)
    : m_range{range}
    , m_cpus(cpus)
    , m_clocks{boot}
{
}

void RangeStatistics::take(TraceEvent const& event, TaskTable const& tasks)
{
    if (event.at > m_range.to)
        return;
    if (event.at > m_range.from && !std::exchange(m_has_begun, true))
        remember_clocks();
    std::visit(Reader{*this, event}, event.what);
    m_clocks.take(event, tasks);
}

void RangeStatistics::finish(SimTime end)
{
    m_range.to = std::max(m_range.from, std::min(m_range.to, end));
    if (!std::exchange(m_has_begun, true))
        remember_clocks();
    for (Cpu& cpu : m_cpus)
        close_cpu(cpu, m_range.to);
    for (std::size_t i = 0; i < m_threads.size(); ++i) {
        if (m_threads[i].state == State::Running)
            close_mode(m_threads[i], m_range.to);
        enter(TaskId{static_cast<std::uint32_t>(i)}, m_threads[i].state, m_range.to);
    }
}

void RangeStatistics::remember_clocks()
{
    for (std::size_t i = 0; i < m_clocks.size(); ++i)
        m_clocks_from.push_back(m_clocks.standing(Tgid{static_cast<std::uint32_t>(i)}));
}

void RangeStatistics::add(Pieces& pieces, SpanKind measure, SimTime since, SimTime until) const
{
    SimTime const from = std::max(since, m_range.from), to = std::min(until, m_range.to);
    if (from < to)
        pieces[static_cast<std::size_t>(measure)].push_back(to - from);
}

void RangeStatistics::enter(TaskId id, State state, SimTime at)
{
    Thread& row = thread(id);
    if (row.state == State::Running)
        add(row.pieces, SpanKind::Running, row.since, at);
    else if (row.state == State::Waiting)
        add(row.pieces, SpanKind::Waiting, row.since, at);
    else if (row.state == State::Sleeping)
        add(row.pieces, SpanKind::Sleeping, row.since, at);
    row.state = state;
    row.since = at;
}

void RangeStatistics::close_mode(Thread& row, SimTime at)
{
    add(row.pieces, row.in_kernel ? SpanKind::System : SpanKind::User, row.mode_since, at);
    row.mode_since = at;
}

void RangeStatistics::close_cpu(Cpu& row, SimTime at)
{
    SpanKind measure = row.online ? SpanKind::Idle : SpanKind::Offline;
    if (row.curr)
        measure = thread(*row.curr).in_kernel ? SpanKind::System : SpanKind::User;
    add(row.pieces, measure, row.since, at);
    row.since = at;
}

void RangeStatistics::depart(CpuId id, Maybe<TaskId> task, SimTime at)
{
    if (!m_on_departure || !in_range(at))
        return;
    Departure departure{at, id, task, {}, {}, {}};
    SimTime const in = task ? thread(*task).since : cpu(id).since;
    departure.run = at - in;
    if (task && thread(*task).left_at)
        departure.wait = in - *thread(*task).left_at;
    if (task && thread(*task).ready_at)
        departure.delay = in - *thread(*task).ready_at;
    m_on_departure(departure);
}

RangeStatistics::Thread& RangeStatistics::thread(TaskId id)
{
    if (index_of(id) >= m_threads.size())
        m_threads.resize(index_of(id) + 1);
    return m_threads[index_of(id)];
}

RangeStatistics::Cpu& RangeStatistics::cpu(CpuId id)
{
    if (index_of(id) >= m_cpus.size())
        m_cpus.resize(index_of(id) + 1);
    return m_cpus[index_of(id)];
}

std::vector<ClockChange> RangeStatistics::clocks() const
{
    std::vector<ClockChange> changes;
    for (std::size_t i = 1; i < m_clocks.size(); ++i) {
        Tgid const id{static_cast<std::uint32_t>(i)};
        ClockSeries::Standing const to = m_clocks.standing(id);
        if (to.begun)
            changes.push_back({id, i < m_clocks_from.size() ? m_clocks_from[i] : ClockSeries::Standing{}, to});
    }
    return changes;
}

static void append(std::vector<Nanos>& to, std::vector<Nanos> const& more)
{
    to.insert(to.end(), more.begin(), more.end());
}

std::vector<StatisticsRow> RangeStatistics::rows(StatisticsBy by, TaskTable const& tasks) const
{
    static constexpr std::array of_threads{SpanKind::Running,   SpanKind::User,     SpanKind::System,
                                           SpanKind::Waiting,   SpanKind::Sleeping, SpanKind::Response,
                                           SpanKind::Turnaround};
    static constexpr std::array of_cpus{SpanKind::User, SpanKind::System, SpanKind::Idle, SpanKind::Offline};
    std::vector<StatisticsRow> rows;
    auto const add_rows = [&](std::size_t subject, Pieces const& pieces, std::span<SpanKind const> which) {
        for (SpanKind const measure : which)
            rows.push_back({by, static_cast<std::uint32_t>(subject), measure,
                            span_statistics(pieces[static_cast<std::size_t>(measure)])});
    };
    if (by == StatisticsBy::Cpu) {
        for (std::size_t i = 0; i < m_cpus.size(); ++i)
            add_rows(i, m_cpus[i].pieces, of_cpus);
        return rows;
    }
    std::vector<std::optional<Pieces>> sums;
    for (std::size_t i = 0; i < m_threads.size(); ++i) {
        if (m_threads[i].state == State::Unborn)
            continue;
        std::size_t const process = i < tasks.threads.size() ? index_of(tasks.threads[i].tgid) : 0;
        std::size_t const subject = by == StatisticsBy::Thread ? i : by == StatisticsBy::Process ? process : 0;
        sums.resize(std::max(sums.size(), subject + 1));
        if (!sums[subject])
            sums[subject].emplace();
        for (std::size_t k = 0; k < span_kinds; ++k)
            append((*sums[subject])[k], m_threads[i].pieces[k]);
    }
    for (std::size_t i = 0; i < sums.size(); ++i)
        if (sums[i])
            add_rows(i, *sums[i], of_threads);
    return rows;
}

}
