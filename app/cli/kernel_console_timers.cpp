// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/kernel_console_case.h"

namespace tickscope {

Result<Observations> run_timers_case(ConsoleCase const&, std::string_view)
{
    return op_failure(0, "nothing is modelled yet");
}

}
