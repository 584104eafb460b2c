// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/words.h"

namespace tickscope {

// One word a value, in the order of the enum. A value that is no member (which only a broken program makes) is "?".
template<class E, std::size_t N>
static std::string_view nth(std::string_view const (&words)[N], E value)
{
    auto const i = static_cast<std::size_t>(value);
    return i < N ? words[i] : "?";
}

std::string_view word(SwitchOutState value)
{
    // The idle task is always runnable.
    static constexpr std::string_view words[]{"R", "S", "Z", "X", "R"};
    return nth(words, value);
}

std::string_view word(MigrateWhy value)
{
    static constexpr std::string_view words[]{"wakeup", "balance", "idle-balance", "hotplug", "affinity", "fork"};
    return nth(words, value);
}

std::string_view word(TickMode value)
{
    static constexpr std::string_view words[]{"user", "system", "idle"};
    return nth(words, value);
}

std::string_view word(CpuMode value)
{
    static constexpr std::string_view words[]{"user", "system"};
    return nth(words, value);
}

std::string_view word(ItimerWhich value)
{
    static constexpr std::string_view words[]{"real", "virtual", "prof"};
    return nth(words, value);
}

std::string_view word(SignalResult value)
{
    static constexpr std::string_view words[]{"queued", "merged", "ignored"};
    return nth(words, value);
}

std::string_view word(SignalAction value)
{
    static constexpr std::string_view words[]{"handler", "default", "ignore"};
    return nth(words, value);
}

std::string_view word(RtcIrqKind value)
{
    static constexpr std::string_view words[]{"update", "alarm", "periodic"};
    return nth(words, value);
}

std::string_view word(RusageWho value)
{
    static constexpr std::string_view words[]{"self", "children", "thread", "times"};
    return nth(words, value);
}

std::string_view word(ReadBy value)
{
    static constexpr std::string_view words[]{"process",     "thread",      "process-prof", "process-virt",
                                              "thread-prof", "thread-virt", "outside"};
    return nth(words, value);
}

std::string_view word(CommandKind value)
{
    static constexpr std::string_view words[]{
        "offline",      "online", "kill", "exit_thread", "setitimer", "setrlimit_cpu", "renice",       "read_clock",
        "sample_timer", "fix",    "run",  "setaffinity", "rtc_alarm", "rtc_update",    "rtc_periodic", "other"};
    return nth(words, value);
}

std::string_view word(WarningSite value)
{
    static constexpr std::string_view words[]{
        "thread_group_cputimer",     "select_fallback_rq", "hpet_rtc_timer_reinit",
        "sched_rt_runtime_exceeded", "cpu_down",           "rlimit_rttime"};
    return nth(words, value);
}

std::string_view sentence(WarningSite value)
{
    static constexpr std::string_view sentences[]{"the process's timer was sampled while it was not running",
                                                  "the last CPU that a thread may use went offline: it may now use all",
                                                  "interrupts of the emulated RTC were lost",
                                                  "real-time threads have used up their share and are throttled",
                                                  "a CPU cannot go offline or come online as asked",
                                                  "a real-time thread ran longer than RLIMIT_RTTIME without sleeping"};
    return nth(sentences, value);
}

std::string_view word(Law value)
{
    static constexpr std::string_view words[]{"clock-is-sum",   "runtime-never-falls", "one-queue",
                                              "runqueue-sums",  "nohz-owner",          "mask-within-online",
                                              "vruntime-order", "idle-while-waiting"};
    return nth(words, value);
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
        "no CPU idles while a thread that may run there waits on it"};
    return nth(sentences, value);
}

std::string_view word(TimerScope scope, CpuClock clock)
{
    static constexpr std::string_view of_process[]{"process-prof", "process-virt", "process"};
    static constexpr std::string_view of_thread[]{"thread-prof", "thread-virt", "thread"};
    if (scope == TimerScope::Monotonic)
        return "monotonic";
    return scope == TimerScope::Process ? nth(of_process, clock) : nth(of_thread, clock);
}

std::string_view event_name(Traced const& what)
{
    return std::visit([]<class Kind>(Kind const&) { return Kind::ev; }, what);
}

}
