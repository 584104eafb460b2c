// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/value.h"

#include "core/kernel/burst.h"
#include "core/kernel/hpet_rtc.h"
#include "core/kernel/posix_cpu_clocks.h"
#include "core/kernel/rtc.h"
#include "core/scenario/quantities.h"
#include "core/scenario/state_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

namespace tickscope {

static Value ticks(Cputime time) { return {Unit::Ticks, static_cast<std::int64_t>(time.value), {}}; }
static Value nanos(Nanos time) { return {Unit::Time, time.count(), {}}; }
static Value count(std::uint64_t number) { return {Unit::Count, static_cast<std::int64_t>(number), {}}; }
static Value flag(bool on) { return {Unit::Flag, on ? 1 : 0, {}}; }
static Value text(std::string_view words) { return {Unit::Text, 0, std::string{words}}; }

// Virtual run times wrap as the kernel's do; seen as signed numbers they stand in their order.
static Value vruntime(std::uint64_t time) { return {Unit::Time, static_cast<std::int64_t>(time), {}}; }

static Value limit(std::uint64_t seconds)
{
    constexpr std::int64_t unlimited = std::numeric_limits<std::int64_t>::max();
    constexpr std::uint64_t most = unlimited / 1'000'000'000;
    return {Unit::Limit, seconds > most ? unlimited : static_cast<std::int64_t>(seconds) * 1'000'000'000, {}};
}

static Value cpus(CpuMask const& mask)
{
    std::vector<std::uint32_t> list;
    for (auto cpu = mask.first_set(); cpu; cpu = mask.next_from(index_of(*cpu) + 1))
        list.push_back(static_cast<std::uint32_t>(index_of(*cpu)));
    return {Unit::Cpus, 0, format_cpulist(list)};
}

static std::optional<Value> machine_value(Machine const& machine, Quantity quantity)
{
    HpetRtc const& hpet = machine.hpet;
    switch (quantity) {
    case Quantity::Now:
        return nanos(machine.now.time_since_epoch());
    case Quantity::JiffiesCount:
        return ticks({machine.jiffies.value});
    case Quantity::NohzMask:
        return cpus(machine.nohz.cpu_mask);
    case Quantity::NohzBalancer:
        return text(machine.nohz.load_balancer ? std::to_string(index_of(*machine.nohz.load_balancer)) : "none");
    case Quantity::HpetCounter:
        return count(hpet_counter(machine));
    case Quantity::HpetT1Cmp:
        return count(hpet.t1_cmp);
    case Quantity::HpetT1CmpRegister:
        return count(hpet.t1_cmp_register);
    case Quantity::HpetLost:
        return count(hpet.lost);
    case Quantity::HpetInterrupts:
        return count(hpet.interrupts);
    case Quantity::RtcTime:
        return text(rtc_time(machine));
    case Quantity::RtcUpdateIrqs:
        return count(hpet.update_irqs);
    case Quantity::RtcAlarmIrqs:
        return count(hpet.alarm_irqs);
    case Quantity::RtcPeriodicIrqs:
        return count(hpet.periodic_irqs);
    default:
        return std::nullopt;
    }
}

static std::optional<Value> cpu_value(Machine const& machine, NameTable const& name_table, ValuePath const& path)
{
    if (path.cpu >= machine.cpus.size())
        return std::nullopt;
    Cpu const& cpu = machine.cpus[path.cpu];
    switch (path.quantity) {
    case Quantity::CpuOnline:
        return flag(cpu.online);
    case Quantity::CpuActive:
        return flag(cpu.active);
    case Quantity::CpuCurrent:
        return text(cpu.rq.curr ? thread_path(name_table, machine, *cpu.rq.curr) : "idle");
    case Quantity::CpuUser:
        return nanos(peek_cpu_times(machine, cpu.id).user);
    case Quantity::CpuSystem:
        return nanos(peek_cpu_times(machine, cpu.id).system);
    case Quantity::CpuIdle:
        return nanos(peek_cpu_times(machine, cpu.id).idle);
    case Quantity::CpuTickStopped:
        return flag(cpu.tick_stopped);
    case Quantity::CpuSwitches:
        return count(cpu.rq.switches);
    case Quantity::CpuQueued:
        return count(cpu.rq.nr_running);
    case Quantity::CpuMinVruntime:
        return vruntime(cpu.rq.min_vruntime);
    default:
        return std::nullopt;
    }
}

static std::uint64_t signals_generated(Machine const& machine, Tgid group, int signal)
{
    auto const wanted = std::pair{group, static_cast<std::uint8_t>(signal)};
    auto const key = [](SignalCount const& row) { return std::pair{row.group, row.sig}; };
    auto const row = std::ranges::lower_bound(machine.signals.counts, wanted, {}, key);
    return row != machine.signals.counts.end() && key(*row) == wanted ? row->generated : 0;
}

static TrueTimes true_times(Machine const& machine, ThreadGroup const& group)
{
    TrueTimes sum{group.reaped_true_user, group.reaped_true_system};
    for (Maybe<TaskId> at = group.first_thread; at; at = machine.tasks[index_of(*at)].group_next) {
        TrueTimes const thread = peek_true_times(machine, *at);
        sum.user += thread.user;
        sum.system += thread.system;
    }
    return sum;
}

// The values that are a field of the group, or next to it.
static std::optional<Value> group_field(ThreadGroup const& group, Quantity quantity)
{
    switch (quantity) {
    case Quantity::ProcState:
        return text(state_word(group.state));
    case Quantity::ProcThreads:
        return count(group.live);
    case Quantity::TimerRunning:
        return flag(group.cputimer.running);
    case Quantity::TimerUtime:
        return ticks(group.cputimer.cputime.utime);
    case Quantity::TimerStime:
        return ticks(group.cputimer.cputime.stime);
    case Quantity::TimerRuntime:
        return nanos(group.cputimer.cputime.sum_exec_runtime);
    case Quantity::DeadUtime:
        return ticks(group.dead.utime);
    case Quantity::DeadStime:
        return ticks(group.dead.stime);
    case Quantity::DeadRuntime:
        return nanos(group.dead.sum_exec_runtime);
    case Quantity::ChildrenUtime:
        return ticks(group.cutime);
    case Quantity::ChildrenStime:
        return ticks(group.cstime);
    case Quantity::DeathUtime:
        return group.death_told ? std::optional{count(group.death_utime.value)} : std::nullopt;
    case Quantity::DeathStime:
        return group.death_told ? std::optional{count(group.death_stime.value)} : std::nullopt;
    case Quantity::ExpiresProf:
        return ticks(group.cputime_expires.prof);
    case Quantity::ExpiresVirt:
        return ticks(group.cputime_expires.virt);
    case Quantity::ExpiresSched:
        return nanos(group.cputime_expires.sched);
    case Quantity::ItimerProfExpires:
        return ticks(group.it_prof.expires);
    case Quantity::ItimerProfInterval:
        return ticks(group.it_prof.incr);
    case Quantity::ItimerVirtualExpires:
        return ticks(group.it_virt.expires);
    case Quantity::ItimerVirtualInterval:
        return ticks(group.it_virt.incr);
    case Quantity::RlimitCpuSoft:
        return limit(group.rlimit_cpu.soft);
    case Quantity::RlimitCpuHard:
        return limit(group.rlimit_cpu.hard);
    default:
        return std::nullopt;
    }
}

static std::optional<Value> process_value(Machine const& machine, Tgid tgid, ValuePath const& path)
{
    ThreadGroup const& group = machine.groups[index_of(tgid)];
    switch (path.quantity) {
    case Quantity::ProcSignals:
        return count(signals_generated(machine, tgid, path.signal));
    case Quantity::ClockUtime:
        return ticks(peek_thread_group_cputime(machine, tgid).utime);
    case Quantity::ClockStime:
        return ticks(peek_thread_group_cputime(machine, tgid).stime);
    case Quantity::ClockRuntime:
        return nanos(peek_thread_group_cputime(machine, tgid).sum_exec_runtime);
    case Quantity::TrueUser:
        return nanos(true_times(machine, group).user);
    case Quantity::TrueSystem:
        return nanos(true_times(machine, group).system);
    default:
        return group_field(group, path.quantity);
    }
}

static std::optional<Value> thread_value(Machine const& machine, Task const& task, Quantity quantity)
{
    switch (quantity) {
    case Quantity::ThreadState:
        return text(state_word(machine, task));
    case Quantity::ThreadCpu:
        return count(index_of(task.cpu));
    case Quantity::ThreadUtime:
        return ticks(task.utime);
    case Quantity::ThreadStime:
        return ticks(task.stime);
    case Quantity::ThreadRuntime:
        return nanos(task.sum_exec_runtime);
    case Quantity::ThreadVruntime:
        return vruntime(task.vruntime);
    case Quantity::ThreadNice:
        return Value{Unit::Count, task.nice, {}};
    case Quantity::ThreadSwitches:
        return count(task.switches);
    default:
        return std::nullopt;
    }
}

// Whether "main.2" is this name and this number.
static bool is_called(std::string_view wanted, std::string_view name, std::uint32_t instance)
{
    if (!wanted.starts_with(name))
        return false;
    std::string_view const rest = wanted.substr(name.size());
    return instance == 0 ? rest.empty() : rest == "." + std::to_string(instance);
}

Maybe<Tgid> process_of(Machine const& machine, NameTable const& name_table, ValuePath const& path)
{
    for (std::size_t i = machine.groups.size(); i-- > 0;) {
        ThreadGroup const& group = machine.groups[i];
        if (is_called(path.process, name_table.processes[group.spec], group.instance))
            return group.id;
    }
    return {};
}

Maybe<TaskId> thread_of(Machine const& machine, NameTable const& name_table, ValuePath const& path)
{
    auto const process = process_of(machine, name_table, path);
    if (!process)
        return {};
    for (std::size_t i = machine.tasks.size(); i-- > 0;) {
        Task const& task = machine.tasks[i];
        if (task.tgid == *process && is_called(path.thread, name_table.threads[task.spec].name, task.instance))
            return task.id;
    }
    return {};
}

std::optional<Value> value_of(Machine const& machine, NameTable const& name_table, ValuePath const& path)
{
    switch (path.subject) {
    case Subject::Machine:
        return machine_value(machine, path.quantity);
    case Subject::Cpu:
        return cpu_value(machine, name_table, path);
    case Subject::Process:
        if (auto const process = process_of(machine, name_table, path))
            return process_value(machine, *process, path);
        return std::nullopt;
    case Subject::Thread:
        if (auto const thread = thread_of(machine, name_table, path))
            return thread_value(machine, machine.tasks[index_of(*thread)], path.quantity);
        return std::nullopt;
    }
    return std::nullopt;
}

std::string format_amount(std::int64_t number, Unit unit)
{
    switch (unit) {
    case Unit::Ticks:
        return number == 0 ? "0" : fmt::format("{}ticks", number);
    case Unit::Limit:
        return number == std::numeric_limits<std::int64_t>::max() ? "unlimited" : format_time(Nanos{number});
    case Unit::Time:
        return format_time(Nanos{number});
    case Unit::Flag:
        return number == 0 ? "false" : "true";
    case Unit::Count:
    case Unit::Text:
    case Unit::Cpus:
        return std::to_string(number);
    }
    return {};
}

std::string to_string(Value const& value, KernelConfig const& config)
{
    if (value.unit == Unit::Ticks)
        return fmt::format("{} tick{} ({})", value.number, value.number == 1 ? "" : "s",
                           format_time(config.tick_period() * value.number));
    if (value.unit == Unit::Cpus)
        return value.text.empty() ? "none" : value.text;
    return value.unit == Unit::Text ? value.text : format_amount(value.number, value.unit);
}

}
