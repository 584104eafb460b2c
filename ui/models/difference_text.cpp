// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/difference_text.h"

#include <algorithm>

namespace tickscope::ui {

static std::optional<EventText> eventText(std::optional<TraceEvent> const& event, Frame const& frame)
{
    if (!event)
        return {};
    return EventText{event->at, sentenceOf(*event, namesOf(frame))};
}

static SimTime earlier(std::optional<TraceEvent> const& a, std::optional<TraceEvent> const& b)
{
    return std::min(a ? a->at : never, b ? b->at : never);
}

std::optional<DifferenceText> firstDifferenceText(FramePair const& pair)
{
    if (!pair.parting)
        return {};
    std::optional<TraceEvent> const &a = pair.parting->a, &b = pair.parting->b;
    return DifferenceText{earlier(a, b), eventText(a, *pair.a), eventText(b, *pair.b)};
}

/// Every instant that differs, the parting first: it may be one of those that are not kept as differences.
static std::vector<SimTime> instants(FramePair const& pair)
{
    std::vector<SimTime> all;
    if (pair.parting)
        all.push_back(earlier(pair.parting->a, pair.parting->b));
    for (Difference const& difference : *pair.differences)
        if (all.empty() || all.back() < difference.at)
            all.push_back(difference.at);
    return all;
}

std::vector<DifferenceText> latestDifferences(FramePair const& pair, SimTime now, std::size_t most)
{
    std::vector<Difference> const& all = *pair.differences;
    auto const by_time = [](Difference const& difference, SimTime at) { return difference.at < at; };
    auto const end = std::lower_bound(all.begin(), all.end(), now + Nanos{1}, by_time);
    if (end == all.begin())
        return {};
    std::vector<DifferenceText> found;
    for (auto it = std::lower_bound(all.begin(), end, std::prev(end)->at, by_time); it != end && found.size() < most;
         ++it)
        found.push_back({it->at, eventText(it->a, *pair.a), eventText(it->b, *pair.b)});
    return found;
}

std::optional<SimTime> nextDifference(FramePair const& pair, SimTime now)
{
    std::vector<SimTime> const all = instants(pair);
    auto const next = std::upper_bound(all.begin(), all.end(), now);
    return next == all.end() ? std::optional<SimTime>{} : *next;
}

std::optional<SimTime> differenceBefore(FramePair const& pair, SimTime now)
{
    std::vector<SimTime> const all = instants(pair);
    auto const at_or_after = std::lower_bound(all.begin(), all.end(), now);
    return at_or_after == all.begin() ? std::optional<SimTime>{} : *std::prev(at_or_after);
}

}
