// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/time_ticks.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace tickscope::ui {

namespace {

/// Translations of what this file says.
class TimeTicksText {
    Q_DECLARE_TR_FUNCTIONS(TimeTicksText)
};

struct Prefix {
    char const* name;
    std::int64_t ns;
    int digits;  ///< of a nanosecond in it
};

constexpr Prefix seconds{"s", 1'000'000'000, 9};
constexpr Prefix millis{"ms", 1'000'000, 6};
constexpr Prefix micros{"µs", 1'000, 3};
constexpr Prefix nanos{"ns", 1, 0};

}

/// The prefix in which a step reads well: at most two decimals after it.
static Prefix prefixFor(Nanos step)
{
    if (step >= Nanos{10'000'000})
        return seconds;
    if (step >= Nanos{10'000})
        return millis;
    return step >= Nanos{10} ? micros : nanos;
}

/// Decimals that a multiple of `step` may need.
static int decimalsFor(Nanos step, Prefix const& prefix)
{
    std::int64_t rest = step.count();
    int zeros = 0;
    while (rest != 0 && rest % 10 == 0) {
        rest /= 10;
        ++zeros;
    }
    return std::max(0, prefix.digits - zeros);
}

/// "12 310.25": whole part in threes, so that long numbers can be read.
static QString grouped(Nanos time, Prefix const& prefix, int decimals)
{
    bool const negative = time < Nanos{};
    std::int64_t const magnitude = negative ? -time.count() : time.count();
    std::int64_t unit = prefix.ns;
    for (int i = 0; i < decimals; ++i)
        unit /= 10;
    std::int64_t const scaled = (magnitude + unit / 2) / unit;
    QString digits = QString::number(scaled);
    digits = digits.rightJustified(decimals + 1, QLatin1Char('0'));
    QString whole = digits.left(digits.size() - decimals);
    for (qsizetype i = whole.size() - 3; i > 0; i -= 3)
        whole.insert(i, QChar{0x2009});
    QString text = decimals == 0 ? whole : whole + QLocale::c().decimalPoint() + digits.right(decimals);
    return negative && scaled != 0 ? QChar{0x2212} + text : text;
}

static Nanos niceAtLeast(Nanos at_least, Nanos base)
{
    for (Nanos power = base;; power *= 10) {
        for (int const factor : {1, 2, 5}) {
            if (power * factor >= at_least)
                return power * factor;
        }
    }
}

Nanos rulerStep(Nanos at_least, TimeRuler const& ruler)
{
    return niceAtLeast(std::max(at_least, Nanos{1}), ruler.unit == TimeUnit::Ticks ? ruler.tick_period : Nanos{1});
}

static QString label(Nanos at, Nanos step, TimeRuler const& ruler)
{
    if (ruler.unit == TimeUnit::Ticks)
        return grouped(Nanos{at / ruler.tick_period}, nanos, 0);
    Prefix const prefix = prefixFor(step);
    return grouped(at, prefix, decimalsFor(step, prefix)) + QLatin1Char(' ') + QString::fromUtf8(prefix.name);
}

std::vector<TimeTick> rulerTicks(Nanos from, Nanos to, Nanos step, TimeRuler const& ruler)
{
    std::vector<TimeTick> ticks;
    Nanos at = from / step * step;
    if (at < from)
        at += step;
    for (; at <= to; at += step)
        ticks.push_back({at, label(at, step, ruler)});
    return ticks;
}

/// The prefix in which a whole span reads well. Nothing is no seconds.
static Prefix prefixOf(Nanos size)
{
    if (size >= Nanos{100'000'000} || size == Nanos{})
        return seconds;
    if (size >= Nanos{100'000})
        return millis;
    return size >= Nanos{1'000} ? micros : nanos;
}

QString timeText(Nanos time, Nanos resolution, TimeRuler const& ruler)
{
    if (ruler.unit == TimeUnit::Ticks)
        return TimeTicksText::tr("%1 ticks", "on an axis").arg(grouped(Nanos{time / ruler.tick_period}, nanos, 0));
    Nanos step{1};
    while (step * 10 <= resolution)
        step *= 10;
    Prefix const prefix = prefixOf(time < Nanos{} ? -time : time);
    int const decimals = time == Nanos{} ? 0 : std::min(decimalsFor(step, prefix), 6);
    return grouped(time, prefix, decimals) + QLatin1Char(' ') + QString::fromUtf8(prefix.name);
}

}
