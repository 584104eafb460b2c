// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/task_text.h"

#include "core/kernel/signal_names.h"

#include <QCoreApplication>

namespace tickscope::ui {
namespace {

/// Translations of what this file says.
class TaskText {
    Q_DECLARE_TR_FUNCTIONS(TaskText)
};

}

Maybe<TaskId> currentTask(Machine const& machine, CpuId cpu)
{
    return index_of(cpu) < machine.cpus.size() ? machine.cpus[index_of(cpu)].rq.curr : Maybe<TaskId>{};
}

bool isRunning(Machine const& machine, TaskId task)
{
    return currentTask(machine, machine.tasks[index_of(task)].cpu) == task;
}

QString stateText(Machine const& machine, Task const& task)
{
    switch (task.state) {
    case TaskState::New:
        return TaskText::tr("new");
    case TaskState::Runnable:
        return isRunning(machine, task.id) ? TaskText::tr("running") : TaskText::tr("waiting");
    case TaskState::Sleeping:
        return TaskText::tr("sleeping");
    case TaskState::Stopped:
        return TaskText::tr("stopped");
    case TaskState::Zombie:
        return TaskText::tr("zombie");
    case TaskState::Dead:
        return TaskText::tr("gone");
    }
    return {};
}

// wait()'s status word: the low seven bits are the signal that ended the process.
static QString endText(std::int32_t code)
{
    if (int const sig = code & 0x7f; sig != 0)
        return TaskText::tr("killed by %1").arg(signalText(sig));
    if (int const status = (code >> 8) & 0xff; status != 0)
        return TaskText::tr("exited with %1").arg(status);
    return TaskText::tr("exited");
}

QString stateText(ThreadGroup const& group)
{
    switch (group.state) {
    case GroupState::Running:
        return {};
    case GroupState::Zombie:
        return TaskText::tr("%1, zombie").arg(endText(group.exit_code));
    case GroupState::Reaped:
        return endText(group.exit_code);
    }
    return {};
}

QString signalText(int sig)
{
    bool const known = sig >= 1 && sig <= last_signal;
    return known ? QString::fromStdString(signal_name(sig)) : TaskText::tr("signal %1").arg(sig);
}

QString itimerText(ItimerWhich which)
{
    switch (which) {
    case ItimerWhich::Real:
        return QStringLiteral("ITIMER_REAL");
    case ItimerWhich::Virtual:
        return QStringLiteral("ITIMER_VIRTUAL");
    case ItimerWhich::Prof:
        return QStringLiteral("ITIMER_PROF");
    }
    return {};
}

QString idleText() { return TaskText::tr("idle"); }

QString threadText(NameTable const& name_table, Machine const& machine, Maybe<TaskId> task)
{
    if (!task)
        return idleText();
    if (index_of(*task) >= machine.tasks.size())
        return TaskText::tr("a thread to come");
    return QString::fromStdString(thread_path(name_table, machine, *task));
}

QString shortThreadText(NameTable const& name_table, Machine const& machine, Maybe<TaskId> task)
{
    if (!task)
        return idleText();
    if (index_of(*task) >= machine.tasks.size())
        return TaskText::tr("a thread to come");
    return QString::fromStdString(thread_name(name_table, machine, *task));
}

QString processText(NameTable const& name_table, Machine const& machine, Maybe<Tgid> process)
{
    if (!process)
        return QStringLiteral("init");
    if (index_of(*process) >= machine.groups.size())
        return TaskText::tr("a process to come");
    if (machine.groups[index_of(*process)].reaps_children)
        return QStringLiteral("init");
    return QString::fromStdString(process_name(name_table, machine, *process));
}

}
