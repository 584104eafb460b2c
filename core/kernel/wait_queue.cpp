// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/wait_queue.h"

namespace tickscope {

void add_wait_queue(Kernel& k, WaitQueue& queue, TaskId task)
{
    k.task(task).next_waiter.reset();
    k.task(task).in_wait_queue = true;
    if (queue.last)
        k.task(*queue.last).next_waiter = task;
    else
        queue.first = task;
    queue.last = task;
}

void remove_wait_queue(Kernel& k, WaitQueue& queue, TaskId task)
{
    Maybe<TaskId> before;
    for (Maybe<TaskId> at = queue.first; at; before = at, at = k.task(*at).next_waiter) {
        if (!(at == task))
            continue;
        (before ? k.task(*before).next_waiter : queue.first) = k.task(task).next_waiter;
        if (queue.last == task)
            queue.last = before;
        k.task(task).next_waiter.reset();
        k.task(task).in_wait_queue = false;
        return;
    }
}

void wake_up(Kernel& k, WaitQueue& queue, WakeKind kind)
{
    if (!queue.first)
        return;
    TaskId const woken = *queue.first;
    remove_wait_queue(k, queue, woken);
    try_to_wake_up(k, woken, kind);
}

void wake_up_all(Kernel& k, WaitQueue& queue)
{
    while (queue.first)
        wake_up(k, queue, WakeKind::Plain);
}

}
