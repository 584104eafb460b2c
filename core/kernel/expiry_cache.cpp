// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/expiry_cache.h"

namespace tickscope {

void set_group_cache(Kernel& k, ThreadGroup& group, CputimeExpires const& cache)
{
    if (group.cputime_expires == cache)
        return;
    group.cputime_expires = cache;
    k.report(traced::ExpiryCache{group.id, {}, cache.prof, cache.virt, cache.sched});
}

void set_task_cache(Kernel& k, Task& task, CputimeExpires const& cache)
{
    if (task.cputime_expires == cache)
        return;
    task.cputime_expires = cache;
    k.report(traced::ExpiryCache{task.tgid, task.id, cache.prof, cache.virt, cache.sched});
}

void set_group_expiry(Kernel& k, ThreadGroup& group, CpuClock clock, std::uint64_t expires)
{
    CputimeExpires cache = group.cputime_expires;
    set_expiry(cache, clock, expires);
    set_group_cache(k, group, cache);
}

void set_task_expiry(Kernel& k, Task& task, CpuClock clock, std::uint64_t expires)
{
    CputimeExpires cache = task.cputime_expires;
    set_expiry(cache, clock, expires);
    set_task_cache(k, task, cache);
}

}
