// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/posix_timers.h"

#include "core/kernel/errno.h"
#include "core/kernel/posix_cpu_timers.h"
#include "core/kernel/posix_monotonic_timers.h"
#include "core/kernel/signal_send.h"

namespace tickscope {

static bool is_released_owner(Task const& task) { return task.state == TaskState::Dead; }

bool is_clock_valid(Kernel& k, Task const& caller, TimerSpec const& spec)
{
    if (spec.scope == TimerScope::Thread && spec.target_task) {
        Task const& target = k.task(*spec.target_task);
        return target.tgid == caller.tgid && !is_released_owner(target);
    }
    if (spec.scope == TimerScope::Process && spec.target_group)
        return k.group(*spec.target_group).state != GroupState::Reaped;
    return true;
}

// good_sigevent(): which thread is signalled, if that thread is there. 2.6.27 refused one that had begun to exit.
static Maybe<TaskId> notified_task(Kernel& k, Task const& caller, TimerSpec const& spec)
{
    TaskId id = k.group_of(caller).leader;
    if (spec.notify == TimerNotify::ThreadId)
        id = spec.notify_task ? *spec.notify_task : caller.id;
    Task const& task = k.task(id);
    if (task.tgid != caller.tgid || is_released_owner(task))
        return {};
    if (task.exiting && k.config().effective_accounting() == Accounting::Walk)
        return {};
    return id;
}

TimerCreated timer_create(Kernel& k, TaskId caller_id, TimerSpec const& spec)
{
    Task const& caller = k.task(caller_id);
    Maybe<TaskId> const notified = notified_task(k, caller, spec);
    if (!is_clock_valid(k, caller, spec) || !notified)
        return {-kernel_errno::einval, {}};
    auto const id = static_cast<TimerId>(k.machine.timers.size());
    PosixTimer timer;
    timer.id = id;
    timer.owner = caller.tgid;
    timer.name = spec.name;
    timer.in_use = true;
    timer.scope = spec.scope;
    timer.clock = spec.clock;
    timer.notify = spec.notify;
    timer.signal = spec.signal;
    timer.target_group = spec.target_group ? *spec.target_group : caller.tgid;
    if (spec.scope == TimerScope::Thread)
        timer.target_task = spec.target_task ? *spec.target_task : caller_id;
    if (spec.notify == TimerNotify::ThreadId)
        timer.notify_task = notified;
    timer.overrun = -1;
    ThreadGroup& group = k.group_of(caller);
    timer.next_of_owner = group.posix_timers;
    group.posix_timers = id;
    timer.cause =
        k.report(traced::TimerCreate{{timer.owner, id, timer.scope, timer.clock, 0, 0, timer.overrun, k.caller()}});
    k.machine.timers.push_back(timer);
    return {0, id};
}

static PosixTimer* lock_timer(Kernel& k, TimerId id)
{
    if (index_of(id) >= k.machine.timers.size() || !k.timer(id).in_use)
        return nullptr;
    return &k.timer(id);
}

TimerSet timer_settime(Kernel& k, TimerId id, TimerExpiry expiry, Itimerspec const& value)
{
    PosixTimer* const timer = lock_timer(k, id);
    if (timer == nullptr || !timespec_valid(value.value) || !timespec_valid(value.interval))
        return {-kernel_errno::einval, {}};
    if (timer->scope == TimerScope::Monotonic)
        return {0, posix_monotonic_timer_set(k, *timer, expiry, value)};
    return posix_cpu_timer_set(k, *timer, expiry, value);
}

TimerSet timer_gettime(Kernel& k, TimerId id)
{
    PosixTimer* const timer = lock_timer(k, id);
    if (timer == nullptr)
        return {-kernel_errno::einval, {}};
    Itimerspec const now =
        timer->scope == TimerScope::Monotonic ? posix_monotonic_timer_get(k, *timer) : posix_cpu_timer_get(k, *timer);
    k.report(traced::TimerGettime{timer->owner, id, to_nanos(now.value), to_nanos(now.interval)});
    return {0, now};
}

int timer_getoverrun(Kernel& k, TimerId id)
{
    PosixTimer const* const timer = lock_timer(k, id);
    return timer == nullptr ? -kernel_errno::einval : timer->overrun_last;
}

static void unlink_from_owner(Kernel& k, PosixTimer& timer)
{
    Maybe<TimerId>* link = &k.group(timer.owner).posix_timers;
    while (*link && !(*link == timer.id))
        link = &k.timer(**link).next_of_owner;
    if (*link)
        *link = timer.next_of_owner;
    timer.next_of_owner.reset();
}

// Its signal stays queued, if it is: it will be taken without the timer being loaded again.
static void itimer_delete(Kernel& k, PosixTimer& timer)
{
    if (timer.scope == TimerScope::Monotonic)
        posix_monotonic_timer_del(k, timer);
    else
        posix_cpu_timer_del(k, timer);
    unlink_from_owner(k, timer);
    timer.in_use = false;
    k.report(traced::TimerDelete{
        {timer.owner, timer.id, timer.scope, timer.clock, timer.expires, 0, timer.overrun, k.caller()}});
}

int timer_delete(Kernel& k, TimerId id)
{
    PosixTimer* const timer = lock_timer(k, id);
    if (timer == nullptr)
        return -kernel_errno::einval;
    itimer_delete(k, *timer);
    return 0;
}

void exit_itimers(Kernel& k, Tgid tgid)
{
    while (k.group(tgid).posix_timers)
        itimer_delete(k, k.timer(*k.group(tgid).posix_timers));
}

Maybe<TimerId> find_timer(Machine const& machine, Tgid owner, std::uint32_t name)
{
    Maybe<TimerId> id = machine.groups[index_of(owner)].posix_timers;
    while (id && machine.timers[index_of(*id)].name != name)
        id = machine.timers[index_of(*id)].next_of_owner;
    return id;
}

TimerEvent posix_timer_event(Kernel& k, TimerId id, std::uint32_t si_sys_private)
{
    PosixTimer& timer = k.timer(id);
    timer.si_sys_private = si_sys_private;
    TaskId const leader = k.group(timer.owner).leader;
    if (timer.notify != TimerNotify::ThreadId)
        return send_sigqueue(k, id, leader, SignalScope::Process);
    if (!is_released_owner(k.task(*timer.notify_task)))
        return send_sigqueue(k, id, *timer.notify_task, SignalScope::Thread);
    if (k.config().effective_accounting() != Accounting::Walk)
        return TimerEvent::NoTarget;
    // 2.6.27 fell back to the process.
    timer.notify = TimerNotify::Signal;
    timer.notify_task.reset();
    return send_sigqueue(k, id, leader, SignalScope::Process);
}

std::int32_t do_schedule_next_timer(Kernel& k, TimerId id)
{
    PosixTimer* const timer = lock_timer(k, id);
    if (timer == nullptr || timer->requeue_pending != timer->si_sys_private)
        return 0;
    if (timer->scope == TimerScope::Monotonic)
        schedule_next_timer(k, *timer);
    else
        posix_cpu_timer_schedule(k, *timer);
    return timer->overrun_last;
}

}
