// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/value_path.h"

#include "core/base/verify.h"
#include "core/kernel/signal_names.h"
#include "core/scenario/near_miss.h"
#include "core/scenario/quantities.h"

#include <fmt/format.h>

#include <algorithm>

namespace tickscope {

// clang-format off
std::vector<QuantityInfo> const& quantities()
{
    static std::vector<QuantityInfo> const rows{
        {Subject::Machine, "now", Quantity::Now, Unit::Time, "the simulated time since boot"},
        {Subject::Machine, "machine.jiffies", Quantity::JiffiesCount, Unit::Ticks, "ticks that jiffies has counted since boot"},
        {Subject::Machine, "nohz.mask", Quantity::NohzMask, Unit::Cpus, "CPUs whose tick is stopped: nohz.cpu_mask"},
        {Subject::Machine, "nohz.load_balancer", Quantity::NohzBalancer, Unit::Text, "the CPU that balances for the idle ones, or none"},
        {Subject::Machine, "hpet.counter", Quantity::HpetCounter, Unit::Count, "the HPET's main counter, 32 bits"},
        {Subject::Machine, "hpet.t1_cmp", Quantity::HpetT1Cmp, Unit::Count, "the kernel's variable hpet_t1_cmp"},
        {Subject::Machine, "hpet.t1_cmp_register", Quantity::HpetT1CmpRegister, Unit::Count, "the comparator of timer 1"},
        {Subject::Machine, "hpet.lost", Quantity::HpetLost, Unit::Count, "RTC interrupts noticed as lost"},
        {Subject::Machine, "hpet.interrupts", Quantity::HpetInterrupts, Unit::Count, "interrupts of timer 1"},
        {Subject::Machine, "rtc.time", Quantity::RtcTime, Unit::Text, "the RTC's wall clock"},
        {Subject::Machine, "rtc.update_irqs", Quantity::RtcUpdateIrqs, Unit::Count, "update interrupts reported"},
        {Subject::Machine, "rtc.alarm_irqs", Quantity::RtcAlarmIrqs, Unit::Count, "alarm interrupts reported"},
        {Subject::Machine, "rtc.periodic_irqs", Quantity::RtcPeriodicIrqs, Unit::Count, "periodic interrupts reported"},
        {Subject::Cpu, "online", Quantity::CpuOnline, Unit::Flag, "whether the CPU is online"},
        {Subject::Cpu, "active", Quantity::CpuActive, Unit::Flag, "whether the scheduler may use it: cpu_active_map"},
        {Subject::Cpu, "current", Quantity::CpuCurrent, Unit::Text, "the thread that it runs, or idle"},
        {Subject::Cpu, "user", Quantity::CpuUser, Unit::Time, "time really spent in user mode"},
        {Subject::Cpu, "system", Quantity::CpuSystem, Unit::Time, "time really spent in kernel mode for threads"},
        {Subject::Cpu, "idle", Quantity::CpuIdle, Unit::Time, "time really spent idle"},
        {Subject::Cpu, "tick_stopped", Quantity::CpuTickStopped, Unit::Flag, "whether its tick is stopped"},
        {Subject::Cpu, "switches", Quantity::CpuSwitches, Unit::Count, "context switches"},
        {Subject::Cpu, "queued", Quantity::CpuQueued, Unit::Count, "runnable threads, the running one included: nr_running"},
        {Subject::Cpu, "min_vruntime", Quantity::CpuMinVruntime, Unit::Time, "min_vruntime of its fair queue, as a signed number"},
        {Subject::Process, "state", Quantity::ProcState, Unit::Text, "running, zombie or reaped"},
        {Subject::Process, "threads", Quantity::ProcThreads, Unit::Count, "living threads"},
        {Subject::Process, "signals", Quantity::ProcSignals, Unit::Count, "how many of a signal were generated"},
        {Subject::Process, "clock.utime", Quantity::ClockUtime, Unit::Ticks, "user time of the group's clock: thread_group_cputime()"},
        {Subject::Process, "clock.stime", Quantity::ClockStime, Unit::Ticks, "system time of the group's clock"},
        {Subject::Process, "clock.sum_exec_runtime", Quantity::ClockRuntime, Unit::Time, "run time of the group's clock"},
        {Subject::Process, "timer.running", Quantity::TimerRunning, Unit::Flag, "whether the group's cputimer is running"},
        {Subject::Process, "timer.utime", Quantity::TimerUtime, Unit::Ticks, "user time stored in the cputimer, or the totals before it"},
        {Subject::Process, "timer.stime", Quantity::TimerStime, Unit::Ticks, "system time stored there"},
        {Subject::Process, "timer.sum_exec_runtime", Quantity::TimerRuntime, Unit::Time, "run time stored there"},
        {Subject::Process, "true.user", Quantity::TrueUser, Unit::Time, "what its threads really ran in user mode"},
        {Subject::Process, "true.system", Quantity::TrueSystem, Unit::Time, "what its threads really ran in kernel mode"},
        {Subject::Process, "dead.utime", Quantity::DeadUtime, Unit::Ticks, "user time kept of dead threads"},
        {Subject::Process, "dead.stime", Quantity::DeadStime, Unit::Ticks, "system time kept of dead threads"},
        {Subject::Process, "dead.sum_exec_runtime", Quantity::DeadRuntime, Unit::Time, "run time kept of dead threads"},
        {Subject::Process, "children.utime", Quantity::ChildrenUtime, Unit::Ticks, "user time of reaped children: cutime"},
        {Subject::Process, "children.stime", Quantity::ChildrenStime, Unit::Ticks, "system time of reaped children: cstime"},
        {Subject::Process, "death.utime", Quantity::DeathUtime, Unit::Count, "si_utime of the SIGCHLD at its death, in clock_t (1/100 s)"},
        {Subject::Process, "death.stime", Quantity::DeathStime, Unit::Count, "si_stime of the SIGCHLD at its death, in clock_t (1/100 s)"},
        {Subject::Process, "expires.prof", Quantity::ExpiresProf, Unit::Ticks, "the expiry cache: earliest user + system time"},
        {Subject::Process, "expires.virt", Quantity::ExpiresVirt, Unit::Ticks, "the expiry cache: earliest user time"},
        {Subject::Process, "expires.sched", Quantity::ExpiresSched, Unit::Time, "the expiry cache: earliest run time"},
        {Subject::Process, "itimer.prof.expires", Quantity::ItimerProfExpires, Unit::Ticks, "when ITIMER_PROF expires, on the group's timer"},
        {Subject::Process, "itimer.prof.interval", Quantity::ItimerProfInterval, Unit::Ticks, "its interval"},
        {Subject::Process, "itimer.virtual.expires", Quantity::ItimerVirtualExpires, Unit::Ticks, "when ITIMER_VIRTUAL expires"},
        {Subject::Process, "itimer.virtual.interval", Quantity::ItimerVirtualInterval, Unit::Ticks, "its interval"},
        {Subject::Process, "rlimit_cpu.soft", Quantity::RlimitCpuSoft, Unit::Limit, "the soft RLIMIT_CPU"},
        {Subject::Process, "rlimit_cpu.hard", Quantity::RlimitCpuHard, Unit::Limit, "the hard RLIMIT_CPU"},
        {Subject::Thread, "state", Quantity::ThreadState, Unit::Text, "running, runnable, sleeping, zombie, dead or new"},
        {Subject::Thread, "cpu", Quantity::ThreadCpu, Unit::Count, "the CPU where it is or was last"},
        {Subject::Thread, "utime", Quantity::ThreadUtime, Unit::Ticks, "user time charged by ticks"},
        {Subject::Thread, "stime", Quantity::ThreadStime, Unit::Ticks, "system time charged by ticks"},
        {Subject::Thread, "sum_exec_runtime", Quantity::ThreadRuntime, Unit::Time, "run time that was banked"},
        {Subject::Thread, "vruntime", Quantity::ThreadVruntime, Unit::Time, "its virtual run time, as a signed number"},
        {Subject::Thread, "nice", Quantity::ThreadNice, Unit::Count, "its nice level"},
        {Subject::Thread, "switches", Quantity::ThreadSwitches, Unit::Count, "times that it was switched in"},
    };
    return rows;
}
// clang-format on

QuantityInfo const& quantity_info(Quantity quantity)
{
    auto const row = std::ranges::find(quantities(), quantity, &QuantityInfo::quantity);
    VERIFY(row != quantities().end());
    return *row;
}

static std::string_view prefix_of(Subject subject)
{
    switch (subject) {
    case Subject::Machine:
        return "";
    case Subject::Cpu:
        return "cpu.";
    case Subject::Process:
        return "proc.";
    case Subject::Thread:
        return "thread.";
    }
    return "";
}

// What is left of `rest` before ".name"; nothing if it does not end so.
static std::string_view before_name(std::string_view rest, std::string_view name)
{
    bool const fits =
        rest.size() > name.size() + 1 && rest.ends_with(name) && rest[rest.size() - name.size() - 1] == '.';
    return fits ? rest.substr(0, rest.size() - name.size() - 1) : std::string_view{};
}

// "worker.signals.SIGPROF" is "worker.signals" and the signal. False if the signal is none.
static bool take_signal(std::string_view& rest, int& signal)
{
    constexpr std::string_view middle = ".signals.";
    std::size_t const at = rest.rfind(middle);
    if (at == std::string_view::npos)
        return true;
    auto const number = signal_number(rest.substr(at + middle.size()));
    if (!number)
        return false;
    signal = *number;
    rest = rest.substr(0, at + middle.size() - 1);
    return true;
}

static bool name_subject(ValuePath& path, std::string_view name)
{
    if (path.subject == Subject::Cpu) {
        auto const cpu = parse_unsigned(name);
        path.cpu = static_cast<std::uint32_t>(cpu.value_or(0));
        return cpu && *cpu <= 0xFFFF;
    }
    std::size_t const slash = name.find('/');
    path.process = name.substr(0, slash);
    if (path.subject == Subject::Process)
        return slash == std::string_view::npos;
    path.thread = slash == std::string_view::npos ? std::string_view{} : name.substr(slash + 1);
    return !path.process.empty() && !path.thread.empty() && path.thread.find('/') == std::string::npos;
}

static Error no_such_value(std::string_view text)
{
    constexpr std::array<std::string_view, 4> forms{"cpu.N.online", "proc.P.clock.utime", "thread.P/T.utime", "now"};
    for (Subject const subject : {Subject::Cpu, Subject::Process, Subject::Thread, Subject::Machine}) {
        std::string_view const prefix = prefix_of(subject);
        if (!text.starts_with(prefix))
            continue;
        std::string_view const rest = text.substr(prefix.size());
        std::size_t const dot = subject == Subject::Machine ? 0 : std::min(rest.find('.'), rest.size());
        std::vector<std::string> names;
        for (QuantityInfo const& row : quantities())
            if (row.subject == subject)
                names.push_back(fmt::format("{}{}{}{}", prefix, rest.substr(0, dot), dot == 0 ? "" : ".", row.name));
        return {fmt::format("there is no value {}{}", quoted(text), did_you_mean(text, names))};
    }
    return {fmt::format("there is no value {} (values look like {})", quoted(text), fmt::join(forms, ", "))};
}

Result<ValuePath> parse_value_path(std::string_view text)
{
    for (QuantityInfo const& row : quantities()) {
        std::string_view const prefix = prefix_of(row.subject);
        if (!text.starts_with(prefix))
            continue;
        ValuePath path{row.subject, row.quantity, row.unit, 0, {}, {}, 0};
        std::string_view rest = text.substr(prefix.size());
        if (row.subject == Subject::Machine) {
            if (rest == row.name)
                return path;
            continue;
        }
        if (row.quantity == Quantity::ProcSignals && !take_signal(rest, path.signal))
            return failure(
                fmt::format("there is no value {}: what stands behind 'signals' is no signal", quoted(text)));
        std::string_view const name = before_name(rest, row.name);
        bool const is_whole = row.quantity != Quantity::ProcSignals || path.signal != 0;
        if (!name.empty() && is_whole && name_subject(path, name))
            return path;
    }
    return tl::unexpected{no_such_value(text)};
}

}
