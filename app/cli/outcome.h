// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/cli.h"
#include "app/cli/headless.h"
#include "app/cli/limits.h"
#include "app/cli/warning_collector.h"
#include "core/scenario/check.h"

namespace tickscope {

/// What is thought of an expectation whose instant the run did not reach.
enum class Unreached : std::uint8_t { Passes, Fails };

/// A headless run with those who watch it: the trace, the kernel's complaints, the scenario's expectations.
class Observed {
public:
    /// `trace` may be null. Throws Stopped where a limit, or an interrupt, ends the run before it has booted, and
    /// std::bad_alloc where there is no memory left, here and in go().
    Observed(Scenario const& scenario, TraceSink* trace, Limits const& limits = {});

    HeadlessRun& headless() { return m_headless; }
    RunEnd go();

    /// After go().
    Outcome outcome() const;
    /// Why the run cannot be believed, whatever the scenario expects: a machine that stands still, a broken law, a
    /// limit that ended it.
    std::optional<std::string> trouble(RunEnd ended) const;
    /// What the run means for the program's exit status. Says why if it is not Done, after `name`, which is what people
    /// call the run: the file, or a side of a comparison.
    ExitStatus status(RunEnd ended, Unreached unreached, std::string const& name) const;

private:
    LimitGuard m_guard;
    WarningCollector m_warnings;
    ExpectationWatcher m_expectations;
    Tee m_tee;  // complete before the machine boots, which is the first thing that it reports
    HeadlessRun m_headless;
    std::vector<Verdict> m_verdicts;
    std::shared_ptr<World const> m_world;
};

}
