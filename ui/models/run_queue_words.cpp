// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/rt_bandwidth.h"
#include "core/kernel/sched_fair.h"
#include "core/kernel/sched_rt.h"
#include "ui/models/run_queues.h"
#include "ui/models/task_words.h"
#include "ui/style/format.h"

#include <QStringList>

#include <algorithm>

namespace tickscope::ui {
namespace {

QString milliseconds(Nanos span) { return millisecondsText(span) + QStringLiteral(" ms"); }

/// Virtual time and distances in it wrap: they are signed.
Nanos asSpan(std::uint64_t vruntime) { return Nanos{static_cast<std::int64_t>(vruntime)}; }

QString signedText(Nanos span) { return (span > Nanos{} ? QStringLiteral("+") : QString{}) + millisecondsText(span); }

QString niceText(int nice)
{
    return (nice < 0 ? QStringLiteral("nice −%1") : QStringLiteral("nice %1")).arg(std::abs(nice));
}

QString weightText(Task const& task)
{
    if (is_rt(task.policy))
        return QStringLiteral("%1 %2").arg(task.policy == Policy::Fifo ? "FIFO" : "RR").arg(task.rt_priority);
    return QString::number(task.weight);
}

/// One overload a kind of line.
class Writer {
public:
    Writer(Frame const& frame, QueueRow const& row)
        : m_frame{frame}
        , m_machine{*frame.machine}
        , m_row{row}
        , m_cpu{m_machine.cpus[index_of(row.cpu)]}
        , m_rq{m_cpu.rq}
    {
    }

    QueueWords cpu() const
    {
        QueueWords words{.name = QStringLiteral("CPU %1").arg(index_of(m_row.cpu))};
        if (!m_cpu.online)
            words.note = QStringLiteral("offline");
        else if (!m_row.open || !m_rq.curr)
            words.note = threadWords(m_frame.world->name_table, m_machine, m_rq.curr);
        if (m_row.count > 0)
            words.figure =
                (m_row.count == 1 ? QStringLiteral("%1 waits") : QStringLiteral("%1 wait")).arg(countText(m_row.count));
        words.tip = QStringLiteral("Threads that run or wait here: %1 (rq->nr_running)").arg(m_rq.nr_running);
        return words;
    }

    QueueWords thread() const
    {
        Task const& task = m_machine.tasks[index_of(*m_row.task)];
        QueueWords words{.name = threadWords(m_frame.world->name_table, m_machine, task.id),
                         .weight = weightText(task)};
        words.note = notesOf(task).join(QStringLiteral(" · "));
        if (!is_rt(task.policy)) {
            Nanos const ahead = asSpan(task.vruntime - m_rq.min_vruntime);
            words.figure = signedText(ahead);
            words.tip = QStringLiteral("vruntime %1, min_vruntime %2\nweight %3, %4")
                            .arg(milliseconds(asSpan(task.vruntime)), milliseconds(asSpan(m_rq.min_vruntime)))
                            .arg(task.weight)
                            .arg(niceText(task.nice));
        } else
            words.tip = QStringLiteral("Real-time priority %1: before all fair threads").arg(task.rt_priority);
        return words;
    }

    QueueWords slice() const
    {
        Task const& task = m_machine.tasks[index_of(*m_row.task)];
        if (task.policy == Policy::Fifo)
            return {.name = QStringLiteral("no slice"),
                    .note = QStringLiteral("until it sleeps or yields"),
                    .tip = QStringLiteral("SCHED_FIFO: it runs until it sleeps, yields, or a higher priority comes")};
        if (task.policy == Policy::Rr)
            return {.name = QStringLiteral("time slice"),
                    .figure = QStringLiteral("%1 left").arg(ticksText(Cputime{task.time_slice})),
                    .tip = QStringLiteral("SCHED_RR: then it goes behind those of its priority (rt.time_slice)")};
        return fairSlice(task);
    }

    QueueWords budget() const
    {
        Nanos const allowed = m_rq.rt.rt_runtime, used = m_rq.rt.rt_time;
        SchedTunables const& tunables = m_machine.config.sched;
        if (tunables.rt_runtime < Nanos{} || allowed >= tunables.rt_period)
            return {.name = QStringLiteral("real time"),
                    .note = QStringLiteral("without a limit"),
                    .tip = QStringLiteral("sched_rt_runtime_us does not hold RT threads back here")};
        QueueWords words{.name = QStringLiteral("real time"),
                         .note = m_rq.rt.throttled ? QStringLiteral("held back") : QString{},
                         .figure = ofText(used, allowed),
                         .share = shareOf(used, allowed),
                         .warns = m_rq.rt.throttled};
        words.tip = QStringLiteral("RT threads may use %1 of every %2 (rt_rq->rt_time, rt_runtime)")
                        .arg(spanText(allowed), spanText(tunables.rt_period));
        if (m_rq.rt.throttled)
            words.tip += QStringLiteral("\nThey have used it up and wait for a period to end (rt_throttled)");
        return words;
    }

    QueueWords more() const
    {
        return {.name = QStringLiteral("and %1 more").arg(countText(m_row.count)),
                .tip = QStringLiteral("Only those that go first are shown")};
    }

    QueueWords figures() const
    {
        QueueWords words{.name = QStringLiteral("min_vruntime %1").arg(milliseconds(asSpan(m_rq.min_vruntime))),
                         .figure = QStringLiteral("load %1").arg(countText(m_rq.load))};
        QStringList loads;
        for (std::uint64_t const load : m_rq.cpu_load)
            loads += QString::number(load);
        words.tip = QStringLiteral("cfs_rq->min_vruntime; rq->load.weight\ncfs_rq->load.weight %1\nrq->cpu_load %2")
                        .arg(m_rq.cfs_load)
                        .arg(loads.join(' '));
        return words;
    }

    QueueWords rest() const
    {
        std::vector<CpuId> idle, offline;
        for (Cpu const& cpu : m_machine.cpus)
            if (!cpu.rq.curr && cpu.rq.nr_running == 0)
                (cpu.online ? idle : offline).push_back(cpu.id);
        QStringList parts;
        for (auto const& [cpus, word] : {std::pair{&idle, "idle"}, {&offline, "offline"}})
            if (!cpus->empty())
                parts += QStringLiteral("%1 %2").arg(cpus->size()).arg(word);
        return {.name = parts.join(QStringLiteral(", ")), .tip = listed(idle, "Idle") + listed(offline, "\nOffline")};
    }

private:
    static QString listed(std::vector<CpuId> const& cpus, char const* word)
    {
        return cpus.empty() ? QString{} : QStringLiteral("%1: %2").arg(word, cpuListText(cpus));
    }
    static QString ofText(Nanos used, Nanos whole)
    {
        return QStringLiteral("%1 of %2").arg(millisecondsText(used), milliseconds(whole));
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
            notes += QStringLiteral("gives way");
        if (m_rq.next_buddy == task.id || m_rq.last_buddy == task.id)
            notes += m_rq.next_buddy == task.id ? QStringLiteral("next buddy") : QStringLiteral("last buddy");
        if (task.policy == Policy::Batch || task.policy == Policy::Idle)
            notes += task.policy == Policy::Batch ? QStringLiteral("batch") : QStringLiteral("idle policy");
        if (!is_rt(task.policy) && task.nice != 0)
            notes += niceText(task.nice);
        return notes;
    }

    QueueWords fairSlice(Task const& task) const
    {
        if (m_rq.cfs_nr_running <= 1)
            return {.name = QStringLiteral("slice"),
                    .note = QStringLiteral("alone: nothing ends its turn"),
                    .tip =
                        QStringLiteral("The tick looks at slices only where fair threads wait (check_preempt_tick)")};
        Nanos const unbanked = std::max(Nanos{}, m_machine.now + m_rq.clock_skew - task.exec_start);
        Nanos const used = task.sum_exec_runtime - task.prev_sum_exec_runtime + unbanked;
        Nanos const ideal{static_cast<std::int64_t>(ideal_slice(m_machine, m_rq, task))};
        return {.name = QStringLiteral("slice"),
                .figure = ofText(used, ideal),
                .share = shareOf(used, ideal),
                .tip = QStringLiteral("Its share of the period by weight (sched_slice). The first tick that finds more "
                                      "than this used lets the next one run")};
    }

    Frame const& m_frame;
    Machine const& m_machine;
    QueueRow const& m_row;
    Cpu const& m_cpu;
    Runqueue const& m_rq;
};

}

QueueWords queueWords(Frame const& frame, QueueRow const& row)
{
    Writer const writer{frame, row};
    switch (row.kind) {
    case QueueRow::Kind::Cpu:
        return writer.cpu();
    case QueueRow::Kind::Runner:
    case QueueRow::Kind::Rt:
    case QueueRow::Kind::Fair:
        return writer.thread();
    case QueueRow::Kind::SliceController:
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

QString spokenQueueRow(QueueRow const& row, QueueWords const& words)
{
    QStringList parts{words.name};
    if (row.kind == QueueRow::Kind::Runner)
        parts += QStringLiteral("runs");
    else if (row.first)
        parts += QStringLiteral("goes next");
    else if (row.kind == QueueRow::Kind::Rt || row.kind == QueueRow::Kind::Fair)
        parts += QStringLiteral("waits");
    else if (row.kind == QueueRow::Kind::Cpu)
        parts += row.open ? QStringLiteral("unfolded") : QStringLiteral("folded");
    if (!words.note.isEmpty())
        parts += words.note;
    bool const is_fair = row.kind == QueueRow::Kind::Fair || row.kind == QueueRow::Kind::Runner;
    if (!words.weight.isEmpty())
        parts += is_fair && !words.figure.isEmpty() ? QStringLiteral("weight %1").arg(words.weight) : words.weight;
    if (!words.figure.isEmpty())
        parts += is_fair ? QStringLiteral("%1 ms from min_vruntime").arg(words.figure) : words.figure;
    return parts.join(QStringLiteral(", "));
}

}
