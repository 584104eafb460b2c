// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/task_times.h"

#include "core/kernel/time_convert.h"

#include <algorithm>

namespace tickscope {

static ClockT cputime_to_clock_t(Cputime time, KernelConfig const& config)
{
    return jiffies_to_clock_t(cputime_to_jiffies(time), config);
}

static Cputime clock_t_to_cputime(std::uint64_t clock, KernelConfig const& config)
{
    return jiffies_to_cputime(clock_t_to_jiffies({clock}, config));
}

static std::uint64_t ran_clock_t(Task const& task)
{
    return nsec_to_clock_t(static_cast<std::uint64_t>(task.sum_exec_runtime.count())).value;
}

Cputime task_utime(Kernel& k, TaskId id)
{
    Task& task = k.task(id);
    std::uint64_t const utime = cputime_to_clock_t(task.utime, k.config()).value;
    std::uint64_t const total = utime + cputime_to_clock_t(task.stime, k.config()).value;
    std::uint64_t scaled = ran_clock_t(task);
    if (total != 0)
        scaled = scaled * utime / total;
    task.prev_utime = std::max(task.prev_utime, clock_t_to_cputime(scaled, k.config()));
    return task.prev_utime;
}

Cputime task_stime(Kernel& k, TaskId id)
{
    Task& task = k.task(id);
    std::uint64_t const ran = ran_clock_t(task);
    std::uint64_t const utime = cputime_to_clock_t(task_utime(k, id), k.config()).value;
    if (ran >= utime)
        task.prev_stime = std::max(task.prev_stime, clock_t_to_cputime(ran - utime, k.config()));
    return task.prev_stime;
}

}
