// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/task_times.h"

#include "core/kernel/posix_cpu_clocks.h"
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

// nsecs_to_cputime(): whole ticks of 10^9 / HZ.
static Cputime nsecs_to_cputime(Nanos ran, KernelConfig const& config)
{
    auto const ns = static_cast<std::uint64_t>(ran.count());
    constexpr std::uint64_t second = 1'000'000'000;
    if (second % config.hz == 0)
        return {ns / (second / config.hz)};
    return {ns * 9 / ((second * 9 + config.hz / 2) / config.hz)};
}

// The run time, split as the ticks say; neither part ever falls.
static UtimeStime scale_to_runtime(TaskCputime const& used, Cputime& prev_utime, Cputime& prev_stime,
                                   KernelConfig const& config)
{
    Cputime const ran = nsecs_to_cputime(used.sum_exec_runtime, config);
    Cputime const total = used.utime + used.stime;
    Cputime const utime{total.value == 0 ? ran.value : ran.value * used.utime.value / total.value};
    prev_utime = std::max(prev_utime, utime);
    prev_stime = std::max(prev_stime, ran - prev_utime);
    return {prev_utime, prev_stime};
}

static Cputime task_utime(Kernel& k, TaskId id)
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

static Cputime task_stime(Kernel& k, TaskId id)
{
    Task& task = k.task(id);
    std::uint64_t const ran = ran_clock_t(task);
    std::uint64_t const utime = cputime_to_clock_t(task_utime(k, id), k.config()).value;
    if (ran >= utime)
        task.prev_stime = std::max(task.prev_stime, clock_t_to_cputime(ran - utime, k.config()));
    return task.prev_stime;
}

UtimeStime task_times(Kernel& k, TaskId id)
{
    Task& task = k.task(id);
    if (k.has(LaterFix::TaskTimesJiffies))
        return scale_to_runtime(task.cputime(), task.prev_utime, task.prev_stime, k.config());
    Cputime const utime = task_utime(k, id);
    return {utime, task_stime(k, id)};
}

UtimeStime thread_group_times(Kernel& k, Tgid tgid)
{
    TaskCputime const used = thread_group_cputime(k, tgid);
    if (!k.has(LaterFix::DeadRaw))
        return {used.utime, used.stime};
    ThreadGroup& group = k.group(tgid);
    return scale_to_runtime(used, group.prev_utime, group.prev_stime, k.config());
}

UtimeStime peek_thread_group_times(Machine const& machine, Tgid tgid)
{
    TaskCputime const used = peek_thread_group_cputime(machine, tgid);
    if (!machine.config.later_fixes.has(LaterFix::DeadRaw))
        return {used.utime, used.stime};
    ThreadGroup const& group = machine.groups[index_of(tgid)];
    Cputime utime = group.prev_utime, stime = group.prev_stime;
    return scale_to_runtime(used, utime, stime, machine.config);
}

}
