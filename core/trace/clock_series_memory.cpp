// SPDX-License-Identifier: GPL-3.0-or-later
// How much of its past a ClockSeries keeps.
#include "core/trace/clock_series.h"

#include <algorithm>

namespace tickscope {

void ClockSeries::keep_to_budget()
{
    static constexpr std::size_t least = 128 * 1024, least_ranges = 16, most_ranges = 4096;
    if (bytes() <= std::max(least, m_budget))
        return;
    std::size_t const share = std::max(least, m_budget) / 10;
    for (auto& side : m_curves)
        for (StepCurve& curve : side) {
            curve.set_most_ranges(std::clamp(share / 4 / 64, least_ranges, most_ranges));
            while (curve.bytes() > share)
                curve.fold_half();
        }
    forget_half_of_the_lines();
}

void ClockSeries::fold()
{
    static constexpr std::size_t few = 32;
    for (auto& side : m_curves)
        for (StepCurve& curve : side) {
            curve.set_most_ranges(few);
            while (curve.size() > few)
                curve.fold_half();
        }
    forget_half_of_the_lines();
}

void ClockSeries::forget_half_of_the_lines()
{
    std::vector<ExpiryLine> lines;
    std::vector<std::size_t> standing;
    for (std::size_t i = 0; i < m_expiries.size(); ++i) {
        bool const stands = std::find(m_standing.begin(), m_standing.end(), i) != m_standing.end();
        if (!stands && i < m_expiries.size() / 2) {
            m_lines_from = std::max(m_lines_from, m_expiries[i].to);
            continue;
        }
        if (stands)
            standing.push_back(lines.size());
        lines.push_back(m_expiries[i]);
    }
    m_expiries = {lines.begin(), lines.end()};
    m_standing = std::move(standing);
    auto const halve = [this](auto& all, auto const& end_of) {
        auto const half = all.begin() + static_cast<std::ptrdiff_t>(all.size() / 2);
        if (half != all.begin())
            m_lines_from = std::max(m_lines_from, end_of(*std::prev(half)));
        all = {half, all.end()};
    };
    halve(m_runs, [](TimerRun const& run) { return run.to; });
    halve(m_signals, [](SignalFlag const& flag) { return flag.at; });
}

SimTime ClockSeries::detail_from() const
{
    SimTime from = std::max(m_begins, m_lines_from);
    for (auto const& side : m_curves)
        for (StepCurve const& curve : side)
            from = std::max(from, curve.detail_from());
    return from;
}

std::size_t ClockSeries::bytes() const
{
    std::size_t bytes = m_runs.capacity() * sizeof(TimerRun) + m_expiries.capacity() * sizeof(ExpiryLine) +
        m_signals.capacity() * sizeof(SignalFlag);
    for (auto const& side : m_curves)
        for (StepCurve const& curve : side)
            bytes += curve.bytes();
    return bytes;
}

}
