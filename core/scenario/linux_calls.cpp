// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/read_op_parts.h"

#include <algorithm>
#include <array>

namespace tickscope {

namespace {

struct LinuxCall {
    std::string_view name;
    std::string_view instead;
};

}

// Calls of Linux and of its C library for which a program here has another word, or a likeness.
static constexpr std::array linux_calls{
    LinuxCall{"accept", "'read: PIPE' for a thread that waits for input"},
    LinuxCall{"alarm", "'setitimer: {which: real, value: TIME}'"},
    LinuxCall{"abort", "'kill: {process: NAME, signal: SIGABRT}'"},
    LinuxCall{"brk", "'system: TIME' for what a call costs"},
    LinuxCall{"clock_getres", "nothing: its result is a constant of HZ"},
    LinuxCall{"clone", "'fork' for a process or 'spawn' for a thread"},
    LinuxCall{"close", "'system: TIME' for what a call costs"},
    LinuxCall{"compute", "'user: TIME'"},
    LinuxCall{"connect", "'read: PIPE' for a thread that waits for input"},
    LinuxCall{"cpu", "'user: TIME'"},
    LinuxCall{"epoll_wait", "'read: PIPE' for input, or 'sleep: TIME' for its timeout"},
    LinuxCall{"eventfd", "'post: NAME' and 'acquire: NAME'"},
    LinuxCall{"execl", "'exec'"},
    LinuxCall{"execv", "'exec'"},
    LinuxCall{"execve", "'exec'"},
    LinuxCall{"flock", "'lock: NAME'"},
    LinuxCall{"fsync", "'sleep: TIME' for a thread that waits for a device"},
    LinuxCall{"futex", "'lock', 'acquire', 'cond_wait' or 'barrier'"},
    LinuxCall{"getpid", "'system: TIME' for what a call costs"},
    LinuxCall{"getpriority", "nothing: the value thread.P/T.nice has it"},
    LinuxCall{"getrlimit", "nothing: the values proc.P.rlimit_cpu.soft and .hard have it"},
    LinuxCall{"gettimeofday", "'clock_gettime: monotonic'"},
    LinuxCall{"io", "'sleep: TIME' for a thread that waits for a device"},
    LinuxCall{"io_submit", "'sleep: TIME' for a thread that waits for a device"},
    LinuxCall{"ioctl", "'system: TIME' for what a call costs"},
    LinuxCall{"killpg", "'kill' for each process: there are no process groups"},
    LinuxCall{"mmap", "'system: TIME' for what a call costs"},
    LinuxCall{"mq_receive", "'read: PIPE'"},
    LinuxCall{"mq_send", "'write: PIPE'"},
    LinuxCall{"msgrcv", "'read: PIPE'"},
    LinuxCall{"msgsnd", "'write: PIPE'"},
    LinuxCall{"nanosleep", "'sleep: TIME'"},
    LinuxCall{"open", "'system: TIME' for what a call costs"},
    LinuxCall{"poll", "'read: PIPE' for input, or 'sleep: TIME' for its timeout"},
    LinuxCall{"prctl", "the key kernel.timer_slack for PR_SET_TIMERSLACK"},
    LinuxCall{"prlimit", "'setrlimit_cpu': a process sets its own limits here"},
    LinuxCall{"pselect", "'sleep: TIME' for its timeout"},
    LinuxCall{"pthread_barrier_wait", "'barrier: {name: NAME, count: N}'"},
    LinuxCall{"pthread_cancel", "'kill: {thread: P/T, signal: SIGUSR1}' with a handler that has 'exit'"},
    LinuxCall{"pthread_cond_broadcast", "'cond_broadcast: NAME'"},
    LinuxCall{"pthread_cond_signal", "'cond_signal: NAME'"},
    LinuxCall{"pthread_cond_timedwait", "'cond_wait: {cond: NAME, mutex: NAME}': it has no timeout here"},
    LinuxCall{"pthread_cond_wait", "'cond_wait: {cond: NAME, mutex: NAME}'"},
    LinuxCall{"pthread_create", "'spawn: {name: NAME, program: [...]}'"},
    LinuxCall{"pthread_exit", "'exit'"},
    LinuxCall{"pthread_getcpuclockid", "'clock_gettime: {thread: NAME}'"},
    LinuxCall{"pthread_join", "'join: NAME'"},
    LinuxCall{"pthread_kill", "'kill: {thread: P/T, signal: NAME}'"},
    LinuxCall{"pthread_mutex_lock", "'lock: NAME'"},
    LinuxCall{"pthread_mutex_unlock", "'unlock: NAME'"},
    LinuxCall{"pthread_setaffinity_np", "'setaffinity: CPUS'"},
    LinuxCall{"pthread_sigmask", "'sigprocmask: {block: [NAME]}'"},
    LinuxCall{"pthread_spin_lock", "'spin: {until: {flag: NAME}}'"},
    LinuxCall{"pthread_yield", "'yield'"},
    LinuxCall{"ptrace", "an event that acts from outside: tracing is not modelled"},
    LinuxCall{"raise", "'kill: {process: NAME, signal: NAME}'"},
    LinuxCall{"recv", "'read: PIPE'"},
    LinuxCall{"recvfrom", "'read: PIPE'"},
    LinuxCall{"run", "'user: TIME'"},
    LinuxCall{"sched_getaffinity", "nothing: the value thread.P/T.cpus has it"},
    LinuxCall{"sched_getparam", "nothing: the value thread.P/T.priority has it"},
    LinuxCall{"sched_getscheduler", "nothing: the value thread.P/T.policy has it"},
    LinuxCall{"sched_setaffinity", "'setaffinity: CPUS'"},
    LinuxCall{"sched_setattr", "'sched_setscheduler': there is no deadline class before 3.14"},
    LinuxCall{"sched_setparam", "'sched_setscheduler: {policy: fifo, priority: N}'"},
    LinuxCall{"sched_yield", "'yield'"},
    LinuxCall{"select", "'sleep: TIME' for its timeout, or 'read: PIPE' for input"},
    LinuxCall{"sem_post", "'post: NAME'"},
    LinuxCall{"sem_timedwait", "'acquire: NAME': it has no timeout here"},
    LinuxCall{"sem_wait", "'acquire: NAME'"},
    LinuxCall{"semop", "'post: NAME' and 'acquire: NAME'"},
    LinuxCall{"send", "'write: PIPE'"},
    LinuxCall{"sendto", "'write: PIPE'"},
    LinuxCall{"setpriority", "'nice: N'"},
    LinuxCall{"setrlimit", "'setrlimit_cpu: {soft: TIME, hard: TIME}'"},
    LinuxCall{"sigaltstack", "nothing: handlers need no stack here"},
    LinuxCall{"signal", "'sigaction: {signal: NAME, do: {handler: TIME}}'"},
    LinuxCall{"signalfd", "'sigwait: [NAME]'"},
    LinuxCall{"sigpending", "nothing: the value thread.P/T.pending has it"},
    LinuxCall{"sigqueue", "'kill: {process: NAME, signal: NAME}'"},
    LinuxCall{"sigsuspend", "'sigprocmask' and 'pause'"},
    LinuxCall{"sigtimedwait", "'{sigwait: [NAME], timeout: TIME}'"},
    LinuxCall{"sigwaitinfo", "'sigwait: [NAME]'"},
    LinuxCall{"splice", "'write: PIPE'"},
    LinuxCall{"syscall", "'system: TIME' for what a call costs"},
    LinuxCall{"tgkill", "'kill: {thread: P/T, signal: NAME}'"},
    LinuxCall{"timerfd_create", "'timer_create' with a signal, or 'every: TIME'"},
    LinuxCall{"timerfd_settime", "'timer_settime', or 'every: TIME'"},
    LinuxCall{"tkill", "'kill: {thread: P/T, signal: NAME}'"},
    LinuxCall{"ualarm", "'setitimer: {which: real, value: TIME, interval: TIME}'"},
    LinuxCall{"usleep", "'sleep: TIME'"},
    LinuxCall{"vfork", "'fork', and 'wait' in the parent"},
    LinuxCall{"wait3", "'wait'"},
    LinuxCall{"wait4", "'wait'"},
    LinuxCall{"waitid", "'wait'"},
    LinuxCall{"waitpid", "'wait'"},
};

std::string_view modelled_instead(std::string_view call)
{
    auto const row = std::ranges::find(linux_calls, call, &LinuxCall::name);
    return row == linux_calls.end() ? std::string_view{} : row->instead;
}

}
