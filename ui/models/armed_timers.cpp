// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/armed_timers.h"

#include "core/kernel/posix_cpu_clocks.h"
#include "core/scenario/words.h"
#include "ui/models/sentences.h"
#include "ui/style/format.h"

#include <QCoreApplication>

#include <type_traits>

namespace tickscope::ui {
namespace {

/// Translations of what this file says.
class ArmedTimersText {
    Q_DECLARE_TR_FUNCTIONS(ArmedTimersText)
};

/// Who is named as the caller by an event that armed a timer.
Maybe<TaskId> callerOf(TraceEvent const& event)
{
    return std::visit(
        [](auto const& what) -> Maybe<TaskId> {
            using Kind = std::decay_t<decltype(what)>;
            if constexpr (std::is_same_v<Kind, traced::ItimerState> || std::is_same_v<Kind, traced::RlimitCpu> ||
                          std::is_base_of_v<traced::TimerFields, Kind>)
                return what.by;
            else
                return {};
        },
        event.what);
}

QString armedBy(Frame const& frame, ArmedTimer const& timer)
{
    if (!timer.has_cause || timer.cause < frame.trace.first_n() || timer.cause >= frame.trace.size())
        return {};
    TraceEvent const event = frame.trace.at(timer.cause);
    QString who = event.cause == TraceEvent::no_cause ? ArmedTimersText::tr("by the scenario")
                                                      : ArmedTimersText::tr("from outside");
    if (Maybe<TaskId> const caller = callerOf(event))
        who = ArmedTimersText::tr("by %1").arg(QString::fromStdString(namesOf(frame).path(*caller)));
    return ArmedTimersText::tr("%1 at %2").arg(who, secondsText(event.at));
}

/// Ticks and nanoseconds, each of which a clock may count in.
QString leftTicks(std::uint64_t expires, Cputime now)
{
    return expires > now.value ? ticksText({expires - now.value}) : ArmedTimersText::tr("due");
}

QString leftNanos(std::uint64_t expires, std::uint64_t now)
{
    return expires > now ? secondsText(Nanos{static_cast<std::int64_t>(expires - now)}) : ArmedTimersText::tr("due");
}

QString everyTicks(Cputime interval)
{
    return interval.value == 0 ? ArmedTimersText::tr("once") : ArmedTimersText::tr("every %1").arg(ticksText(interval));
}

QString everyNanos(Nanos interval)
{
    return interval.count() == 0 ? ArmedTimersText::tr("once")
                                 : ArmedTimersText::tr("every %1").arg(spanText(interval));
}

/// What a process's timers are checked against: its cputimer, or before it runs the clock.
TaskCputime timerTime(Machine const& machine, ThreadGroup const& group)
{
    bool const fed = group.cputimer.running || machine.config.effective_accounting() == Accounting::LockedTotals;
    return fed ? group.cputimer.cputime : peek_thread_group_cputime(machine, group.id);
}

void addItimers(std::vector<ArmedTimer>& rows, Machine const& machine, ThreadGroup const& group)
{
    TaskCputime const now = timerTime(machine, group);
    if (CpuItimer const& prof = group.it_prof; prof.expires.value != 0)
        rows.push_back({"ITIMER_PROF", everyTicks(prof.incr), countText(prof.expires.value),
                        leftTicks(prof.expires.value, now.utime + now.stime), prof.cause, true});
    if (CpuItimer const& virt = group.it_virt; virt.expires.value != 0)
        rows.push_back({"ITIMER_VIRTUAL", everyTicks(virt.incr), countText(virt.expires.value),
                        leftTicks(virt.expires.value, now.utime), virt.cause, true});
    if (RealItimer const& real = group.it_real; real.active)
        rows.push_back({"ITIMER_REAL", everyNanos(real.incr), secondsText(real.expires),
                        leftNanos(static_cast<std::uint64_t>(real.expires.time_since_epoch().count()),
                                  static_cast<std::uint64_t>(machine.now.time_since_epoch().count())),
                        real.cause, true});
}

void addLimits(std::vector<ArmedTimer>& rows, Machine const& machine, ThreadGroup const& group)
{
    TaskCputime const now = timerTime(machine, group);
    bool const has_cause = group.rlimit_cpu_cause != TraceEvent::no_cause;
    auto const add = [&](QString const& name, char const* note, std::uint64_t limit_s) {
        if (limit_s == Rlimit::infinity)
            return;
        std::uint64_t const ticks = limit_s * machine.config.hz;
        rows.push_back(
            {name, note, countText(ticks), leftTicks(ticks, now.utime + now.stime), group.rlimit_cpu_cause, has_cause});
    };
    add(ArmedTimersText::tr("RLIMIT_CPU soft"), "SIGXCPU", group.rlimit_cpu.soft);
    add(ArmedTimersText::tr("RLIMIT_CPU hard"), "SIGKILL", group.rlimit_cpu.hard);
}

/// The clock as timer_create in a scenario names it.
QString posixClockText(PosixTimer const& timer)
{
    CpuClock const clock = timer.scope == TimerScope::Monotonic ? CpuClock::Sched : timer.clock;
    return toQString(word_for(words::clocks, words::SimpleClock{timer.scope, clock}));
}

TaskCputime counted(Machine const& machine, PosixTimer const& timer)
{
    if (timer.scope == TimerScope::Thread)
        return timer.target_task ? machine.tasks[index_of(*timer.target_task)].cputime() : TaskCputime{};
    return timerTime(machine, machine.groups[index_of(timer.target_group)]);
}

ArmedTimer posixRow(Frame const& frame, PosixTimer const& timer)
{
    Machine const& machine = *frame.machine;
    QString const name = QString::fromStdString(frame.world->name_table.timers[timer.name]);
    ArmedTimer row{.name = name, .cause = timer.cause, .has_cause = true};
    if (timer.scope == TimerScope::Monotonic || timer.clock == CpuClock::Sched) {
        std::uint64_t const now = timer.scope == TimerScope::Monotonic
            ? static_cast<std::uint64_t>(machine.now.time_since_epoch().count())
            : static_cast<std::uint64_t>(counted(machine, timer).sum_exec_runtime.count());
        row.note = posixClockText(timer) + ", " + everyNanos(Nanos{static_cast<std::int64_t>(timer.incr)});
        row.expires = secondsText(Nanos{static_cast<std::int64_t>(timer.expires)});
        row.left = leftNanos(timer.expires, now);
        return row;
    }
    TaskCputime const time = counted(machine, timer);
    row.note = posixClockText(timer) + ", " + everyTicks({timer.incr});
    row.expires = countText(timer.expires);
    row.left = leftTicks(timer.expires, timer.clock == CpuClock::Virt ? time.utime : time.utime + time.stime);
    return row;
}

}

std::vector<ArmedTimer> armedTimers(Frame const& frame, Tgid process, std::size_t most)
{
    Machine const& machine = *frame.machine;
    if (index_of(process) >= machine.groups.size())
        return {};
    ThreadGroup const& group = machine.groups[index_of(process)];
    std::vector<ArmedTimer> rows;
    if (group.state != GroupState::Running)
        return rows;
    addItimers(rows, machine, group);
    addLimits(rows, machine, group);
    for (Maybe<TimerId> at = group.posix_timers; at && rows.size() < most;
         at = machine.timers[index_of(*at)].next_of_owner)
        if (PosixTimer const& timer = machine.timers[index_of(*at)]; timer.armed)
            rows.push_back(posixRow(frame, timer));
    for (ArmedTimer& row : rows)
        row.by = armedBy(frame, row);
    return rows;
}

}
