// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernel/kernel.h"
#include "core/kernel/time_convert.h"

namespace tickscope {

/// thread_group_cputime(): the process's clock, as the accounting strategy in force computes it. Counts what the
/// computing costs in Machine::counters.
TaskCputime thread_group_cputime(Kernel& k, Tgid tgid);
/// The same value for an onlooker: costs nothing and changes nothing.
TaskCputime peek_thread_group_cputime(Machine const& machine, Tgid tgid);

/// What a process whose last thread is its leader has used, from its own fields: no walk, no timer.
TaskCputime leader_and_dead(Kernel const& k, ThreadGroup const& group);

/// thread_group_cputimer(): the process's timer; depending on the fixes it starts it. Where clocks and timers are not
/// split it is the clock.
TaskCputime thread_group_cputimer(Kernel& k, Tgid tgid);
/// The same of a cputimer that is known to run.
TaskCputime sample_running_cputimer(Kernel& k, Tgid tgid);
/// start_process_timers() of 4cd4c1b: the explicit start, gone where sampling starts the timer.
void start_process_timers(Kernel& k, Tgid tgid);
void stop_process_timers(Kernel& k, Tgid tgid);

/// One clock of a sample: jiffies for PROF and VIRT, ns for SCHED.
std::uint64_t clock_of(TaskCputime const& sample, CpuClock clock);
/// cpu_clock_sample(): a thread's times now. SCHED is with what it has not banked yet.
TaskCputime cpu_clock_sample(Kernel& k, TaskId task, CpuClock clock);
/// cpu_clock_sample_group(), cpu_timer_sample_group(): SCHED adds what `pending_of` alone has not banked.
TaskCputime cpu_clock_sample_group(Kernel& k, Tgid tgid, CpuClock clock, TaskId pending_of);
TaskCputime cpu_timer_sample_group(Kernel& k, Tgid tgid, CpuClock clock, TaskId pending_of);

/// Between a clock's unit and a timespec.
std::uint64_t timespec_to_sample(CpuClock clock, Timespec const& time, KernelConfig const& config);
Timespec sample_to_timespec(CpuClock clock, std::uint64_t sample, KernelConfig const& config);

/// posix_cpu_clock_get(): a process clock, of the caller's own process or of another. Reports clock_read.
Timespec process_clock_gettime(Kernel& k, TaskId by, Tgid tgid, CpuClock clock);
/// A thread clock of the caller or of another thread of its process. Reports clock_read.
Timespec thread_clock_gettime(Kernel& k, TaskId by, TaskId task, CpuClock clock);
/// What somebody outside reads: the raw sample. Reports clock_read.
TaskCputime read_clock_from_outside(Kernel& k, Tgid tgid);

/// clock_getres(): 10^9 / HZ rounded up for PROF and VIRT, 1 ns for SCHED.
Nanos cpu_clock_getres(CpuClock clock, KernelConfig const& config);

}
