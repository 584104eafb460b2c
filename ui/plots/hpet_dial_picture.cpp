// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/hpet_dial_picture.h"

#include "core/kernel/hpet_rtc.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace tickscope::ui {

static constexpr double turn = 4'294'967'296.0;

/// How far the comparator is ahead of the counter, as the fixed kernel sees it: half a turn is the most.
static std::int32_t countsAhead(DialState const& state)
{
    return static_cast<std::int32_t>(state.comparator - state.counter);
}

static Nanos timeOfCounts(std::uint64_t counts, HpetRtc const& hpet)
{
    // Counts of a turn at most, each less than a microsecond: a double is exact to far less than what is shown of it.
    return Nanos{static_cast<std::int64_t>(static_cast<double>(counts) * static_cast<double>(hpet.period_fs) / 1e6)};
}

DialState dialState(Machine const& machine)
{
    HpetRtc const& hpet = machine.hpet;
    DialState state{
        .counter = hpet_counter(machine), .comparator = hpet.t1_cmp_register, .delta = hpet_rtc_delta(hpet)};
    state.counts_to_match = hpet_counts_to_match(machine);
    SimTime const match = hpet_next_match(machine);
    state.to_match = match - machine.now;
    if (hpet.hrtimer == TreeLinks::none)
        return state;
    SimTime const due = machine.hrtimers.key(hpet.hrtimer).at;
    state.to_interrupt = due - machine.now;
    if (due < match)
        state.timer = HpetTimer1State::HeldOff;
    else
        state.timer = countsAhead(state) > 0 ? HpetTimer1State::Ahead : HpetTimer1State::Behind;
    if (state.timer != HpetTimer1State::Ahead)
        state.since_match = timeOfCounts(state.counter - state.comparator, hpet);
    return state;
}

double dialAngle(std::uint32_t position) { return static_cast<double>(position) / turn * 360; }

QPointF DialShape::at(double angle, double distance) const
{
    double const radians = angle * std::numbers::pi / 180;
    return {centre.x() + distance * std::sin(radians), centre.y() - distance * std::cos(radians)};
}

DialShape dialShape(DialState const& state, QRectF const& area)
{
    static constexpr double outside = 24;  // for half the ring, the hands, and what is written at the wrap
    DialShape shape;
    shape.centre = area.center();
    shape.radius = std::max(20.0, std::min(area.width(), area.height()) / 2 - outside);
    shape.counter_angle = dialAngle(state.counter);
    shape.comparator_angle = dialAngle(state.comparator);
    shape.arc = static_cast<double>(state.counts_to_match) / turn * 360;
    return shape;
}

ZoomShape lensShape(DialState const& state, QRectF const& area)
{
    ZoomShape shape;
    shape.counter_x = area.center().x();
    shape.delta_width = area.width() / (2 * ZoomShape::deltas);
    shape.comparator_deltas =
        state.delta == 0 ? 0 : static_cast<double>(countsAhead(state)) / static_cast<double>(state.delta);
    if (shape.comparator_deltas > ZoomShape::deltas)
        shape.beyond = ZoomShape::Beyond::Right;
    if (shape.comparator_deltas < -ZoomShape::deltas)
        shape.beyond = ZoomShape::Beyond::Left;
    shape.comparator_x = shape.counter_x +
        std::clamp(shape.comparator_deltas, -ZoomShape::deltas, ZoomShape::deltas) * shape.delta_width;
    return shape;
}

}
