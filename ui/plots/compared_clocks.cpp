// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/compared_clocks.h"

#include "core/session/memory_budget.h"

namespace tickscope::ui {

Maybe<Tgid> counterpart(TaskTable const& in, TaskTable const& of, Tgid process)
{
    if (index_of(process) >= of.processes.size())
        return {};
    TaskTable::Process const& wanted = of.processes[index_of(process)];
    auto const is_wanted = [&](std::size_t i) {
        return in.processes[i].spec == wanted.spec && in.processes[i].instance == wanted.instance;
    };
    if (index_of(process) < in.processes.size() && is_wanted(index_of(process)))
        return process;
    for (std::size_t i = 0; i < in.processes.size(); ++i)
        if (is_wanted(i))
            return static_cast<Tgid>(i);
    return {};
}

ComparedClocks::ComparedClocks(Selection const& selection, QObject* parent)
    : QObject{parent}
    , m_selection{selection}
{
    connect(&selection, &Selection::changed, this, [this] {
        feed();
        Q_EMIT changed();
    });
}

ComparedClocks::~ComparedClocks() = default;

void ComparedClocks::setPair(std::shared_ptr<FramePair const> pair)
{
    m_pair = std::move(pair);
    feed();
    Q_EMIT changed();
}

void ComparedClocks::feed()
{
    Maybe<Tgid> const process = m_selection.process();
    Maybe<Tgid> const other =
        m_pair && process ? counterpart(*m_pair->b->task_table, *m_pair->a->task_table, *process) : Maybe<Tgid>{};
    if (!other || other != m_other || m_run != m_pair->b->run || m_epoch != m_pair->b->epoch)
        m_clocks.reset();
    m_other = other;
    if (!other)
        return;
    m_run = m_pair->b->run;
    m_epoch = m_pair->b->epoch;
    if (!m_clocks) {
        if (m_pair->b->origin)
            m_clocks.emplace(*other, *m_pair->b->origin);
        else
            m_clocks.emplace(*other, kernel_config(m_pair->b->world->scenario));
        m_clocks->set_budget(MemoryBudget{}.clocks());
    }
    m_clocks->feed(m_pair->b->trace, *m_pair->b->task_table);
}

}
