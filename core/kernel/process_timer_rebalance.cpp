// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/process_timer_rebalance.h"

#include "core/kernel/burst.h"
#include "core/kernel/expiry_cache.h"
#include "core/kernel/posix_cpu_clocks.h"

#include <algorithm>

namespace tickscope {

// Unsigned, as cputime_t is: an expiry that has passed gives each of several threads an enormous share.
static std::uint64_t share_of(std::uint64_t expires, std::uint64_t now, std::uint32_t threads)
{
    return std::max<std::uint64_t>((expires - now) / threads, 1);
}

using Shares = std::array<std::uint64_t, 3>;

static void rebalance_thread(Kernel& k, Task& task, Shares const& shares)
{
    CputimeExpires cache = task.cputime_expires;
    for (CpuClock const clock : cpu_clocks) {
        std::uint64_t const share = shares[static_cast<std::size_t>(clock)];
        if (share != 0)
            set_expiry(cache, clock, earlier_expiry(expiry_of(cache, clock), clock_of(task.cputime(), clock) + share));
    }
    set_task_cache(k, task, cache);
}

static void rebalance_threads(Kernel& k, ThreadGroup const& group, Shares const& shares)
{
    for (Maybe<TaskId> id = group.first_thread; id; id = k.task(*id).group_next)
        if (!k.task(*id).exiting)
            rebalance_thread(k, k.task(*id), shares);
    k.machine.counters.threads_walked += group.count;
    Nanos const cost = k.config().costs.thread_walk * static_cast<std::int64_t>(group.count);
    if (cost != Nanos::zero())
        charge_overhead(k, k.cpu, cost);
}

void process_timer_rebalance(Kernel& k, ThreadGroup const& group, CputimeExpires const& expires,
                             TaskCputime const& sample)
{
    if (group.live == 0)
        return;
    Shares shares{};
    for (CpuClock const clock : cpu_clocks)
        if (std::uint64_t const at = expiry_of(expires, clock); at != 0)
            shares[static_cast<std::size_t>(clock)] = share_of(at, clock_of(sample, clock), group.live);
    rebalance_threads(k, group, shares);
}

void process_timer_rebalance(Kernel& k, ThreadGroup const& group, CpuClock clock, std::uint64_t expires,
                             TaskCputime const& sample)
{
    if (group.live == 0)
        return;
    Shares shares{};
    shares[static_cast<std::size_t>(clock)] = share_of(expires, clock_of(sample, clock), group.live);
    rebalance_threads(k, group, shares);
}

}
