// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernel/kernel.h"

namespace tickscope {

/// account_user_time(), account_system_time(): a tick's jiffy to the thread and to its group.
void account_user_time(Kernel& k, TaskId task, Cputime cputime);
void account_system_time(Kernel& k, TaskId task, Cputime cputime);

/// account_group_user_time(), account_group_system_time(), account_group_exec_runtime(): what a thread's tick or run
/// time adds to its group's cputimer or totals, by the accounting strategy in force. Called right after the thread's
/// own field grew; keeps ThreadGroup::live_sum too.
void account_group_user_time(Kernel& k, Task const& task, Cputime cputime);
void account_group_system_time(Kernel& k, Task const& task, Cputime cputime);
void account_group_exec_runtime(Kernel& k, Task const& task, Nanos ran);

/// spin_lock() of the cputimer (or of the totals before it): counted, traced and paid for.
void lock_group_time(Kernel& k, Tgid tgid);

/// Another configuration from now on. Totals that were not kept before start at the process clock.
void switch_kernel_config(Kernel& k, KernelConfig const& config);

}
