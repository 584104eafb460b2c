// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernel/machine.h"
#include "core/kernel/name_table.h"
#include "core/kernel/trace_event.h"

#include <QString>

namespace tickscope::ui {

/// "running", "waiting", "sleeping", "zombie", "gone", "new".
QString stateText(Machine const& machine, Task const& task);
/// "exited with 3", "killed by SIGXCPU", "gone", or nothing while it lives.
QString stateText(ThreadGroup const& group);
/// "SIGPROF"; "signal 0" where there is none of this number.
QString signalText(int sig);
QString itimerText(ItimerWhich which);  ///< "ITIMER_PROF"
QString idleText();                     ///< who runs where nobody does
/// The CPU's current task, if any.
Maybe<TaskId> currentTask(Machine const& machine, CpuId cpu);
bool isRunning(Machine const& machine, TaskId task);

/// Names that work for every number, also for what the machine at the shown instant does not have yet.
QString threadText(NameTable const& name_table, Machine const& machine, Maybe<TaskId> task);  ///< "worker/main"; "idle"
QString shortThreadText(NameTable const& name_table, Machine const& machine, Maybe<TaskId> task);  ///< "main"; "idle"
QString processText(NameTable const& name_table, Machine const& machine, Maybe<Tgid> process);

}
