// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/schema.h"

#include "app/cli/files.h"
#include "app/cli/format_schemas.h"
#include "app/cli/messages.h"
#include "app/cli/subcommands.h"

namespace tickscope {

static std::string_view schema_asked_for(ask::Schema::Of of)
{
    switch (of) {
    case ask::Schema::Of::Scenario:
        return scenario_schema();
    case ask::Schema::Of::Summary:
        return format_schema("summary");
    case ask::Schema::Of::Sweep:
        return format_schema("sweep");
    case ask::Schema::Of::Compare:
        return format_schema("compare");
    case ask::Schema::Of::Stats:
        return format_schema("stats");
    case ask::Schema::Of::Marks:
        return format_schema("marks");
    case ask::Schema::Of::Trace:
        return format_schema("trace");
    }
    return "";
}

ExitStatus print_schema(ask::Schema const& asked) { return exit_status_of(print(schema_asked_for(asked.of))); }

}
