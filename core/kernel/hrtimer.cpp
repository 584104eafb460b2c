// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/hrtimer.h"

#include <algorithm>

namespace tickscope {

std::uint32_t hrtimer_start(Kernel& k, SimTime at, DueKind kind, std::uint32_t id)
{
    return k.machine.hrtimers.schedule({std::max(at, k.machine.now), k.cpu, kind, 0, id});
}

void start_sleeper(Kernel& k, SimTime at, CpuId cpu, Task& task)
{
    task.hrtimer =
        k.machine.hrtimers.schedule({at, cpu, DueKind::Wakeup, task.spec, static_cast<std::uint32_t>(task.id)});
}

void hrtimer_cancel(Kernel& k, std::uint32_t& handle)
{
    if (handle == TreeLinks::none)
        return;
    k.machine.hrtimers.cancel(handle);
    handle = TreeLinks::none;
}

Forwarded hrtimer_forward(SimTime expires, SimTime now, Nanos interval)
{
    if (now < expires)
        return {expires, 0};
    std::int64_t const intervals = (now - expires) / interval + 1;
    // Beyond the end of time all instants are one.
    if (interval > (never - expires) / intervals)
        return {never, static_cast<std::uint64_t>(intervals)};
    return {expires + interval * intervals, static_cast<std::uint64_t>(intervals)};
}

}
