// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernel/machine.h"

#include <string>
#include <vector>

namespace tickscope {

/// What everything is called. It never changes for a spec once it is there; new specs may be added at the end.
struct NameTable {
    struct Thread {
        std::string name;           ///< "main"
        std::uint32_t process = 0;  ///< index into processes
    };
    std::vector<std::string> processes;  ///< by ThreadGroup::spec
    std::vector<Thread> threads;         ///< by Task::spec
    std::vector<std::string> timers;     ///< by PosixTimer::name
    std::vector<std::string> sync;       ///< by index into SyncTables::objects
};

std::string process_name(NameTable const&, Machine const&, Tgid);
std::string thread_name(NameTable const&, Machine const&, TaskId);  ///< "main.1"
std::string thread_path(NameTable const&, Machine const&, TaskId);  ///< "worker/main.1"

}
