// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernel/machine.h"
#include "core/kernel/name_table.h"

#include <QString>

namespace tickscope::ui {

/// "running", "waiting", "sleeping", "zombie", "gone", "new".
QString stateWords(Machine const& machine, Task const& task);
/// "exited with 3", "killed by SIGXCPU", "gone", or nothing while it lives.
QString stateWords(ThreadGroup const& group);
/// "SIGPROF"; "signal 40" where there is no name.
QString signalWords(int sig);
/// The CPU's current task, if any.
Maybe<TaskId> currentTask(Machine const& machine, CpuId cpu);
bool isRunning(Machine const& machine, TaskId task);

/// Names that work for every number, also for what the machine at the shown instant does not have yet.
QString threadWords(NameTable const& name_table, Machine const& machine,
                    Maybe<TaskId> task);  ///< "worker/main"; "idle"
QString shortThreadWords(NameTable const& name_table, Machine const& machine, Maybe<TaskId> task);  ///< "main"; "idle"
QString processWords(NameTable const& name_table, Machine const& machine, Maybe<Tgid> process);

}
