// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernel/kernel.h"

namespace tickscope {

/// account_group_user_time(), account_group_system_time(), account_group_exec_runtime(): what a thread's tick or run
/// time adds to its group's cputimer or totals, by the accounting strategy in force.
void account_group_user_time(Kernel& k, Task const& task, Cputime cputime);
void account_group_system_time(Kernel& k, Task const& task, Cputime cputime);
void account_group_exec_runtime(Kernel& k, Task const& task, Nanos ran);

}
