// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

namespace tickscope {

/// What of the window is looked at. `watch:` of a scenario, `view:` of a lesson's step, the window's keys and its
/// option
/// --tab name it by the words of words::views.
enum class View : std::uint8_t {
    Clocks,   ///< clocks and timers of the selected process over time
    Cpus,     ///< who ran on which CPU over time
    Queues,   ///< run queues
    Timers,   ///< armed timers of the selected process
    Hpet,     ///< HPET and RTC; the machine's facts where the scenario has no RTC
    Nohz,     ///< idle CPUs, among the machine's facts
    Log,      ///< events as a list
    Story,    ///< what the scenario is about, and its lesson
    Why,      ///< what led to the selected event, and the fixes
    Machine,  ///< facts about the machine as a whole
    Differs   ///< where two kernels part: only there while two are compared
};
inline constexpr std::size_t view_count = static_cast<std::size_t>(View::Differs) + 1;

}
