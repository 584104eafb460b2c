// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/run_queues.h"

#include "core/kernel/runqueue_order.h"

#include <QStringList>

#include <algorithm>

namespace tickscope::ui {
namespace {

using Kind = QueueRow::Kind;

bool isRestful(Cpu const& cpu) { return !cpu.rq.curr && cpu.rq.nr_running == 0; }

/// Collects the lines of one CPU.
class OneQueue {
public:
    OneQueue(Machine const& machine, Cpu const& cpu, std::vector<QueueRow>& rows)
        : m_machine{machine}
        , m_cpu{cpu}
        , m_rows{rows}
    {
    }

    void head(bool open) { add(Kind::Cpu, m_cpu.rq.curr, {.count = nr_waiting(m_machine, m_cpu.rq), .open = open}); }

    void inside(std::size_t most)
    {
        std::size_t const begin = m_rows.size();
        Runqueue const& rq = m_cpu.rq;
        if (rq.curr) {
            add(Kind::Runner, rq.curr);
            add(Kind::Slice, rq.curr);
        }
        if (rq.rt.nr_running > 0 || rq.rt.throttled)
            add(Kind::Budget, {});
        WhoWaits const waiting = runqueue_order(m_machine, m_cpu.id, most);
        // The RT class has to wait while it is throttled: fair threads come first then.
        if (!rq.rt.throttled)
            addAll(Kind::Rt, waiting.rt, true);
        addAll(Kind::Fair, waiting.fair, rq.rt.throttled || waiting.rt.empty());
        if (rq.rt.throttled)
            addAll(Kind::Rt, waiting.rt, false);
        if (waiting.more > 0)
            add(Kind::More, {}, {.count = waiting.more});
        add(Kind::Figures, {});
        placeOnScale(begin);
    }

private:
    struct Extra {
        std::uint32_t count = 0;
        bool open = false, first = false;
    };

    void add(Kind kind, Maybe<TaskId> task) { add(kind, task, Extra{}); }
    void add(Kind kind, Maybe<TaskId> task, Extra const& extra)
    {
        m_rows.push_back({.kind = kind,
                          .cpu = m_cpu.id,
                          .task = task,
                          .count = extra.count,
                          .open = extra.open,
                          .first = extra.first});
    }
    void addAll(Kind kind, std::vector<TaskId> const& tasks, bool has_first)
    {
        for (std::size_t i = 0; i < tasks.size(); ++i)
            add(kind, tasks[i], {.first = has_first && i == 0});
    }

    bool isFair(QueueRow const& row) const
    {
        return (row.kind == Kind::Runner || row.kind == Kind::Fair) &&
            !is_rt(m_machine.tasks[index_of(*row.task)].policy);
    }
    std::int64_t distance(QueueRow const& row) const
    {
        return static_cast<std::int64_t>(m_machine.tasks[index_of(*row.task)].vruntime - m_cpu.rq.min_vruntime);
    }

    void placeOnScale(std::size_t begin)
    {
        std::int64_t least = 0, most = 1;
        for (std::size_t i = begin; i < m_rows.size(); ++i)
            if (isFair(m_rows[i])) {
                least = std::min(least, distance(m_rows[i]));
                most = std::max(most, distance(m_rows[i]));
            }
        double const length = static_cast<double>(most) - static_cast<double>(least);
        auto const place = [&](std::int64_t at) {
            return static_cast<float>((static_cast<double>(at) - static_cast<double>(least)) / length);
        };
        for (std::size_t i = begin; i < m_rows.size(); ++i)
            if (isFair(m_rows[i])) {
                m_rows[i].vruntime = place(distance(m_rows[i]));
                m_rows[i].min_vruntime = place(0);
            }
    }

    Machine const& m_machine;
    Cpu const& m_cpu;
    std::vector<QueueRow>& m_rows;
};

bool isOpen(QueueChoice const& choice, Machine const& machine, Cpu const& cpu)
{
    if (auto const asked = choice.unfolded.find(cpu.id); asked != choice.unfolded.end())
        return asked->second;
    return cpu.id == choice.focus || (machine.cpus.size() <= small_machine / 2 && !isRestful(cpu));
}

}

std::vector<QueueRow> queueRows(Frame const& frame, QueueChoice const& choice)
{
    Machine const& machine = *frame.machine;
    bool const small = machine.cpus.size() <= small_machine;
    std::vector<QueueRow> rows;
    bool rest = false;
    for (Cpu const& cpu : machine.cpus) {
        bool const open = isOpen(choice, machine, cpu);
        if (!small && !open && isRestful(cpu)) {
            rest = true;
            continue;
        }
        OneQueue queue{machine, cpu, rows};
        queue.head(open);
        bool const at_length = choice.focus == cpu.id || choice.unfolded.contains(cpu.id);
        if (open)
            queue.inside(at_length ? choice.most : choice.most_elsewhere);
    }
    if (rest)
        rows.push_back({.kind = Kind::Rest});
    return rows;
}

Maybe<CpuId> busiestQueue(Machine const& machine)
{
    Maybe<CpuId> busiest;
    std::uint32_t most = 0;
    for (Cpu const& cpu : machine.cpus)
        if (cpu.rq.nr_running > most) {
            most = cpu.rq.nr_running;
            busiest = cpu.id;
        }
    return busiest;
}

QString cpuListText(std::vector<CpuId> const& cpus)
{
    QStringList parts;
    for (std::size_t begin = 0; begin < cpus.size();) {
        std::size_t end = begin + 1;
        while (end < cpus.size() && index_of(cpus[end]) == index_of(cpus[end - 1]) + 1)
            ++end;
        std::size_t const first = index_of(cpus[begin]), last = index_of(cpus[end - 1]);
        parts += first == last ? QString::number(first) : QStringLiteral("%1–%2").arg(first).arg(last);
        begin = end;
    }
    return parts.join(QStringLiteral(", "));
}

}
