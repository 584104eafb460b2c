// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/clock_series.h"
#include "core/trace/task_table.h"
#include "ui/plots/time_range.h"
#include "ui/plots/time_ticks.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <vector>

namespace tickscope::ui {

enum class ClockRole : std::uint8_t { SumExec, Stime, Utime, Clock, Timer };  ///< in the order in which they are drawn

/// What one curve shows of one process.
struct ClockRoleInfo {
    ClockRole role;
    ClockSide side;
    ClockPart part;
    char const* name;
    bool shown_at_first;
};

extern std::array<ClockRoleInfo, 5> const clock_roles;

/// Whose it is, where two kernels are compared: of the run that is shown, or of the one beside it.
enum class RunSide : std::uint8_t { Shown, Compared };

/// One curve in pixel columns. `unit`: nanoseconds that one of its counts stands for.
struct ClockCurve {
    ClockRole role{};
    double unit = 1;
    std::vector<CurveColumn> columns;
    RunSide side = RunSide::Shown;
};

/// A level that a clock is going to reach, as long as it stands, cut to what is in sight.
struct ExpiryMark {
    Nanos value{};
    SimTime from{}, to{};
    bool standing = false;  ///< at the instant shown
    QString text;
    RunSide side = RunSide::Shown;

    bool operator==(ExpiryMark const&) const = default;
};

struct FlagMark {
    SimTime at{};
    std::uint64_t n = 0;  ///< the trace event
    int signal = 0;
    Nanos value{};  ///< of the clock at that instant
    RunSide side = RunSide::Shown;

    bool operator==(FlagMark const&) const = default;
};

/// Everything that the clocks plot draws, apart from axes and cursor.
struct ClocksPicture {
    TimeRange range;
    std::vector<ClockCurve> curves;
    std::vector<TimerRun> runs;       ///< in sight, not cut
    std::vector<bool> timer_stopped;  ///< by column: the cputimer is a memory
    std::vector<ExpiryMark> expiries;
    std::vector<FlagMark> flags;
    Nanos highest{};          ///< that a curve reaches in sight
    SimTime reached = never;  ///< nothing is known beyond
};

struct ClocksQuestion {
    TimeRange range;
    int columns = 1;
    SimTime cursor{};
    SimTime reached{};
    Nanos tick_period{1'000'000};
    std::uint8_t shown = 0xff;  ///< bit of each ClockRole
    TimeUnit unit{};            ///< in which levels are written, as the axis is
};

/// Bits of the roles whose curves, up to where the record reaches, never left zero. None before anything is recorded.
std::uint8_t flatRoles(ClockSeries const& series, SimTime reached);
/// The value path of a role, behind its process: "clock.utime". The sums have none.
std::string pathOf(ClockRoleInfo const& info);

/// What `series` looks like in the stretch asked for.
ClocksPicture clocksPicture(ClockSeries const& series, TaskNames const& names, ClocksQuestion const& question);

/// `picture` with what `other`, the same process on another kernel, looks like: its curves below, and of its signals
/// and expiries those that `series` has not. Both are known up to `question.reached`.
ClocksPicture withCompared(ClocksPicture picture, ClockSeries const& series, ClockSeries const& other,
                           TaskNames const& names, ClocksQuestion const& question);

/// What the curves say at one instant; none for those that had not begun.
struct ClockReading {
    std::array<std::optional<Nanos>, 5> values;  ///< by ClockRole
    bool timer_running = false;
};
ClockReading readClocks(ClockSeries const& series, SimTime at, Nanos tick_period);

struct ValueRange {
    Nanos low{}, high{};

    bool operator==(ValueRange const&) const = default;
};

/// Near around clock and timer, wherever they are: to see the steps that they make. At least 8 ticks high.
ValueRange closeUp(ClocksPicture const& picture, Nanos tick_period);

/// Where the value axis ends: room for the curves, and for expiries that are not far above them. At least 10 ticks.
Nanos valueCeiling(ClocksPicture const& picture, Nanos tick_period);

}
