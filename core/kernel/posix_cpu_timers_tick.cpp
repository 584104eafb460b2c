// SPDX-License-Identifier: GPL-3.0-or-later
// The part of posix-cpu-timers.c that a tick runs: the fast path, and what to do when it says that something is due.
#include "core/kernel/expiry_cache.h"
#include "core/kernel/posix_cpu_clocks.h"
#include "core/kernel/posix_cpu_timers.h"
#include "core/kernel/posix_timer_list.h"
#include "core/kernel/process_timer_rebalance.h"
#include "core/kernel/signal.h"

#include <array>

namespace tickscope {

namespace {

/// The timers that expire in this tick, in the order in which they will fire.
struct ExpiredTimers {
    static constexpr unsigned most_per_list = 19;
    std::array<TimerId, 6 * most_per_list> timers;
    std::size_t count = 0;
};

}

// Moves what is due over to `firing`; gives the expiry of the first that stays, 0 if none does.
static std::uint64_t take_expired(Kernel& k, TreeRoot& list, std::uint64_t now, ExpiredTimers& firing)
{
    for (unsigned taken = 0; !list.empty(); ++taken) {
        PosixTimer& timer = k.timer(static_cast<TimerId>(list.leftmost));
        if (taken == ExpiredTimers::most_per_list || now < timer.expires)
            return timer.expires;
        take_off_list(k, timer);
        timer.firing = 1;
        firing.timers[firing.count++] = timer.id;
    }
    return 0;
}

static std::uint64_t ticks_of_usecs(std::uint64_t usecs, KernelConfig const& config)
{
    std::uint64_t const per_tick = 1'000'000 / config.hz;
    return usecs / per_tick + (usecs % per_tick != 0 ? 1 : 0);
}

static void check_rttime(Kernel& k, Task const& task)
{
    Rlimit& limit = k.group_of(task).rlimit_rttime;
    if (limit.soft == Rlimit::infinity)
        return;
    if (limit.hard != Rlimit::infinity && task.rt_timeout > ticks_of_usecs(limit.hard, k.config())) {
        group_send_sig_info(k, task.id, sigkill, task.id);
        return;
    }
    if (task.rt_timeout <= ticks_of_usecs(limit.soft, k.config()))
        return;
    if (limit.soft < limit.hard)
        limit.soft += 1'000'000;
    std::uint64_t const logged = k.report(traced::Warning{WarningSite::RlimitRttime, task.id, task.rt_timeout});
    ++k.machine.counters.warnings;
    CauseScope because{k, logged};
    group_send_sig_info(k, task.id, sigxcpu, task.id);
}

static void check_thread_timers(Kernel& k, Task& task, ExpiredTimers& firing)
{
    CputimeExpires next;
    TaskCputime const now = task.cputime();
    for (CpuClock const clock : cpu_clocks)
        set_expiry(next, clock,
                   take_expired(k, task.cpu_timers[static_cast<std::size_t>(clock)], clock_of(now, clock), firing));
    set_task_cache(k, task, next);
    check_rttime(k, task);
}

// The next period is counted from this service. Since 8356b5f it is counted from the expiry, and what rounding has
// added is given back, a tick at a time.
static void reload_cpu_itimer(Kernel& k, CpuItimer& it, Cputime now)
{
    if (it.incr.value == 0) {
        it.expires = {};
        return;
    }
    if (!k.has(LaterFix::ItimerKeepPhase)) {
        it.expires = now + it.incr;
        return;
    }
    it.expires += it.incr;
    it.error += it.incr_error;
    auto const one_tick = static_cast<std::uint32_t>(k.config().tick_nsec);
    if (it.error >= one_tick) {
        it.expires = it.expires - Cputime{1};
        it.error -= one_tick;
    }
}

// ITIMER_PROF or ITIMER_VIRTUAL: gives when it is due next, 0 for never.
static std::uint64_t check_cpu_itimer(Kernel& k, Task const& task, ItimerWhich which, Cputime now)
{
    ThreadGroup& group = k.group_of(task);
    CpuItimer& it = which == ItimerWhich::Prof ? group.it_prof : group.it_virt;
    if (it.expires.value == 0 || now < it.expires)
        return it.expires.value;
    reload_cpu_itimer(k, it, now);
    std::uint64_t const expired =
        k.report(traced::ItimerExpire{group.id, which, now.value, it.expires.value}, it.cause);
    CauseScope because{k, expired};
    group_send_sig_info(k, task.id, which == ItimerWhich::Prof ? sigprof : sigvtalrm, task.id);
    return it.expires.value;
}

enum class LimitCheck { GoOn, Killed };

static LimitCheck check_rlimit_cpu(Kernel& k, Task const& task, Cputime ptime)
{
    ThreadGroup& group = k.group_of(task);
    std::uint64_t const secs = cputime_to_secs(ptime, k.config());
    if (secs >= group.rlimit_cpu.hard) {
        group_send_sig_info(k, task.id, sigkill, task.id);
        return LimitCheck::Killed;
    }
    if (secs >= group.rlimit_cpu.soft) {
        group_send_sig_info(k, task.id, sigxcpu, task.id);
        if (group.rlimit_cpu.soft < group.rlimit_cpu.hard) {
            ++group.rlimit_cpu.soft;
            group.rlimit_cpu_cause =
                k.report(traced::RlimitCpu{group.id, group.rlimit_cpu.soft, group.rlimit_cpu.hard, k.caller()});
        }
    }
    return LimitCheck::GoOn;
}

// An entry of the group's cache can only become earlier here: what has passed stays in it.
static void keep_earliest(Kernel& k, ThreadGroup& group, CputimeExpires const& next)
{
    CputimeExpires cache = group.cputime_expires;
    for (CpuClock const clock : cpu_clocks)
        if (std::uint64_t const at = expiry_of(next, clock); at != 0)
            set_expiry(cache, clock, earlier_expiry(expiry_of(cache, clock), at));
    set_group_cache(k, group, cache);
}

static bool is_split(Kernel const& k) { return k.config().effective_accounting() == Accounting::Split; }
// 29f87b7 trusts that whoever arms something starts the cputimer: without one there is nothing to trust.
static bool cache_is_rebuilt(Kernel const& k) { return k.has(LaterFix::RebuiltCache) && is_split(k); }

static void nothing_is_armed(Kernel& k, ThreadGroup& group)
{
    bool const stops = group.cputimer.running || !is_split(k);
    stop_process_timers(k, group.id);
    if (stops && k.has(LaterFix::ClearCacheOnStop))
        set_group_cache(k, group, {});
}

// What this look has found is all that there is to expect.
static void rebuild_cache(Kernel& k, ThreadGroup& group, CputimeExpires const& next)
{
    set_group_cache(k, group, next);
    if (next.none())
        stop_process_timers(k, group.id);
}

static void expect_next(Kernel& k, ThreadGroup& group, CputimeExpires const& next, TaskCputime const& now)
{
    if (k.config().effective_accounting() == Accounting::Walk)
        process_timer_rebalance(k, group, next, now);
    else if (cache_is_rebuilt(k))
        rebuild_cache(k, group, next);
    else
        keep_earliest(k, group, next);
}

static void check_process_timers(Kernel& k, Task const& task, ExpiredTimers& firing)
{
    ThreadGroup& group = k.group_of(task);
    if (!has_process_cpu_timers(group) && !cache_is_rebuilt(k)) {
        nothing_is_armed(k, group);
        return;
    }
    TaskCputime const now = thread_group_cputimer(k, group.id);
    std::array<std::uint64_t, 3> due{};
    for (CpuClock const clock : cpu_clocks) {
        auto const at = static_cast<std::size_t>(clock);
        due[at] = take_expired(k, group.cpu_timers[at], clock_of(now, clock), firing);
    }
    Cputime const ptime = now.utime + now.stime;
    due[0] = earlier_expiry(due[0], check_cpu_itimer(k, task, ItimerWhich::Prof, ptime));
    due[1] = earlier_expiry(due[1], check_cpu_itimer(k, task, ItimerWhich::Virtual, now.utime));
    if (group.rlimit_cpu.soft != Rlimit::infinity) {
        if (check_rlimit_cpu(k, task, ptime) == LimitCheck::Killed)
            return;
        std::uint64_t const limit = secs_to_cputime(group.rlimit_cpu.soft, k.config()).value;
        due[0] = due[0] == 0 || limit < due[0] ? limit : due[0];
    }
    CputimeExpires next;
    for (CpuClock const clock : cpu_clocks)
        set_expiry(next, clock, due[static_cast<std::size_t>(clock)]);
    expect_next(k, group, next, now);
}

// Whether the group's cache says that something is due. It is looked at where there is something in it, or since
// 29f87b7 while the cputimer runs.
static bool group_cache_expired(Kernel& k, ThreadGroup const& group)
{
    if (cache_is_rebuilt(k))
        return group.cputimer.running &&
            task_cputime_expired(sample_running_cputimer(k, group.id), group.cputime_expires);
    return !group.cputime_expires.none() &&
        task_cputime_expired(thread_group_cputimer(k, group.id), group.cputime_expires);
}

// A few compares, unless something is due: this is run in every tick of every busy CPU.
static bool fastpath_timer_check(Kernel& k, Task const& task)
{
    if (has_exited(task) && !k.has(LaterFix::LateTicks))
        return false;
    if (!task.cputime_expires.none() && task_cputime_expired(task.cputime(), task.cputime_expires))
        return true;
    if (k.config().effective_accounting() == Accounting::Walk)
        return false;
    ThreadGroup const& group = k.group_of(task);
    if (group_cache_expired(k, group))
        return true;
    // 37bebc7: a limit that was inherited may be in no cache.
    return k.has(LaterFix::RlimitSlowPath) && group.rlimit_cpu.soft != Rlimit::infinity;
}

// What the timer was compared with: a process's timer may lag behind its clock.
static TaskCputime compared_sample(Kernel& k, Task const& task, PosixTimer const& timer)
{
    if (timer.scope == TimerScope::Thread)
        return task.cputime();
    if (k.config().effective_accounting() == Accounting::Split)
        return k.group_of(task).cputimer.cputime;
    return peek_thread_group_cputime(k.machine, task.tgid);
}

void run_posix_cpu_timers(Kernel& k, TaskId id)
{
    Task& task = k.task(id);
    // What has been released has no signal handlers left to be locked.
    if (!fastpath_timer_check(k, task) || task.state == TaskState::Dead)
        return;
    ++k.machine.counters.slow_paths;
    ExpiredTimers firing;
    check_thread_timers(k, task, firing);
    if (!cache_is_rebuilt(k) || k.group_of(task).cputimer.running)
        check_process_timers(k, task, firing);
    for (std::size_t i = 0; i < firing.count; ++i) {
        PosixTimer& timer = k.timer(firing.timers[i]);
        timer.firing = 0;
        cpu_timer_fire(k, timer, clock_of(compared_sample(k, task, timer), timer.clock));
    }
}

}
