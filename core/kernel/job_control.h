// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernel/kernel.h"

namespace tickscope {

/// The part of signal.c that stops and continues whole groups. Every process counts as a job of a shell: no process
/// group is orphaned.

/// prepare_signal(), before a signal is queued for `target` or its process: a stop signal takes SIGCONT off the queues;
/// SIGCONT takes the stop signals off and wakes every stopped thread, whether it is ignored or blocked or not.
void prepare_signal(Kernel& k, TaskId target, int sig);

/// do_signal_stop(): the current thread stops, with `sig` as its reason, or (0) because its group does. The last to
/// stop tells the parent. False: no stop, for SIGCONT or the end of the process came in between.
bool do_signal_stop(Kernel& k, TaskId task, int sig);

/// The beginning of get_signal_to_deliver(): the first thread that runs again tells the parent of SIGCONT.
void notify_job_control(Kernel& k, ThreadGroup& group);

/// do_notify_parent_cldstop(): SIGCHLD with CLD_STOPPED or CLD_CONTINUED, and whoever waits for a child looks again.
void do_notify_parent_cldstop(Kernel& k, ThreadGroup const& group, JobEvent event);

/// wake_up_state(__TASK_STOPPED): a stopped thread runs again.
void wake_stopped(Kernel& k, TaskId task);

}
