// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/sim_time.h"

namespace tickscope::ui {

/// A stretch of simulated time: from <= t < to.
struct TimeRange {
    SimTime from{};
    SimTime to{};

    constexpr Nanos length() const { return to - from; }
    constexpr bool contains(SimTime t) const { return from <= t && t < to; }

    bool operator==(TimeRange const&) const = default;
};

/// The shortest stretch that a plot shows: deeper there is nothing to see.
inline constexpr Nanos shortest_range{1'000};

/// The range made `factor` times as long (0.5 zooms in), with the instant `about` staying where it is on the screen.
/// Never shorter than shortest_range, never longer than about 146 years.
TimeRange zoomed(TimeRange range, SimTime about, double factor);

/// The range moved by `by`.
TimeRange panned(TimeRange range, Nanos by);

/// The range moved, and where that is not enough shortened, so that it lies within `limits`.
TimeRange clamped(TimeRange range, TimeRange limits);

/// The range moved as little as needed to show `t` with a margin of a twentieth of its length on that side.
TimeRange revealing(TimeRange range, SimTime t);

/// The stretch from `from` to `to` with a margin of a twentieth on either side.
TimeRange framing(SimTime from, SimTime to);

/// Where instants lie on a horizontal stretch of the screen.
struct TimeScale {
    TimeRange range;
    double left = 0;
    double width = 1;

    double x(SimTime t) const;
    SimTime time(double x) const;  ///< may lie outside of the range
    double pixels(Nanos length) const;
    Nanos length(double pixels) const;
};

}
