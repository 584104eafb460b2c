// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/sim_time.h"

#include <optional>
#include <vector>

namespace tickscope::ui {

/// The instants that jumps came from, as a browser keeps its pages.
class SeekHistory {
public:
    /// A jump away from `from`: what lay forward is forgotten.
    void remember(SimTime from);
    /// Where the last jump came from; forward() leads to `now` again. None: there was no jump.
    std::optional<SimTime> back(SimTime now) { return move(m_back, m_forward, now); }
    std::optional<SimTime> forward(SimTime now) { return move(m_forward, m_back, now); }

private:
    static std::optional<SimTime> move(std::vector<SimTime>& from, std::vector<SimTime>& to, SimTime now);

    std::vector<SimTime> m_back, m_forward;
};

}
