// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernel/kernel.h"

namespace tickscope {

/// One clock's entry of a cputime_expires: jiffies for PROF and VIRT, ns for SCHED; 0 for none.
constexpr std::uint64_t expiry_of(CputimeExpires const& cache, CpuClock clock)
{
    switch (clock) {
    case CpuClock::Prof:
        return cache.prof.value;
    case CpuClock::Virt:
        return cache.virt.value;
    case CpuClock::Sched:
        break;
    }
    return static_cast<std::uint64_t>(cache.sched.count());
}

constexpr void set_expiry(CputimeExpires& cache, CpuClock clock, std::uint64_t expires)
{
    switch (clock) {
    case CpuClock::Prof:
        cache.prof.value = expires;
        break;
    case CpuClock::Virt:
        cache.virt.value = expires;
        break;
    case CpuClock::Sched:
        cache.sched = Nanos{static_cast<std::int64_t>(expires)};
        break;
    }
}

/// 0 is none, so that anything is earlier than it.
constexpr std::uint64_t earlier_expiry(std::uint64_t a, std::uint64_t b) { return a == 0 || (b != 0 && b < a) ? b : a; }

/// task_cputime_expired(). Everything is unsigned: an expiry past 2^63 ns is far away.
constexpr bool task_cputime_expired(TaskCputime const& sample, CputimeExpires const& cache)
{
    auto const ran = static_cast<std::uint64_t>(sample.sum_exec_runtime.count());
    return (cache.virt.value != 0 && sample.utime >= cache.virt) ||
        (cache.prof.value != 0 && sample.utime + sample.stime >= cache.prof) ||
        (cache.sched.count() != 0 && ran >= expiry_of(cache, CpuClock::Sched));
}

/// Install a cache; a change is reported.
void set_group_cache(Kernel& k, ThreadGroup& group, CputimeExpires const& cache);
void set_task_cache(Kernel& k, Task& task, CputimeExpires const& cache);
/// The same for one clock of it.
void set_group_expiry(Kernel& k, ThreadGroup& group, CpuClock clock, std::uint64_t expires);
void set_task_expiry(Kernel& k, Task& task, CpuClock clock, std::uint64_t expires);

}
