// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/follower.h"
#include "ui/models/sentences.h"

#include <optional>

namespace tickscope::ui {

/// An event of one side, in words.
struct ToldEvent {
    SimTime at{};
    Sentence sentence;

    bool operator==(ToldEvent const&) const = default;
};

/// What A did and what B did instead; one of them may have done nothing.
struct ToldDifference {
    SimTime at{};  ///< the earlier of the two
    std::optional<ToldEvent> a, b;

    bool operator==(ToldDifference const&) const = default;
};

/// The first event in which the two part.
std::optional<ToldDifference> toldParting(Pair const& pair);
/// The differences of one instant: those of the latest that is not later than `now`.
std::vector<ToldDifference> latestDifferences(Pair const& pair, SimTime now, std::size_t most = 8);

/// The first instant after `now`, or the last before it, in which something is not the same.
std::optional<SimTime> nextDifference(Pair const& pair, SimTime now);
std::optional<SimTime> differenceBefore(Pair const& pair, SimTime now);

}
