// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/limits.h"
#include "core/engine/engine.h"
#include "core/trace/trace_log.h"

namespace tickscope::fuzz {

/// A run that ends soon, whatever its scenario wants.
class BoundedRun {
public:
    explicit BoundedRun(Scenario const& scenario);

    /// Runs it with its events to `until` at most; every so often all laws of the model are looked at.
    void run(SimTime until);
    /// False where a bound ended the run, or there was no memory to boot: nothing can be said of the machine then.
    bool whole() const { return m_whole; }
    Engine const& engine() const { return *m_engine; }
    TraceLog const& log() const { return m_log; }

private:
    void go(SimTime until);

    Scenario const& m_scenario;
    LimitGuard m_guard;
    TraceLog m_log;
    std::optional<Engine> m_engine;
    bool m_whole = false;
};

/// Writes the trace in every format; stops the program where what should be JSON is none.
void export_in_every_format(BoundedRun const& run);

/// Stops the program, telling why.
[[noreturn]] void wrong(std::string_view what);

}
