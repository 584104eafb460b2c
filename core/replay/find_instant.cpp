// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/find_instant.h"

#include <algorithm>

namespace tickscope {

namespace {

using Sides = std::vector<std::optional<std::strong_ordering>>;

/// Goes from instant to instant and asks.
class ConditionSearch {
public:
    ConditionSearch(Condition const& condition, Timeline& timeline, SearchBounds const& bounds)
        : m_condition{condition}
        , m_timeline{timeline}
        , m_bounds{bounds}
        , m_moves_in_gaps{std::ranges::any_of(condition.comparisons(), may_move)}
    {
    }

    bool holds() const { return m_condition.holds(m_timeline.machine(), m_timeline.world()->name_table); }
    /// Whether it holds once this instant is over: from there on the search goes.
    bool start(SimTime at)
    {
        m_timeline.seek(at);
        return m_holds = holds();
    }
    std::optional<SimTime> next();

private:
    static bool may_move(Comparison const& comparison)
    {
        Unit const unit = comparison.left.unit();
        return unit == Unit::Time || unit == Unit::Count || unit == Unit::Text;  // such as rtc.time
    }
    Sides sides() const { return m_condition.sides(m_timeline.machine(), m_timeline.world()->name_table); }
    bool goes_on();
    std::optional<SimTime> rise_within(SimTime from, SimTime to, Sides const& before, Sides const& after);
    std::optional<SimTime> look();

    Condition const& m_condition;
    Timeline& m_timeline;
    SearchBounds const& m_bounds;
    bool const m_moves_in_gaps;
    bool m_holds = false;
    std::uint32_t m_looks = 0;
};

/// A stretch in which nothing happens, run through again from its beginning as often as one likes.
class QuietStretch {
public:
    QuietStretch(Timeline const& timeline, SimTime end)
        : m_playback{timeline.world()->scenario, nullptr}
        , m_machine{timeline.machine()}
        , m_world{timeline.world()}
        , m_applied{timeline.commands_applied()}
        , m_end{end}
    {
        m_playback.set_commands({timeline.commands().begin(), timeline.commands().end()});
    }

    SimTime begin() const { return m_machine.now; }
    SimTime end() const { return m_end; }
    Machine const& at(SimTime instant)
    {
        m_playback.restore(m_machine, m_world, m_applied);
        m_playback.run_until(instant, m_applied);
        return m_playback.machine();
    }
    NameTable const& name_table() const { return m_world->name_table; }

private:
    Playback m_playback;
    Machine const m_machine;
    std::shared_ptr<World const> m_world;
    std::size_t m_applied;
    SimTime m_end;
};

}

/// The first instant after `from` at which `is_so`, which stays so until the end of the stretch.
template<class IsSo>
static SimTime first_in(QuietStretch& stretch, SimTime from, IsSo is_so)
{
    SimTime low = from, high = stretch.end();
    while (high - low > Nanos{1}) {
        SimTime const middle = low + (high - low) / 2;
        (is_so(stretch.at(middle)) ? high : low) = middle;
    }
    return high;
}

bool ConditionSearch::goes_on()
{
    static constexpr std::uint32_t looks_between_questions = 256;
    bool const asks = ++m_looks % looks_between_questions == 0;
    return !m_timeline.machine().stuck_task && (!asks || !m_bounds.goes_on || m_bounds.goes_on());
}

// While nothing happens a value stands or moves one way, so a comparison changes twice at most: to equal, and on from
// there. Between these instants the condition cannot change.
std::optional<SimTime> ConditionSearch::rise_within(SimTime from, SimTime to, Sides const& before, Sides const& after)
{
    m_timeline.seek(from);
    QuietStretch stretch{m_timeline, to};
    std::vector<SimTime> instants;
    for (std::size_t i = 0; i < before.size(); ++i) {
        if (before[i] == after[i] || !before[i] || !after[i])
            continue;
        auto const side = [&](Machine const& machine) { return m_condition.sides(machine, stretch.name_table())[i]; };
        SimTime const leaves =
            first_in(stretch, from, [&](Machine const& machine) { return side(machine) != before[i]; });
        SimTime const arrives =
            first_in(stretch, from, [&](Machine const& machine) { return side(machine) == after[i]; });
        instants.insert(instants.end(), {leaves, arrives});
    }
    std::ranges::sort(instants);
    bool was = m_holds;
    for (SimTime const instant : instants) {
        bool const is = m_condition.holds(stretch.at(instant), stretch.name_table());
        if (is && !was)
            return instant;
        was = is;
    }
    return std::nullopt;
}

std::optional<SimTime> ConditionSearch::look()
{
    bool const was = m_holds;
    m_holds = holds();
    return m_holds && !was ? std::optional{m_timeline.now()} : std::nullopt;
}

std::optional<SimTime> ConditionSearch::next()
{
    while (m_timeline.now() < m_bounds.end && goes_on()) {
        SimTime const here = m_timeline.now();
        SimTime const there = m_timeline.next_at();
        bool const ends_here = there > m_bounds.end || there == never;
        SimTime const quiet_until = ends_here ? m_bounds.end : there - Nanos{1};
        if (ends_here && m_bounds.end == never)
            return std::nullopt;
        if ((m_moves_in_gaps || ends_here) && quiet_until > here) {
            Sides const before = sides();
            m_timeline.run_until(quiet_until);
            Sides const after = sides();
            if (before != after) {
                if (auto const rise = rise_within(here, quiet_until, before, after)) {
                    m_timeline.seek(*rise);
                    m_holds = true;
                    return rise;
                }
                m_timeline.seek(quiet_until);
                m_holds = holds();
            }
        }
        if (ends_here)
            return std::nullopt;
        m_timeline.run_until(there);
        if (auto const rise = look())
            return rise;
    }
    return std::nullopt;
}

std::optional<SimTime> next_instant_of(Condition const& condition, Timeline& timeline, SimTime after,
                                       SearchBounds const& bounds)
{
    ConditionSearch search{condition, timeline, bounds};
    search.start(after);
    return search.next();
}

std::optional<SimTime> first_instant_of(Condition const& condition, Timeline& timeline, SimTime from,
                                        SearchBounds const& bounds)
{
    ConditionSearch search{condition, timeline, bounds};
    return search.start(from) ? std::optional{from} : search.next();
}

std::optional<SimTime> previous_instant_of(Condition const& condition, Timeline& timeline, SimTime before,
                                           std::function<bool()> const& goes_on)
{
    if (before <= SimTime{})
        return std::nullopt;
    for (SimTime end = before - Nanos{1};;) {
        SimTime const begin = timeline.keyframes().before(end).machine.now;
        SearchBounds const bounds{end, goes_on};
        ConditionSearch search{condition, timeline, bounds};
        std::optional<SimTime> last;
        if (search.start(begin) && begin == SimTime{})
            last = begin;
        while (auto const rise = search.next())
            last = rise;
        if (last) {
            timeline.seek(*last);
            return last;
        }
        if (begin == SimTime{} || (goes_on && !goes_on()))
            return std::nullopt;
        end = begin;
    }
}

std::optional<MetBreakpoint> next_event_of(std::span<Breakpoint const> breakpoints, Timeline& timeline,
                                           SearchBounds const& bounds)
{
    std::uint64_t looked = timeline.machine().reported;
    std::optional<MetBreakpoint> met;
    auto const look = [&] {
        TraceView const view = timeline.log().view();
        NameTable const& name_table = timeline.world()->name_table;
        view.each(looked, timeline.machine().reported, [&](TraceEvent const& event) {
            for (std::size_t i = 0; i < breakpoints.size() && !met; ++i)
                if (breakpoints[i].is_met_by(event, timeline.machine(), name_table))
                    met = MetBreakpoint{event.at, event.n, i};
            return !met;
        });
        looked = timeline.machine().reported;
        return !met && !timeline.machine().stuck_task && (!bounds.goes_on || bounds.goes_on());
    };
    timeline.run_until(bounds.end, look);
    if (!met)
        look();
    if (met)
        timeline.seek(met->at);
    return met;
}

}
