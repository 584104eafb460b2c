// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/tick.h"

namespace tickscope {

NextTick next_tick(Machine const&) { return {}; }
void tick_sched_timer(Kernel&, CpuId) { }
void account_process_tick(Kernel&, CpuId) { }
void tick_check_idle(Kernel&, CpuId) { }
void tick_nohz_stop_sched_tick(Kernel&, CpuId) { }
void tick_nohz_restart_sched_tick(Kernel&, CpuId) { }

}
