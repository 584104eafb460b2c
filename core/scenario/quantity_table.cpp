// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/quantity_table.h"

#include "core/kernel/burst.h"
#include "core/kernel/hpet_rtc.h"
#include "core/kernel/posix_cpu_clocks.h"
#include "core/kernel/rtc.h"
#include "core/kernel/signal_names.h"
#include "core/kernel/task_times.h"
#include "core/kernel/task_waits.h"
#include "core/kernel/time_convert.h"
#include "core/scenario/quantities.h"
#include "core/scenario/state_text.h"
#include "core/scenario/words.h"

#include <algorithm>
#include <limits>

namespace tickscope {

using Amount = std::optional<Value>;

static Amount number(std::int64_t number) { return Value{.number = number, .text = {}}; }
static Amount count(std::uint64_t counted) { return number(static_cast<std::int64_t>(counted)); }
static Amount ticks(Cputime time) { return count(time.value); }
static Amount nanos(Nanos time) { return number(time.count()); }
static Amount flag(bool on) { return number(on ? 1 : 0); }
static Amount text(std::string_view words) { return Value{.text = std::string{words}}; }

// Virtual run times wrap as the kernel's do; seen as signed numbers they stand in their order.
static Amount vruntime(std::uint64_t time) { return count(time); }

static Amount limit(std::uint64_t seconds)
{
    constexpr std::int64_t unlimited = std::numeric_limits<std::int64_t>::max();
    constexpr std::uint64_t most = unlimited / 1'000'000'000;
    return number(seconds > most ? unlimited : static_cast<std::int64_t>(seconds) * 1'000'000'000);
}

static Amount cpus(CpuMask const& mask) { return text(format_cpulist(mask)); }

// Of a process that has not died there is no such value.
static Amount after_death(ValueSubject const& s, Amount amount)
{
    return s.group->death_notified ? amount : std::nullopt;
}

static std::string load_balancer(Machine const& machine)
{
    return machine.nohz.load_balancer ? std::to_string(index_of(*machine.nohz.load_balancer)) : "none";
}

static std::string current_thread(ValueSubject const& s)
{
    return s.cpu->rq.curr ? thread_path(s.names, s.machine, *s.cpu->rq.curr) : "idle";
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

// struct rusage has microseconds.
static Nanos as_returned(Machine const& machine, Cputime time)
{
    return to_nanos(jiffies_to_timeval(cputime_to_jiffies(time), machine.config));
}

static Amount maybe(std::optional<Nanos> time) { return time ? nanos(*time) : Amount{}; }

static Amount signals(SignalSet set)
{
    std::string names;
    for (int sig = 1; sig <= last_signal; ++sig)
        if ((set & signal_bit(sig)) != 0)
            names += (names.empty() ? "" : ",") + signal_name(sig);
    return text(names);
}

// What sigpending() looks at: the thread's own queue and its process's.
static SignalSet pending_for(ValueSubject const& s)
{
    return s.task->signals.pending.set | s.machine.groups[index_of(s.task->tgid)].shared_pending.set;
}

// While it waits in sigtimedwait() the awaited ones count as blocked still.
static SignalSet blocked_by(Task const& task) { return task.signals.blocked | task.signals.real_blocked; }

using S = ValueSubject const&;

// clang-format off
static constexpr QuantityInfo quantity_rows[]{
    {Subject::Machine, "now", Unit::Time, "the simulated time since boot", [](S s) { return nanos(s.machine.now.time_since_epoch()); }},
    {Subject::Machine, "machine.jiffies", Unit::Ticks, "ticks that jiffies has counted since boot", [](S s) { return ticks({s.machine.jiffies.value}); }},
    {Subject::Machine, "nohz.mask", Unit::Cpus, "CPUs whose tick is stopped: nohz.cpu_mask", [](S s) { return cpus(s.machine.nohz.cpu_mask); }},
    {Subject::Machine, "nohz.load_balancer", Unit::Text, "the CPU that balances for the idle ones, or none", [](S s) { return text(load_balancer(s.machine)); }, Suffix::None, TextOf::Cpu},
    {Subject::Machine, "hpet.counter", Unit::Count, "the HPET's main counter, 32 bits", [](S s) { return count(hpet_counter(s.machine)); }},
    {Subject::Machine, "hpet.t1_cmp", Unit::Count, "the kernel's variable hpet_t1_cmp", [](S s) { return count(s.machine.hpet.t1_cmp); }},
    {Subject::Machine, "hpet.t1_cmp_register", Unit::Count, "the comparator of timer 1", [](S s) { return count(s.machine.hpet.t1_cmp_register); }},
    {Subject::Machine, "hpet.lost", Unit::Count, "RTC interrupts noticed as lost", [](S s) { return count(s.machine.hpet.lost); }},
    {Subject::Machine, "hpet.interrupts", Unit::Count, "interrupts of timer 1", [](S s) { return count(s.machine.hpet.interrupts); }},
    {Subject::Machine, "rtc.time", Unit::Text, "the RTC's wall clock", [](S s) { return text(rtc_time(s.machine)); }},
    {Subject::Machine, "rtc.update_irqs", Unit::Count, "update interrupts reported", [](S s) { return count(s.machine.hpet.update_irqs); }},
    {Subject::Machine, "rtc.alarm_irqs", Unit::Count, "alarm interrupts reported", [](S s) { return count(s.machine.hpet.alarm_irqs); }},
    {Subject::Machine, "rtc.periodic_irqs", Unit::Count, "periodic interrupts reported", [](S s) { return count(s.machine.hpet.periodic_irqs); }},
    {Subject::Machine, "slow_paths", Unit::Count, "ticks that looked through the timers of a process", [](S s) { return count(s.machine.counters.slow_paths); }},
    {Subject::Machine, "locks.acquired", Unit::Count, "how often a lock around a process's time was taken", [](S s) { return count(s.machine.counters.locks_acquired); }},
    {Subject::Machine, "locks.transferred", Unit::Count, "of these, by another CPU than the last time", [](S s) { return count(s.machine.counters.locks_transferred); }},
    {Subject::Machine, "locks.threads_walked", Unit::Count, "threads visited to sum up a process's time", [](S s) { return count(s.machine.counters.threads_walked); }},
    {Subject::Cpu, "online", Unit::Flag, "whether the CPU is online", [](S s) { return flag(s.cpu->online); }},
    {Subject::Cpu, "active", Unit::Flag, "whether the scheduler may use it: cpu_active_map", [](S s) { return flag(s.cpu->active); }},
    {Subject::Cpu, "current", Unit::Text, "the thread that it runs, or idle", [](S s) { return text(current_thread(s)); }, Suffix::None, TextOf::Thread},
    {Subject::Cpu, "user", Unit::Time, "time really spent in user mode", [](S s) { return nanos(peek_cpu_times(s.machine, s.cpu->id).user); }},
    {Subject::Cpu, "system", Unit::Time, "time really spent in kernel mode for threads", [](S s) { return nanos(peek_cpu_times(s.machine, s.cpu->id).system); }},
    {Subject::Cpu, "idle", Unit::Time, "time really spent idle", [](S s) { return nanos(peek_cpu_times(s.machine, s.cpu->id).idle); }},
    {Subject::Cpu, "stat.user", Unit::Ticks, "user ticks of /proc/stat", [](S s) { return count(s.cpu->acct_user); }},
    {Subject::Cpu, "stat.system", Unit::Ticks, "system ticks of /proc/stat", [](S s) { return count(s.cpu->acct_system); }},
    {Subject::Cpu, "stat.idle", Unit::Ticks, "idle ticks of /proc/stat", [](S s) { return count(s.cpu->acct_idle); }},
    {Subject::Cpu, "tick_stopped", Unit::Flag, "whether its tick is stopped", [](S s) { return flag(s.cpu->tick_stopped); }},
    {Subject::Cpu, "switches", Unit::Count, "context switches", [](S s) { return count(s.cpu->rq.switches); }},
    {Subject::Cpu, "queued", Unit::Count, "runnable threads, the running one included: nr_running", [](S s) { return count(s.cpu->rq.nr_running); }},
    {Subject::Cpu, "min_vruntime", Unit::Time, "min_vruntime of its fair queue, as a signed number", [](S s) { return vruntime(s.cpu->rq.min_vruntime); }},
    {Subject::Process, "state", Unit::Text, "running, zombie or reaped", [](S s) { return text(state_word(s.group->state)); }, Suffix::None, TextOf::GroupState},
    {Subject::Process, "threads", Unit::Count, "living threads", [](S s) { return count(s.group->live); }},
    {Subject::Process, "signals", Unit::Count, "how many of a signal were generated", [](S s) { return count(signals_generated(s.machine, s.group->id, s.signal)); }, Suffix::Signal},
    {Subject::Process, "signals_taken", Unit::Count, "how many of a signal its threads have taken", [](S s) { return count(signals_taken(s.machine, *s.group, s.signal)); }, Suffix::Signal},
    {Subject::Process, "clock.utime", Unit::Ticks, "user time of the group's clock: thread_group_cputime()", [](S s) { return ticks(peek_thread_group_cputime(s.machine, s.group->id).utime); }},
    {Subject::Process, "clock.stime", Unit::Ticks, "system time of the group's clock", [](S s) { return ticks(peek_thread_group_cputime(s.machine, s.group->id).stime); }},
    {Subject::Process, "clock.sum_exec_runtime", Unit::Time, "run time of the group's clock", [](S s) { return nanos(peek_thread_group_cputime(s.machine, s.group->id).sum_exec_runtime); }},
    {Subject::Process, "rusage.utime", Unit::Time, "user time that getrusage() would return: thread_group_times()", [](S s) { return nanos(as_returned(s.machine, peek_thread_group_times(s.machine, s.group->id).utime)); }},
    {Subject::Process, "rusage.stime", Unit::Time, "system time that it would return", [](S s) { return nanos(as_returned(s.machine, peek_thread_group_times(s.machine, s.group->id).stime)); }},
    {Subject::Process, "timer.running", Unit::Flag, "whether the group's cputimer is running", [](S s) { return flag(s.group->cputimer.running); }},
    {Subject::Process, "timer.utime", Unit::Ticks, "user time stored in the cputimer, or the totals before it", [](S s) { return ticks(s.group->cputimer.cputime.utime); }},
    {Subject::Process, "timer.stime", Unit::Ticks, "system time stored there", [](S s) { return ticks(s.group->cputimer.cputime.stime); }},
    {Subject::Process, "timer.sum_exec_runtime", Unit::Time, "run time stored there", [](S s) { return nanos(s.group->cputimer.cputime.sum_exec_runtime); }},
    {Subject::Process, "true.user", Unit::Time, "what its threads really ran in user mode", [](S s) { return nanos(true_times(s.machine, *s.group).user); }},
    {Subject::Process, "true.system", Unit::Time, "what its threads really ran in kernel mode", [](S s) { return nanos(true_times(s.machine, *s.group).system); }},
    {Subject::Process, "true.waiting", Unit::Time, "what its threads were runnable without running, together", [](S s) { return nanos(peek_waiting(s.machine, *s.group)); }},
    {Subject::Process, "response", Unit::Time, "from when one of its threads was first runnable to when one first ran", [](S s) { return maybe(response_time(s.machine, *s.group)); }},
    {Subject::Process, "turnaround", Unit::Time, "from its start to its end", [](S s) { return maybe(s.group->live == 0 ? turnaround_time(s.machine, *s.group) : std::nullopt); }},
    {Subject::Process, "dead.utime", Unit::Ticks, "user time kept of dead threads", [](S s) { return ticks(s.group->dead.utime); }},
    {Subject::Process, "dead.stime", Unit::Ticks, "system time kept of dead threads", [](S s) { return ticks(s.group->dead.stime); }},
    {Subject::Process, "dead.sum_exec_runtime", Unit::Time, "run time kept of dead threads", [](S s) { return nanos(s.group->dead.sum_exec_runtime); }},
    {Subject::Process, "children.utime", Unit::Ticks, "user time of reaped children: cutime", [](S s) { return ticks(s.group->cutime); }},
    {Subject::Process, "children.stime", Unit::Ticks, "system time of reaped children: cstime", [](S s) { return ticks(s.group->cstime); }},
    {Subject::Process, "death.utime", Unit::Count, "si_utime of the SIGCHLD at its death, in clock_t (1/100 s)", [](S s) { return after_death(s, count(s.group->death_utime.value)); }},
    {Subject::Process, "death.stime", Unit::Count, "si_stime of the SIGCHLD at its death, in clock_t (1/100 s)", [](S s) { return after_death(s, count(s.group->death_stime.value)); }},
    {Subject::Process, "expires.prof", Unit::Ticks, "the expiry cache: earliest user + system time", [](S s) { return ticks(s.group->cputime_expires.prof); }},
    {Subject::Process, "expires.virt", Unit::Ticks, "the expiry cache: earliest user time", [](S s) { return ticks(s.group->cputime_expires.virt); }},
    {Subject::Process, "expires.sched", Unit::Time, "the expiry cache: earliest run time", [](S s) { return nanos(s.group->cputime_expires.sched); }},
    {Subject::Process, "itimer.prof.expires", Unit::Ticks, "when ITIMER_PROF expires, on the group's timer", [](S s) { return ticks(s.group->it_prof.expires); }},
    {Subject::Process, "itimer.prof.interval", Unit::Ticks, "its interval", [](S s) { return ticks(s.group->it_prof.incr); }},
    {Subject::Process, "itimer.virtual.expires", Unit::Ticks, "when ITIMER_VIRTUAL expires", [](S s) { return ticks(s.group->it_virt.expires); }},
    {Subject::Process, "itimer.virtual.interval", Unit::Ticks, "its interval", [](S s) { return ticks(s.group->it_virt.incr); }},
    {Subject::Process, "rlimit_cpu.soft", Unit::Limit, "the soft RLIMIT_CPU", [](S s) { return limit(s.group->rlimit_cpu.soft); }},
    {Subject::Process, "rlimit_cpu.hard", Unit::Limit, "the hard RLIMIT_CPU", [](S s) { return limit(s.group->rlimit_cpu.hard); }},
    {Subject::Thread, "state", Unit::Text, "running, runnable, sleeping, stopped, zombie, dead or new", [](S s) { return text(state_word(s.machine, *s.task)); }, Suffix::None, TextOf::TaskState},
    {Subject::Thread, "cpu", Unit::Count, "the CPU where it is or was last", [](S s) { return count(index_of(s.task->cpu)); }},
    {Subject::Thread, "utime", Unit::Ticks, "user time charged by ticks", [](S s) { return ticks(s.task->utime); }},
    {Subject::Thread, "stime", Unit::Ticks, "system time charged by ticks", [](S s) { return ticks(s.task->stime); }},
    {Subject::Thread, "sum_exec_runtime", Unit::Time, "run time that was banked", [](S s) { return nanos(s.task->sum_exec_runtime); }},
    {Subject::Thread, "vruntime", Unit::Time, "its virtual run time, as a signed number", [](S s) { return vruntime(s.task->vruntime); }},
    {Subject::Thread, "nice", Unit::Count, "its nice level", [](S s) { return number(s.task->nice); }},
    {Subject::Thread, "switches", Unit::Count, "times that it was switched in", [](S s) { return count(s.task->switches); }},
    {Subject::Thread, "policy", Unit::Text, "other, batch, idle, fifo or rr", [](S s) { return text(word_for(words::policies, s.task->policy)); }, Suffix::None, TextOf::Policy},
    {Subject::Thread, "priority", Unit::Count, "its real-time priority, 0 for none", [](S s) { return count(s.task->rt_priority); }},
    {Subject::Thread, "cpus", Unit::Cpus, "the CPUs that it may use", [](S s) { return cpus(s.machine.affinities[s.task->affinity]); }},
    {Subject::Thread, "blocked", Unit::Signals, "the signals that it blocks", [](S s) { return signals(blocked_by(*s.task)); }},
    {Subject::Thread, "pending", Unit::Signals, "the signals that are pending for it or for its process", [](S s) { return signals(pending_for(s)); }},
    {Subject::Thread, "signals_taken", Unit::Count, "how many of a signal it has taken", [](S s) { return count(signals_taken(s.machine, s.task->id, s.signal)); }, Suffix::Signal},
    {Subject::Thread, "waiting", Unit::Time, "how long it was runnable without running", [](S s) { return nanos(peek_waiting(s.machine, *s.task)); }},
    {Subject::Thread, "response", Unit::Time, "from when it was first runnable to when it first ran", [](S s) { return maybe(response_time(*s.task)); }},
    {Subject::Thread, "turnaround", Unit::Time, "from its start to its end", [](S s) { return maybe(turnaround_time(*s.task)); }},
    {Subject::Thread, "late", Unit::Count, "how often it came to a point of its grid (every) when that had passed", [](S s) { return count(s.task->late_releases); }},
};
// clang-format on

std::span<QuantityInfo const> quantities() { return quantity_rows; }

QuantityInfo const* find_quantity(Subject subject, std::string_view name)
{
    auto const row = std::ranges::find_if(
        quantity_rows, [&](QuantityInfo const& info) { return info.subject == subject && info.name == name; });
    return row == std::end(quantity_rows) ? nullptr : &*row;
}

}
