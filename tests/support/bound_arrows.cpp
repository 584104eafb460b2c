// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/bound_arrows.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <map>

namespace tickscope::support {

namespace {

using Track = std::pair<std::int64_t, std::int64_t>;

std::int64_t nanoseconds(nlohmann::json const& micros)
{
    return static_cast<std::int64_t>(std::llround(micros.get<double>() * 1000));
}

struct Slice {
    std::int64_t from = 0, to = 0;
    std::optional<std::uint64_t> n;
};

struct Event {
    std::int64_t at = 0;
    char phase = 0;
    Track track;
    Slice slice;
    std::uint64_t id = 0;
};

std::vector<Event> events_in_order(nlohmann::json const& file)
{
    std::vector<Event> events;
    for (nlohmann::json const& json : file["traceEvents"]) {
        char const phase = json["ph"].get<std::string>().front();
        if (phase != 'X' && phase != 's' && phase != 'f')
            continue;
        Event event{nanoseconds(json["ts"]), phase, {json["pid"], json["tid"]}, {}, json.value("id", std::uint64_t{0})};
        if (phase == 'X') {
            event.slice = {event.at, event.at + nanoseconds(json["dur"]), {}};
            if (json.contains("args") && json["args"].contains("n"))
                event.slice.n = json["args"]["n"].get<std::uint64_t>();
        }
        events.push_back(event);
    }
    std::ranges::stable_sort(events, {}, &Event::at);
    return events;
}

}

std::vector<BoundArrow> bound_arrows(nlohmann::json const& file)
{
    std::map<Track, std::vector<Slice>> stacks;
    std::map<std::uint64_t, BoundArrow> open;
    std::vector<BoundArrow> arrows;
    for (Event const& event : events_in_order(file)) {
        std::vector<Slice>& stack = stacks[event.track];
        if (event.phase == 'X') {
            std::erase_if(stack, [&](Slice const& slice) { return slice.to <= event.at; });
            stack.push_back(event.slice);
            continue;
        }
        std::optional<std::uint64_t> const top = stack.empty() ? std::nullopt : stack.back().n;
        if (event.phase == 's')
            open[event.id] = {event.id, top, {}};
        else {
            // An end that comes before its beginning is nobody's.
            arrows.push_back(open.contains(event.id) ? open[event.id] : BoundArrow{event.id, {}, {}});
            arrows.back().to = top;
        }
    }
    return arrows;
}

std::string nesting_faults(nlohmann::json const& file)
{
    std::map<Track, std::vector<Slice>> stacks;
    std::vector<Event> events = events_in_order(file);
    // Of slices that begin together the longer one is around the others.
    std::ranges::stable_sort(events, [](Event const& a, Event const& b) {
        return std::pair{a.at, -a.slice.to} < std::pair{b.at, -b.slice.to};
    });
    std::string faults;
    for (Event const& event : events) {
        if (event.phase != 'X')
            continue;
        std::vector<Slice>& stack = stacks[event.track];
        std::erase_if(stack, [&](Slice const& slice) { return slice.to <= event.at; });
        if (!stack.empty() && stack.back().to < event.slice.to)
            faults += "a slice at " + std::to_string(event.at) + " ns ends after the one around it\n";
        stack.push_back(event.slice);
    }
    return faults;
}

}
