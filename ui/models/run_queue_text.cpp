// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/rt_bandwidth.h"
#include "core/kernel/sched_fair.h"
#include "core/kernel/sched_rt.h"
#include "ui/models/run_queues.h"
#include "ui/models/task_text.h"
#include "ui/style/format.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace tickscope::ui {
namespace {

/// Translations of what this file says.
class RunQueueText {
    Q_DECLARE_TR_FUNCTIONS(RunQueueText)
};

QString milliseconds(Nanos span) { return millisecondsText(span) + QStringLiteral(" ms"); }

/// Virtual time and distances in it wrap: they are signed.
Nanos asSpan(std::uint64_t vruntime) { return Nanos{static_cast<std::int64_t>(vruntime)}; }

QString signedText(Nanos span) { return (span > Nanos{} ? QStringLiteral("+") : QString{}) + millisecondsText(span); }

QString niceText(int nice)
{
    return (nice < 0 ? RunQueueText::tr("nice −%1") : RunQueueText::tr("nice %1")).arg(std::abs(nice));
}

QString weightText(Task const& task)
{
    if (is_rt(task.policy))
        return QStringLiteral("%1 %2").arg(task.policy == Policy::Fifo ? "FIFO" : "RR").arg(task.rt_priority);
    return QString::number(task.weight);
}

/// One overload a kind of line.
class QueueTextWriter {
public:
    QueueTextWriter(Frame const& frame, QueueRow const& row)
        : m_frame{frame}
        , m_machine{*frame.machine}
        , m_row{row}
        , m_cpu{m_machine.cpus[index_of(row.cpu)]}
        , m_rq{m_cpu.rq}
    {
    }

    QueueText cpu() const
    {
        QueueText words{.name = RunQueueText::tr("CPU %1").arg(index_of(m_row.cpu))};
        if (!m_cpu.online)
            words.note = RunQueueText::tr("offline");
        else if (!m_row.open || !m_rq.curr)
            words.note = threadText(m_frame.world->name_table, m_machine, m_rq.curr);
        if (m_row.count > 0)
            words.figure =
                RunQueueText::tr("%1 wait(s)", nullptr, static_cast<int>(m_row.count)).arg(countText(m_row.count));
        words.tip = RunQueueText::tr("Threads that run or wait here: %1 (rq->nr_running)").arg(m_rq.nr_running);
        return words;
    }

    QueueText thread() const
    {
        Task const& task = m_machine.tasks[index_of(*m_row.task)];
        QueueText words{.name = threadText(m_frame.world->name_table, m_machine, task.id), .weight = weightText(task)};
        words.note = notesOf(task).join(QStringLiteral(" · "));
        if (!is_rt(task.policy)) {
            Nanos const ahead = asSpan(task.vruntime - m_rq.min_vruntime);
            words.figure = signedText(ahead);
            words.tip = RunQueueText::tr("vruntime %1, min_vruntime %2\nweight %3, %4")
                            .arg(milliseconds(asSpan(task.vruntime)), milliseconds(asSpan(m_rq.min_vruntime)))
                            .arg(task.weight)
                            .arg(niceText(task.nice));
        } else
            words.tip = RunQueueText::tr("Real-time priority %1: before all fair threads").arg(task.rt_priority);
        return words;
    }

    QueueText slice() const
    {
        Task const& task = m_machine.tasks[index_of(*m_row.task)];
        if (task.policy == Policy::Fifo)
            return {.name = RunQueueText::tr("no slice"),
                    .note = RunQueueText::tr("until it sleeps or yields"),
                    .tip = RunQueueText::tr("SCHED_FIFO: it runs until it sleeps, yields, or a higher priority comes")};
        if (task.policy == Policy::Rr)
            return {.name = RunQueueText::tr("time slice"),
                    .figure = RunQueueText::tr("%1 left").arg(ticksText(Cputime{task.time_slice})),
                    .tip = RunQueueText::tr("SCHED_RR: then it goes behind those of its priority (rt.time_slice)")};
        return fairSlice(task);
    }

    QueueText budget() const
    {
        Nanos const allowed = m_rq.rt.rt_runtime, used = m_rq.rt.rt_time;
        SchedTunables const& tunables = m_machine.config.sched;
        if (tunables.rt_runtime < Nanos{} || allowed >= tunables.rt_period)
            return {.name = RunQueueText::tr("real time"),
                    .note = RunQueueText::tr("without a limit"),
                    .tip = RunQueueText::tr("sched_rt_runtime_us does not hold RT threads back here")};
        QueueText words{.name = RunQueueText::tr("real time"),
                        .note = m_rq.rt.throttled ? RunQueueText::tr("held back") : QString{},
                        .figure = ofText(used, allowed),
                        .share = shareOf(used, allowed),
                        .warns = m_rq.rt.throttled};
        words.tip = RunQueueText::tr("RT threads may use %1 of every %2 (rt_rq->rt_time, rt_runtime)")
                        .arg(spanText(allowed), spanText(tunables.rt_period));
        if (m_rq.rt.throttled)
            words.tip += QLatin1Char('\n') +
                RunQueueText::tr("They have used it up and wait for a period to end (rt_throttled)");
        return words;
    }

    QueueText more() const
    {
        return {.name = RunQueueText::tr("and %1 more").arg(countText(m_row.count)),
                .tip = RunQueueText::tr("Only those that go first are shown")};
    }

    QueueText figures() const
    {
        QueueText words{.name = RunQueueText::tr("min_vruntime %1").arg(milliseconds(asSpan(m_rq.min_vruntime))),
                        .figure = RunQueueText::tr("load %1").arg(countText(m_rq.load))};
        QStringList loads;
        for (std::uint64_t const load : m_rq.cpu_load)
            loads += QString::number(load);
        words.tip = RunQueueText::tr("cfs_rq->min_vruntime; rq->load.weight\ncfs_rq->load.weight %1\nrq->cpu_load %2")
                        .arg(m_rq.cfs_load)
                        .arg(loads.join(' '));
        return words;
    }

    QueueText rest() const
    {
        std::vector<CpuId> idle, offline;
        for (Cpu const& cpu : m_machine.cpus)
            if (!cpu.rq.curr && cpu.rq.nr_running == 0)
                (cpu.online ? idle : offline).push_back(cpu.id);
        QStringList parts, tips;
        if (!idle.empty()) {
            parts += RunQueueText::tr("%n idle", nullptr, static_cast<int>(idle.size()));
            tips += RunQueueText::tr("Idle: %1").arg(cpuListText(idle));
        }
        if (!offline.empty()) {
            parts += RunQueueText::tr("%n offline", nullptr, static_cast<int>(offline.size()));
            tips += RunQueueText::tr("Offline: %1").arg(cpuListText(offline));
        }
        return {.name = parts.join(QStringLiteral(", ")), .tip = tips.join(QLatin1Char('\n'))};
    }

private:
    static QString ofText(Nanos used, Nanos whole)
    {
        return RunQueueText::tr("%1 of %2").arg(millisecondsText(used), milliseconds(whole));
    }
    static double shareOf(Nanos used, Nanos whole)
    {
        if (whole <= Nanos{})
            return 1;
        return std::clamp(static_cast<double>(used.count()) / static_cast<double>(whole.count()), 0.0, 1.0);
    }

    QStringList notesOf(Task const& task) const
    {
        QStringList notes;
        if (m_row.kind == QueueRow::Kind::Runner && task.need_resched)
            notes += RunQueueText::tr("gives way");
        if (m_rq.next_buddy == task.id || m_rq.last_buddy == task.id)
            notes += m_rq.next_buddy == task.id ? RunQueueText::tr("next buddy") : RunQueueText::tr("last buddy");
        if (task.policy == Policy::Batch || task.policy == Policy::Idle)
            notes += task.policy == Policy::Batch ? RunQueueText::tr("batch") : RunQueueText::tr("idle policy");
        if (!is_rt(task.policy) && task.nice != 0)
            notes += niceText(task.nice);
        return notes;
    }

    QueueText fairSlice(Task const& task) const
    {
        if (m_rq.cfs_nr_running <= 1)
            return {.name = RunQueueText::tr("slice"),
                    .note = RunQueueText::tr("alone: nothing ends its turn"),
                    .tip =
                        RunQueueText::tr("The tick looks at slices only where fair threads wait (check_preempt_tick)")};
        Nanos const unbanked = std::max(Nanos{}, m_machine.now + m_rq.clock_skew - task.exec_start);
        Nanos const used = task.sum_exec_runtime - task.prev_sum_exec_runtime + unbanked;
        Nanos const ideal{static_cast<std::int64_t>(ideal_slice(m_machine, m_rq, task))};
        return {.name = RunQueueText::tr("slice"),
                .figure = ofText(used, ideal),
                .share = shareOf(used, ideal),
                .tip =
                    RunQueueText::tr("Its share of the period by weight (sched_slice). The first tick that finds more "
                                     "than this used lets the next one run")};
    }

    Frame const& m_frame;
    Machine const& m_machine;
    QueueRow const& m_row;
    Cpu const& m_cpu;
    Runqueue const& m_rq;
};

}

QueueText queueText(Frame const& frame, QueueRow const& row)
{
    QueueTextWriter const writer{frame, row};
    switch (row.kind) {
    case QueueRow::Kind::Cpu:
        return writer.cpu();
    case QueueRow::Kind::Runner:
    case QueueRow::Kind::Rt:
    case QueueRow::Kind::Fair:
        return writer.thread();
    case QueueRow::Kind::Slice:
        return writer.slice();
    case QueueRow::Kind::Budget:
        return writer.budget();
    case QueueRow::Kind::More:
        return writer.more();
    case QueueRow::Kind::Figures:
        return writer.figures();
    case QueueRow::Kind::Rest:
        return writer.rest();
    }
    return {};
}

QString spokenQueueRow(QueueRow const& row, QueueText const& words)
{
    QStringList parts{words.name};
    if (row.kind == QueueRow::Kind::Runner)
        parts += RunQueueText::tr("runs");
    else if (row.first)
        parts += RunQueueText::tr("goes next");
    else if (row.kind == QueueRow::Kind::Rt || row.kind == QueueRow::Kind::Fair)
        parts += RunQueueText::tr("waits");
    else if (row.kind == QueueRow::Kind::Cpu)
        parts += row.open ? RunQueueText::tr("unfolded") : RunQueueText::tr("folded");
    if (!words.note.isEmpty())
        parts += words.note;
    bool const is_fair = row.kind == QueueRow::Kind::Fair || row.kind == QueueRow::Kind::Runner;
    if (!words.weight.isEmpty())
        parts += is_fair && !words.figure.isEmpty() ? RunQueueText::tr("weight %1").arg(words.weight) : words.weight;
    if (!words.figure.isEmpty())
        parts += is_fair ? RunQueueText::tr("%1 ms from min_vruntime").arg(words.figure) : words.figure;
    return parts.join(QStringLiteral(", "));
}

}
