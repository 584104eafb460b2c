// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/cli.h"
#include "app/window_arguments.h"

namespace tickscope {

/// Pictures without a window on the screen: --plot and --screenshot. Complaints go to standard error. Needs a
/// QApplication.
ExitStatus draw_picture(WindowArguments const& asked);

}
