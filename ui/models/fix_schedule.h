// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/frame.h"

#include <QString>

#include <array>
#include <optional>

namespace tickscope::ui {

/// How a switch stands at the instant shown, where it stood otherwise from the start, and where it will.
struct SwitchSchedule {
    struct Change {
        SimTime at{};
        bool on = false;
        bool operator==(Change const&) const = default;
    };
    std::optional<SimTime> since;  ///< somebody switched it while the machine ran; none: it is so from the start
    std::optional<Change> next;    ///< what lies ahead

    bool operator==(SwitchSchedule const&) const = default;
};

/// Of every fix, by its number.
struct FixSchedules {
    std::array<SwitchSchedule, FixSet::width> fixes;
    std::array<SwitchSchedule, LaterFixSet::width> later;

    bool operator==(FixSchedules const&) const = default;
};

FixSchedules fixSchedules(Frame const& frame);
SwitchSchedule cpuSchedule(Frame const& frame, CpuId cpu);

/// "off at 0.150 s", else "on since 0.150 s"; empty where the switch is from the start what it is.
QString scheduleText(SwitchSchedule const& schedule, bool on);

}
