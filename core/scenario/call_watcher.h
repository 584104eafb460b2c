// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario/expectation.h"
#include "core/scenario/value.h"

#include <map>
#include <vector>

namespace tickscope {

/// Keeps what calls returned, as far as expectations speak of it.
class CallWatcher {
public:
    explicit CallWatcher(std::vector<Expectation> const& expectations);

    void note(CallResult const& result);
    /// Whether an expectation holds; what there was goes to `found` when it does not.
    bool holds(expected::Call const& call, Machine const& machine, NameTable const& names, std::string& found) const;

private:
    std::map<CallName, std::size_t> m_most;  // results to keep of each thread
    std::map<std::pair<TaskId, CallName>, std::vector<CallResult>> m_results;
};

/// "at least 5ms", "30": the bounds of a number of this unit.
std::string bounds_text(Bounds const& bounds, Unit unit);
/// "times of parent/main, second time: utime 1s, cutime 0".
std::string call_text(expected::Call const& call);

}
