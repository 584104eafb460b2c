// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernel/machine.h"

#include <QPointF>
#include <QRectF>

#include <cstdint>

namespace tickscope::ui {

enum class HpetTimer1State : std::uint8_t {
    Off,      ///< no interrupt is to come
    Ahead,    ///< the comparator is where the counter comes to next
    HeldOff,  ///< they have met, and the interrupt is not taken yet
    Behind,   ///< the counter has passed the comparator, and must go round
};

/// Where counter and comparator stand, and what that means.
struct DialState {
    HpetTimer1State timer = HpetTimer1State::Off;
    std::uint32_t counter = 0, comparator = 0;
    std::uint64_t delta = 0;            ///< counts from one interrupt to the next
    std::uint64_t counts_to_match = 0;  ///< 1 .. 2^32
    Nanos to_match{};                   ///< from now to the next match
    Nanos to_interrupt{};  ///< and to the interrupt: longer where it will be held off; 0 where timer is Off
    Nanos since_match{};   ///< HeldOff, Behind: how long ago the counter passed the comparator

    bool operator==(DialState const&) const = default;
};
/// The machine has an RTC.
DialState dialState(Machine const& machine);

/// A position of the 32-bit counter as an angle: degrees clockwise from the top, where it wraps; 0 <= angle < 360.
double dialAngle(std::uint32_t position);

/// The dial on the screen: a ring, hands on it, and the arc that the counter has to go yet.
struct DialShape {
    QPointF centre;
    double radius = 0;  ///< of the ring's middle line
    double counter_angle = 0, comparator_angle = 0;
    double arc = 0;  ///< degrees clockwise from counter to comparator, 0 < arc <= 360

    /// The place at an angle, so far from the centre.
    QPointF at(double angle, double distance) const;
};
DialShape dialShape(DialState const& state, QRectF const& area);

/// The surroundings of the counter on a straight line: one delta is so many pixels, the counter stands in the middle.
struct ZoomShape {
    static constexpr double deltas = 2;  ///< shown to either side

    double counter_x = 0, comparator_x = 0;
    double delta_width = 0;
    enum class Beyond : std::uint8_t { No, Left, Right } beyond = Beyond::No;  ///< the comparator is not in sight
    double comparator_deltas = 0;  ///< how far it is ahead of the counter; negative: behind
};
ZoomShape lensShape(DialState const& state, QRectF const& area);

}
