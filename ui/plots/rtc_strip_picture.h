// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernel/hpet.h"
#include "core/trace/rtc_series.h"
#include "ui/plots/time_range.h"

#include <QString>

#include <array>
#include <span>
#include <vector>

namespace tickscope::ui {

/// What the strip of interrupts shows of a stretch of time.
struct RtcStripPicture {
    std::array<std::vector<std::uint32_t>, rtc_counts> columns;  ///< by RtcCount: how many in each pixel column
    std::vector<TimeRange> held;                                 ///< spans in which interrupts are not taken
    std::vector<TimeRange> behind;  ///< spans in which the comparator was behind the counter

    std::vector<std::uint32_t> const& of(RtcCount which) const { return columns[static_cast<std::size_t>(which)]; }
};

struct RtcStripQuestion {
    TimeRange range;
    SimTime reached{};
    int columns = 1;  ///< pixels
};

/// Costs its columns, however long the run is and however many interrupts it has.
RtcStripPicture rtcStripPicture(RtcSeries const& series, std::span<HpetHoldOff const> hold_offs,
                                RtcStripQuestion const& question);

/// What there was about an instant, a line each: within `reach` to either side of it. Nothing beyond `recorded`.
QString rtcStripTip(RtcSeries const& series, std::span<HpetHoldOff const> hold_offs, SimTime at, Nanos reach,
                    SimTime recorded);

}
