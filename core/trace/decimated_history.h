// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

namespace tickscope {

/// A past of bounded size: stretches in their order, each of as many units as the others. When there are too many,
/// every two become one. `Bucket::join(Bucket const& later)` takes in the stretch that follows it.
template<class Bucket>
class DecimatedHistory {
public:
    /// At most so many stretches, 2 or more.
    void set_most(std::size_t most) { m_most = std::max<std::size_t>(2, most); }

    /// The next unit.
    void add(Bucket const& unit)
    {
        if (m_filled == m_grain && m_stretches.size() >= m_most)
            halve();
        if (m_filled < m_grain && !m_stretches.empty()) {
            m_stretches.back().join(unit);
            ++m_filled;
        } else {
            m_stretches.push_back(unit);
            m_filled = 1;
        }
    }

    bool empty() const { return m_stretches.empty(); }
    std::size_t size() const { return m_stretches.size(); }
    Bucket const& operator[](std::size_t i) const { return m_stretches[i]; }
    /// How many stretches begin at or before `when`.
    template<class Time>
    std::size_t begun_by(Time when) const
    {
        auto const after = std::upper_bound(m_stretches.begin(), m_stretches.end(), when,
                                            [](Time t, Bucket const& stretch) { return t < stretch.from; });
        return static_cast<std::size_t>(after - m_stretches.begin());
    }
    std::size_t bytes() const { return m_stretches.capacity() * sizeof(Bucket); }

private:
    void halve()
    {
        std::size_t const pairs = m_stretches.size() / 2;
        bool const odd = m_stretches.size() % 2 != 0;
        for (std::size_t i = 0; i < pairs; ++i) {
            m_stretches[i] = m_stretches[2 * i];
            m_stretches[i].join(m_stretches[2 * i + 1]);
        }
        if (odd)
            m_stretches[pairs] = m_stretches.back();
        m_stretches.resize(pairs + (odd ? 1 : 0));
        m_filled += odd ? 0 : m_grain;
        m_grain *= 2;
    }

    std::vector<Bucket> m_stretches;
    std::size_t m_most = 4096;
    std::size_t m_grain = 1;   // units a stretch
    std::size_t m_filled = 1;  // units in the last one; as many as m_grain where there is none
};

}
