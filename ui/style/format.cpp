// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/format.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <limits>

namespace tickscope::ui {
namespace {

/// Translations of what this file says.
class FormatText {
    Q_DECLARE_TR_FUNCTIONS(FormatText)
};

}

static QChar const thin{0x2009};

QString countText(std::uint64_t count)
{
    QString text = QString::number(count);
    for (qsizetype at = text.size() - 3; at > 0; at -= 3)
        text.insert(at, thin);
    return text;
}

static QString fraction(std::uint64_t nanos, int groups)
{
    QString const digits = QString::number(nanos).rightJustified(9, '0');
    QString text = digits.left(3);
    for (int group = 1; group < groups; ++group)
        text += thin + digits.mid(group * 3, 3);
    return text;
}

static int groupsNeeded(std::uint64_t nanos)
{
    if (nanos % 1'000'000 == 0)
        return 1;
    return nanos % 1'000 == 0 ? 2 : 3;
}

/// `groups` 0: as many as it needs.
static QString seconds(Nanos span, int groups)
{
    std::uint64_t const magnitude =
        span.count() < 0 ? ~static_cast<std::uint64_t>(span.count()) + 1 : static_cast<std::uint64_t>(span.count());
    std::uint64_t const rest = magnitude % 1'000'000'000;
    QString const sign = span.count() < 0 ? QString{QChar{0x2212}} : QString{};
    return sign + countText(magnitude / 1'000'000'000) + '.' + fraction(rest, groups ? groups : groupsNeeded(rest)) +
        " s";
}

QString secondsText(Nanos span) { return seconds(span, 0); }
QString secondsText(SimTime instant) { return seconds(instant.time_since_epoch(), 0); }
QString secondsText(SimTime instant, int groups) { return seconds(instant.time_since_epoch(), groups); }

QString shortSecondsText(Nanos span)
{
    QString text = seconds(span, 1);
    text.chop(2);
    return text;
}

QString millisecondsText(Nanos span)
{
    auto const micros = static_cast<std::uint64_t>(std::abs(span.count()) / 1'000);
    QString const sign = span.count() < 0 ? QString{QChar{0x2212}} : QString{};
    return sign + countText(micros / 1'000) + '.' + QString::number(micros % 1'000).rightJustified(3, '0');
}

QString spanText(Nanos span)
{
    struct Unit {
        std::int64_t nanos;
        char const* name;
    };
    static constexpr Unit units[]{{1'000'000'000, "s"}, {1'000'000, "ms"}, {1'000, "µs"}, {1, "ns"}};
    std::int64_t const magnitude = std::abs(span.count());
    for (Unit const& unit : units) {
        if (magnitude < unit.nanos)
            continue;
        QString number = QString::number(span.count() / unit.nanos);
        std::int64_t rest = magnitude % unit.nanos;
        if (rest != 0) {
            auto const width = static_cast<int>(std::log10(static_cast<double>(unit.nanos)) + 0.5);
            QString digits = QString::number(rest).rightJustified(width, '0');
            while (digits.endsWith('0'))
                digits.chop(1);
            number += '.' + digits;
        }
        return number + ' ' + QString::fromUtf8(unit.name);
    }
    return "0 s";
}

QString ticksText(Cputime ticks)
{
    constexpr std::uint64_t most = std::numeric_limits<int>::max();
    return FormatText::tr("%1 tick(s)", nullptr, static_cast<int>(std::min(ticks.value, most)))
        .arg(countText(ticks.value));
}

QString speedText(double speed)
{
    if (std::isinf(speed))
        return FormatText::tr("as fast as possible");
    return QString::number(speed, 'g', 3) + QChar{0x00d7};
}

}
