// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/invariant_check.h"
#include "core/replay/playback.h"

#include <functional>
#include <optional>
#include <utility>
#include <vector>

namespace tickscope {

class Progress;

/// How a run without a window came to its end.
enum class RunEnd : std::uint8_t {
    Finished,
    Interrupted,   ///< by a signal: the machine stands where it was reached, in the midst of an instant if need be
    LimitReached,  ///< as by a signal: stop_cause() tells which limit
    StoodStill,    ///< a program goes round without taking time
};

/// Called at instants that somebody wants to see, after everything that the instant brought.
using Look = std::function<void(Engine const&)>;

/// A Playback that goes to the end of its scenario, shows how far it is, and heeds SIGINT.
class HeadlessRun {
public:
    /// Throws Stopped where the bounds end it before it has booted.
    HeadlessRun(Scenario const& scenario, TraceSink* sink, RunBounds bounds = {});

    Engine& engine() { return m_playback.engine(); }
    Engine const& engine() const { return m_playback.engine(); }
    /// Ends then, instead of where the scenario ends.
    void stop_at(SimTime until)
    {
        m_until = until;
        m_ends_when_idle = false;
    }
    /// Looks at the laws of the model after every instant; slow.
    void check_invariants() { m_invariants.emplace(); }
    /// Shows no bar on a terminal: for one of several runs.
    void hide_progress() { m_shows_progress = false; }
    /// `instants` need not be in order; those after the end are never looked at.
    RunEnd go(std::vector<SimTime> instants, Look const& look);
    RunEnd go() { return go({}, {}); }
    /// After go(): what ended it before its time.
    StopCause stop_cause() const { return m_stopped; }

private:
    RunEnd run(std::vector<SimTime> const& instants, Look const& look);
    RunEnd end_of(bool arrived) const;
    BetweenSlices between(SimTime end, Progress& progress);

    Playback m_playback;
    std::optional<InvariantCheck> m_invariants;
    std::optional<SimTime> m_until;
    bool m_ends_when_idle;
    bool m_shows_progress = true;
    StopCause m_stopped = StopCause::None;
};

/// Passes one trace on to several sinks; those that are null are left out.
class Tee final : public TraceSink {
public:
    explicit Tee(std::vector<TraceSink*> sinks)
        : m_sinks{std::move(sinks)}
    {
        std::erase(m_sinks, nullptr);
    }
    void record(TraceEvent const& event) override
    {
        for (TraceSink* sink : m_sinks)
            sink->record(event);
    }
    void returned(CallResult const& result) override
    {
        for (TraceSink* sink : m_sinks)
            sink->returned(result);
    }

private:
    std::vector<TraceSink*> m_sinks;
};

}
