// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/clocks_picture.h"

#include "ui/plots/time_ticks.h"
#include "ui/style/format.h"

#include <QCoreApplication>

#include <algorithm>

namespace tickscope::ui {
namespace {

/// Translations of what this file says.
class ClocksPictureText {
    Q_DECLARE_TR_FUNCTIONS(ClocksPictureText)
};

}

std::array<ClockRoleInfo, 5> const clock_roles{{
    {ClockRole::SumExec, ClockSide::Clock, ClockPart::SumExec, "sum_exec", false},
    {ClockRole::Stime, ClockSide::Clock, ClockPart::Stime, "stime", true},
    {ClockRole::Utime, ClockSide::Clock, ClockPart::Utime, "utime", true},
    {ClockRole::Clock, ClockSide::Clock, ClockPart::Sum, "clock", true},
    {ClockRole::Timer, ClockSide::Timer, ClockPart::Sum, "timer", true},
}};

/// More lines or flags than this in sight say nothing more, and would cost more than a frame.
static constexpr std::size_t most_marks = 2000;

static double unitOf(ClockPart part, Nanos tick_period)
{
    return part == ClockPart::SumExec ? 1.0 : static_cast<double>(tick_period.count());
}

static StepCurve const& curveOf(ClockSeries const& series, ClockRoleInfo const& info)
{
    return series.curve(info.side, info.part);
}

/// A curve is a fact up to the end of the record only.
static void forgetWhatIsNotRecorded(std::vector<CurveColumn>& columns, ClocksQuestion const& question)
{
    TimeScale const scale{question.range, 0, static_cast<double>(columns.size())};
    double const end = scale.x(question.reached);
    for (std::size_t i = end <= 0 ? 0 : static_cast<std::size_t>(end) + 1; i < columns.size(); ++i)
        columns[i].known = false;
}

static std::vector<bool> stoppedColumns(std::span<TimerRun const> runs, ClocksQuestion const& question)
{
    std::vector<bool> stopped(static_cast<std::size_t>(question.columns), true);
    TimeScale const scale{question.range, 0, static_cast<double>(question.columns)};
    auto const column = [&](SimTime t) {
        return static_cast<std::ptrdiff_t>(std::clamp(scale.x(t), 0.0, scale.width));
    };
    for (TimerRun const& run : runs) {
        if (run.to <= question.range.from || run.from >= question.range.to)
            continue;
        std::ptrdiff_t const begin = run.from <= question.range.from ? 0 : column(run.from) + 1;
        std::ptrdiff_t const end = run.to >= question.range.to ? question.columns : column(run.to);
        if (begin < end)
            std::fill(stopped.begin() + begin, stopped.begin() + end, false);
    }
    return stopped;
}

static QString expiryName(ExpiryLine const& line, TaskNames const& names)
{
    switch (line.kind) {
    case ExpiryLine::Kind::ItimerProf:
        return QStringLiteral("ITIMER_PROF");
    case ExpiryLine::Kind::ItimerVirtual:
        return QStringLiteral("ITIMER_VIRTUAL");
    case ExpiryLine::Kind::RlimitSoft:
        return ClocksPictureText::tr("RLIMIT_CPU soft");
    case ExpiryLine::Kind::RlimitHard:
        return ClocksPictureText::tr("RLIMIT_CPU hard");
    case ExpiryLine::Kind::PosixTimer:
        return QString::fromStdString(names.timer(line.timer));
    }
    return {};
}

static ExpiryMark expiryMark(ExpiryLine const& line, TaskNames const& names, ClocksQuestion const& question)
{
    bool const in_ns = line.clock == CpuClock::Sched;
    Nanos const value = in_ns ? Nanos{static_cast<std::int64_t>(line.value)}
                              : question.tick_period * static_cast<std::int64_t>(line.value);
    bool const exact = in_ns && question.unit == TimeUnit::Auto;
    QString const amount =
        exact ? secondsText(value) : timeText(value, question.tick_period, {question.unit, question.tick_period});
    SimTime const end = std::min({line.to, question.range.to, std::max(question.reached, line.from)});
    bool const standing = line.from <= question.cursor && question.cursor < line.to;
    return {value, std::max(line.from, question.range.from), end, standing,
            expiryName(line, names) + QLatin1Char(' ') + amount};
}

static std::vector<ExpiryMark> expiryMarks(std::span<ExpiryLine const> lines, TaskNames const& names,
                                           ClocksQuestion const& question)
{
    // A level beyond the range of nanoseconds is a limit that nobody reaches.
    constexpr std::uint64_t unreachable = 9'000'000'000;
    std::vector<ExpiryMark> marks;
    for (ExpiryLine const& line : lines) {
        bool const in_sight =
            line.from < question.range.to && line.to > question.range.from && line.from <= question.reached;
        bool const sensible =
            line.clock == CpuClock::Sched ? line.value < unreachable * 1'000'000'000 : line.value < unreachable;
        if (in_sight && sensible && marks.size() < most_marks)
            marks.push_back(expiryMark(line, names, question));
    }
    return marks;
}

static std::vector<FlagMark> flagMarks(ClockSeries const& series, ClocksQuestion const& question)
{
    StepCurve const& clock = series.curve(ClockSide::Clock, ClockPart::Sum);
    std::span<SignalFlag const> const all = series.signals();
    auto const earlier = [](SignalFlag const& flag, SimTime t) { return flag.at < t; };
    auto const begin = std::lower_bound(all.begin(), all.end(), question.range.from, earlier);
    auto const end = std::lower_bound(begin, all.end(), question.range.to, earlier);

    std::vector<FlagMark> marks;
    for (auto it = begin; it != end && marks.size() < most_marks; ++it)
        marks.push_back({it->at, it->n, it->sig, question.tick_period * clock.at(it->at).value_or(0)});
    return marks;
}

static Nanos highestOf(ClockCurve const& curve)
{
    std::int64_t highest = 0;
    for (CurveColumn const& column : curve.columns)
        highest = column.known ? std::max(highest, column.max) : highest;
    return Nanos{static_cast<std::int64_t>(static_cast<double>(highest) * curve.unit)};
}

std::uint8_t flatRoles(ClockSeries const& series, SimTime reached)
{
    std::uint8_t flat = 0;
    if (reached <= SimTime{})
        return flat;
    for (ClockRoleInfo const& info : clock_roles) {
        CurveColumn const whole = curveOf(series, info).columns(SimTime{}, reached + Nanos{1}, 1).front();
        if (whole.max == 0)
            flat |= static_cast<std::uint8_t>(1u << static_cast<unsigned>(info.role));
    }
    return flat;
}

std::string pathOf(ClockRoleInfo const& info)
{
    std::string const side = info.side == ClockSide::Clock ? "clock." : "timer.";
    switch (info.part) {
    case ClockPart::Utime:
        return side + "utime";
    case ClockPart::Stime:
        return side + "stime";
    case ClockPart::SumExec:
        return side + "sum_exec_runtime";
    case ClockPart::Sum:
        return side;
    }
    return side;
}

ClocksPicture clocksPicture(ClockSeries const& series, TaskNames const& names, ClocksQuestion const& question)
{
    ClocksPicture picture{.range = question.range, .reached = question.reached};
    for (ClockRoleInfo const& info : clock_roles) {
        if (((question.shown >> static_cast<unsigned>(info.role)) & 1) == 0)
            continue;
        ClockCurve curve{info.role, unitOf(info.part, question.tick_period),
                         curveOf(series, info).columns(question.range.from, question.range.to, question.columns)};
        forgetWhatIsNotRecorded(curve.columns, question);
        picture.highest = std::max(picture.highest, highestOf(curve));
        picture.curves.push_back(std::move(curve));
    }
    for (TimerRun const& run : series.timer_runs()) {
        if (run.from < question.range.to && run.to > question.range.from)
            picture.runs.push_back(run);
    }
    picture.timer_stopped = stoppedColumns(picture.runs, question);
    picture.expiries = expiryMarks(series.expiries(), names, question);
    picture.flags = flagMarks(series, question);
    return picture;
}

/// Whether a line is the same on both sides, as far as both are known.
static bool standsAlike(ExpiryLine const& x, ExpiryLine const& y, SimTime known)
{
    return x.kind == y.kind && x.clock == y.clock && x.value == y.value && x.from == y.from &&
        std::min(x.to, known) == std::min(y.to, known);
}

static std::vector<ExpiryLine> expiriesOnlyIn(ClockSeries const& other, ClockSeries const& series, SimTime known)
{
    std::vector<ExpiryLine> only;
    std::span<ExpiryLine const> const all = series.expiries();
    for (ExpiryLine const& line : other.expiries()) {
        // Both are in order of their beginning.
        auto at = std::lower_bound(all.begin(), all.end(), line.from,
                                   [](ExpiryLine const& each, SimTime t) { return each.from < t; });
        while (at != all.end() && at->from == line.from && !standsAlike(*at, line, known))
            ++at;
        if (at == all.end() || at->from != line.from)
            only.push_back(line);
    }
    return only;
}

static bool isSentIn(ClockSeries const& series, FlagMark const& flag)
{
    std::span<SignalFlag const> const all = series.signals();
    auto at = std::lower_bound(all.begin(), all.end(), flag.at,
                               [](SignalFlag const& each, SimTime t) { return each.at < t; });
    while (at != all.end() && at->at == flag.at && at->sig != flag.signal)
        ++at;
    return at != all.end() && at->at == flag.at;
}

ClocksPicture withCompared(ClocksPicture picture, ClockSeries const& series, ClockSeries const& other,
                           TaskNames const& names, ClocksQuestion const& question)
{
    ClocksPicture compared = clocksPicture(other, names, question);
    for (ClockCurve& curve : compared.curves)
        curve.side = RunSide::Compared;
    picture.curves.insert(picture.curves.begin(), std::make_move_iterator(compared.curves.begin()),
                          std::make_move_iterator(compared.curves.end()));
    picture.highest = std::max(picture.highest, compared.highest);
    for (ExpiryMark& mark : expiryMarks(expiriesOnlyIn(other, series, question.reached), names, question)) {
        mark.side = RunSide::Compared;
        mark.text.prepend(QStringLiteral("B: "));
        picture.expiries.push_back(std::move(mark));
    }
    for (FlagMark& flag : compared.flags) {
        if (flag.at > question.reached || isSentIn(series, flag))
            continue;
        flag.side = RunSide::Compared;
        picture.flags.push_back(flag);
    }
    std::stable_sort(picture.flags.begin(), picture.flags.end(),
                     [](FlagMark const& x, FlagMark const& y) { return x.at < y.at; });
    return picture;
}

ClockReading readClocks(ClockSeries const& series, SimTime at, Nanos tick_period)
{
    ClockReading reading;
    for (ClockRoleInfo const& info : clock_roles) {
        if (std::optional<std::int64_t> const value = curveOf(series, info).at(at))
            reading.values[static_cast<std::size_t>(info.role)] =
                Nanos{static_cast<std::int64_t>(static_cast<double>(*value) * unitOf(info.part, tick_period))};
    }
    for (TimerRun const& run : series.timer_runs())
        reading.timer_running = reading.timer_running || (run.from <= at && at < run.to);
    return reading;
}

ValueRange closeUp(ClocksPicture const& picture, Nanos tick_period)
{
    std::optional<ValueRange> seen;
    for (ClockCurve const& curve : picture.curves) {
        if (curve.role != ClockRole::Clock && curve.role != ClockRole::Timer)
            continue;
        auto const nanos = [&](std::int64_t count) {
            return Nanos{static_cast<std::int64_t>(static_cast<double>(count) * curve.unit)};
        };
        for (CurveColumn const& column : curve.columns) {
            if (!column.known)
                continue;
            ValueRange const part{nanos(column.min), nanos(column.max)};
            seen = seen ? ValueRange{std::min(seen->low, part.low), std::max(seen->high, part.high)} : part;
        }
    }
    ValueRange const range = seen.value_or(ValueRange{Nanos{}, 8 * tick_period});
    Nanos const margin = std::max((range.high - range.low) / 10, (8 * tick_period - (range.high - range.low)) / 2);
    return {range.low - margin, range.high + margin};
}

/// To a number that stands still while a curve grows towards it.
static Nanos roundedUp(Nanos value)
{
    Nanos power{10};
    while (power * 10 < value)
        power *= 10;
    for (int const tenths : {10, 12, 15, 20, 25, 30, 40, 50, 60, 80}) {
        if (power / 10 * tenths >= value)
            return power / 10 * tenths;
    }
    return power * 10;
}

Nanos valueCeiling(ClocksPicture const& picture, Nanos tick_period)
{
    Nanos const base = std::max(picture.highest, 10 * tick_period);
    Nanos ceiling = base;
    for (ExpiryMark const& mark : picture.expiries) {
        if (mark.value <= base * 5 / 2)
            ceiling = std::max(ceiling, mark.value);
    }
    return roundedUp(ceiling + ceiling / 40);
}

}
