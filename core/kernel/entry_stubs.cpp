// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/fork.h"
#include "core/kernel/itimer.h"
#include "core/kernel/posix_cpu_clocks.h"
#include "core/kernel/posix_timers.h"
#include "core/kernel/resource_usage.h"
#include "core/kernel/rlimit.h"
#include "core/kernel/sched_stats.h"
#include "core/kernel/signal.h"
#include "core/kernel/task_times.h"

namespace tickscope {

SetitimerResult do_setitimer(Kernel&, Tgid, ItimerWhich, Itimerval const&) { return {}; }
Itimerval do_getitimer(Kernel&, Tgid, ItimerWhich, Maybe<TaskId>) { return {}; }
void it_real_fn(Kernel&, Tgid) { }
TimerCreated timer_create(Kernel&, TaskId, TimerSpec const&) { return {}; }
TimerSet timer_settime(Kernel&, TimerId, TimerExpiry, Itimerspec const&) { return {}; }
TimerSet timer_gettime(Kernel&, TimerId) { return {}; }
int timer_getoverrun(Kernel&, TimerId) { return 0; }
int timer_delete(Kernel&, TimerId) { return 0; }
Maybe<TimerId> find_timer(Machine const&, Tgid, std::uint32_t) { return {}; }
void posix_timer_fn(Kernel&, TimerId) { }
int set_rlimit_cpu(Kernel&, Tgid, Rlimit) { return 0; }
int set_rlimit_rttime(Kernel&, Tgid, Rlimit) { return 0; }
Rusage getrusage(Kernel&, TaskId, RusageWho) { return {}; }
Tms times(Kernel&, TaskId) { return {}; }
void account_user_time(Kernel& k, TaskId id, Cputime cputime)
{
    k.task(id).utime += cputime;
    k.group_of(k.task(id)).live_sum.utime += cputime;
}
void account_system_time(Kernel& k, TaskId id, Cputime cputime)
{
    k.task(id).stime += cputime;
    k.group_of(k.task(id)).live_sum.stime += cputime;
}
void switch_kernel_config(Kernel& k, KernelConfig const& config) { k.machine.config = config; }
Timespec process_clock_gettime(Kernel&, TaskId, Tgid, CpuClock) { return {}; }
Timespec thread_clock_gettime(Kernel&, TaskId, TaskId, CpuClock) { return {}; }
TaskCputime read_clock_from_outside(Kernel& k, Tgid tgid) { return peek_thread_group_cputime(k.machine, tgid); }
void group_send_sig_info(Kernel&, TaskId, int, Maybe<TaskId>) { }
void do_sigaction(Kernel&, Tgid, int, SignalAction, std::uint32_t) { }
void sigprocmask(Kernel&, TaskId, MaskHow, SignalSet) { }
Tgid make_init(Kernel&) { return Tgid{0}; }
Timespec to_timespec(Nanos span) { return {span.count() / 1'000'000'000, span.count() % 1'000'000'000}; }
Timeval to_timeval(Nanos span) { return {span.count() / 1'000'000'000, (span.count() % 1'000'000'000 + 999) / 1000}; }

}
