// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/sim_time.h"
#include "core/base/units.h"

#include <QString>

#include <cstdint>
#include <string_view>

namespace tickscope::ui {

/// UTF-8 as it stands in scenario files and tables.
inline QString toQString(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

/// How numbers are written in the window: digits in groups of three with a thin space between, a unit behind.

/// "1 752"
QString countText(std::uint64_t count);
/// "0.802 s"; the fraction has as many groups of three as it needs, at least one: "0.802 000 5 s" is never written,
/// "0.802 000 500 s" is.
QString secondsText(Nanos span);
QString secondsText(SimTime instant);
/// The instant to the nanosecond in `groups` groups of three digits (1 .. 3), cut, not rounded: "0.802 134 s" has two.
QString secondsText(SimTime instant, int groups);
/// A span in seconds to the millisecond, cut, without its unit: "1.752".
QString shortSecondsText(Nanos span);
/// A span in milliseconds without its unit, to the microsecond, cut: "1 752.340".
QString millisecondsText(Nanos span);
/// A span in the unit that suits it: "250 ms", "1.5 s", "40 ns".
QString spanText(Nanos span);
/// "1 001 ticks"
QString ticksText(Cputime ticks);
/// "0.1×", "as fast as possible"
QString speedText(double speed);

}
