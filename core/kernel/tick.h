// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernel/kernel.h"

namespace tickscope {

struct NextTick {
    SimTime at = never;
    CpuId cpu{};
};

/// tick_setup_sched_timer() on every online CPU: ticks run from the first of each CPU's grid. Wants config, cpus and
/// online to be there.
void tick_init(Kernel& k);

/// When and where the next tick of all is.
NextTick next_tick(Machine const& machine);

/// tick_sched_timer() with all that hangs on it: jiffies, accounting, scheduler_tick(),
/// run_posix_cpu_timers(), load balancing; in idle, tick_nohz_stop_sched_tick(). Does not schedule().
void tick_sched_timer(Kernel& k, CpuId cpu);

/// tick_do_update_jiffies64(): jiffies for the whole periods that have gone by.
void tick_do_update_jiffies64(Kernel& k);
/// account_process_tick(): the tick's jiffy to utime, stime or idle. Gives the number of the Tick event.
std::uint64_t account_process_tick(Kernel& k, CpuId cpu);

/// tick_check_idle(): what every interrupt in tickless idle does first: catch up jiffies.
void tick_check_idle(Kernel& k, CpuId cpu);
/// The idle loop's tick_nohz_stop_sched_tick(1), and the one after an interrupt that leaves the CPU idle.
void tick_nohz_stop_sched_tick(Kernel& k, CpuId cpu);
/// tick_nohz_restart_sched_tick(): the idle loop is left.
void tick_nohz_restart_sched_tick(Kernel& k, CpuId cpu);

}
