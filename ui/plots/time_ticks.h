// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plots/time_range.h"

#include <QString>

#include <cstdint>
#include <vector>

namespace tickscope::ui {

enum class TimeUnit : std::uint8_t { Auto, Ticks };  ///< seconds in the prefix that fits, or ticks of the kernel

/// What an axis writes, and where.
struct TimeTick {
    Nanos at{};  ///< since the axis' zero
    QString label;

    bool operator==(TimeTick const&) const = default;
};

/// How an axis counts.
struct TimeRuler {
    TimeUnit unit = TimeUnit::Auto;
    Nanos tick_period{1'000'000};
};

/// The step of at least `at_least`: 1, 2 or 5 times a power of ten nanoseconds, or of ticks.
Nanos rulerStep(Nanos at_least, TimeRuler const& ruler);

/// Labelled places from <= at <= to, `step` apart. All share one unit and as many digits as the step asks for.
std::vector<TimeTick> rulerTicks(Nanos from, Nanos to, Nanos step, TimeRuler const& ruler);

/// A span in words, with digits enough to tell spans `resolution` apart: "1.752 s", "310.25 ms", "1 752 ticks".
QString timeText(Nanos time, Nanos resolution, TimeRuler const& ruler = {});

}
