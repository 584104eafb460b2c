// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernel/kernel.h"

namespace tickscope {

/// Puts an entry at the end of a queue; gives its row in Machine::signals.queue.
std::uint32_t sigqueue_add(Machine& machine, SigPending& pending, SigQueueEntry const& entry);

/// collect_signal(): takes the oldest entry of a signal that is pending.
SigQueueEntry collect_signal(Machine& machine, SigPending& pending, int sig);

/// rm_from_queue_full(): every entry of these signals goes; the timers behind them may queue theirs again.
void rm_from_queue_full(Machine& machine, SigPending& pending, SignalSet mask);
/// flush_itimer_signals(): every signal that a POSIX timer has queued goes.
void flush_itimer_signals(Machine& machine, SigPending& pending);
/// flush_sigqueue().
void flush_sigqueue(Machine& machine, SigPending& pending);

}
