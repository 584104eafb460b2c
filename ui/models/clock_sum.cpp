// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/clock_sum.h"

#include "core/kernel/posix_cpu_clocks.h"
#include "ui/models/task_text.h"
#include "ui/style/format.h"

#include <QCoreApplication>

#include <algorithm>

namespace tickscope::ui {
namespace {

/// Translations of what this file says.
class ClockSumText {
    Q_DECLARE_TR_FUNCTIONS(ClockSumText)
};

std::vector<TaskId> liveThreads(Machine const& machine, ThreadGroup const& group)
{
    std::vector<TaskId> threads;
    for (Maybe<TaskId> at = group.first_thread; at; at = machine.tasks[index_of(*at)].group_next)
        threads.push_back(*at);
    return threads;
}

/// The busiest `most`, in order of creation; the rest is left behind them.
std::size_t busiestFirst(Machine const& machine, std::vector<TaskId>& threads, std::size_t most)
{
    if (threads.size() <= most)
        return threads.size();
    auto const middle = threads.begin() + static_cast<std::ptrdiff_t>(most);
    std::nth_element(threads.begin(), middle, threads.end(), [&](TaskId a, TaskId b) {
        return machine.tasks[index_of(a)].sum_exec_runtime > machine.tasks[index_of(b)].sum_exec_runtime;
    });
    std::sort(threads.begin(), middle);
    return most;
}

QString explanationOf(Machine const& machine, ThreadGroup const& group, std::size_t threads)
{
    switch (machine.config.effective_accounting()) {
    case Accounting::Walk:
    case Accounting::Split:
        return ClockSumText::tr("thread_group_cputime walks %n thread(s) when the clock is read", nullptr,
                                static_cast<int>(threads));
    case Accounting::PerCpu:
        return group.has_percpu_table ? ClockSumText::tr("one slot for each CPU, added up when the clock is read")
                                      : ClockSumText::tr("one thread: its own times are the clock");
    case Accounting::LockedTotals:
        return ClockSumText::tr("one total under a lock, fed at every tick of every thread; nothing is added up");
    }
    return {};
}

ClockLine timerLine(Machine const& machine, ThreadGroup const& group)
{
    bool const always = machine.config.effective_accounting() == Accounting::LockedTotals;
    QString const name = always  ? ClockSumText::tr("stored total")
        : group.cputimer.running ? ClockSumText::tr("timer, on")
                                 : ClockSumText::tr("timer, off");
    return {ClockLine::Kind::Timer, name, {}, group.cputimer.cputime};
}

}

ClockSum clockSum(Frame const& frame, Tgid process, std::size_t most)
{
    Machine const& machine = *frame.machine;
    if (index_of(process) >= machine.groups.size())
        return {};
    ThreadGroup const& group = machine.groups[index_of(process)];
    std::vector<TaskId> threads = liveThreads(machine, group);
    std::size_t const shown = busiestFirst(machine, threads, most);

    ClockSum sum;
    ClockLine others{ClockLine::Kind::Others,
                     ClockSumText::tr("%1 more thread(s)", nullptr, static_cast<int>(threads.size() - shown))
                         .arg(countText(threads.size() - shown)),
                     {},
                     {}};
    for (std::size_t i = 0; i < threads.size(); ++i) {
        Task const& task = machine.tasks[index_of(threads[i])];
        if (i < shown)
            sum.lines.push_back({ClockLine::Kind::Thread, shortThreadText(frame.world->name_table, machine, task.id),
                                 task.id, task.cputime()});
        else
            others.time = others.time + task.cputime();
    }
    if (threads.size() > shown)
        sum.lines.push_back(others);
    sum.lines.push_back({ClockLine::Kind::Dead, ClockSumText::tr("dead threads"), {}, group.dead});
    sum.lines.push_back(
        {ClockLine::Kind::Clock, ClockSumText::tr("the clock"), {}, peek_thread_group_cputime(machine, process)});
    sum.lines.push_back(timerLine(machine, group));
    sum.lines.push_back(
        {ClockLine::Kind::Children, ClockSumText::tr("reaped children"), {}, {group.cutime, group.cstime, {}}, false});
    sum.explanation = explanationOf(machine, group, threads.size());
    return sum;
}

}
