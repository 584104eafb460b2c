// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/comparison_runner.h"
#include "ui/models/sentences.h"

#include <optional>

namespace tickscope::ui {

/// An event of one side, in words.
struct EventText {
    SimTime at{};
    Sentence sentence;

    bool operator==(EventText const&) const = default;
};

/// What A did and what B did instead; one of them may have done nothing.
struct DifferenceText {
    SimTime at{};  ///< the earlier of the two
    std::optional<EventText> a, b;

    bool operator==(DifferenceText const&) const = default;
};

/// The first event in which the two part.
std::optional<DifferenceText> firstDifferenceText(FramePair const& pair);
/// The differences of one instant: those of the latest that is not later than `now`.
std::vector<DifferenceText> latestDifferences(FramePair const& pair, SimTime now, std::size_t most = 8);

/// The first instant after `now`, or the last before it, in which something is not the same.
std::optional<SimTime> nextDifference(FramePair const& pair, SimTime now);
std::optional<SimTime> differenceBefore(FramePair const& pair, SimTime now);

}
