// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/selection.h"

namespace tickscope::ui {

void Selection::select(Maybe<Tgid> process, Maybe<TaskId> thread)
{
    if (process == m_process && thread == m_thread)
        return;
    m_process = process;
    m_thread = thread;
    Q_EMIT changed();
}

void Selection::selectEvent(std::optional<std::uint64_t> event)
{
    if (event == m_event)
        return;
    m_event = event;
    Q_EMIT eventChanged();
}

void Selection::selectCpu(CpuId cpu)
{
    m_cpu = cpu;
    Q_EMIT cpuChanged();
}

void Selection::clear()
{
    selectEvent(std::nullopt);
    select({}, {});
}

}
