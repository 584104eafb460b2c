// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/task_menu.h"

#include "ui/models/task_words.h"
#include "ui/style/format.h"

#include <QInputDialog>
#include <QMenu>

#include <csignal>
#include <optional>

namespace tickscope::ui {
namespace {

using Submit = std::function<void(Command)>;

void addKill(QMenu& menu, std::string const& process, Submit const& submit)
{
    QMenu* kill = menu.addMenu(QObject::tr("Send a signal"));
    for (int const sig : {SIGTERM, SIGKILL, SIGSTOP, SIGCONT, SIGUSR1, SIGUSR2, SIGALRM, SIGVTALRM, SIGPROF, SIGXCPU})
        kill->addAction(signalWords(sig), [=] { submit(cmd::Kill{process, sig}); });
}

void addSetitimer(QMenu& menu, std::string const& process, Submit const& submit)
{
    struct Choice {
        ItimerWhich which;
        char const* name;
    };
    static constexpr Choice choices[]{{ItimerWhich::Prof, "ITIMER_PROF"},
                                      {ItimerWhich::Virtual, "ITIMER_VIRTUAL"},
                                      {ItimerWhich::Real, "ITIMER_REAL"}};
    static constexpr std::int64_t millis[]{1, 10, 100, 1000};
    for (Choice const& choice : choices) {
        QMenu* timer = menu.addMenu(QString::fromLatin1(choice.name));
        ItimerWhich const which = choice.which;
        for (std::int64_t const ms : millis) {
            Nanos const span{ms * 1'000'000};
            timer->addAction(QObject::tr("every %1").arg(spanText(span)), [=] {
                submit(cmd::Setitimer{process, which, span, span});
            });
        }
        timer->addSeparator();
        for (std::int64_t const ms : millis) {
            Nanos const span{ms * 1'000'000};
            timer->addAction(QObject::tr("once, after %1").arg(spanText(span)), [=] {
                submit(cmd::Setitimer{process, which, span, Nanos{}});
            });
        }
        timer->addSeparator();
        timer->addAction(QObject::tr("off"), [=] { submit(cmd::Setitimer{process, which, Nanos{}, Nanos{}}); });
    }
}

void addLimit(QMenu& menu, QWidget& parent, std::string const& process, Rlimit now, Submit const& submit)
{
    QMenu* limit = menu.addMenu(QObject::tr("CPU limit (RLIMIT_CPU)"));
    for (std::uint64_t const soft : {1u, 2u, 5u, 10u})
        limit->addAction(QObject::tr("%1 s, killed at %2 s").arg(soft).arg(2 * soft), [=] {
            submit(cmd::SetrlimitCpu{process, {soft, 2 * soft}});
        });
    limit->addAction(QObject::tr("Other…"), [=, &parent] {
        bool ok = false;
        int const begin = now.soft == Rlimit::infinity ? 3 : static_cast<int>(now.soft);
        int const soft = QInputDialog::getInt(&parent, QObject::tr("CPU limit"), QObject::tr("Seconds of CPU time:"),
                                              begin, 0, 1'000'000, 1, &ok);
        if (ok)
            submit(cmd::SetrlimitCpu{process, {static_cast<std::uint64_t>(soft), now.hard}});
    });
    limit->addAction(QObject::tr("unlimited"), [=] {
        submit(cmd::SetrlimitCpu{process, {Rlimit::infinity, Rlimit::infinity}});
    });
}

void addRenice(QMenu& menu, std::string const& thread, int now, Submit const& submit)
{
    QMenu* renice = menu.addMenu(QObject::tr("Nice value (now %1)").arg(now));
    for (int const nice : {-20, -10, -5, 0, 5, 10, 19})
        renice->addAction(QString::number(nice), [=] { submit(cmd::Renice{thread, nice}); });
}

void addAffinity(QMenu& menu, std::string const& thread, std::size_t cpus, Submit const& submit)
{
    static constexpr std::size_t most = 32;
    QMenu* affinity = menu.addMenu(QObject::tr("Allowed CPUs"));
    affinity->addAction(QObject::tr("all"), [=] { submit(cmd::Setaffinity{thread, std::nullopt}); });
    for (std::size_t cpu = 0; cpu < std::min(cpus, most); ++cpu)
        affinity->addAction(QObject::tr("only CPU %1").arg(cpu), [=] {
            submit(cmd::Setaffinity{thread, std::vector{static_cast<std::uint32_t>(cpu)}});
        });
}

}

void showTaskMenu(QWidget& parent, QPoint global, Frame const& frame, Tgid process, Maybe<TaskId> thread,
                  Submit const& submit)
{
    Machine const& machine = *frame.machine;
    ThreadGroup const& group = machine.groups[index_of(process)];
    std::string const name = process_name(frame.world->name_table, machine, process);
    QMenu menu{&parent};
    menu.setToolTipsVisible(true);
    bool const alive = group.state == GroupState::Running;
    if (thread) {
        std::string const path = thread_path(frame.world->name_table, machine, *thread);
        menu.addSection(QString::fromStdString(path));
        addRenice(menu, path, machine.tasks[index_of(*thread)].nice, submit);
        addAffinity(menu, path, machine.cpus.size(), submit);
        menu.addAction(QObject::tr("Let the thread exit"), [=] { submit(cmd::ExitThread{path}); });
    }
    menu.addSection(QString::fromStdString(name));
    addKill(menu, name, submit);
    addSetitimer(menu, name, submit);
    addLimit(menu, parent, name, group.rlimit_cpu, submit);
    menu.addAction(QObject::tr("Read its clock"), [=] { submit(cmd::ReadClock{name}); });
    menu.addAction(QObject::tr("Sample its timer"), [=] { submit(cmd::SampleTimer{name}); });
    for (QAction* action : menu.actions())
        action->setEnabled(action->isSeparator() || alive);
    menu.exec(global);
}

}
