// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/task_words.h"

#include <csignal>

namespace tickscope::ui {

Maybe<TaskId> currentTask(Machine const& machine, CpuId cpu)
{
    return index_of(cpu) < machine.cpus.size() ? machine.cpus[index_of(cpu)].rq.curr : Maybe<TaskId>{};
}

bool isRunning(Machine const& machine, TaskId task)
{
    return currentTask(machine, machine.tasks[index_of(task)].cpu) == task;
}

QString stateWords(Machine const& machine, Task const& task)
{
    switch (task.state) {
    case TaskState::New:
        return QStringLiteral("new");
    case TaskState::Runnable:
        return isRunning(machine, task.id) ? QStringLiteral("running") : QStringLiteral("waiting");
    case TaskState::Sleeping:
        return QStringLiteral("sleeping");
    case TaskState::Stopped:
        return QStringLiteral("stopped");
    case TaskState::Zombie:
        return QStringLiteral("zombie");
    case TaskState::Dead:
        return QStringLiteral("gone");
    }
    return {};
}

// wait()'s status word: the low seven bits are the signal that ended the process.
static QString endWords(std::int32_t code)
{
    if (int const sig = code & 0x7f; sig != 0)
        return "killed by " + signalWords(sig);
    if (int const status = (code >> 8) & 0xff; status != 0)
        return QStringLiteral("exited with %1").arg(status);
    return QStringLiteral("exited");
}

QString stateWords(ThreadGroup const& group)
{
    switch (group.state) {
    case GroupState::Running:
        return {};
    case GroupState::Zombie:
        return endWords(group.exit_code) + QStringLiteral(", zombie");
    case GroupState::Reaped:
        return endWords(group.exit_code);
    }
    return {};
}

QString signalWords(int sig)
{
    switch (sig) {
    case SIGHUP:
        return QStringLiteral("SIGHUP");
    case SIGINT:
        return QStringLiteral("SIGINT");
    case SIGQUIT:
        return QStringLiteral("SIGQUIT");
    case SIGABRT:
        return QStringLiteral("SIGABRT");
    case SIGKILL:
        return QStringLiteral("SIGKILL");
    case SIGUSR1:
        return QStringLiteral("SIGUSR1");
    case SIGUSR2:
        return QStringLiteral("SIGUSR2");
    case SIGSEGV:
        return QStringLiteral("SIGSEGV");
    case SIGPIPE:
        return QStringLiteral("SIGPIPE");
    case SIGALRM:
        return QStringLiteral("SIGALRM");
    case SIGTERM:
        return QStringLiteral("SIGTERM");
    case SIGCHLD:
        return QStringLiteral("SIGCHLD");
    case SIGCONT:
        return QStringLiteral("SIGCONT");
    case SIGSTOP:
        return QStringLiteral("SIGSTOP");
    case SIGXCPU:
        return QStringLiteral("SIGXCPU");
    case SIGVTALRM:
        return QStringLiteral("SIGVTALRM");
    case SIGPROF:
        return QStringLiteral("SIGPROF");
    default:
        return QStringLiteral("signal %1").arg(sig);
    }
}

QString threadWords(NameTable const& name_table, Machine const& machine, Maybe<TaskId> task)
{
    if (!task)
        return QStringLiteral("idle");
    if (index_of(*task) >= machine.tasks.size())
        return QStringLiteral("a thread to come");
    return QString::fromStdString(thread_path(name_table, machine, *task));
}

QString shortThreadWords(NameTable const& name_table, Machine const& machine, Maybe<TaskId> task)
{
    if (!task)
        return QStringLiteral("idle");
    if (index_of(*task) >= machine.tasks.size())
        return QStringLiteral("a thread to come");
    return QString::fromStdString(thread_name(name_table, machine, *task));
}

QString processWords(NameTable const& name_table, Machine const& machine, Maybe<Tgid> process)
{
    if (!process)
        return QStringLiteral("init");
    if (index_of(*process) >= machine.groups.size())
        return QStringLiteral("a process to come");
    if (machine.groups[index_of(*process)].reaps_children)
        return QStringLiteral("init");
    return QString::fromStdString(process_name(name_table, machine, *process));
}

}
