// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/comparison.h"

#include "ui/models/difference_text.h"
#include "ui/session_bridge.h"

namespace tickscope::ui {

Comparison::Comparison(SessionBridge& session, Selection const& selection, MemoryBudget budget, QObject* parent)
    : QObject{parent}
    , m_session{session}
    , m_budget{budget}
    , m_clocks{new ComparedClocks{selection, this}}
{
}

Comparison::~Comparison() { m_runner.reset(); }

void Comparison::start(KernelSpec b)
{
    if (!m_session.frame())
        return;
    m_run = m_session.frame()->run;
    begin(on() ? m_a : m_session.frame()->world->scenario.kernel, std::move(b));
}

void Comparison::begin(KernelSpec a, KernelSpec b)
{
    m_runner.reset();
    ++m_round;
    m_pair.reset();
    m_clocks->setPair(nullptr);
    m_looks_after.reset();
    m_a = std::move(a);
    m_b = std::move(b);
    Scenario scenario = m_session.frame()->world->scenario;
    scenario.kernel = m_b;
    m_runner = std::make_unique<ComparisonRunner>(
        std::move(scenario),
        [this, round = m_round](std::shared_ptr<FramePair const> pair) {
            QMetaObject::invokeMethod(
                this,
                [this, round, pair = std::move(pair)] {
                    if (round == m_round)
                        take(pair);
                },
                Qt::QueuedConnection);
        },
        m_budget);
    Q_EMIT changed();
    showFrame(m_session.frame());
}

void Comparison::stop()
{
    if (!on())
        return;
    m_runner.reset();
    ++m_round;
    m_left_run = 0;
    m_pair.reset();
    m_looks_after.reset();
    m_clocks->setPair(nullptr);
    Q_EMIT changed();
}

void Comparison::swap()
{
    if (!on())
        return;
    m_left_run = m_session.frame()->run;
    m_run.reset();
    Q_EMIT editWanted(edit::Kernel{m_b});
    begin(m_b, m_a);
}

// Where the story itself was changed from its start, B follows the changed one.
void Comparison::showFrame(std::shared_ptr<Frame const> const& frame)
{
    if (!on() || frame->run == m_left_run)
        return;
    if (m_run.value_or(frame->run) != frame->run) {
        m_run = frame->run;
        KernelSpec const& a = frame->world->scenario.kernel;
        return begin(a, a == m_b ? m_a : m_b);
    }
    m_run = frame->run;
    m_runner->follow(frame);
}

void Comparison::take(std::shared_ptr<FramePair const> pair)
{
    m_pair = std::move(pair);
    m_clocks->setPair(m_pair);
    look();
    Q_EMIT pairShown();
    m_runner->pair_taken();
}

void Comparison::goToDifference(int direction)
{
    if (!m_pair)
        return;
    SimTime const now = m_pair->a->machine->now;
    m_looks_after.reset();
    if (direction < 0) {
        if (auto const before = differenceBefore(*m_pair, now))
            Q_EMIT seekWanted(*before);
        return;
    }
    m_looks_after = now;
    look();
    if (m_looks_after)
        m_session.session().run_to(m_pair->a->duration);
}

void Comparison::look()
{
    if (!m_looks_after)
        return;
    auto const next = nextDifference(*m_pair, *m_looks_after);
    bool const over =
        m_pair->a->state == PlayState::Finished && (m_pair->more_differences || m_pair->compared >= m_pair->a->reached);
    if (!next && !over)
        return;
    m_looks_after.reset();
    if (next)
        Q_EMIT seekWanted(*next);
}

}
