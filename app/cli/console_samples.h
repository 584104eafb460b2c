// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/console_timer_ops.h"

namespace tickscope {

/// Ops that show what the kernel keeps, or what a program reads of it.
void sample_clock(ConsoleWorld& world, ConsoleArgs& args, ConsoleCaller const& caller);
void sample_thread_clock(ConsoleWorld& world, ConsoleArgs& args, ConsoleCaller const& caller);
void sample_cputimer(ConsoleWorld& world, ConsoleArgs& args, ConsoleCaller const& caller);
void sample_cache(ConsoleWorld& world, ConsoleArgs& args, ConsoleCaller const& caller);
void sample_rusage(ConsoleWorld& world, ConsoleArgs& args, ConsoleCaller const& caller);
void sample_times(ConsoleWorld& world, ConsoleArgs& args, ConsoleCaller const& caller);
void sample_dead(ConsoleWorld& world, ConsoleArgs& args, ConsoleCaller const& caller);
/// What was counted since the last time.
void sample_counters(ConsoleWorld& world, ConsoleArgs& args, ConsoleCaller const& caller);

}
