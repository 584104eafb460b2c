// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/value_differences.h"

#include "core/kernel/signal_names.h"
#include "core/scenario/value.h"
#include "ui/style/format.h"

#include <QCoreApplication>

#include <limits>
#include <set>

namespace tickscope::ui {
namespace {

/// Translations of what this file says.
class ValueText {
    Q_DECLARE_TR_FUNCTIONS(ValueText)
};

/// Processes and threads beyond these are not looked at: the panel is made anew with every frame.
constexpr std::size_t mostProcesses = 60, mostThreads = 24;

QString signedText(std::int64_t number)
{
    auto const size = number < 0 ? ~static_cast<std::uint64_t>(number) + 1 : static_cast<std::uint64_t>(number);
    return (number < 0 ? QString{QChar{0x2212}} : QString{}) + countText(size);
}

QString valueText(std::optional<Value> const& value)
{
    if (!value)
        return QStringLiteral("—");
    switch (value->unit) {
    case Unit::Limit:
        if (value->number == std::numeric_limits<std::int64_t>::max())
            return ValueText::tr("unlimited");
        [[fallthrough]];
    case Unit::Time:
        return secondsText(Nanos{value->number});
    case Unit::Ticks:
    case Unit::Count:
        return signedText(value->number);
    case Unit::Flag:
        return value->number != 0 ? ValueText::tr("yes") : ValueText::tr("no");
    case Unit::Text:
    case Unit::Cpus:
    case Unit::Signals:
        return value->text.empty() ? ValueText::tr("none") : QString::fromStdString(value->text);
    }
    return {};
}

QString differenceText(std::optional<Value> const& a, std::optional<Value> const& b)
{
    constexpr std::int64_t unlimited = std::numeric_limits<std::int64_t>::max();
    if (!a || !b || a->number == unlimited || b->number == unlimited)
        return {};
    std::int64_t const by = b->number - a->number;
    QString const sign = by < 0 ? QString{QChar{0x2212}} : QStringLiteral("+");
    switch (a->unit) {
    case Unit::Time:
    case Unit::Limit:
        return sign + spanText(Nanos{by < 0 ? -by : by});
    case Unit::Ticks:
    case Unit::Count:
        return sign + signedText(by < 0 ? -by : by);
    case Unit::Flag:
    case Unit::Text:
    case Unit::Cpus:
    case Unit::Signals:
        return {};
    }
    return {};
}

/// Where a machine's own time and the virtual times stand: these differ whenever anything does.
bool saysNothing(QuantityInfo const& info)
{
    return info.name == "now" || info.name == "min_vruntime" || info.name == "vruntime";
}

class Collector {
public:
    Collector(Frame const& a, Frame const& b, std::size_t most)
        : m_a{a}
        , m_b{b}
        , m_most{most}
    {
    }

    bool full() const { return m_found.more; }
    ValueDifferences take() { return std::move(m_found); }

    /// Every quantity of one subject.
    void add(Subject of, ValuePath path, QString const& subject)
    {
        for (QuantityInfo const& info : quantities()) {
            if (info.subject != of || saysNothing(info) || info.suffix != Suffix::None)
                continue;
            path.quantity = &info;
            addValue(path, subject + toQString(info.name), info);
        }
    }

    void addSignals(ValuePath path, QString const& subject)
    {
        std::set<int> numbers;
        for (Frame const* frame : {&m_a, &m_b})
            if (Maybe<Tgid> const group = process_of(*frame->machine, frame->world->name_table, path))
                for (SignalCount const& count : frame->machine->signals.counts)
                    if (count.group == *group)
                        numbers.insert(count.sig);
        path.quantity = find_quantity(Subject::Process, "signals");
        for (int const number : numbers) {
            path.signal = number;
            addValue(path, subject + "signals." + QString::fromStdString(signal_name(number)), *path.quantity);
        }
    }

private:
    void addValue(ValuePath const& path, QString const& name, QuantityInfo const& info)
    {
        auto const a = value_of(*m_a.machine, m_a.world->name_table, path);
        auto const b = value_of(*m_b.machine, m_b.world->name_table, path);
        if (a == b || m_found.more)
            return;
        if (m_found.rows.size() == m_most) {
            m_found.more = true;
            return;
        }
        qsizetype const dot = name.lastIndexOf('.');
        m_found.rows.push_back({name.left(dot < 0 ? 0 : dot), name.mid(dot + 1), valueText(a), valueText(b),
                                differenceText(a, b), toQString(info.help)});
    }

    Frame const& m_a;
    Frame const& m_b;
    std::size_t m_most;
    ValueDifferences m_found;
};

void addProcess(Collector& to, Frame const& a, Tgid process)
{
    ValuePath const path{.process = process_name(a.world->name_table, *a.machine, process)};
    QString const subject = "proc." + QString::fromStdString(path.process) + '.';
    to.addSignals(path, subject);
    to.add(Subject::Process, path, subject);
}

void addThreads(Collector& to, Frame const& a, Tgid process)
{
    std::size_t seen = 0;
    for (Maybe<TaskId> at = a.machine->groups[index_of(process)].first_thread; at && seen < mostThreads && !to.full();
         at = a.machine->tasks[index_of(*at)].group_next, ++seen) {
        ValuePath const path{.process = process_name(a.world->name_table, *a.machine, process),
                             .thread = thread_name(a.world->name_table, *a.machine, *at)};
        to.add(Subject::Thread, path, "thread." + QString::fromStdString(path.process + '/' + path.thread) + '.');
    }
}

}

ValueDifferences valueDifferences(Frame const& a, Frame const& b, Maybe<Tgid> selected, std::size_t most)
{
    Collector found{a, b, most};
    Machine const& machine = *a.machine;
    bool const there = selected && index_of(*selected) < machine.groups.size();
    if (there) {
        addProcess(found, a, *selected);
        addThreads(found, a, *selected);
    }
    std::size_t seen = 0;
    for (ThreadGroup const& group : machine.groups)
        if (!(there && group.id == *selected) && !group.reaps_children && !found.full() && seen++ < mostProcesses)
            addProcess(found, a, group.id);
    found.add(Subject::Machine, {}, {});
    for (std::size_t cpu = 0; cpu < machine.cpus.size() && !found.full(); ++cpu)
        found.add(Subject::Cpu, {.cpu = static_cast<std::uint32_t>(cpu)}, QStringLiteral("cpu.%1.").arg(cpu));
    return found.take();
}

}
