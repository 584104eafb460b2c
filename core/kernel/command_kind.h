// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace tickscope {

/// What is done from outside.
enum class CommandKind : std::uint8_t {
    Offline,
    Online,
    Kill,
    ExitThread,
    Setitimer,
    SetRlimitCpu,
    Renice,
    ReadClock,
    SampleTimer,
    Fix,
    Run,
    Affinity,
    Alarm,
    RtcUpdate,
    RtcPeriodic,
    Other,
    Spawn,
    Program,
    EndBurst,
    SetScheduler,
    TimerCreate,
    TimerSettime,
    TimerDelete,
    Sigaction,
    Sigprocmask,
    SetRlimitRttime
};

}
