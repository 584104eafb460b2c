// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernel/kernel.h"

#include <optional>

namespace tickscope {

inline constexpr int sigkill = 9, sigalrm = 14, sigchld = 17, sigxcpu = 24, sigvtalrm = 26, sigprof = 27, sigrtmin = 32;

/// What a thread does about a signal that it took.
struct Delivered {
    std::uint8_t sig = 0;
    SignalAction action{};
    std::uint32_t program = 0;  ///< World's program of the handler, when action is Handler
    Maybe<TimerId> timer;       ///< SI_TIMER
    std::int32_t sigq_overrun = 0;
    std::uint64_t cause = 0;  ///< number of the signal_deliver event
};

/// A signal off the queues.
struct TakenSignal {
    std::uint8_t sig = 0;
    Maybe<TimerId> timer;  ///< SI_TIMER
    std::int32_t sigq_overrun = 0;
    std::uint64_t cause = 0;  ///< number of the signal_generate event
};
/// dequeue_signal(): the thread's own queue first, then the process's; the lowest number that is not blocked. Reloads
/// the timer behind it.
std::optional<TakenSignal> dequeue_signal(Kernel& k, TaskId task);

/// get_signal_to_deliver(): the next signal that the thread takes on its way to user mode, if its TIF_SIGPENDING is
/// set and one is deliverable. Ignored ones are passed over. The timers behind timer signals are reloaded here.
std::optional<Delivered> get_signal_to_deliver(Kernel& k, TaskId task);

/// kill(): a signal to a process; `by` none means from outside.
void kill_process(Kernel& k, Tgid tgid, int sig, Maybe<TaskId> by);
/// __group_send_sig_info(): a signal to a process, `preferred` being asked first to take it.
void group_send_sig_info(Kernel& k, TaskId preferred, int sig, Maybe<TaskId> by);

/// sigaction(): what the process does about a signal from now on. To ignore it drops what is pending.
void do_sigaction(Kernel& k, Tgid tgid, int sig, SignalAction action, std::uint32_t program);

enum class MaskHow : std::uint8_t { Block, Unblock, Set };
/// sigprocmask(): SIGKILL and SIGSTOP cannot be blocked.
void sigprocmask(Kernel& k, TaskId task, MaskHow how, SignalSet set);

/// do_group_exit(): the process ends; every other thread gets SIGKILL. The caller then exits with do_exit().
void do_group_exit(Kernel& k, TaskId task, std::int32_t code, std::uint8_t signal);

}
