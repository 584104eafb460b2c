// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/frame.h"

#include <QString>

#include <vector>

namespace tickscope::ui {

/// Something about the machine as a whole: what it is called, and what it is at the instant shown.
struct Fact {
    QString name;
    QString value;
    QString tip;

    bool operator==(Fact const&) const = default;
};

struct FactSection {
    QString heading;
    std::vector<Fact> facts;

    bool operator==(FactSection const&) const = default;
};

/// Who idles and who balances for them, and what bookkeeping did.
std::vector<FactSection> machineFacts(Frame const& frame);

}
