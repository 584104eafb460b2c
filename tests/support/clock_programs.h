// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/engine.h"
#include "tests/support/sim.h"

#include <vector>

namespace tickscope {

/// A kernel to try a law on.
struct ClockKernel {
    FixSet fixes;
    LaterFixSet later_fixes;
    Accounting accounting{};
};

/// Every set of fixes with this strategy; `later` gives the later fixes of the n-th.
template<class Later>
std::vector<ClockKernel> every_fix_set(Accounting accounting, Later later)
{
    std::vector<ClockKernel> kernels;
    for (std::uint64_t bits = 0; bits <= all_fixes.bits(); ++bits)
        kernels.push_back({FixSet::from_bits(bits), later(static_cast<unsigned>(bits)), accounting});
    return kernels;
}

/// A random scenario on this kernel: programs with timers, itimers, limits, signals, forks and exits. It keeps the
/// kernel that it boots with.
Scenario random_clock_scenario(std::uint64_t seed, ClockKernel const& kernel);
/// The same, in which every process goes on using CPU time after its program, so that limits of whole seconds are met.
Scenario random_burning_scenario(std::uint64_t seed, ClockKernel const& kernel);

/// A run that somebody looks at after every instant.
class WatchedRun {
public:
    explicit WatchedRun(Scenario const& scenario)
        : m_events{scenario.events}
        , m_engine{scenario, &m_recorder}
    {
    }

    Machine const& machine() const { return m_engine.machine(); }
    /// What happened in the last instant.
    std::vector<TraceEvent> const& events() const { return m_recorder.events; }
    /// The next instant, then what is done from outside at it; false where there is none up to `until`.
    bool next_instant(SimTime until);
    /// Does what is due from outside: nothing of it belongs to the instant before.
    void apply_due();

private:
    std::vector<CommandAt> m_events;
    std::size_t m_applied = 0;
    Recorder m_recorder;
    Engine m_engine;
};

}
