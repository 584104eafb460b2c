// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/kernel/machine.h"
#include "core/kernel/name_table.h"
#include "core/trace/sched_counts.h"

#include <string>
#include <string_view>

namespace tickscope {

/// A machine as /proc shows it.
struct ProcSource {
    Machine const& machine;
    NameTable const& names;
    SchedCounts const& counts;  ///< of the same instant
    std::string_view release;   ///< what uname -r says, e.g. "2.6.29-rc5"
};

/// The text of a file of /proc in the layout of Linux 2.6.29 on x86 with CONFIG_SCHEDSTATS and CONFIG_SCHED_DEBUG,
/// without control groups: /proc/stat, /proc/schedstat, /proc/sched_debug, /proc/PID/{stat,schedstat,sched,timers} and
/// /proc/PID/task/TID/{stat,schedstat,sched}; for a folder, what is in it, a name a line. PID is a number or the name
/// of a process, TID a number or the name of a thread. "/proc/" may be left out. What the model does not have reads 0.
/// /proc/PID/timers came with 3.10; it has the layout of later kernels.
Result<std::string> read_proc(ProcSource const& source, std::string_view path);

}
