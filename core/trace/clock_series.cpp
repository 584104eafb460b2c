// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/clock_series.h"

#include "core/kernel/time_convert.h"

#include <algorithm>

namespace tickscope {

ClockSeries::ClockSeries(Tgid process, KernelConfig const& boot)
    : m_process{process}
    , m_config{boot}
{
}

ClockSeries::ClockSeries(Tgid process, Machine const& machine)
    : m_process{process}
    , m_config{machine.config}
    , m_next{machine.reported}
    , m_begins{machine.now}
    , m_lines_from{machine.now}
{
    if (index_of(process) >= machine.groups.size())
        return;
    ThreadGroup const& group = machine.groups[index_of(process)];
    for (Maybe<TaskId> id = group.first_thread; id; id = machine.tasks[index_of(*id)].group_next)
        m_threads[*id] = machine.tasks[index_of(*id)].cputime();
    m_live = group.live_sum;
    m_dead = group.dead;
    m_totals = group.cputimer.cputime;
    m_has_percpu_table = group.has_percpu_table;
    m_begun = true;
    m_gone = group.state == GroupState::Reaped;
    if (machine.tasks[index_of(group.leader)].exiting)
        m_zombie_leader = group.leader;
    m_running = group.cputimer.running && !m_gone;
    if (m_running)
        m_runs.push_back({machine.now, never, TraceEvent::no_cause});
    draw(machine.now);
    if (!m_gone)
        take_lines(machine);
}

// What a machine already stands at, set by events that the log has dropped.
void ClockSeries::take_lines(Machine const& machine)
{
    auto const stands = [&](ExpiryLine line, std::uint64_t value, std::uint64_t n) {
        if (value == 0)
            return;
        line.value = value;
        line.from = machine.now;
        line.n = n;
        m_standing.push_back(m_expiries.size());
        m_expiries.push_back(line);
    };
    ThreadGroup const& group = machine.groups[index_of(m_process)];
    auto const limit = [&](std::uint64_t seconds) {
        return seconds == Rlimit::infinity ? 0 : secs_to_cputime(seconds, m_config).value;
    };
    stands({ExpiryLine::Kind::ItimerProf, {}, CpuClock::Prof}, group.it_prof.expires.value, group.it_prof.cause);
    stands({ExpiryLine::Kind::ItimerVirtual, {}, CpuClock::Virt}, group.it_virt.expires.value, group.it_virt.cause);
    stands({ExpiryLine::Kind::RlimitSoft, {}, CpuClock::Prof}, limit(group.rlimit_cpu.soft), TraceEvent::no_cause);
    stands({ExpiryLine::Kind::RlimitHard, {}, CpuClock::Prof}, limit(group.rlimit_cpu.hard), TraceEvent::no_cause);
    // One that notifies nobody is in no list, but has an expiry all the same.
    auto const is_idle_or_stuck = [](PosixTimer const& timer) {
        return timer.armed || timer.notify == TimerNotify::None;
    };
    for (PosixTimer const& timer : machine.timers)
        if (timer.in_use && is_idle_or_stuck(timer) && timer.scope == TimerScope::Process &&
            timer.target_group == m_process)
            stands({ExpiryLine::Kind::PosixTimer, timer.id, timer.clock}, timer.expires, timer.cause);
}

// As thread_group_cputime() finds it.
TaskCputime ClockSeries::clock() const
{
    Accounting const accounting = m_config.effective_accounting();
    if (accounting == Accounting::LockedTotals || (accounting == Accounting::PerCpu && m_has_percpu_table))
        return m_totals;
    return accounting == Accounting::PerCpu ? m_live : m_live + m_dead;
}

void ClockSeries::draw(SimTime at)
{
    if (!m_begun)
        return;
    auto const draw_side = [&](ClockSide side, TaskCputime const& time) {
        auto& curves = m_curves[static_cast<std::size_t>(side)];
        std::uint64_t const values[]{time.utime.value, time.stime.value, time.utime.value + time.stime.value,
                                     static_cast<std::uint64_t>(time.sum_exec_runtime.count())};
        for (std::size_t part = 0; part < curves.size(); ++part)
            curves[part].append(at, static_cast<std::int64_t>(values[part]));
    };
    draw_side(ClockSide::Clock, clock());
    draw_side(ClockSide::Timer, m_totals);
}

/// What each kind of event means for the accounts of one process; the functions of the kernel that report an event are
/// the ones to compare with.
class ClockSeries::Feeder {
public:
    Feeder(ClockSeries& series, TaskTable const& task_table, TraceEvent const& event)
        : m{series}
        , m_task_table{task_table}
        , m_event{event}
    {
    }

    void operator()(traced::SchedProcessFork const& e)
    {
        if (!is_ours(e.child))
            return;
        bool const first_clone = e.parent && is_ours(*e.parent) && !m.m_has_percpu_table;
        if (first_clone && accounting() == Accounting::PerCpu) {
            m.m_has_percpu_table = true;
            m.m_totals = m.m_threads[*e.parent];
        }
        m.m_threads[e.child];
        m.m_begun = true;
        draw();
    }
    void operator()(traced::Tick const& e)
    {
        if (e.task)
            add(*e.task, e.mode == TickMode::User ? TaskCputime{e.charged, {}, {}} : TaskCputime{{}, e.charged, {}});
    }
    void operator()(traced::SchedStatRuntime const& e) { add(e.task, {{}, {}, e.runtime}); }
    void operator()(traced::AccountGroup const& e)
    {
        if (e.process != m.m_process)
            return;
        m.m_totals = m.m_totals + TaskCputime{e.utime, e.stime, e.runtime};
        draw();
    }
    void operator()(traced::DeadAccumulate const& e)
    {
        if (e.process != m.m_process)
            return;
        m.m_dead = m.m_dead + TaskCputime{e.utime, e.stime, e.runtime};
        if (auto const thread = m.m_threads.find(e.task); thread != m.m_threads.end()) {
            m.m_live = m.m_live - thread->second;
            m.m_threads.erase(thread);
        }
        draw();
    }
    void operator()(traced::SchedProcessExit const& e)
    {
        auto const& processes = m_task_table.processes;
        if (is_ours(e.task) && index_of(m.m_process) < processes.size() &&
            processes[index_of(m.m_process)].leader == e.task)
            m.m_zombie_leader = e.task;
    }
    void operator()(traced::SchedProcessWait const& e)
    {
        if (e.reaped != m.m_process)
            return;
        // Its last figures stand; what its last thread still runs counts for nobody.
        m.m_gone = true;
        stop_running();
        for (ExpiryLine& line : m.m_expiries)
            line.to = std::min(line.to, m_event.at);
    }
    void operator()(traced::CputimerStart const& e)
    {
        if (e.process != m.m_process)
            return;
        m.m_totals = e.becomes;
        // The last look at a process that is being let go of starts a timer that nobody will feed.
        if (!m.m_gone) {
            m.m_running = true;
            m.m_runs.push_back({m_event.at, never, m_event.n});
        }
        draw();
    }
    void operator()(traced::CputimerStop const& e)
    {
        if (e.process == m.m_process)
            stop_running();
    }
    void operator()(traced::Command const& e)
    {
        if (e.what == CommandKind::Fix)
            change_kernel(PackedFixes{e.value});
    }
    void operator()(traced::ItimerState const& e)
    {
        if (e.process != m.m_process || e.which == ItimerWhich::Real)
            return;
        set_line(line_of(e.which), e.expires_ticks);
    }
    void operator()(traced::ItimerExpire const& e)
    {
        if (e.process != m.m_process || e.which == ItimerWhich::Real)
            return;
        set_line(line_of(e.which), e.expires_ticks);
    }
    void operator()(traced::RlimitCpu const& e)
    {
        if (e.process != m.m_process)
            return;
        set_line({ExpiryLine::Kind::RlimitSoft, {}, CpuClock::Prof}, ticks_of_limit(e.soft_s));
        set_line({ExpiryLine::Kind::RlimitHard, {}, CpuClock::Prof}, ticks_of_limit(e.hard_s));
    }
    void operator()(traced::TimerSettime const& e)
    {
        if (counts_our_clock(e))
            set_line(line_of(e), e.expires);
    }
    void operator()(traced::TimerExpire const& e)
    {
        if (counts_our_clock(e))
            set_line(line_of(e), 0);
    }
    void operator()(traced::TimerDelete const& e)
    {
        if (counts_our_clock(e))
            set_line(line_of(e), 0);
    }
    void operator()(traced::SignalGenerate const& e)
    {
        if (e.process == m.m_process)
            m.m_signals.push_back({m_event.at, m_event.n, e.sig, e.result, e.task});
    }
    void operator()(auto const&) { }

private:
    Accounting accounting() const { return m.m_config.effective_accounting(); }

    bool is_ours(TaskId id) const
    {
        return index_of(id) < m_task_table.threads.size() && m_task_table.threads[index_of(id)].tgid == m.m_process;
    }

    void add(TaskId id, TaskCputime const& time)
    {
        if (m.m_gone || !is_ours(id))
            return;
        auto const thread = m.m_threads.find(id);
        if (thread == m.m_threads.end())
            return;
        thread->second = thread->second + time;
        m.m_live = m.m_live + time;
        draw();
    }

    void draw() { m.draw(m_event.at); }

    void stop_running()
    {
        m.m_running = false;
        if (!m.m_runs.empty())
            m.m_runs.back().to = std::min(m.m_runs.back().to, m_event.at);
    }

    // As switch_kernel_config() carries the clock over.
    void change_kernel(PackedFixes switched)
    {
        Accounting const before = accounting();
        TaskCputime const stood = m.clock();
        m.m_config.fixes = switched.fixes();
        m.m_config.later_fixes = switched.later();
        if (accounting() == before)
            return;
        stop_running();
        if (accounting() == Accounting::LockedTotals || accounting() == Accounting::PerCpu) {
            m.m_totals = stood;
            m.m_has_percpu_table = true;
        } else
            m.m_dead = stood - m.m_live;
        draw();
    }

    bool counts_our_clock(traced::TimerFields const& timer) const
    {
        Tgid const target = index_of(timer.id) < m_task_table.timers.size()
            ? m_task_table.timers[index_of(timer.id)].target_group
            : timer.process;
        return timer.scope == TimerScope::Process && target == m.m_process;
    }

    std::uint64_t ticks_of_limit(std::uint64_t seconds) const
    {
        return seconds == Rlimit::infinity ? 0 : secs_to_cputime(seconds, m.m_config).value;
    }
    static ExpiryLine line_of(ItimerWhich which)
    {
        if (which == ItimerWhich::Prof)
            return {ExpiryLine::Kind::ItimerProf, {}, CpuClock::Prof};
        return {ExpiryLine::Kind::ItimerVirtual, {}, CpuClock::Virt};
    }
    static ExpiryLine line_of(traced::TimerFields const& timer)
    {
        return {ExpiryLine::Kind::PosixTimer, timer.id, timer.clock};
    }

    // The line of this kind that still stands, if there is one.
    ExpiryLine* standing(ExpiryLine const& like)
    {
        auto const found = std::find_if(m.m_standing.begin(), m.m_standing.end(), [&](std::size_t i) {
            return m.m_expiries[i].kind == like.kind && m.m_expiries[i].timer == like.timer;
        });
        return found == m.m_standing.end() ? nullptr : &m.m_expiries[*found];
    }
    // A value of 0: from now on there is none.
    void set_line(ExpiryLine line, std::uint64_t value)
    {
        if (ExpiryLine* const before = standing(line)) {
            if (before->value == value)
                return;
            before->to = m_event.at;
            std::erase(m.m_standing, static_cast<std::size_t>(before - m.m_expiries.data()));
        }
        if (value == 0)
            return;
        line.value = value;
        line.from = m_event.at;
        line.n = m_event.n;
        m.m_standing.push_back(m.m_expiries.size());
        m.m_expiries.push_back(line);
    }

    ClockSeries& m;
    TaskTable const& m_task_table;
    TraceEvent const& m_event;
};

ClockSeries::Standing ClockSeries::standing() const
{
    Standing standing{clock(), m_totals, m_live, {}, {}, m_running, m_begun};
    if (m_zombie_leader)
        if (auto const leader = m_threads.find(*m_zombie_leader); leader != m_threads.end()) {
            standing.zombie_leader = leader->second;
            standing.live = standing.live - leader->second;
        }
    // Kernels that keep totals do not keep the dead apart.
    standing.dead = standing.clock - m_live;
    return standing;
}

void ClockSeries::take(TraceEvent const& event, TaskTable const& tasks)
{
    std::visit(Feeder{*this, tasks, event}, event.what);
    m_next = event.n + 1;
}

void ClockSeries::feed(TraceView const& trace, TaskTable const& task_table)
{
    static constexpr std::uint64_t between_looks = 16'384;  // events that cannot take much
    while (m_next < trace.size()) {
        std::uint64_t const to = std::min(trace.size(), std::max(m_next, trace.first_n()) + between_looks);
        trace.each(m_next, to, [&](TraceEvent const& event) {
            std::visit(Feeder{*this, task_table, event}, event.what);
        });
        m_next = to;
        keep_to_budget();
    }
}

}
