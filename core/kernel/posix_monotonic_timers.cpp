// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/posix_monotonic_timers.h"

#include "core/kernel/hrtimer.h"

namespace tickscope {

static SimTime instant_of(std::uint64_t ns) { return SimTime{Nanos{static_cast<std::int64_t>(ns)}}; }
static std::uint64_t ns_of(SimTime at) { return static_cast<std::uint64_t>(at.time_since_epoch().count()); }
static Nanos interval_of(PosixTimer const& timer) { return Nanos{static_cast<std::int64_t>(timer.incr)}; }

static void forward(PosixTimer& timer, SimTime now)
{
    Forwarded const forwarded = hrtimer_forward(instant_of(timer.expires), now, interval_of(timer));
    timer.expires = ns_of(forwarded.expires);
    timer.overrun += static_cast<std::int32_t>(static_cast<std::uint32_t>(forwarded.overruns));
}

static void start(Kernel& k, PosixTimer& timer)
{
    timer.hrtimer = hrtimer_start(k, instant_of(timer.expires), DueKind::PosixTimer,
                                  static_cast<std::uint32_t>(index_of(timer.id)));
    timer.armed = true;
}

static void stop(Kernel& k, PosixTimer& timer)
{
    hrtimer_cancel(k, timer.hrtimer);
    timer.armed = false;
}

Itimerspec posix_monotonic_timer_get(Kernel& k, PosixTimer& timer)
{
    bool const silent = timer.notify == TimerNotify::None;
    Itimerspec result;
    result.interval = ns_to_timespec(timer.incr);
    if (timer.expires == 0 || (timer.incr == 0 && !timer.armed && !silent))
        return result;
    bool const reload_pending = (timer.requeue_pending & 1) != 0;
    if (timer.incr != 0 && (reload_pending || silent))
        forward(timer, k.machine.now);
    if (instant_of(timer.expires) > k.machine.now)
        result.value = to_timespec(instant_of(timer.expires) - k.machine.now);
    else if (!silent)
        result.value = {0, 1};
    return result;
}

// timespec_to_ktime(): what is longer than the clock can show is cut off.
static Nanos timespec_to_ktime(Timespec const& time)
{
    constexpr std::int64_t last_sec = 9'000'000'000;
    return time.sec >= last_sec ? Nanos{last_sec * 1'000'000'000} : to_nanos(time);
}

// A value beyond the end of time is never due.
static std::uint64_t expiry_of_value(Kernel& k, Timespec const& value, TimerExpiry expiry)
{
    Nanos const length = timespec_to_ktime(value);
    SimTime const from = expiry == TimerExpiry::Relative ? k.machine.now : SimTime{};
    return length > never - from ? ns_of(never) : ns_of(from + length);
}

Itimerspec posix_monotonic_timer_set(Kernel& k, PosixTimer& timer, TimerExpiry expiry, Itimerspec const& value)
{
    Itimerspec const old = posix_monotonic_timer_get(k, timer);
    stop(k, timer);
    timer.incr = 0;
    timer.expires = 0;
    timer.requeue_pending = (timer.requeue_pending + 2) & ~std::uint32_t{1};
    timer.overrun_last = 0;
    timer.overrun = -1;
    bool const arms = value.value != Timespec{};
    if (arms) {
        timer.expires = expiry_of_value(k, value.value, expiry);
        timer.incr = static_cast<std::uint64_t>(timespec_to_ktime(value.interval).count());
    }
    timer.cause = k.report(traced::TimerSettime{{timer.owner, timer.id, timer.scope, timer.clock, timer.expires,
                                                 ns_of(k.machine.now), timer.overrun, k.caller()}});
    if (arms && timer.notify != TimerNotify::None)
        start(k, timer);
    return old;
}

void posix_monotonic_timer_del(Kernel& k, PosixTimer& timer) { stop(k, timer); }

void schedule_next_timer(Kernel& k, PosixTimer& timer)
{
    if (timer.incr == 0)
        return;
    forward(timer, k.machine.now);
    timer.overrun_last = timer.overrun;
    timer.overrun = -1;
    ++timer.requeue_pending;
    start(k, timer);
}

// An ignored periodic timer goes on by itself, but not faster than the tick.
static void restart_ignored(Kernel& k, PosixTimer& timer)
{
    Nanos const tick = k.config().tick_period();
    forward(timer, interval_of(timer) < tick ? k.machine.now + tick : k.machine.now);
    ++timer.requeue_pending;
    start(k, timer);
}

void posix_timer_fn(Kernel& k, TimerId id)
{
    PosixTimer& timer = k.timer(id);
    timer.hrtimer = TreeLinks::none;
    timer.armed = false;
    std::uint64_t const expired = k.report(traced::TimerExpire{{timer.owner, id, timer.scope, timer.clock,
                                                                timer.expires, ns_of(k.machine.now), timer.overrun}},
                                           timer.cause);
    CauseScope because{k, expired};
    std::uint32_t const si_sys_private = timer.incr != 0 ? ++timer.requeue_pending : 0;
    if (posix_timer_event(k, id, si_sys_private) == TimerEvent::Ignored && timer.incr != 0)
        restart_ignored(k, timer);
}

}
