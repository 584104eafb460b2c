// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/sim_time.h"

#include <chrono>
#include <deque>

namespace tickscope {

using Wall = std::chrono::steady_clock;

/// Which simulated instant belongs to which instant on the wall. It is anchored where playing began, so that errors do
/// not add up.
class Pacer {
public:
    void set_speed(double speed) { m_speed = speed; }
    double speed() const { return m_speed; }
    bool unlimited() const { return m_speed > max_paced; }

    void anchor(Wall::time_point wall, SimTime sim)
    {
        m_wall = wall;
        m_sim = sim;
    }
    /// Where the simulation should stand at `wall`.
    SimTime due(Wall::time_point wall) const;

private:
    static constexpr double max_paced = 1e9;  ///< faster than this is as fast as possible

    double m_speed = 1.0;
    Wall::time_point m_wall{};
    SimTime m_sim{};
};

/// The speed of the last half second.
class Speedometer {
public:
    void note(Wall::time_point wall, SimTime sim);
    void clear() { m_marks.clear(); }
    double speed() const;

private:
    struct Mark {
        Wall::time_point wall;
        SimTime sim;
    };
    std::deque<Mark> m_marks;
};

}
