// SPDX-License-Identifier: GPL-3.0-or-later
// Sleeps, timers and clocks.
#include "core/engine/call.h"
#include "core/engine/draw.h"
#include "core/kernel/errno.h"
#include "core/kernel/hrtimer.h"
#include "core/kernel/itimer.h"
#include "core/kernel/posix_cpu_clocks.h"
#include "core/kernel/posix_cpu_nsleep.h"
#include "core/kernel/posix_timers.h"
#include "core/kernel/resource_usage.h"
#include "core/kernel/sched.h"

#include <algorithm>

namespace tickscope {

// A length is cut off where time ends.
static SimTime later_by(SimTime from, Nanos length) { return length > never - from ? never : from + length; }

// hrtimer_nanosleep(): over at `wake_at`, or up to `slack` later where no timer interrupt of the CPU comes before.
static OpResult sleep_until(Call& call, SimTime wake_at, Nanos slack)
{
    SimTime const expires = later_by(wake_at, slack);
    if (call.k.machine.now >= (call.fresh() ? expires : wake_at))
        return OpResult::Done;
    call.state().wake_at = wake_at;
    if (call.task().hrtimer == TreeLinks::none)
        start_sleeper(call.k, expires, call.task().cpu, call.task());
    return call.block();
}

static Nanos timer_slack(Call const& call)
{
    return is_rt(call.task().policy) ? Nanos::zero() : call.k.config().timer_slack;
}

OpResult carry_out(Call& call, instr::Sleep const& op)
{
    if (!call.fresh())
        return sleep_until(call, call.state().wake_at, Nanos::zero());
    Nanos const length = draw(op.length, call.k.machine.random_state);
    return sleep_until(call, later_by(call.k.machine.now, length), timer_slack(call));
}

static SimTime next_phase(Call const& call, Nanos offset)
{
    TickRing const& ring = call.k.machine.ticks;
    SimTime const now = call.k.machine.now;
    SimTime const last_tick = ring.first_after(now - offset, call.task().cpu) - ring.period;
    SimTime const phase = last_tick + offset;
    return phase >= now ? phase : phase + ring.period;
}

// It is there to meet a phase of the tick, so it knows no slack.
OpResult carry_out(Call& call, instr::Until const& op)
{
    return sleep_until(call, call.fresh() ? next_phase(call, op.offset) : call.state().wake_at, Nanos::zero());
}

// The counter holds the next point of the grid; 0: the op has not been reached yet.
OpResult carry_out(Call& call, instr::Every const& op)
{
    if (!call.fresh()) {
        call.result.add("late", std::int64_t{0});
        return sleep_until(call, call.state().wake_at, Nanos::zero());
    }
    std::uint64_t& next = call.k.machine.loop_counters[call.state().loops + op.slot];
    SimTime const from = next == 0 ? call.k.machine.now : SimTime{Nanos{static_cast<std::int64_t>(next)}};
    SimTime const point = later_by(from, op.period);
    next = static_cast<std::uint64_t>(point.time_since_epoch().count());
    bool const late = point <= call.k.machine.now && op.period != Nanos::zero();
    call.task().late_releases += late ? 1 : 0;
    call.result.add("late", std::int64_t{late ? 1 : 0});
    return sleep_until(call, point, timer_slack(call));
}

// What timer_create() and clock_nanosleep() take a clock to be; none if its thread or process is gone.
static std::optional<TimerSpec> clock_spec(Call const& call, instr::Clock const& clock)
{
    TimerSpec spec;
    spec.scope = clock.name.scope;
    spec.clock = clock.name.kind;
    if (!clock.name.process.empty()) {
        spec.target_group = newest_process(call.k.machine, clock.process);
        if (!spec.target_group)
            return std::nullopt;
    }
    if (!clock.name.thread.empty()) {
        spec.target_task = named_thread(call.k.machine, call.world, call.group(), clock.thread);
        if (!spec.target_task)
            return std::nullopt;
    }
    return spec;
}

static OpResult sleep_on_cpu_clock(Call& call, instr::ClockNanosleep const& op)
{
    auto spec = clock_spec(call, op.clock);
    if (!spec)
        return call.fails(kernel_errno::einval);
    spec->name = op.timer;
    // A relative sleep that a signal has ended goes on with what was left.
    bool const goes_on = !call.fresh() && !op.absolute;
    Nanos const value = goes_on ? call.state().wake_at.time_since_epoch() : op.value;
    TimerExpiry const expiry = op.absolute ? TimerExpiry::Absolute : TimerExpiry::Relative;
    if (int const error = start_cpu_nsleep(call.k, call.id, *spec, expiry, value); error != 0)
        return call.returns(error);
    return has_cpu_nsleep_ended(call.k, call.id) ? OpResult::Done : call.block();
}

OpResult carry_out(Call& call, instr::ClockNanosleep const& op)
{
    if (op.clock.name.scope != TimerScope::Monotonic) {
        if (call.state().stage != OpStage::Waiting)
            return sleep_on_cpu_clock(call, op);
        return has_cpu_nsleep_ended(call.k, call.id) ? OpResult::Done : call.block();
    }
    if (!call.fresh())
        return sleep_until(call, call.state().wake_at, Nanos::zero());
    // CLOCK_REALTIME runs with CLOCK_MONOTONIC: nobody sets it, and both count from boot.
    SimTime const from = op.absolute ? SimTime{} : call.k.machine.now;
    return sleep_until(call, later_by(from, op.value), timer_slack(call));
}

template<class Setting>
static OpResult returns_setting(Call& call, Setting const& setting)
{
    call.result.add("value", to_nanos(setting.value));
    return call.returns("interval", to_nanos(setting.interval));
}

OpResult carry_out(Call& call, op::Setitimer const& op)
{
    auto const [error, old] =
        do_setitimer(call.k, call.group(), op.which, {to_timeval(op.value), to_timeval(op.interval)});
    return error != 0 ? call.returns(error) : returns_setting(call, old);
}

OpResult carry_out(Call& call, op::Getitimer const& op)
{
    return returns_setting(call, do_getitimer(call.k, call.group(), op.which, call.id));
}

OpResult carry_out(Call& call, instr::TimerCreate const& op)
{
    auto spec = clock_spec(call, op.clock);
    if (!spec)
        return call.fails(kernel_errno::einval);
    spec->name = op.name;
    spec->notify = op.notify;
    spec->signal = op.signal;
    return call.returns(timer_create(call.k, call.id, *spec).error);
}

// Does `what` with the timer of that name; there may be none, or one that only another process has.
template<class What>
static OpResult with_timer(Call& call, std::uint32_t name, What what)
{
    auto const timer = find_timer(call.k.machine, call.group(), name);
    return timer ? what(*timer) : call.fails(kernel_errno::einval);
}

OpResult carry_out(Call& call, instr::TimerSettime const& op)
{
    return with_timer(call, op.name, [&](TimerId timer) {
        TimerExpiry const expiry = op.absolute ? TimerExpiry::Absolute : TimerExpiry::Relative;
        auto const [error, old] =
            timer_settime(call.k, timer, expiry, {to_timespec(op.value), to_timespec(op.interval)});
        return error != 0 ? call.returns(error) : returns_setting(call, old);
    });
}

OpResult carry_out(Call& call, instr::TimerGettime const& op)
{
    return with_timer(call, op.name, [&](TimerId timer) {
        auto const [error, now] = timer_gettime(call.k, timer);
        return error != 0 ? call.returns(error) : returns_setting(call, now);
    });
}

OpResult carry_out(Call& call, instr::TimerGetoverrun const& op)
{
    return with_timer(call, op.name, [&](TimerId timer) {
        int const overrun = timer_getoverrun(call.k, timer);
        return call.returns("overrun", std::int64_t{overrun});
    });
}

OpResult carry_out(Call& call, instr::TimerDelete const& op)
{
    return with_timer(call, op.name, [&](TimerId timer) { return call.returns(timer_delete(call.k, timer)); });
}

OpResult carry_out(Call& call, instr::ClockGettime const& op)
{
    if (op.clock.name.scope == TimerScope::Monotonic)
        return call.returns("value", call.k.machine.now.time_since_epoch());
    auto const spec = clock_spec(call, op.clock);
    if (!spec || !is_clock_valid(call.k, call.task(), *spec))
        return call.fails(kernel_errno::einval);
    Timespec const time = spec->scope == TimerScope::Thread
        ? thread_clock_gettime(call.k, call.id, spec->target_task ? *spec->target_task : call.id, spec->clock)
        : process_clock_gettime(call.k, call.id, spec->target_group ? *spec->target_group : call.group(), spec->clock);
    return call.returns("value", to_nanos(time));
}

static Nanos to_nanos(ClockT time) { return Nanos{static_cast<std::int64_t>(time.value * (1'000'000'000 / user_hz))}; }

OpResult carry_out(Call& call, op::Getrusage const& op)
{
    if (op.who != RusageWho::Times) {
        Rusage const usage = getrusage(call.k, call.id, op.who);
        call.result.add("utime", to_nanos(usage.utime));
        return call.returns("stime", to_nanos(usage.stime));
    }
    Tms const used = times(call.k, call.id);
    call.result.add("utime", to_nanos(used.utime));
    call.result.add("stime", to_nanos(used.stime));
    call.result.add("cutime", to_nanos(used.cutime));
    return call.returns("cstime", to_nanos(used.cstime));
}

}
