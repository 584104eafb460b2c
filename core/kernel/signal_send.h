// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernel/kernel.h"
#include "core/kernel/posix_timers.h"

namespace tickscope {

enum class SignalScope : std::uint8_t { Process, Thread };  ///< onto which queue

/// send_sigqueue(): a timer's preallocated signal. While it still waits it is only counted.
TimerEvent send_sigqueue(Kernel& k, TimerId timer, TaskId target, SignalScope scope);

/// sig_handler(): what the process does about a signal.
SignalAction sig_handler(ThreadGroup const& group, int sig);
/// sig_handler_ignored(): SIG_IGN, or a default that is to do nothing.
bool sig_handler_ignored(ThreadGroup const& group, int sig);
/// What the default action of a signal comes to.
enum class DefaultAction : std::uint8_t { Ignore, Stop, Terminate, CoreDump };
DefaultAction default_action(int sig);

/// recalc_sigpending_tsk(): whether the thread could take something now; its flag says so afterwards.
bool recalc_sigpending(Kernel& k, Task& task);
bool has_deliverable(Kernel& k, Task const& task);
/// signal_group_exit(): its threads are on their way out, or all but the one in exec().
bool signal_group_exit(ThreadGroup const& group);
enum class WakeStopped : std::uint8_t { No, Yes };
/// signal_wake_up(): the thread has to look at its queues. It is woken if it sleeps where signals may end it; `Yes`: if
/// it has stopped, too.
void signal_wake_up(Kernel& k, TaskId task, WakeStopped stopped);
/// zap_other_threads(), and the thread itself where `except` is none: SIGKILL for everybody.
void kill_threads(Kernel& k, ThreadGroup& group, Maybe<TaskId> except);

/// exit_signals(): PF_EXITING; a signal that this thread was to take is passed on.
void exit_signals(Kernel& k, TaskId task);

}
