// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/chrome_text.h"
#include "core/trace/task_table.h"

#include <deque>
#include <optional>
#include <vector>

namespace tickscope {

/// Events that come with every tick: they are in the slices and counters already, and are drawn only as causes.
bool is_everyday(Traced const& what);

/// The lane of CPU `cpu` for what happened on it.
ChromeTrack event_lane(std::size_t cpu);

/// What happened on each CPU as slices on a lane, and arrows from causes to what they led to.
///
/// A viewer ties an arrow's end to the slice that is open on the lane at that instant. Events of one instant would lie
/// on top of each other, and arrows would end at the wrong one. So they lie side by side, in the order in which they
/// happened: each 5 ns long, 10 ns after the one before, with room kept for everyday events (2 ns of 3), which are
/// drawn when an arrow asks for one. An event never lies before the end of its cause. When it really was is among its
/// arguments.
class ChromeArrows {
public:
    explicit ChromeArrows(ChromeText& text)
        : m_text{text}
    {
    }

    void take(TraceEvent const& event, TaskNames const& names);

private:
    struct Placed {
        std::uint64_t n = TraceEvent::no_cause;
        SimTime at{}, from{};  // when it was, and where it lies
        CpuId cpu{};
        bool drawn = true;
        Nanos length{};
        std::string_view name;

        SimTime middle() const { return from + length / 2; }
    };
    static constexpr std::size_t remembered = 1u << 16, remembered_notable = 1u << 18;

    Placed* find(std::uint64_t n);
    SimTime place(TraceEvent const& event, Placed const* cause, Nanos room);
    void draw(Placed const& placed, std::string_view detail);
    void remember(Placed const& placed);

    ChromeText& m_text;
    std::vector<SimTime> m_free;  // by CPU: from when on nothing lies on its lane
    std::vector<Placed> m_recent;
    std::deque<Placed> m_notable;
};

}
