// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/pace.h"

#include <cmath>

namespace tickscope {

using namespace std::chrono_literals;

SimTime Pacer::due(Wall::time_point wall) const
{
    double const elapsed = std::chrono::duration<double, std::nano>(wall - m_wall).count() * m_speed;
    double const room = static_cast<double>((never - m_sim).count());
    if (!(elapsed < room * 0.5))
        return never;
    return m_sim + Nanos{std::llround(std::max(elapsed, 0.0))};
}

void Speedometer::note(Wall::time_point wall, SimTime sim)
{
    m_marks.push_back({wall, sim});
    while (m_marks.size() > 2 && wall - m_marks[1].wall > 500ms)
        m_marks.pop_front();
}

double Speedometer::speed() const
{
    if (m_marks.size() < 2)
        return 0.0;
    std::chrono::duration<double> const wall = m_marks.back().wall - m_marks.front().wall;
    std::chrono::duration<double> const sim = m_marks.back().sim - m_marks.front().sim;
    return wall.count() > 0.0 ? sim.count() / wall.count() : 0.0;
}

}
