// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/task_menu.h"

#include "ui/models/task_text.h"
#include "ui/panels/menu_caption.h"
#include "ui/style/format.h"

#include <QInputDialog>

#include <csignal>
#include <optional>

namespace tickscope::ui {

TaskMenu::TaskMenu(Frame const& frame, Tgid process, Maybe<TaskId> thread, QWidget* parent)
    : QMenu{parent}
{
    Machine const& machine = *frame.machine;
    ThreadGroup const& group = machine.groups[index_of(process)];
    setToolTipsVisible(true);
    if (thread)
        addThread(machine, thread_path(frame.world->name_table, machine, *thread), *thread);
    addProcess(process_name(frame.world->name_table, machine, process), group.rlimit_cpu);
    if (group.state != GroupState::Running)
        for (QAction* action : actions())
            action->setEnabled(action->isSeparator());
}

void TaskMenu::add(QMenu& menu, QString const& text, Command command)
{
    menu.addAction(text, this, [this, command = std::move(command)] { Q_EMIT commandWanted(command); });
}

void TaskMenu::addThread(Machine const& machine, std::string const& path, TaskId thread)
{
    addCaption(*this, QString::fromStdString(path));
    addRenice(path, machine.tasks[index_of(thread)].nice);
    addAffinity(path, machine.cpus.size());
    add(*this, tr("Let the thread exit"), cmd::ExitThread{path});
}

void TaskMenu::addRenice(std::string const& thread, int now)
{
    QMenu* renice = addMenu(tr("Nice value (now %1)").arg(now));
    for (int const nice : {-20, -10, -5, 0, 5, 10, 19})
        add(*renice, QString::number(nice), cmd::Renice{thread, nice});
}

void TaskMenu::addAffinity(std::string const& thread, std::size_t cpus)
{
    static constexpr std::size_t most = 32;
    QMenu* affinity = addMenu(tr("Allowed CPUs"));
    add(*affinity, tr("all"), cmd::Setaffinity{thread, std::nullopt});
    for (std::size_t cpu = 0; cpu < std::min(cpus, most); ++cpu)
        add(*affinity, tr("only CPU %1").arg(cpu),
            cmd::Setaffinity{thread, std::vector{static_cast<std::uint32_t>(cpu)}});
}

void TaskMenu::addProcess(std::string const& process, Rlimit cpu_limit)
{
    addCaption(*this, QString::fromStdString(process));
    addKill(process);
    addItimers(process);
    addLimit(process, cpu_limit);
    add(*this, tr("Read its clock"), cmd::ReadClock{process});
    add(*this, tr("Sample its timer"), cmd::SampleTimer{process});
}

void TaskMenu::addKill(std::string const& process)
{
    QMenu* kill = addMenu(tr("Send a signal"));
    for (int const sig : {SIGTERM, SIGKILL, SIGSTOP, SIGCONT, SIGUSR1, SIGUSR2, SIGALRM, SIGVTALRM, SIGPROF, SIGXCPU})
        add(*kill, signalText(sig), cmd::Kill{process, sig});
}

void TaskMenu::addItimers(std::string const& process)
{
    for (ItimerWhich const which : {ItimerWhich::Prof, ItimerWhich::Virtual, ItimerWhich::Real})
        addItimer(*addMenu(itimerText(which)), process, which);
}

void TaskMenu::addItimer(QMenu& menu, std::string const& process, ItimerWhich which)
{
    static constexpr std::int64_t millis[]{1, 10, 100, 1000};
    for (std::int64_t const ms : millis) {
        Nanos const span{ms * 1'000'000};
        add(menu, tr("every %1").arg(spanText(span)), cmd::Setitimer{process, which, span, span});
    }
    menu.addSeparator();
    for (std::int64_t const ms : millis) {
        Nanos const span{ms * 1'000'000};
        add(menu, tr("once, after %1").arg(spanText(span)), cmd::Setitimer{process, which, span, Nanos{}});
    }
    menu.addSeparator();
    add(menu, tr("off"), cmd::Setitimer{process, which, Nanos{}, Nanos{}});
}

void TaskMenu::addLimit(std::string const& process, Rlimit now)
{
    QMenu* limit = addMenu(tr("CPU limit (RLIMIT_CPU)"));
    for (std::uint64_t const soft : {1u, 2u, 5u, 10u})
        add(*limit, tr("%1 s, killed at %2 s").arg(soft).arg(2 * soft), cmd::SetrlimitCpu{process, {soft, 2 * soft}});
    limit->addAction(tr("Other…"), this, [this, process, now] {
        bool ok = false;
        int const begin = now.soft == Rlimit::infinity ? 3 : static_cast<int>(now.soft);
        int const soft = QInputDialog::getInt(parentWidget(), tr("CPU limit"), tr("Seconds of CPU time:"), begin, 0,
                                              1'000'000, 1, &ok);
        if (ok)
            Q_EMIT commandWanted(cmd::SetrlimitCpu{process, {static_cast<std::uint64_t>(soft), now.hard}});
    });
    add(*limit, tr("unlimited"), cmd::SetrlimitCpu{process, {Rlimit::infinity, Rlimit::infinity}});
}

}
