// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernel/rtc.h"
#include "core/session/frame.h"
#include "ui/plots/hpet_dial_painter.h"

#include <optional>
#include <vector>

namespace tickscope::ui {

/// "0x1 0003 89E9": sixteen bits a group.
QString hexText(std::uint64_t value);
/// How long one waits, cut to what one can take in: "299.96 s", "15.6 ms", "122.0 µs".
QString waitText(Nanos wait);

/// When the next interrupt comes, for the middle of the dial.
DialText dialText(DialState const& state);

/// How far the comparator is set on from one interrupt to the next: "delta 223 721 · 15.6 ms".
QString deltaText(HpetRtc const& hpet);

/// A register or variable of the timer.
struct HpetFigure {
    enum class Role : std::uint8_t { Counter, Comparator, Variable } role{};
    QString name, value, tip;
    bool warns = false;  ///< it says what the hardware does not

    bool operator==(HpetFigure const&) const = default;
};
/// The variable only where it is not what the register holds. The machine has an RTC.
std::vector<HpetFigure> hpetFigures(Machine const& machine);

/// The RTC as its driver sees it.
struct RtcState {
    QString time, date;             ///< "09:00:05", "2009-02-18"
    std::optional<RtcAlarm> alarm;  ///< the time it is set to, be it on or not
    bool alarm_on = false, update_on = false, periodic_on = false;
    std::uint32_t rate = 0;  ///< Hz, as last asked for
    QString rate_text;       ///< how often timer 1 interrupts, and what becomes of the rate
    bool rate_ignored = false;

    bool operator==(RtcState const&) const = default;
};
RtcState rtcState(Machine const& machine);

/// Where the counter wraps next, and how far it is.
struct WrapText {
    SimTime at{};
    QString text;  ///< "wraps in 283.17 s, at 299.97 s"

    bool operator==(WrapText const&) const = default;
};
WrapText wrapText(Machine const& machine);

/// How much of the way to a wrap is done, 0 .. 100.
int percentDone(SimTime from, SimTime to, SimTime now);

}
