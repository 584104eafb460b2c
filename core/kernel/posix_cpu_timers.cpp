// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/posix_cpu_timers.h"

#include "core/kernel/errno.h"
#include "core/kernel/expiry_cache.h"
#include "core/kernel/posix_cpu_clocks.h"
#include "core/kernel/posix_timer_list.h"
#include "core/kernel/process_timer_rebalance.h"
#include "core/kernel/sched.h"

namespace tickscope {

static bool is_thread_timer(PosixTimer const& timer) { return timer.scope == TimerScope::Thread; }

// The task whose clock it is; a process clock goes by its leader.
static Task& clock_task(Kernel& k, PosixTimer const& timer)
{
    return k.task(is_thread_timer(timer) ? *timer.target_task : k.group(timer.target_group).leader);
}

static bool clock_is_released(Task const& task) { return task.state == TaskState::Dead; }

// A lone zombie leader: nobody will add to the process clock any more.
static bool is_lone_zombie(Kernel& k, PosixTimer const& timer)
{
    return has_exited(clock_task(k, timer)) && k.group(timer.target_group).count == 1;
}

static TaskCputime sample_for(Kernel& k, PosixTimer const& timer)
{
    if (is_thread_timer(timer))
        return cpu_clock_sample(k, *timer.target_task, timer.clock);
    TaskId const leader = k.group(timer.target_group).leader;
    if (k.has(LaterFix::SettimeStartsCputimer))
        return cpu_timer_sample_group(k, timer.target_group, timer.clock, leader);
    return cpu_clock_sample_group(k, timer.target_group, timer.clock, leader);
}

NextExpiry bump_cpu_timer(std::uint64_t expires, std::uint64_t incr, std::uint64_t now)
{
    NextExpiry bumped{expires, 0};
    if (incr == 0 || now < expires)
        return bumped;
    std::uint64_t delta = now + incr - expires;
    std::uint64_t step = incr;
    int doublings = 0;
    for (; step < delta - step; ++doublings)
        step <<= 1;
    std::uint32_t steps = 0;
    for (; doublings >= 0; --doublings, step >>= 1) {
        if (delta < step)
            continue;
        bumped.expires += step;
        steps += std::uint32_t{1} << (doublings & 31);
        delta -= step;
    }
    bumped.overrun = static_cast<std::int32_t>(steps);
    return bumped;
}

static void bump(PosixTimer& timer, std::uint64_t now)
{
    NextExpiry const bumped = bump_cpu_timer(timer.expires, timer.incr, now);
    timer.expires = bumped.expires;
    timer.overrun += bumped.overrun;
}

static TreeRoot& list_of(Kernel& k, PosixTimer const& timer)
{
    auto const clock = static_cast<std::size_t>(timer.clock);
    return is_thread_timer(timer) ? k.task(*timer.target_task).cpu_timers[clock]
                                  : k.group(timer.target_group).cpu_timers[clock];
}

void take_off_list(Kernel& k, PosixTimer& timer)
{
    if (!timer.armed)
        return;
    posix_timer_list(k, list_of(k, timer)).erase(static_cast<std::uint32_t>(index_of(timer.id)));
    timer.armed = false;
}

// Whether an itimer or a CPU limit of the process is due before this timer, which then need not be looked for.
static bool is_covered(Kernel& k, ThreadGroup const& group, PosixTimer const& timer)
{
    auto const is_earlier = [&](CpuItimer const& it) {
        // d1e3b6d: one that is due at the same tick will do, too.
        bool const ties = k.has(LaterFix::CoversTie) && it.expires.value == timer.expires;
        return it.expires.value != 0 && (it.expires.value < timer.expires || ties);
    };
    switch (timer.clock) {
    case CpuClock::Prof:
        return is_earlier(group.it_prof) ||
            (group.rlimit_cpu.soft != Rlimit::infinity &&
             group.rlimit_cpu.soft <= cputime_to_secs({timer.expires}, k.config()));
    case CpuClock::Virt:
        return is_earlier(group.it_virt);
    case CpuClock::Sched:
        break;
    }
    return false;
}

// Who looks for process expiries: every thread its share of them (2.6.27), or the group's cache.
static void expect_process_expiry(Kernel& k, ThreadGroup& group, CpuClock clock, std::uint64_t expires,
                                  TaskCputime const& now)
{
    if (k.config().effective_accounting() == Accounting::Walk)
        process_timer_rebalance(k, group, clock, expires, now);
    else
        set_group_expiry(k, group, clock, expires);
}

// f55db60: whoever arms something only makes the group's cache earlier, and looks at nobody else. The shares of 2.6.27
// are no cache.
static bool cache_takes_the_earliest(Kernel const& k)
{
    return k.has(LaterFix::EarliestCache) && k.config().effective_accounting() != Accounting::Walk;
}

static void expect_no_later_than(Kernel& k, ThreadGroup& group, CpuClock clock, std::uint64_t expires)
{
    set_group_expiry(k, group, clock, earlier_expiry(expiry_of(group.cputime_expires, clock), expires));
}

static void expect_process_timer(Kernel& k, ThreadGroup& group, PosixTimer const& timer, TaskCputime const& now)
{
    if (cache_takes_the_earliest(k))
        expect_no_later_than(k, group, timer.clock, timer.expires);
    else if (!is_covered(k, group, timer))
        expect_process_expiry(k, group, timer.clock, timer.expires, now);
}

static void arm_timer(Kernel& k, PosixTimer& timer, TaskCputime const& now)
{
    if (!is_thread_timer(timer))
        start_process_timers(k, timer.target_group);
    TreeRoot& list = list_of(k, timer);
    auto const id = static_cast<std::uint32_t>(index_of(timer.id));
    posix_timer_list(k, list).insert(id);
    timer.armed = true;
    if (list.leftmost != id)
        return;
    if (is_thread_timer(timer)) {
        Task& task = k.task(*timer.target_task);
        set_task_expiry(k, task, timer.clock,
                        earlier_expiry(expiry_of(task.cputime_expires, timer.clock), timer.expires));
    } else {
        expect_process_timer(k, k.group(timer.target_group), timer, now);
    }
}

// Until 1f169f8 a timer that tells nobody was on no list and never expired; it was only worked out when it was read.
static bool expires_silently(Kernel const& k, PosixTimer const& timer)
{
    return timer.notify == TimerNotify::None && k.has(LaterFix::NoneTimersArmed);
}

static bool is_only_worked_out(Kernel const& k, PosixTimer const& timer)
{
    return timer.notify == TimerNotify::None && !k.has(LaterFix::NoneTimersArmed);
}

static Timespec left_until(Kernel& k, PosixTimer const& timer, std::uint64_t now)
{
    if (now < timer.expires)
        return sample_to_timespec(timer.clock, timer.expires - now, k.config());
    return {0, 1};
}

static std::uint64_t report_settime(Kernel& k, PosixTimer const& timer, std::uint64_t now)
{
    return k.report(traced::TimerSettime{
        {timer.owner, timer.id, timer.scope, timer.clock, timer.expires, now, timer.overrun, k.caller()}});
}

static void install(Kernel& k, PosixTimer& timer, Itimerspec const& value, TaskCputime const& sample)
{
    std::uint64_t const now = clock_of(sample, timer.clock);
    bool const expires = timer.expires != 0 && !is_only_worked_out(k, timer);
    timer.cause = report_settime(k, timer, now);
    CauseScope because{k, timer.cause};
    if (expires && now < timer.expires)
        arm_timer(k, timer, sample);
    timer.incr = timespec_to_sample(timer.clock, value.interval, k.config());
    // Any signal that is under way does not reload the timer any more.
    timer.requeue_pending = (timer.requeue_pending + 2) & ~std::uint32_t{1};
    timer.overrun_last = 0;
    timer.overrun = -1;
    if (expires && now >= timer.expires)
        cpu_timer_fire(k, timer, now);
}

TimerSet posix_cpu_timer_set(Kernel& k, PosixTimer& timer, TimerExpiry expiry, Itimerspec const& value)
{
    if (!timer.clock_gone && clock_is_released(clock_task(k, timer)))
        timer.clock_gone = true;
    if (timer.clock_gone)
        return {-kernel_errno::esrch, {}};
    std::uint64_t expires = timespec_to_sample(timer.clock, value.value, k.config());
    take_off_list(k, timer);
    TaskCputime const sample = sample_for(k, timer);
    std::uint64_t const now = clock_of(sample, timer.clock);
    TimerSet result;
    if (timer.expires != 0) {
        bump(timer, now);
        result.old.value = left_until(k, timer, now);
    }
    if (expires != 0 && expiry == TimerExpiry::Relative)
        expires += now;
    timer.expires = expires;
    std::uint64_t const old_incr = timer.incr;
    install(k, timer, value, sample);
    result.old.interval =
        sample_to_timespec(timer.clock, k.has(LaterFix::OldInterval) ? old_incr : timer.incr, k.config());
    return result;
}

// clear_dead_task(): what is left now stays to be read.
static void clear_dead_task(PosixTimer& timer, std::uint64_t now)
{
    timer.clock_gone = true;
    timer.expires -= now;
}

static bool is_clock_dead(Kernel& k, PosixTimer const& timer)
{
    return is_thread_timer(timer) ? has_exited(clock_task(k, timer)) : is_lone_zombie(k, timer);
}

// A process that has been reaped has no clock to take a sample of.
static bool loses_reaped_process(Kernel& k, PosixTimer& timer)
{
    if (is_thread_timer(timer) || !clock_is_released(clock_task(k, timer)))
        return false;
    timer.clock_gone = true;
    timer.expires = 0;
    return true;
}

Itimerspec posix_cpu_timer_get(Kernel& k, PosixTimer& timer)
{
    Itimerspec result;
    result.interval = sample_to_timespec(timer.clock, timer.incr, k.config());
    if (timer.expires == 0)
        return result;
    if (timer.clock_gone || loses_reaped_process(k, timer)) {
        result.value = sample_to_timespec(timer.clock, timer.expires, k.config());
        return result;
    }
    std::uint64_t const now = clock_of(sample_for(k, timer), timer.clock);
    if (is_only_worked_out(k, timer)) {
        if (timer.incr == 0 && timer.expires < now) {
            timer.expires = 0;
            return result;
        }
        bump(timer, now);
    }
    if (is_clock_dead(k, timer)) {
        clear_dead_task(timer, now);
        result.value = sample_to_timespec(timer.clock, timer.expires, k.config());
    } else {
        result.value = left_until(k, timer, now);
    }
    return result;
}

void posix_cpu_timer_del(Kernel& k, PosixTimer& timer)
{
    if (!timer.clock_gone)
        take_off_list(k, timer);
}

void cpu_timer_fire(Kernel& k, PosixTimer& timer, std::uint64_t now)
{
    std::uint64_t const expired = k.report(traced::TimerExpire{{timer.owner, timer.id, timer.scope, timer.clock,
                                                                timer.expires, now, timer.overrun, k.caller()}},
                                           timer.cause);
    CauseScope because{k, expired};
    if (timer.sleeper) {
        timer.expires = 0;
        try_to_wake_up(k, *timer.sleeper, WakeKind::Plain);
    } else if (expires_silently(k, timer)) {
        timer.expires = 0;  // it tells nobody, and is not loaded again either, even if it is periodic
    } else if (timer.incr == 0) {
        posix_timer_event(k, timer.id, 0);
        timer.expires = 0;
    } else if (posix_timer_event(k, timer.id, ++timer.requeue_pending) == TimerEvent::Ignored) {
        posix_cpu_timer_schedule(k, timer);
    }
}

// Arms a periodic timer for its next expiry, if somebody still adds to its clock.
static void reload(Kernel& k, PosixTimer& timer)
{
    if (timer.clock_gone || loses_reaped_process(k, timer))
        return;
    if (!is_thread_timer(timer) && is_lone_zombie(k, timer)) {
        clear_dead_task(timer, 0);
        return;
    }
    TaskCputime const sample = sample_for(k, timer);
    bump(timer, clock_of(sample, timer.clock));
    if (is_clock_dead(k, timer))
        clear_dead_task(timer, clock_of(sample, timer.clock));
    else
        arm_timer(k, timer, sample);
}

void posix_cpu_timer_schedule(Kernel& k, PosixTimer& timer)
{
    CauseScope because{k, timer.cause};
    reload(k, timer);
    timer.overrun_last = timer.overrun;
    timer.overrun = -1;
    ++timer.requeue_pending;
}

// cleanup_timers(): every armed timer keeps what was left when its clock stopped, zero if it was due.
static void cleanup_timers(Kernel& k, std::array<TreeRoot, 3>& lists, TaskCputime const& sample)
{
    for (TreeRoot& list : lists) {
        while (!list.empty()) {
            PosixTimer& timer = k.timer(static_cast<TimerId>(list.leftmost));
            take_off_list(k, timer);
            std::uint64_t const now = clock_of(sample, timer.clock);
            timer.expires = timer.expires < now ? 0 : timer.expires - now;
        }
    }
}

void posix_cpu_timers_exit(Kernel& k, TaskId id)
{
    Task& task = k.task(id);
    cleanup_timers(k, task.cpu_timers, task.cputime());
}

// The last look at the process. Where the timer is asked it starts once more; since 17d42c1 the leader's own time and
// what the dead left will do.
static TaskCputime last_group_sample(Kernel& k, Tgid tgid)
{
    if (k.has(LaterFix::ExitNoCputimer))
        return leader_and_dead(k, k.group(tgid));
    return k.has(Fix::EnableOnSample) ? thread_group_cputimer(k, tgid) : thread_group_cputime(k, tgid);
}

void posix_cpu_timers_exit_group(Kernel& k, Tgid tgid)
{
    cleanup_timers(k, k.group(tgid).cpu_timers, last_group_sample(k, tgid));
}

// Unless a process timer on this clock is due before.
static void expect_unless_covered(Kernel& k, ThreadGroup& group, CpuClock clock, Cputime expires,
                                  TaskCputime const& now)
{
    TreeRoot const& list = group.cpu_timers[static_cast<std::size_t>(clock)];
    if (list.empty() || k.timer(static_cast<TimerId>(list.leftmost)).expires >= expires.value)
        expect_process_expiry(k, group, clock, expires.value, now);
}

ItimerSwap set_process_itimer(Kernel& k, Tgid tgid, CpuClock clock, Cputime value, Cputime old)
{
    ThreadGroup& group = k.group(tgid);
    start_process_timers(k, tgid);
    TaskCputime const sample = thread_group_cputimer(k, tgid);
    Cputime const now{clock_of(sample, clock)};
    ItimerSwap swap{value, old};
    if (old.value != 0)
        swap.old = old <= now ? Cputime{1} : old - now;
    if (value.value == 0)
        return swap;
    swap.expires = value + now;
    if (cache_takes_the_earliest(k)) {
        expect_no_later_than(k, group, clock, swap.expires.value);
        return swap;
    }
    // The limit comes first, as whole seconds go.
    if (group.rlimit_cpu.soft >= cputime_to_secs(swap.expires, k.config()))
        expect_unless_covered(k, group, clock, swap.expires, sample);
    return swap;
}

void set_process_limit_timer(Kernel& k, Tgid tgid, Cputime expires)
{
    start_process_timers(k, tgid);
    TaskCputime const sample = thread_group_cputimer(k, tgid);
    if (cache_takes_the_earliest(k))
        expect_no_later_than(k, k.group(tgid), CpuClock::Prof, expires.value);
    else
        expect_unless_covered(k, k.group(tgid), CpuClock::Prof, expires, sample);
}

bool has_process_cpu_timers(ThreadGroup const& group)
{
    return !group.cpu_timers[0].empty() || !group.cpu_timers[1].empty() || !group.cpu_timers[2].empty() ||
        group.it_prof.expires.value != 0 || group.it_virt.expires.value != 0 ||
        group.rlimit_cpu.soft != Rlimit::infinity;
}

}
