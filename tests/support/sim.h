// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/engine.h"

#include <string>
#include <string_view>
#include <vector>

namespace tickscope {

/// Keeps every event that it is told.
class Recorder final : public TraceSink {
public:
    void record(TraceEvent const& event) override { events.push_back(event); }
    void returned(CallResult const& result) override { results.push_back(result); }

    std::vector<TraceEvent> events;
    std::vector<CallResult> results;
};

/// A scenario under test: words to run it and to look at it.
class Sim {
public:
    /// The text of a scenario file, without its first keys `tickscope` and `title`. Stops the test if it has problems.
    explicit Sim(std::string_view yaml);

    Sim& run_until(Nanos instant);
    Sim& apply(Command const& command);

    Machine const& machine() const { return m_engine.machine(); }
    Engine& engine() { return m_engine; }
    std::vector<TraceEvent> const& events() const { return m_recorder.events; }

    /// What calls of programs returned, in the order in which they did.
    std::vector<CallResult> const& results() const { return m_recorder.results; }
    /// Of one call of a thread, the nth (from 1). Stops the test if it did not return so often.
    CallResult const& result(std::string_view thread_path, CallName call, std::size_t nth = 1) const;
    /// When a thread ended, since boot.
    Nanos end_of(std::string_view thread_path) const { return thread(thread_path).ended.time_since_epoch(); }

    Task const& thread(std::string_view path) const;
    ThreadGroup const& process(std::string_view name) const;

    /// "A 0-10, B 10-20": who ran on a CPU and when, in whole and decimal milliseconds; idle is left out.
    std::string lane(CpuId cpu) const;
    /// "SIGPROF 1001 ms, ..." of a process: when each signal was generated, in decimal milliseconds.
    std::string signals(std::string_view process) const;
    /// How many events of a kind there were.
    template<class Event>
    std::size_t count() const
    {
        std::size_t found = 0;
        for (TraceEvent const& event : events())
            found += std::holds_alternative<Event>(event.what) ? 1u : 0u;
        return found;
    }

private:
    Recorder m_recorder;
    Engine m_engine;
};

/// The scenario of such a text.
Scenario scenario_of(std::string_view yaml);

}
