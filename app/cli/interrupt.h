// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace tickscope {

/// From now on the first SIGINT only sets a flag; the second ends the program.
void catch_interrupt();
bool interrupted();

}
