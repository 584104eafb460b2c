// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/messages.h"
#include "app/cli/subcommands.h"

namespace tickscope {

static ExitStatus not_yet() { return complain(ExitStatus::Usage, "this subcommand is not built in yet"); }

ExitStatus print_schema(ask::Schema const&) { return not_yet(); }

}
