// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/replay/versions.h"

#include <QString>

namespace tickscope::ui {

/// What somebody did, as the name of a step: "SIGTERM to worker", "abstime-sync off".
QString stepText(Command const& command);
/// "abstime-sync off from the start", "2.6.28 from the start", "CPU 3 offline from the start".
QString stepText(ScenarioEdit const& edit);

/// By what a branch parts from the one that it began in, and where: "at 0.152 s: SIGTERM to worker"; a name that a
/// person gave it comes first.
QString branchText(Branch const& branch);

/// When something is said to happen in a menu or a note: "0.152 s", with as many digits as it needs.
QString instantText(SimTime at);

}
