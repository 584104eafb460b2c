// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/cli.h"

namespace tickscope {

int cli_main(int, char**) { return static_cast<int>(ExitStatus::Usage); }

}
