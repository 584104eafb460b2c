// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/frame.h"

#include <QString>

#include <vector>

namespace tickscope::ui {

/// One row of the list of armed timers.
struct ArmedTimer {
    QString name;             ///< "ITIMER_PROF", "RLIMIT_CPU soft", "t1"
    QString note;             ///< whose clock it counts, its period: "process, every 100 ms"
    QString expires;          ///< on its own clock: "2 002", "3.000 s"
    QString left;             ///< "250 ticks", "1.248 s"; "due" when its clock is already there
    std::uint64_t cause = 0;  ///< number of the event that armed it
    bool has_cause = false;
    QString by;  ///< who armed it, and when: "by worker/main at 0.300 s"; empty where the trace does not tell

    bool operator==(ArmedTimer const&) const = default;
};

/// What is armed for a process: its itimers, its CPU limits, the POSIX timers that it made. At most `most` rows.
std::vector<ArmedTimer> armedTimers(Frame const& frame, Tgid process, std::size_t most = 100);

}
