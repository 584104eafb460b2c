// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernel/name_table.h"
#include "core/kernel/trace_event.h"
#include "core/scenario/call_watcher.h"
#include "core/scenario/expectation.h"
#include "core/scenario/value.h"

#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace tickscope {

/// An expectation in one line: "SIGPROF of worker: 30", "at 1s: proc.worker.clock.utime is 1000ticks".
std::string to_string(Expectation const& expectation);

/// How an expectation came out.
struct ExpectationResult {
    std::string text;  ///< the expectation
    bool holds = false;
    std::string found;  ///< what there was, when it does not hold
    std::int64_t points = 1;
    std::string note;
    Visibility visibility = Visibility::Visible;

    bool operator==(ExpectationResult const&) const = default;
};

/// Hears what happens in a run and looks at the machine at the instants that expectations name; in the end it says
/// which of them hold.
class ExpectationWatcher final : public TraceSink {
public:
    explicit ExpectationWatcher(std::vector<Expectation> expectations);

    void record(TraceEvent const& event) override;
    void returned(CallResult const& result) override;

    /// The instants at which sample() must be called, once all that happens there is over; rising.
    std::vector<SimTime> instants_wanted() const;
    /// Notes the values that are wanted at machine.now.
    void sample(Machine const& machine, NameTable const& name_table);
    /// Judges, at the end of the run.
    std::vector<ExpectationResult> judge(Machine const& machine, NameTable const& name_table) const;

private:
    using Happening = std::uint32_t;  // a signal's number, or beyond all signals the number of an event's kind
    using Subject = std::uint64_t;    // what an event is about, as a number: see subject_of() in happening.h
    struct First {
        std::uint64_t n = 0;
        SimTime at{};
    };

    struct Due {
        SimTime at{};
        std::size_t expectation = 0;  // its index
    };

    void note_wanted(std::string const& event_kind);
    void note(Happening event_kind, Subject subject, TraceEvent const& event);
    std::optional<First> first(Machine const&, NameTable const&, std::string const& event_kind,
                               std::string const& subject) const;
    std::optional<SimTime> end_of(Machine const&, Tgid) const;

    ExpectationResult judge(expected::Signals const&, Machine const&, NameTable const&) const;
    ExpectationResult judge(expected::Value const&, std::optional<Value> const& sampled, Machine const&,
                            NameTable const&) const;
    ExpectationResult judge(expected::Order const&, Machine const&, NameTable const&) const;
    ExpectationResult judge(expected::Never const&, Machine const&, NameTable const&) const;
    ExpectationResult judge(expected::Ends const&, Machine const&, NameTable const&) const;

    std::vector<Expectation> m_expectations;
    std::vector<Due> m_due;                       // by time
    std::vector<std::optional<Value>> m_sampled;  // one for each expectation
    std::vector<bool> m_was_sampled;
    std::vector<bool> m_wanted;  // by happening
    std::map<std::pair<Happening, Subject>, First> m_firsts;
    CallWatcher m_calls;
    bool m_wants_ends = false;
    std::vector<std::pair<TaskId, SimTime>> m_exits;
};

}
