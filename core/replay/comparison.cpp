// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/comparison.h"

#include <algorithm>

namespace tickscope {

using namespace std::chrono_literals;

Comparison::Comparison(Scenario const& a, Scenario const& b)
    : m_a{a}
    , m_b{b}
{
}

void Comparison::look_for_parting()
{
    if (m_parting)
        return;
    TraceView const a = m_a.log().view(), b = m_b.log().view();
    m_parting = first_difference(a, b, m_agreed);
    m_agreed = std::min(a.size(), b.size());
}

void Comparison::run_until(SimTime until, Stop stop)
{
    static constexpr Nanos slice = 100ms;
    while (m_a.now() < until && !(stop == Stop::WhenTheyPart && m_parting)) {
        SimTime const next = until - m_a.now() > slice ? m_a.now() + slice : until;
        m_a.run_until(next);
        m_b.run_until(next);
        look_for_parting();
    }
}

}
