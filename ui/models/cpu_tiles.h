// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/frame.h"

#include <QString>

#include <vector>

namespace tickscope::ui {

/// What the tile of one CPU says.
struct CpuTile {
    CpuId cpu{};
    bool online = true;
    bool can_switch = true;  ///< CPU 0 cannot go offline
    Maybe<TaskId> task;      ///< who runs
    QString who;             ///< "main", "idle", "offline"
    QString note;            ///< "system", "2 wait", "no tick", "balances"
    int busy_permille = 0;   ///< of the time since boot, in user and system mode

    bool operator==(CpuTile const&) const = default;
};

CpuTile cpuTile(Frame const& frame, CpuId cpu);

}
