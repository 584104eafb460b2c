// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/files.h"
#include "app/cli/messages.h"
#include "app/cli/subcommands.h"
#include "core/scenario/schema.h"

namespace tickscope {

ExitStatus print_schema(ask::Schema const&) { return told(print(scenario_schema())); }

}
