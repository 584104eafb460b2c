// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/time_range.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace tickscope::ui {

static constexpr double longest_ns = 4.6e18;

static Nanos nanosOf(double ns)
{
    return Nanos{static_cast<std::int64_t>(std::llround(std::clamp(ns, -longest_ns, longest_ns)))};
}

static double ns(Nanos length) { return static_cast<double>(length.count()); }

TimeRange zoomed(TimeRange range, SimTime about, double factor)
{
    double const wanted = ns(range.length()) * factor;
    Nanos const length = std::max(nanosOf(wanted), shortest_range);
    double const share = ns(about - range.from) / std::max(1.0, ns(range.length()));

    SimTime const from = about - nanosOf(share * ns(length));
    return {from, from + length};
}

TimeRange panned(TimeRange range, Nanos by) { return {range.from + by, range.to + by}; }

TimeRange clamped(TimeRange range, TimeRange limits)
{
    Nanos const length = std::min(range.length(), limits.length());
    SimTime const from = std::clamp(range.from, limits.from, limits.to - length);
    return {from, from + length};
}

TimeRange revealing(TimeRange range, SimTime t)
{
    Nanos const margin = range.length() / 20;
    if (t < range.from)
        return {t - margin, t - margin + range.length()};
    if (t > range.to)
        return {t + margin - range.length(), t + margin};
    return range;
}

TimeRange framing(SimTime from, SimTime to)
{
    Nanos const length = std::max(to - from, shortest_range);
    return {from - length / 20, from + length + length / 20};
}

double TimeScale::x(SimTime t) const { return left + ns(t - range.from) / ns(range.length()) * width; }

SimTime TimeScale::time(double x) const { return range.from + nanosOf((x - left) / width * ns(range.length())); }

double TimeScale::pixels(Nanos length) const { return ns(length) / ns(range.length()) * width; }

Nanos TimeScale::length(double pixels) const { return nanosOf(pixels / width * ns(range.length())); }

}
