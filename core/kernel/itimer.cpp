// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/itimer.h"

#include "core/kernel/errno.h"
#include "core/kernel/hrtimer.h"
#include "core/kernel/posix_cpu_clocks.h"
#include "core/kernel/posix_cpu_timers.h"
#include "core/kernel/signal.h"

namespace tickscope {

static CpuItimer& cpu_itimer(ThreadGroup& group, ItimerWhich which)
{
    return which == ItimerWhich::Prof ? group.it_prof : group.it_virt;
}

static CpuClock clock_of_itimer(ItimerWhich which)
{
    return which == ItimerWhich::Prof ? CpuClock::Prof : CpuClock::Virt;
}

static Timeval cputime_to_timeval(Cputime time, KernelConfig const& config)
{
    return jiffies_to_timeval(cputime_to_jiffies(time), config);
}

static Cputime timeval_to_cputime(Timeval const& time, KernelConfig const& config)
{
    return jiffies_to_cputime(timeval_to_jiffies(time, config));
}

// A value that is more than the clock can ever show is never due.
static Nanos timeval_to_ktime(Timeval const& time)
{
    constexpr std::int64_t last_sec = 4'000'000'000;
    return time.sec >= last_sec ? Nanos{last_sec * 1'000'000'000} : to_nanos(time);
}

static Timeval ktime_to_timeval(Nanos time)
{
    std::int64_t const usecs = time.count() / 1000;
    return {usecs / 1'000'000, usecs % 1'000'000};
}

static Timeval itimer_get_remtime(Kernel& k, RealItimer const& real)
{
    if (!real.active)
        return {};
    if (real.expires <= k.machine.now)
        return {0, 1};
    return ktime_to_timeval(real.expires - k.machine.now);
}

static std::uint64_t report_state(Kernel& k, Tgid tgid, ItimerWhich which, std::uint64_t expires,
                                  Itimerval const& value)
{
    return k.report(
        traced::ItimerState{tgid, which, expires, to_nanos(value.value), to_nanos(value.interval), k.caller()});
}

static void start_itimer_real(Kernel& k, ThreadGroup& group)
{
    group.it_real.active = true;
    group.it_real.hrtimer =
        hrtimer_start(k, group.it_real.expires, DueKind::ItimerReal, static_cast<std::uint32_t>(index_of(group.id)));
}

void cancel_itimer_real(Kernel& k, Tgid tgid)
{
    RealItimer& real = k.group(tgid).it_real;
    hrtimer_cancel(k, real.hrtimer);
    real.active = false;
}

static Itimerval set_itimer_real(Kernel& k, ThreadGroup& group, Itimerval const& value)
{
    RealItimer& real = group.it_real;
    Itimerval const old{itimer_get_remtime(k, real), ktime_to_timeval(real.incr)};
    cancel_itimer_real(k, group.id);
    Nanos const length = timeval_to_ktime(value.value);
    real.incr = length == Nanos::zero() ? Nanos::zero() : timeval_to_ktime(value.interval);
    real.expires = length == Nanos::zero() ? SimTime{} : k.machine.now + length;
    real.cause = report_state(k, group.id, ItimerWhich::Real,
                              static_cast<std::uint64_t>(real.expires.time_since_epoch().count()), value);
    if (length != Nanos::zero())
        start_itimer_real(k, group);
    return old;
}

// cputime_sub_ns(): by how much a time in ticks is longer than what was asked for.
static std::uint32_t rounding_error(Cputime rounded, Timeval const& asked, KernelConfig const& config)
{
    auto const ticks = static_cast<std::int64_t>(rounded.value * config.tick_nsec);
    std::int64_t const wanted = to_nanos(asked).count();
    return ticks <= wanted ? 0 : static_cast<std::uint32_t>(ticks - wanted);
}

static Itimerval set_cpu_itimer(Kernel& k, ThreadGroup& group, ItimerWhich which, Itimerval const& value)
{
    CpuItimer& it = cpu_itimer(group, which);
    Cputime const incr = timeval_to_cputime(value.interval, k.config());
    ItimerSwap swap{timeval_to_cputime(value.value, k.config()), it.expires};
    it.error = rounding_error(swap.expires, value.value, k.config());
    it.incr_error = rounding_error(incr, value.interval, k.config());
    if (swap.old.value != 0 || swap.expires.value != 0) {
        // The tick under way may be nearly over: one more, so that it never comes early.
        if (swap.expires.value != 0)
            swap.expires += Cputime{1};
        swap = set_process_itimer(k, group.id, clock_of_itimer(which), swap.expires, swap.old);
    }
    Itimerval const old{cputime_to_timeval(swap.old, k.config()), cputime_to_timeval(it.incr, k.config())};
    it.expires = swap.expires;
    it.incr = incr;
    it.cause = report_state(k, group.id, which, it.expires.value, value);
    return old;
}

SetitimerResult do_setitimer(Kernel& k, Tgid tgid, ItimerWhich which, Itimerval const& value)
{
    if (!timeval_valid(value.value) || !timeval_valid(value.interval))
        return {-kernel_errno::einval, {}};
    ThreadGroup& group = k.group(tgid);
    if (which == ItimerWhich::Real)
        return {0, set_itimer_real(k, group, value)};
    return {0, set_cpu_itimer(k, group, which, value)};
}

static Itimerval get_cpu_itimer(Kernel& k, ThreadGroup& group, ItimerWhich which)
{
    CpuItimer const& it = cpu_itimer(group, which);
    Cputime left = it.expires;
    if (left.value != 0) {
        Cputime const now{clock_of(thread_group_cputimer(k, group.id), clock_of_itimer(which))};
        left = left <= now ? Cputime{1} : left - now;
    }
    return {cputime_to_timeval(left, k.config()), cputime_to_timeval(it.incr, k.config())};
}

Itimerval do_getitimer(Kernel& k, Tgid tgid, ItimerWhich which, Maybe<TaskId> by)
{
    ThreadGroup& group = k.group(tgid);
    Itimerval const now = which == ItimerWhich::Real
        ? Itimerval{itimer_get_remtime(k, group.it_real), ktime_to_timeval(group.it_real.incr)}
        : get_cpu_itimer(k, group, which);
    k.report(traced::Getitimer{tgid, which, by, to_nanos(now.value), to_nanos(now.interval)});
    return now;
}

void it_real_fn(Kernel& k, Tgid tgid)
{
    ThreadGroup& group = k.group(tgid);
    group.it_real.hrtimer = TreeLinks::none;
    group.it_real.active = false;
    auto const now = static_cast<std::uint64_t>(k.machine.now.time_since_epoch().count());
    std::uint64_t const expired = k.report(traced::ItimerExpire{tgid, ItimerWhich::Real, now, 0}, group.it_real.cause);
    CauseScope because{k, expired};
    group_send_sig_info(k, group.leader, sigalrm, {});
}

void restart_itimer_real(Kernel& k, Tgid tgid)
{
    ThreadGroup& group = k.group(tgid);
    RealItimer& real = group.it_real;
    if (real.active || real.incr == Nanos::zero())
        return;
    real.expires = hrtimer_forward(real.expires, k.machine.now, real.incr).expires;
    start_itimer_real(k, group);
}

}
