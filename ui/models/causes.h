// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/frame.h"
#include "ui/models/sentences.h"

#include <vector>

namespace tickscope::ui {

/// One step of the answer to "why did this happen?".
struct CauseStep {
    std::uint64_t n = 0;  ///< number of the event in the trace
    SimTime at{};
    CpuId cpu{};
    Sentence sentence;

    bool operator==(CauseStep const&) const = default;
};

/// The event and what led to it, the event first. At most `most` steps, and none that is no longer kept. Empty if there
/// is no such event.
std::vector<CauseStep> causesOf(Frame const& frame, std::uint64_t n, std::size_t most = 32);

}
