// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernel/machine.h"
#include "core/trace/step_curve.h"
#include "core/trace/trace_log.h"

#include <array>
#include <span>
#include <vector>

namespace tickscope {

/// What is counted of the RTC and the HPET timer behind it.
enum class RtcCount : std::uint8_t { Interrupts, Lost, Update, Alarm, Periodic };
inline constexpr std::size_t rtc_counts = 5;

/// From the moment at which the comparator was set behind the counter, or to where it stands, until the next interrupt:
/// nothing comes until the counter has gone round.
struct ComparatorBehind {
    SimTime from{}, to = never;
    std::uint64_t n = 0;  ///< the hpet_reinit event
    bool operator==(ComparatorBehind const&) const = default;
};

/// How many interrupts of each kind there had been at any instant, by counting them in the trace.
/// Memory: 17.1 bytes an interrupt, and as much for each report to the driver, until the budget is used up: then of the
/// older half ranges are kept.
class RtcSeries {
public:
    RtcSeries();
    /// For a trace that goes on from this state of the machine.
    explicit RtcSeries(Machine const& origin);

    void set_budget(std::size_t bytes) { m_budget = bytes; }

    /// Reads on from where it stopped last time. When Frame::epoch has changed begin with a new RtcSeries.
    void feed(TraceView const& trace);

    StepCurve const& count(RtcCount which) const { return m_counts[static_cast<std::size_t>(which)]; }
    /// Those that overlap from .. to, in order.
    std::span<ComparatorBehind const> behind(SimTime from, SimTime to) const;
    SimTime detail_from() const;                  ///< from here on every count is exact
    std::uint64_t fed() const { return m_next; }  ///< events 0 .. fed-1 are in
    std::size_t bytes() const;

private:
    class Feeder;

    void keep_to_budget();

    std::array<StepCurve, rtc_counts> m_counts;
    std::vector<ComparatorBehind> m_behind;
    std::uint64_t m_next = 0;
    std::size_t m_budget = ~std::size_t{0};
};

}
