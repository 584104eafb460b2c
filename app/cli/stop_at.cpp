// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/stop_at.h"

#include "app/cli/interrupt.h"
#include "app/cli/load_scenario.h"
#include "app/cli/messages.h"
#include "app/cli/progress.h"
#include "core/replay/find_instant.h"
#include "core/scenario/quantities.h"

#include <fmt/format.h>

#include <algorithm>

namespace tickscope {

// A time has neither a comparison nor a word behind it; a path has a dot behind a letter.
static bool is_meant_as_condition(std::string const& text)
{
    bool const has_operator = text.find_first_of("=<>!()'\" ") != std::string::npos;
    bool const is_path =
        !text.empty() && text.front() >= 'a' && text.front() <= 'z' && text.find('.') != std::string::npos;
    return has_operator || is_path;
}

namespace {

/// One run, made only to find an instant.
class StopSearch {
public:
    StopSearch(Scenario const& scenario, ask::Run const& asked, SimTime end, Limits const& limits)
        : m_asked{asked}
        , m_guard{limits, &interrupt_flag()}
        , m_timeline{scenario, m_guard.bounds()}
        , m_end{end}
    {
        m_timeline.set_trace_budget(trace_budget);
        m_timeline.set_keyframe_budget(keyframe_budget);
    }

    /// What is wrong with the texts; empty: nothing.
    std::string read();
    Stop find();
    bool is_interrupted() const { return interrupted(); }

private:
    static constexpr std::uint64_t trace_budget = 4u << 20;
    static constexpr std::size_t keyframe_budget = std::size_t{32} << 20;

    SearchBounds bounds_until(SimTime end);
    void find_event(Stop& stop);
    void find_condition(Stop& stop);
    std::string what_was_looked_for() const;

    ask::Run const& m_asked;
    LimitGuard m_guard;
    Timeline m_timeline;
    SimTime m_end;
    Progress m_progress{"looking"};
    std::optional<Condition> m_condition;
    std::vector<Breakpoint> m_breakpoints;
};

}

std::string StopSearch::read()
{
    NameTable const& name_table = m_timeline.world()->name_table;
    if (is_meant_as_condition(m_asked.until)) {
        auto condition = Condition::parse(m_asked.until, m_timeline.world()->scenario.machine, name_table);
        if (!condition)
            return fmt::format("--until: column {}: {}", condition.error().column, condition.error().text);
        m_condition = std::move(*condition);
    }
    for (std::string const& text : m_asked.breaks) {
        Result<Breakpoint> breakpoint = Breakpoint::parse(text, name_table);
        if (!breakpoint)
            return "--break: " + breakpoint.error().text;
        m_breakpoints.push_back(std::move(*breakpoint));
    }
    return {};
}

SearchBounds StopSearch::bounds_until(SimTime end)
{
    auto const since_boot = [](SimTime at) { return static_cast<std::uint64_t>(at.time_since_epoch().count()); };
    return {end, [this, end, since_boot] {
                m_progress.show(since_boot(m_timeline.now()), since_boot(end));
                return !interrupted();
            }};
}

// The number of an event counts what --trace-locks adds, and this run does not.
void StopSearch::find_event(Stop& stop)
{
    auto const met = next_event_of(m_breakpoints, m_timeline, bounds_until(m_end));
    if (!met)
        return;
    stop.at = met->at;
    stop.why = m_breakpoints[met->breakpoint].text();
    if (!m_asked.trace_locks)
        stop.why += fmt::format(" (event {})", met->n);
}

void StopSearch::find_condition(Stop& stop)
{
    auto const found = first_instant_of(*m_condition, m_timeline, SimTime{}, bounds_until(stop.at.value_or(m_end)));
    if (!found)
        return;
    if (!stop.at || *found < *stop.at)
        stop.why.clear();
    stop.at = *found;
    stop.why += fmt::format("{}{} ({})", stop.why.empty() ? "" : ", and ", m_condition->text(),
                            m_condition->values_text(m_timeline.machine(), m_timeline.world()->name_table));
}

std::string StopSearch::what_was_looked_for() const
{
    std::vector<std::string> all;
    if (m_condition)
        all.push_back(m_condition->text());
    for (Breakpoint const& breakpoint : m_breakpoints)
        all.push_back(breakpoint.text());
    return fmt::format("{}", fmt::join(all, ", "));
}

Stop StopSearch::find()
{
    Stop stop;
    if (!m_breakpoints.empty())
        find_event(stop);
    if (m_condition)
        find_condition(stop);
    if (!stop.at)
        stop.missed = what_was_looked_for();
    return stop;
}

static std::variant<Stop, ExitStatus> search(Scenario const& scenario, ask::Run const& asked, SimTime end,
                                             Limits const& limits)
{
    std::string const name = shown_name(asked.file);
    try {
        StopSearch search{scenario, asked, end, limits};
        if (std::string const wrong = search.read(); !wrong.empty())
            return complain(ExitStatus::Usage, wrong);
        Stop stop = search.find();
        if (search.is_interrupted())
            return complain(ExitStatus::Interrupted, fmt::format("{}: interrupted while looking where to stop", name));
        return stop;
    } catch (Stopped const& stopped) {
        if (stopped.cause == StopCause::Interrupt)
            return complain(ExitStatus::Interrupted, fmt::format("{}: interrupted while looking where to stop", name));
        return complain(ExitStatus::LimitReached,
                        fmt::format("{}: stopped by its limit of {} while looking where to stop", name,
                                    limit_words(stopped.cause, limits)));
    }
}

std::variant<Stop, ExitStatus> find_stop(Scenario const& scenario, ask::Run const& asked, Limits const& limits)
{
    bool const has_condition = is_meant_as_condition(asked.until);
    Stop stop;
    if (!has_condition) {
        Result<std::optional<SimTime>> const until = parse_until(asked.until, scenario);
        if (!until)
            return complain(ExitStatus::Usage, until.error().text);
        stop.at = *until;
    }
    if (!has_condition && asked.breaks.empty())
        return stop;
    SimTime const end = stop.at.value_or(SimTime{scenario.duration.value_or(default_duration)});
    auto found = search(scenario, asked, end, limits);
    // A time ends a run that meets no event, as it does without one.
    if (auto* const missing = std::get_if<Stop>(&found); missing && !missing->at)
        missing->at = stop.at;
    return found;
}

}
