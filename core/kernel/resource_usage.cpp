// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/resource_usage.h"

#include "core/kernel/task_times.h"

namespace tickscope {

static UtimeStime children_time(Kernel& k, Tgid tgid) { return {k.group(tgid).cutime, k.group(tgid).cstime}; }

// RUSAGE_THREAD gave raw ticks in 2.6.27 and nothing in 2.6.28.
static UtimeStime thread_time(Kernel& k, TaskId id)
{
    switch (k.config().effective_accounting()) {
    case Accounting::Walk:
        return {k.task(id).utime, k.task(id).stime};
    case Accounting::PerCpu:
        return {};
    case Accounting::LockedTotals:
    case Accounting::Split:
        break;
    }
    return task_times(k, id);
}

static Rusage to_rusage(Kernel& k, UtimeStime const& used)
{
    return {jiffies_to_timeval(cputime_to_jiffies(used.utime), k.config()),
            jiffies_to_timeval(cputime_to_jiffies(used.stime), k.config())};
}

static UtimeStime used_time(Kernel& k, TaskId by, RusageWho who)
{
    Tgid const tgid = k.task(by).tgid;
    switch (who) {
    case RusageWho::Children:
        return children_time(k, tgid);
    case RusageWho::Thread:
        return thread_time(k, by);
    case RusageWho::Self:
    case RusageWho::Times:
        break;
    }
    return thread_group_times(k, tgid);
}

Rusage getrusage(Kernel& k, TaskId by, RusageWho who)
{
    Rusage const usage = to_rusage(k, used_time(k, by, who));
    k.report(traced::Getrusage{k.task(by).tgid, who, by, to_nanos(usage.utime), to_nanos(usage.stime)});
    return usage;
}

Tms times(Kernel& k, TaskId by)
{
    Tgid const tgid = k.task(by).tgid;
    UtimeStime const own = thread_group_times(k, tgid), children = children_time(k, tgid);
    auto const clock = [&](Cputime time) { return jiffies_to_clock_t(cputime_to_jiffies(time), k.config()); };
    Tms const result{clock(own.utime), clock(own.stime), clock(children.utime), clock(children.stime)};
    // Times can fall below zero, as the kernel's do: they wrap.
    constexpr std::uint64_t clock_nsec = 1'000'000'000 / user_hz;
    auto const span = [](ClockT time) { return Nanos{static_cast<std::int64_t>(time.value * clock_nsec)}; };
    k.report(traced::Getrusage{tgid, RusageWho::Times, by, span(result.utime), span(result.stime)});
    return result;
}

Rusage rusage_both(Kernel& k, Tgid tgid)
{
    UtimeStime const own = thread_group_times(k, tgid), children = children_time(k, tgid);
    return to_rusage(k, {own.utime + children.utime, own.stime + children.stime});
}

}
