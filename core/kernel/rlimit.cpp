// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/rlimit.h"

#include "core/kernel/errno.h"
#include "core/kernel/posix_cpu_timers.h"
#include "core/kernel/time_convert.h"

namespace tickscope {

// Whether the limit is due before ITIMER_PROF. 2.6.28 turned the comparison round by mistake (mended by 8f2e586).
static bool limit_is_to_be_armed(Kernel& k, ThreadGroup const& group, std::uint64_t soft)
{
    Cputime const prof = group.it_prof.expires;
    bool const walks = k.config().effective_accounting() == Accounting::Walk;
    // f55db60: the cache takes the earliest by itself.
    if (!walks && k.has(LaterFix::EarliestCache))
        return true;
    if (walks) {
        std::uint64_t const prof_secs = cputime_to_secs(prof, k.config());
        return prof_secs == 0 || soft <= prof_secs;
    }
    Cputime const limit = secs_to_cputime(soft, k.config());
    return prof.value == 0 || (k.has(LaterFix::RlimitCompare) ? prof > limit : prof < limit);
}

int set_rlimit_cpu(Kernel& k, Tgid tgid, Rlimit limit)
{
    if (limit.soft > limit.hard)
        return -kernel_errno::einval;
    // A limit of no time at all would kill before the process could do a thing about it.
    if (limit.soft == 0)
        limit.soft = 1;
    ThreadGroup& group = k.group(tgid);
    group.rlimit_cpu = limit;
    group.rlimit_cpu_cause = k.report(traced::RlimitCpu{tgid, limit.soft, limit.hard, k.caller()});
    CauseScope because{k, group.rlimit_cpu_cause};
    if (limit.soft != Rlimit::infinity && limit_is_to_be_armed(k, group, limit.soft))
        set_process_limit_timer(k, tgid, secs_to_cputime(limit.soft, k.config()));
    return 0;
}

int set_rlimit_rttime(Kernel& k, Tgid tgid, Rlimit limit)
{
    if (limit.soft > limit.hard)
        return -kernel_errno::einval;
    k.group(tgid).rlimit_rttime = limit;
    return 0;
}

}
