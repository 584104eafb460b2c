// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/sim_time.h"
#include "core/kernel/task.h"
#include "core/procfs/proc_files.h"

#include <cstdint>
#include <string>
#include <utility>

namespace tickscope::procfs {

/// SPLIT_NS() of kernel/sched_debug.c: whole milliseconds and the rest in nanoseconds, "-1.000000" as the kernel has
/// it.
std::string split_ns(std::int64_t ns);
std::string split_ns(Nanos ns);
/// nsec_high() and nsec_low() printed as "%9Ld.%06ld" and the like.
std::string split_ns(std::int64_t ns, int width);

/// p->comm: the name, cut to 15 bytes.
std::string comm(ProcSource const& source, Task const& task);
/// p->policy: SCHED_NORMAL 0, FIFO 1, RR 2, BATCH 3, IDLE 5.
int policy_number(Policy policy);
/// The letter of a thread's state in /proc/PID/stat.
char state_letter(Task const& task);

// fs/proc/array.c: do_task_stat()
enum class Whole : std::uint8_t { Task, Group };
std::string task_stat(ProcSource const& source, Task const& task, Whole whole);
// fs/proc/base.c: proc_pid_schedstat(); timers: show_timer()
std::string task_schedstat(ProcSource const& source, Task const& task);
std::string timers(ProcSource const& source, ThreadGroup const& group);
// kernel/sched_debug.c: proc_sched_show_task(), sched_debug_show()
std::string task_sched(ProcSource const& source, Task const& task);
std::string sched_debug(ProcSource const& source);
// fs/proc/stat.c: show_stat(); kernel/sched_stats.h: show_schedstat()
std::string stat(ProcSource const& source);
std::string schedstat(ProcSource const& source);

}
