// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/frame.h"

#include <QString>

#include <vector>

namespace tickscope::ui {

/// A value that is not the same on two kernels: its path in two parts, what it is on each, and b - a where it is a
/// number.
struct ValueDifference {
    QString of;    ///< "proc.cook.timer"
    QString name;  ///< "utime"
    QString a, b, difference;
    QString help;

    bool operator==(ValueDifference const&) const = default;
};

struct ValueDifferences {
    std::vector<ValueDifference> rows;
    bool more = false;  ///< than `most`

    bool operator==(ValueDifferences const&) const = default;
};

/// What differs between two frames of one instant: of the process selected and its threads first, then of the other
/// processes, of the machine, of its CPUs. Virtual run times are left out: they differ as soon as anything does.
ValueDifferences valueDifferences(Frame const& a, Frame const& b, Maybe<Tgid> selected, std::size_t most = 40);

}
