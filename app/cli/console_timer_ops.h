// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/console_args.h"
#include "app/cli/console_world.h"

#include <functional>
#include <string_view>

namespace tickscope {

/// To be asked once an op has read its arguments: who calls, or none if there is nothing to do.
using ConsoleCaller = std::function<Maybe<TaskId>()>;
using ConsoleCall = void (*)(ConsoleWorld&, ConsoleArgs&, ConsoleCaller const&);

/// The system call or sample behind an op's name, or null.
ConsoleCall console_timer_op(std::string_view name);

}
