// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario/scenario_edit.h"
#include "core/session/comparison_runner.h"
#include "ui/plots/compared_clocks.h"

#include <QObject>

#include <memory>
#include <optional>

namespace tickscope::ui {

class SessionBridge;

/// Two kernels side by side: A is what the session shows, B follows it. Pairs of both come out on the window's thread.
class Comparison final : public QObject {
    Q_OBJECT

public:
    /// `session` and `selection` outlive it.
    Comparison(SessionBridge& session, Selection const& selection, MemoryBudget budget, QObject* parent);
    ~Comparison() override;

    bool on() const { return m_runner != nullptr; }
    KernelSpec const& a() const { return m_a; }  ///< while on()
    KernelSpec const& b() const { return m_b; }
    std::shared_ptr<FramePair const> const& pair() const { return m_pair; }  ///< the newest; none before the first
    ComparedClocks& clocks() { return *m_clocks; }                           ///< of B

    void start(KernelSpec b);  ///< also in place of another; nothing happens before the session's first frame
    void stop();
    void swap();  ///< B's kernel is wanted for the story, and A's follows it
    void showFrame(std::shared_ptr<Frame const> const& frame);

    /// Goes to the difference after the instant shown (+1) or before it (-1). Where none is known yet after it the
    /// story is run on until one is.
    void goToDifference(int direction);

Q_SIGNALS:
    void changed();    ///< begun, ended, or another kernel
    void pairShown();  ///< there is a newer one
    void seekWanted(tickscope::SimTime target);
    void editWanted(tickscope::ScenarioEdit edit);

private:
    void begin(KernelSpec a, KernelSpec b);
    void take(std::shared_ptr<FramePair const> pair);
    void look();

    SessionBridge& m_session;
    MemoryBudget m_budget;
    ComparedClocks* m_clocks;
    KernelSpec m_a, m_b;
    std::optional<std::uint64_t> m_run;  // of the session, that B follows; none: the next one
    std::uint64_t m_left_run = 0;        // frames of it are still on their way after a swap
    std::unique_ptr<ComparisonRunner> m_runner;
    std::uint64_t m_round = 0;  // pairs of an earlier comparison may still be on their way
    std::shared_ptr<FramePair const> m_pair;
    std::optional<SimTime> m_looks_after;  // runs on to the first difference after this
};

}
