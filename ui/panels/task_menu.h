// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/frame.h"

#include <QMenu>

namespace tickscope::ui {

/// What can be done to a process, or to one of its threads, at the instant shown.
class TaskMenu final : public QMenu {
    Q_OBJECT

public:
    TaskMenu(Frame const& frame, Tgid process, Maybe<TaskId> thread, QWidget* parent);

Q_SIGNALS:
    void commandWanted(tickscope::Command command);

private:
    void addThread(Machine const& machine, std::string const& path, TaskId thread);
    void addRenice(std::string const& thread, int now);
    void addAffinity(std::string const& thread, std::size_t cpus);
    void addProcess(std::string const& process, Rlimit cpu_limit);
    void addKill(std::string const& process);
    void addItimers(std::string const& process);
    void addItimer(QMenu& menu, std::string const& process, ItimerWhich which);
    void addLimit(std::string const& process, Rlimit now);
    /// An action that is a command.
    void add(QMenu& menu, QString const& text, Command command);
};

}
