// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/frame.h"

#include <QString>

namespace tickscope::ui {

/// What the program is doing, in words: "Paused at", "Running", "In the past", "Replaying", "Finished".
QString playStateText(PlayState state);

}
