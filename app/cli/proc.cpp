// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/files.h"
#include "app/cli/interrupt.h"
#include "app/cli/load_scenario.h"
#include "app/cli/messages.h"
#include "app/cli/outcome.h"
#include "app/cli/subcommands.h"
#include "app/cli/trace_pieces.h"
#include "core/procfs/proc_files.h"

namespace tickscope {

namespace {

class Counting final : public TracePieces {
public:
    SchedCounts const& counts()
    {
        pass_on();
        return m_counts;
    }

private:
    void take(TraceView const& events, TaskNames const& names) override
    {
        events.each(events.first_n(), events.size(),
                    [&](TraceEvent const& event) { m_counts.take(event, names.task_table()); });
    }

    SchedCounts m_counts;
};

}

ExitStatus proc(ask::Proc const& asked)
{
    auto const loaded = load_scenario(asked.file, {asked.fixes, asked.settings});
    if (auto const* status = std::get_if<ExitStatus>(&loaded))
        return *status;
    auto const& scenario = std::get<Scenario>(loaded);
    Result<std::optional<SimTime>> const at = parse_until(asked.at, scenario, "--at");
    if (!at)
        return complain(ExitStatus::Usage, at.error().text);
    catch_interrupt();
    Counting counting;
    Observed run{scenario, &counting};
    counting.follow(run.headless().engine());
    if (*at)
        run.headless().stop_at(**at);
    RunEnd const ended = run.go();
    if (ended == RunEnd::Interrupted)
        return ExitStatus::Interrupted;
    if (auto const why = run.trouble(ended))
        return complain(ExitStatus::Failed, *why);
    Engine const& engine = run.headless().engine();
    Result<std::string> const text =
        read_proc({engine.machine(), engine.world()->name_table, counting.counts(), scenario.kernel.tree}, asked.path);
    if (!text)
        return complain(ExitStatus::Usage, text.error().text);
    return exit_status_of(print(*text));
}

}
