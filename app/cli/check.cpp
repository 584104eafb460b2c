// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/check_report.h"
#include "app/cli/files.h"
#include "app/cli/interrupt.h"
#include "app/cli/load_scenario.h"
#include "app/cli/messages.h"
#include "app/cli/outcome.h"
#include "app/cli/subcommands.h"

#include <algorithm>
#include <utility>

namespace tickscope {

static CheckedFile checked(std::string const& file, Scenario const& scenario)
{
    Observed run{scenario, nullptr};
    RunEnd const ended = run.go();
    CheckedFile result;
    result.file = file;
    result.title = scenario.title;
    result.verdicts = run.outcome().verdicts;
    result.status = run.status(ended, Unreached::Fails);
    return result;
}

static ExitStatus write_junit(std::string const& path, std::vector<CheckedFile> const& results)
{
    Result<Output> file = Output::open(path);
    if (!file)
        return complain(ExitStatus::FileError, file.error().text);
    file->write(junit(results));
    return exit_status_of(file->close());
}

ExitStatus check(ask::Check const& asked)
{
    catch_interrupt();
    std::vector<CheckedFile> results;
    ExitStatus worst = ExitStatus::Done;
    for (std::string const& file : asked.files) {
        auto const loaded = load_scenario(file, {asked.fixes, asked.settings});
        if (auto const* status = std::get_if<ExitStatus>(&loaded)) {
            if (*status == ExitStatus::Usage)
                return *status;
            results.push_back({file, "", *status, {}});
        } else {
            results.push_back(checked(file, std::get<Scenario>(loaded)));
        }
        worst = std::max(worst, results.back().status);
        if (results.back().status == ExitStatus::Interrupted)
            break;
    }
    if (ExitStatus const printed = exit_status_of(print(asked.tap ? tap(results) : marks(results)));
        printed != ExitStatus::Done)
        return printed;
    if (!asked.junit.empty())
        worst = std::max(worst, write_junit(asked.junit, results));
    return worst;
}

}
