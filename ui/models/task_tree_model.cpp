// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/task_tree_model.h"

#include "core/kernel/posix_cpu_clocks.h"
#include "core/scenario/words.h"
#include "ui/models/task_text.h"
#include "ui/style/format.h"
#include "ui/style/theme.h"

#include <algorithm>

namespace tickscope::ui {

static bool hasDead(ThreadGroup const& group) { return group.dead != TaskCputime{}; }

std::vector<TaskTreeModel::Process> TaskTreeModel::processesOf(Machine const& machine)
{
    std::vector<Process> processes;
    for (ThreadGroup const& group : machine.groups) {
        if (group.reaps_children)
            continue;
        Process process{group.id, {}, hasDead(group)};
        for (Maybe<TaskId> at = group.first_thread; at; at = machine.tasks[index_of(*at)].group_next)
            process.threads.push_back(*at);
        processes.push_back(std::move(process));
    }
    return processes;
}

void TaskTreeModel::setFrame(std::shared_ptr<Frame const> frame)
{
    std::vector<Process> processes = processesOf(*frame->machine);
    if (processes == m_processes) {
        m_frame = std::move(frame);
        announceValues();
        return;
    }
    beginResetModel();
    m_frame = std::move(frame);
    m_processes = std::move(processes);
    endResetModel();
}

// Views repaint all that they show on any change of more than one cell; the threads are announced for assistive
// technology, which a machine of thousands of processes would drown.
void TaskTreeModel::announceValues()
{
    static constexpr int few = 64;
    if (rowCount() == 0)
        return;
    Q_EMIT dataChanged(index(0, Name), index(rowCount() - 1, ColumnCount - 1));
    for (int row = 0; row < std::min(rowCount(), few); ++row) {
        QModelIndex const process = index(row, Name);
        if (int const threads = rowCount(process); threads > 0)
            Q_EMIT dataChanged(index(0, Name, process), index(threads - 1, ColumnCount - 1, process));
    }
}

QModelIndex TaskTreeModel::indexOf(Tgid process) const
{
    auto const found =
        std::find_if(m_processes.begin(), m_processes.end(), [&](Process const& p) { return p.id == process; });
    return found == m_processes.end() ? QModelIndex{} : index(static_cast<int>(found - m_processes.begin()), Name);
}

QModelIndex TaskTreeModel::indexOf(TaskId thread) const
{
    for (std::size_t row = 0; row < m_processes.size(); ++row) {
        auto const& threads = m_processes[row].threads;
        if (auto const found = std::find(threads.begin(), threads.end(), thread); found != threads.end())
            return index(static_cast<int>(found - threads.begin()), Name, index(static_cast<int>(row), Name));
    }
    return {};
}

// A process's index has the number 0, a thread's the row of its process plus one.
QModelIndex TaskTreeModel::index(int row, int column, QModelIndex const& parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? static_cast<quintptr>(parent.row()) + 1 : quintptr{0});
}

QModelIndex TaskTreeModel::parent(QModelIndex const& child) const
{
    if (!child.isValid() || child.internalId() == 0)
        return {};
    return createIndex(static_cast<int>(child.internalId() - 1), 0, quintptr{0});
}

int TaskTreeModel::rowCount(QModelIndex const& parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_processes.size());
    if (parent.internalId() != 0 || parent.column() != 0)
        return 0;
    Process const& process = m_processes[static_cast<std::size_t>(parent.row())];
    return static_cast<int>(process.threads.size()) + (process.has_dead ? 1 : 0);
}

int TaskTreeModel::columnCount(QModelIndex const&) const { return ColumnCount; }

Maybe<Tgid> TaskTreeModel::processAt(QModelIndex const& index) const
{
    if (!index.isValid())
        return {};
    auto const row = index.internalId() == 0 ? static_cast<std::size_t>(index.row()) : index.internalId() - 1;
    return m_processes[row].id;
}

Maybe<TaskId> TaskTreeModel::threadAt(QModelIndex const& index) const
{
    if (!index.isValid() || index.internalId() == 0)
        return {};
    auto const& threads = m_processes[index.internalId() - 1].threads;
    auto const row = static_cast<std::size_t>(index.row());
    return row < threads.size() ? Maybe{threads[row]} : Maybe<TaskId>{};
}

static QVariant figure(TaskCputime const& time, int column)
{
    switch (column) {
    case TaskTreeModel::Utime:
        return countText(time.utime.value);
    case TaskTreeModel::Stime:
        return countText(time.stime.value);
    case TaskTreeModel::Exec:
        return shortSecondsText(time.sum_exec_runtime);
    default:
        return {};
    }
}

QVariant TaskTreeModel::processData(Process const& process, int column, int role) const
{
    Machine const& machine = *m_frame->machine;
    ThreadGroup const& group = machine.groups[index_of(process.id)];
    if (role == Qt::DisplayRole && column == Name)
        return processText(m_frame->world->name_table, machine, process.id);
    if (role == Qt::DisplayRole)
        return figure(peek_thread_group_cputime(machine, process.id), column);
    if (role == NoteRole && column == Name)
        return group.state == GroupState::Running ? QString::number(group.pid) : stateText(group);
    if (role == FaintRole)
        return group.state != GroupState::Running;
    if (role == Qt::FontRole && column == Name)
        return textFont(TextSize::Body, QFont::DemiBold);
    if (role == Qt::ToolTipRole)
        return tr("Process %1. Its clock as a reader gets it: thread_group_cputime().").arg(group.pid);
    return {};
}

/// What it does while it does not run, and what sets it apart from an ordinary thread.
static QString threadNote(Machine const& machine, TaskId thread)
{
    Task const& task = machine.tasks[index_of(thread)];
    QStringList notes;
    if (!isRunning(machine, thread))
        notes += stateText(machine, task);
    if (task.policy != Policy::Other)
        notes += toQString(word_for(words::policies, task.policy)).toUpper();
    if (task.nice != 0)
        notes += TaskTreeModel::tr("nice %1").arg(task.nice);
    return notes.join(QStringLiteral(" · "));
}

QVariant TaskTreeModel::threadData(TaskId thread, int column, int role) const
{
    Machine const& machine = *m_frame->machine;
    Task const& task = machine.tasks[index_of(thread)];
    if (role == Qt::DisplayRole && column == Name)
        return shortThreadText(m_frame->world->name_table, machine, thread);
    if (role == Qt::DisplayRole && column == Cpu)
        return task.state == TaskState::New ? QString{} : QString::number(index_of(task.cpu));
    if (role == Qt::DisplayRole)
        return figure(task.cputime(), column);
    if (role == NoteRole && column == Name)
        return threadNote(machine, thread);
    if (role == ColourRole)
        return threadColour(thread);
    if (role == FaintRole)
        return task.state == TaskState::Zombie || task.state == TaskState::New;
    if (role == Qt::ToolTipRole)
        return tr("Thread %1, %2, on CPU %3, nice %4\nIt has run for %5.")
            .arg(task.pid)
            .arg(stateText(machine, task))
            .arg(index_of(task.cpu))
            .arg(task.nice)
            .arg(secondsText(task.sum_exec_runtime));
    return {};
}

QVariant TaskTreeModel::deadData(Tgid process, int column, int role) const
{
    if (role == Qt::DisplayRole && column == Name)
        return tr("dead threads");
    if (role == Qt::DisplayRole)
        return figure(m_frame->machine->groups[index_of(process)].dead, column);
    if (role == ColourRole)
        return colours().dead;
    if (role == FaintRole)
        return true;
    if (role == Qt::ToolTipRole)
        return tr("What threads that are gone have left to their process: sig->utime, stime, sum_sched_runtime.");
    return {};
}

QVariant TaskTreeModel::data(QModelIndex const& index, int role) const
{
    if (!index.isValid() || !m_frame)
        return {};
    Maybe<Tgid> const process = processAt(index);
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(index.column() == Name ? Qt::AlignLeft | Qt::AlignVCenter
                                                          : Qt::AlignRight | Qt::AlignVCenter);
    if (role == ProcessRole)
        return QVariant::fromValue(static_cast<quint32>(*process));
    if (index.internalId() == 0)
        return processData(m_processes[static_cast<std::size_t>(index.row())], index.column(), role);
    if (Maybe<TaskId> const thread = threadAt(index))
        return role == ThreadRole ? QVariant::fromValue(static_cast<quint32>(*thread))
                                  : threadData(*thread, index.column(), role);
    return deadData(*process, index.column(), role);
}

QVariant TaskTreeModel::headerData(int section, Qt::Orientation, int role) const
{
    QString const names[]{tr("name"), QStringLiteral("CPU"), QStringLiteral("utime"), QStringLiteral("stime"),
                          tr("exec s")};
    QString const tips[]{tr("Process or thread"), tr("CPU where it runs, waits or last ran"), tr("User time in ticks"),
                         tr("System time in ticks"), tr("sum_exec_runtime: the precise run time, in seconds")};
    static_assert(std::size(names) == ColumnCount && std::size(tips) == ColumnCount);
    if (role == Qt::DisplayRole)
        return names[section];
    if (role == Qt::ToolTipRole)
        return tips[section];
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(section == Name ? Qt::AlignLeft | Qt::AlignVCenter
                                                   : Qt::AlignRight | Qt::AlignVCenter);
    return {};
}

}
