// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/event_text.h"

#include "core/base/enum_table.h"
#include "core/kernel/call_names.h"

namespace tickscope {

std::string_view word(SwitchOutState value)
{
    // The idle task is always runnable.
    static constexpr std::string_view words[]{"R", "S", "Z", "X", "R", "T"};
    return row_for(words, value);
}

std::string_view word(MigrateWhy value)
{
    static constexpr std::string_view words[]{"wakeup",   "balance", "idle-balance", "hotplug",
                                              "affinity", "fork",    "exec"};
    return row_for(words, value);
}

std::string_view word(TickMode value)
{
    static constexpr std::string_view words[]{"user", "system", "idle"};
    return row_for(words, value);
}

std::string_view word(CpuMode value)
{
    static constexpr std::string_view words[]{"user", "system"};
    return row_for(words, value);
}

std::string_view word(ItimerWhich value)
{
    static constexpr std::string_view words[]{"real", "virtual", "prof"};
    return row_for(words, value);
}

std::string_view word(SignalResult value)
{
    static constexpr std::string_view words[]{"queued", "merged", "ignored"};
    return row_for(words, value);
}

std::string_view word(SignalAction value)
{
    static constexpr std::string_view words[]{"handler", "default", "ignore", "sigwait"};
    return row_for(words, value);
}

std::string_view word(JobEvent value)
{
    static constexpr std::string_view words[]{"stopped", "continued"};
    return row_for(words, value);
}

std::string_view word(CallName value) { return call_word(value); }

std::string_view word(RtcIrqKind value)
{
    static constexpr std::string_view words[]{"update", "alarm", "periodic"};
    return row_for(words, value);
}

std::string_view word(RusageWho value)
{
    static constexpr std::string_view words[]{"self", "children", "thread", "times"};
    return row_for(words, value);
}

std::string_view word(ReadBy value)
{
    static constexpr std::string_view words[]{"process",     "thread",      "process-prof", "process-virt",
                                              "thread-prof", "thread-virt", "outside"};
    return row_for(words, value);
}

std::string_view word(CommandKind value)
{
    static constexpr std::string_view words[]{
        "offline",       "online",       "kill",      "exit_thread", "setitimer",       "setrlimit_cpu", "renice",
        "read_clock",    "sample_timer", "fix",       "run",         "setaffinity",     "rtc_alarm",     "rtc_update",
        "rtc_periodic",  "other",        "spawn",     "program",     "end_burst",       "setscheduler",  "timer_create",
        "timer_settime", "timer_delete", "sigaction", "sigprocmask", "setrlimit_rttime"};
    return row_for(words, value);
}

std::string_view word(WarningSite value)
{
    static constexpr std::string_view words[]{
        "thread_group_cputimer",     "select_fallback_rq", "hpet_rtc_timer_reinit",
        "sched_rt_runtime_exceeded", "cpu_down",           "rlimit_rttime"};
    return row_for(words, value);
}

std::string_view sentence(WarningSite value)
{
    static constexpr std::string_view sentences[]{"the process's timer was sampled while it was not running",
                                                  "the last CPU that a thread may use went offline: it may now use all",
                                                  "interrupts of the emulated RTC were lost",
                                                  "real-time threads have used up their share and are throttled",
                                                  "a CPU cannot go offline or come online as asked",
                                                  "a real-time thread ran longer than RLIMIT_RTTIME without sleeping"};
    return row_for(sentences, value);
}

std::string_view word(Law value)
{
    static constexpr std::string_view words[]{"clock-is-sum",   "runtime-never-falls", "one-queue",
                                              "runqueue-sums",  "nohz-owner",          "mask-within-online",
                                              "vruntime-order", "idle-while-waiting",  "lost-wakeup"};
    return row_for(words, value);
}

std::string_view sentence(Law value)
{
    static constexpr std::string_view sentences[]{
        "the clock of a process is the sum of its live threads and what the dead left",
        "sum_exec_runtime never falls",
        "a thread is on one queue",
        "a queue's sums are those of the threads in it",
        "one CPU or none balances for those without a tick",
        "CPUs without a tick are online",
        "queued threads are in the order of their vruntime",
        "no CPU idles while a thread that may run there waits on it",
        "no thread sleeps on when what it waits for has come"};
    return row_for(sentences, value);
}

std::string_view word(TimerScope scope, CpuClock clock)
{
    static constexpr std::string_view of_process[]{"process-prof", "process-virt", "process"};
    static constexpr std::string_view of_thread[]{"thread-prof", "thread-virt", "thread"};
    if (scope == TimerScope::Monotonic)
        return "monotonic";
    return scope == TimerScope::Process ? row_for(of_process, clock) : row_for(of_thread, clock);
}

std::string_view event_name(Traced const& what)
{
    return std::visit([]<class Kind>(Kind const&) { return Kind::ev; }, what);
}

}
