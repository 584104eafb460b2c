// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/summary_rows.h"

#include "app/cli/summary.h"
#include "core/kernel/burst.h"

#include <algorithm>

namespace tickscope {

std::vector<ProcessRows> process_rows(Machine const& machine)
{
    std::vector<ProcessRows> rows(machine.groups.size());
    for (std::size_t i = 0; i < rows.size(); ++i)
        rows[i].group = &machine.groups[i];
    for (Task const& task : machine.tasks)
        rows[index_of(task.tgid)].threads.push_back(&task);
    if (!rows.empty())
        rows.erase(rows.begin());
    return rows;
}

TrueTime true_time(ProcessRows const& rows)
{
    TrueTime sum;
    for (Task const* task : rows.threads) {
        sum.user += task->true_user;
        sum.system += task->true_system;
    }
    return sum;
}

std::vector<SignalCount> signals_of(Machine const& machine, Tgid tgid)
{
    auto const [first, last] = std::ranges::equal_range(machine.signals.counts, tgid, {}, &SignalCount::group);
    return {first, last};
}

Machine settled(Machine machine)
{
    Kernel kernel{machine};
    for (Cpu& cpu : machine.cpus)
        if (cpu.online)
            pause_burst(kernel, cpu.id);
    return machine;
}

}
