// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario/scenario.h"
#include "ui/plots/time_range.h"

#include <optional>
#include <string>
#include <vector>

namespace tickscope::ui {

/// What can stand in the middle of the window. The words of `show: main`.
enum class MainPart : std::uint8_t { Clocks, Curves, Lanes, Threads, Rtc, Hpet, Queues, Values, Log };

/// How a story is first seen: what its `show:` says, and where that says nothing what shows most of it.
struct FirstPicture {
    std::string process;  ///< whose clocks are drawn; empty: nobody's
    std::vector<std::string> curves;
    std::optional<TimeRange> range;  ///< none: the whole story
    double speed = 1;                ///< simulated seconds a second
    std::vector<MainPart> main;      ///< from above, each once
    View page = View::Story;

    bool has(MainPart part) const;
};
FirstPicture firstPicture(Scenario const& scenario);

/// The process that most events of the first part of a story are about; empty if there is none.
std::string busiestProcess(Scenario const& scenario);

/// At which a story is over in about ten seconds: one digit that is not zero.
double speedFor(Nanos duration);

}
