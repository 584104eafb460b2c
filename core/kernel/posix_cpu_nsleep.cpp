// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/posix_cpu_nsleep.h"

#include "core/kernel/errno.h"
#include "core/kernel/posix_cpu_timers.h"

namespace tickscope {

// A thread keeps the row of its timer from one sleep to the next.
static PosixTimer& timer_of(Kernel& k, TaskId id)
{
    Task& task = k.task(id);
    if (!task.nsleep_timer) {
        task.nsleep_timer = static_cast<TimerId>(k.machine.timers.size());
        k.machine.timers.emplace_back();
        k.machine.timers.back().id = *task.nsleep_timer;
    }
    return k.timer(*task.nsleep_timer);
}

int start_cpu_nsleep(Kernel& k, TaskId id, TimerSpec const& clock, TimerExpiry expiry, Nanos value)
{
    Task const& task = k.task(id);
    bool const own_thread = clock.scope == TimerScope::Thread && (!clock.target_task || clock.target_task == id);
    if (own_thread || !is_clock_valid(k, task, clock))
        return -kernel_errno::einval;
    PosixTimer& timer = timer_of(k, id);
    TimerId const row = timer.id;
    timer = {};
    timer.id = row;
    timer.owner = task.tgid;
    timer.name = clock.name;
    timer.in_use = true;
    timer.scope = clock.scope;
    timer.clock = clock.clock;
    timer.target_group = clock.target_group ? *clock.target_group : task.tgid;
    timer.target_task = clock.target_task;
    timer.sleeper = id;
    timer.overrun = -1;
    return posix_cpu_timer_set(k, timer, expiry, {to_timespec(value), {}}).error;
}

bool has_cpu_nsleep_ended(Kernel& k, TaskId id)
{
    Maybe<TimerId> const timer = k.task(id).nsleep_timer;
    return !timer || k.timer(*timer).expires == 0;
}

Nanos stop_cpu_nsleep(Kernel& k, TaskId id)
{
    PosixTimer& timer = k.timer(*k.task(id).nsleep_timer);
    timer.in_use = false;
    return to_nanos(posix_cpu_timer_set(k, timer, TimerExpiry::Relative, {}).old.value);
}

}
