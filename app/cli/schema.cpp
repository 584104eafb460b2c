// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/schema.h"

#include "app/cli/files.h"
#include "app/cli/messages.h"
#include "app/cli/subcommands.h"

namespace tickscope {

ExitStatus print_schema(ask::Schema const&) { return exit_status_of(print(scenario_schema())); }

}
