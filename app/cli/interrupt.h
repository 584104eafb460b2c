// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace tickscope {

/// From now on the first SIGINT, SIGTERM or SIGHUP only sets a flag, so that what there is can be written; the second
/// of the same ends the program. What was ignored when the program began stays ignored.
void catch_interrupt();
bool interrupted();

}
