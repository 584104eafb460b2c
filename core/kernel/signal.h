// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernel/kernel.h"

#include <optional>

namespace tickscope {

inline constexpr int sigkill = 9, sigalrm = 14, sigchld = 17, sigcont = 18, sigstop = 19, sigxcpu = 24, sigvtalrm = 26,
                     sigprof = 27, sigrtmin = 32;

/// What a thread does about a signal that it took.
struct Delivered {
    std::uint8_t sig = 0;
    SignalAction action{};
    std::uint32_t program = 0;  ///< World's program of the handler, when action is Handler
    bool restart = true;        ///< SA_RESTART of the handler
    bool nodefer = false;       ///< SA_NODEFER of the handler
    bool stops = false;         ///< the thread has stopped: it goes on with its signals when it is continued
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
/// dequeue_signal(): the thread's own queue first, then the process's; the lowest number that is not in `mask`. Reloads
/// the timer behind it.
std::optional<TakenSignal> dequeue_signal(Kernel& k, TaskId task, SignalSet mask);

/// get_signal_to_deliver(): the next signal that the thread takes on its way to user mode, if its TIF_SIGPENDING is
/// set and one is deliverable. Ignored ones are passed over. The timers behind timer signals are reloaded here. A stop
/// signal whose action is the default stops the thread, as does a stop of its group.
std::optional<Delivered> get_signal_to_deliver(Kernel& k, TaskId task);

/// sys_rt_sigtimedwait() up to its sleep: one of `set` that is pending. None: the set is no longer blocked, and the
/// caller sleeps.
std::optional<TakenSignal> begin_sigtimedwait(Kernel& k, TaskId task, SignalSet set);
/// What follows the sleep: the old mask is back, and one of the set is taken if there is one.
std::optional<TakenSignal> finish_sigtimedwait(Kernel& k, TaskId task, SignalSet set);

/// kill(): a signal to a process; `by` none means from outside. Returns 0, or -ESRCH if it is gone.
int kill_process(Kernel& k, Tgid tgid, int sig, Maybe<TaskId> by);
/// tgkill(): a signal to a thread. Returns 0, or -ESRCH if it has been released.
int kill_thread(Kernel& k, TaskId task, int sig, Maybe<TaskId> by);
/// __group_send_sig_info(): a signal to a process, `preferred` being asked first to take it.
void group_send_sig_info(Kernel& k, TaskId preferred, int sig, Maybe<TaskId> by);

/// struct k_sigaction.
struct Sigaction {
    SignalAction action{};
    std::uint32_t program = 0;  ///< of a handler
    bool restart = true;        ///< SA_RESTART
    bool nodefer = false;       ///< SA_NODEFER
};
/// sigaction(): what the process does about a signal from now on. To ignore it drops what is pending.
void do_sigaction(Kernel& k, Tgid tgid, int sig, Sigaction const& action);
/// flush_signal_handlers(): what had a handler has the default action; what is ignored stays so.
void flush_signal_handlers(Kernel& k, ThreadGroup& group);

enum class MaskHow : std::uint8_t { Block, Unblock, Set };
/// sigprocmask(): SIGKILL and SIGSTOP cannot be blocked.
void sigprocmask(Kernel& k, TaskId task, MaskHow how, SignalSet set);

/// do_group_exit(): the process ends; every other thread gets SIGKILL. The caller then exits with do_exit().
void do_group_exit(Kernel& k, TaskId task, std::int32_t code, std::uint8_t signal);

}
