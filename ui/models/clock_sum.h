// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/frame.h"

#include <QString>

#include <vector>

namespace tickscope::ui {

/// One line of a process's clock written out as a sum.
struct ClockLine {
    enum class Kind { Thread, Others, Dead, Clock, Timer, Children };
    Kind kind{};
    QString name;  ///< "main", "97 more threads", "dead threads", "the clock"
    Maybe<TaskId> thread;
    TaskCputime time;
    bool has_exec = true;  ///< children have ticks only

    bool operator==(ClockLine const&) const = default;
};

struct ClockSum {
    std::vector<ClockLine> lines;
    QString explanation;  ///< how this kernel comes to the value, in a sentence

    bool operator==(ClockSum const&) const = default;
};

/// live + dead = clock, as this kernel computes it; then the timer and the children. Threads beyond `most`, the
/// least busy ones, share a line.
ClockSum clockSum(Frame const& frame, Tgid process, std::size_t most = 6);

}
