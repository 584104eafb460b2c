// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/posix_cpu_clocks.h"

namespace tickscope {

TaskCputime thread_group_cputime(Kernel& k, Tgid tgid) { return peek_thread_group_cputime(k.machine, tgid); }
TaskCputime peek_thread_group_cputime(Machine const& machine, Tgid tgid)
{
    ThreadGroup const& group = machine.groups[index_of(tgid)];
    return group.live_sum + group.dead;
}
TaskCputime thread_group_cputimer(Kernel& k, Tgid tgid) { return k.group(tgid).cputimer.cputime; }

}
