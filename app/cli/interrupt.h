// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/stop.h"

namespace tickscope {

/// From now on the first SIGINT, SIGTERM, SIGHUP or SIGXCPU only sets a flag, so that what there is can be written; the
/// second of the same ends the program. What was ignored when the program began stays ignored.
void catch_interrupt();
bool interrupted();
/// Set when the program is interrupted; for runs.
StopFlag const& interrupt_flag();

}
