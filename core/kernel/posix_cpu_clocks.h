// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernel/kernel.h"

namespace tickscope {

/// thread_group_cputime(): the process's clock, as the accounting strategy in force computes it. Counts what the
/// computing costs in Machine::counters.
TaskCputime thread_group_cputime(Kernel& k, Tgid tgid);
/// The same value for an onlooker: costs nothing and changes nothing.
TaskCputime peek_thread_group_cputime(Machine const& machine, Tgid tgid);

/// thread_group_cputimer(): the process's timer; depending on the fixes it starts it.
TaskCputime thread_group_cputimer(Kernel& k, Tgid tgid);

}
