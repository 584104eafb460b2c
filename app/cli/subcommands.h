// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/cli.h"
#include "app/cli/options.h"

namespace tickscope {

/// One function a subcommand, each in the file of its name.
ExitStatus open_window(ask::Window const&);
ExitStatus run(ask::Run const&);
ExitStatus check(ask::Check const&);
ExitStatus validate(ask::Validate const&);
ExitStatus compare(ask::Compare const&);
ExitStatus sweep(ask::Sweep const&);
ExitStatus stats(ask::Stats const&);
ExitStatus proc(ask::Proc const&);
ExitStatus plot(ask::Plot const&);
ExitStatus link(ask::Link const&);
ExitStatus kernel_console(ask::KernelConsole const&);
ExitStatus list_scenarios(ask::List const&);
ExitStatus print_schema(ask::Schema const&);
ExitStatus bench(ask::Bench const&);
ExitStatus print_completions(ask::Completions const&);

}
