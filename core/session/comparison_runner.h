// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/frame.h"
#include "core/session/memory_budget.h"
#include "core/trace/trace_diff.h"

#include <functional>
#include <memory>

namespace tickscope {

/// Two kernels at one instant: a frame of the session, and the same story on the other kernel.
struct FramePair {
    std::shared_ptr<Frame const> a;
    std::shared_ptr<Frame const>
        b;  ///< at a's instant if `together`, else at an earlier wish; its record may be shorter
    bool together = false;
    std::optional<FirstDifference> parting;                      ///< the first event that is not the same
    std::shared_ptr<std::vector<Difference> const> differences;  ///< what only one of them did, or did otherwise
    SimTime compared{};                                          ///< both are known, and compared, up to here
    bool more_differences = false;                               ///< than are kept
};

/// The same story on another kernel, on a thread of its own. It follows a Session: the frames that the session
/// publishes say where it has to be, how far it has to have come, and which commands were given.
class ComparisonRunner {
public:
    using Publish = std::function<void(std::shared_ptr<FramePair const>)>;

    /// `publish` is called on the follower's thread, as rarely as a Session does, and not again before `pair_taken()`.
    /// It keeps to a budget like the session's.
    ComparisonRunner(Scenario scenario, Publish publish, MemoryBudget budget = {});
    ~ComparisonRunner();
    ComparisonRunner(ComparisonRunner const&) = delete;
    ComparisonRunner& operator=(ComparisonRunner const&) = delete;

    void follow(std::shared_ptr<Frame const> frame);  ///< of several in a row only the last matters
    void pair_taken();

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

}
