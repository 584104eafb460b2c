// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/ghost.h"

#include "core/session/memory_budget.h"
namespace tickscope::ui {

Maybe<Tgid> counterpart(Roster const& in, Roster const& of, Tgid process)
{
    if (index_of(process) >= of.processes.size())
        return {};
    Roster::Process const& wanted = of.processes[index_of(process)];
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

Ghost::Ghost(QObject* parent)
    : QObject{parent}
{
}

Ghost::~Ghost() = default;

void Ghost::setPair(std::shared_ptr<Pair const> pair)
{
    m_pair = std::move(pair);
    feed();
    Q_EMIT changed();
}

void Ghost::setProcess(Maybe<Tgid> process)
{
    m_process = process;
    feed();
    Q_EMIT changed();
}

void Ghost::feed()
{
    Maybe<Tgid> const other =
        m_pair && m_process ? counterpart(*m_pair->b->roster, *m_pair->a->roster, *m_process) : Maybe<Tgid>{};
    if (!other || other != m_other || m_epoch != m_pair->b->epoch)
        m_clocks.reset();
    m_other = other;
    if (!other)
        return;
    m_epoch = m_pair->b->epoch;
    if (!m_clocks) {
        if (m_pair->b->origin)
            m_clocks.emplace(*other, *m_pair->b->origin);
        else
            m_clocks.emplace(*other, kernel_config(m_pair->b->world->scenario));
        m_clocks->set_budget(MemoryBudget{}.clocks());
    }
    m_clocks->feed(m_pair->b->trace, *m_pair->b->roster);
}

}
