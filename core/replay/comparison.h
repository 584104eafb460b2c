// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/replay/timeline.h"
#include "core/trace/trace_diff.h"

namespace tickscope {

/// One scenario on two kernels, side by side.
class Comparison {
public:
    /// The same story twice; what differs is up to the caller, as a rule Scenario::kernel.
    Comparison(Scenario const& a, Scenario const& b);

    Timeline& a() { return m_a; }
    Timeline& b() { return m_b; }
    Timeline const& a() const { return m_a; }
    Timeline const& b() const { return m_b; }

    /// Both to the same instant; with `stop` at Parting they go no further than the slice in which they part.
    enum class Stop : std::uint8_t { AtTheEnd, WhenTheyPart };
    void run_until(SimTime until, Stop stop = Stop::AtTheEnd);
    /// The first event in which they differ, as far as both have run.
    std::optional<Parting> parting() const { return m_parting; }

private:
    void look_for_parting();

    Timeline m_a, m_b;
    std::uint64_t m_agreed = 0;  // events 0 .. m_agreed-1 are alike
    std::optional<Parting> m_parting;
};

}
