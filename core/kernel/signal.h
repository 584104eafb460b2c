// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernel/kernel.h"

#include <optional>

namespace tickscope {

/// What a thread does about a signal that it took from its queues.
struct Delivered {
    std::uint8_t sig = 0;
    SignalAction action{};
    std::uint32_t program = 0;  ///< World's program of the handler, when action is Handler
    std::uint64_t cause = 0;    ///< number of the signal_deliver event
};

/// get_signal_to_deliver(): the next signal that the thread takes on its way to user mode, if its TIF_SIGPENDING is
/// set and one is deliverable. Ignored ones are passed over. The timers behind timer signals are reloaded here.
std::optional<Delivered> get_signal_to_deliver(Kernel& k, TaskId task);

/// kill(): a signal to a process; `by` none means from outside.
void kill_process(Kernel& k, Tgid tgid, int sig, Maybe<TaskId> by);

/// do_group_exit(): the process ends; every other thread gets SIGKILL. The caller then exits with do_exit().
void do_group_exit(Kernel& k, TaskId task, std::int32_t code, std::uint8_t signal);

}
