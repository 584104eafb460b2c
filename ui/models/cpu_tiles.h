// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/frame.h"
#include "ui/models/fix_schedule.h"

#include <QString>

#include <vector>

namespace tickscope::ui {

/// What a CPU has to do with the balancing of idle ones.
enum class NohzLamp : std::uint8_t { Off, InMask, Balances };

/// What the tile of one CPU says.
struct CpuTile {
    CpuId cpu{};
    bool online = true;
    bool can_switch = true;  ///< CPU 0 cannot go offline
    Maybe<TaskId> task;      ///< who runs
    QString who;             ///< "worker/main", "idle", "offline"
    QString short_who;       ///< "main", where there is little room
    QString note;            ///< "system", "2 wait", "no tick", "balances"
    int busy_permille = 0;   ///< of the time since boot, in user and system mode
    NohzLamp lamp = NohzLamp::Off;
    SwitchSchedule schedule;  ///< of its being online
    QString lamp_tip;         ///< in plain words and the kernel's; empty where the lamp is off

    bool operator==(CpuTile const&) const = default;
};

CpuTile cpuTile(Frame const& frame, CpuId cpu);

}
