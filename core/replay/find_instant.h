// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/replay/timeline.h"
#include "core/scenario/breakpoint.h"
#include "core/scenario/condition.h"

#include <functional>
#include <optional>
#include <span>

namespace tickscope {

/// How far a search goes and who can end it.
struct SearchBounds {
    SimTime end = never;            ///< the last instant that is looked at
    std::function<bool()> goes_on;  ///< called now and then; the search ends without a result once it says false
};

/// The first instant after `after` at which a condition became true: it holds there, and not a nanosecond earlier. What
/// counts is what an instant is like once it is over. Clocks run between the instants at which something happens, and a
/// condition on them may become true there. The timeline then stands at the instant; at the last one that was looked at
/// where there is none.
std::optional<SimTime> next_instant_of(Condition const& condition, Timeline& timeline, SimTime after,
                                       SearchBounds const& bounds);
/// The same, but an instant `from` at which it holds already is the first.
std::optional<SimTime> first_instant_of(Condition const& condition, Timeline& timeline, SimTime from,
                                        SearchBounds const& bounds);
/// The last instant before `before` at which it became true: boot if it holds there and was true ever since. One
/// stretch from keyframe to keyframe after the other is run again, the last first.
std::optional<SimTime> previous_instant_of(Condition const& condition, Timeline& timeline, SimTime before,
                                           std::function<bool()> const& goes_on = {});

/// What a run came to that was to stop at some event.
struct MetBreakpoint {
    SimTime at{};
    std::uint64_t n = 0;         ///< of the event
    std::size_t breakpoint = 0;  ///< its index
};
/// The first event after the timeline's present instant at which one of them is met. The timeline then stands at its
/// instant, which is over.
std::optional<MetBreakpoint> next_event_of(std::span<Breakpoint const> breakpoints, Timeline& timeline,
                                           SearchBounds const& bounds);

}
