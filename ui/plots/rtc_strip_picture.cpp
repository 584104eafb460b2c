// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/rtc_strip_picture.h"

#include "ui/plots/time_ticks.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace tickscope::ui {
namespace {

/// Translations of what this file says.
class RtcStripText {
    Q_DECLARE_TR_FUNCTIONS(RtcStripText)
};

}

static std::vector<std::uint32_t> inColumns(StepCurve const& curve, RtcStripQuestion const& question)
{
    std::vector<std::uint32_t> counts;
    counts.reserve(static_cast<std::size_t>(question.columns));
    for (CurveColumn const& column : curve.columns(question.range.from, question.range.to, question.columns))
        counts.push_back(static_cast<std::uint32_t>(column.last - column.first));
    return counts;
}

static void addIfSeen(std::vector<TimeRange>& spans, SimTime from, SimTime to, TimeRange const& range)
{
    TimeRange const seen{std::max(from, range.from), std::min(to, range.to)};
    if (seen.from < seen.to)
        spans.push_back(seen);
}

RtcStripPicture rtcStripPicture(RtcSeries const& series, std::span<HpetHoldOff const> hold_offs,
                                RtcStripQuestion const& question)
{
    RtcStripPicture picture;
    for (std::size_t i = 0; i < rtc_counts; ++i)
        picture.columns[i] = inColumns(series.count(static_cast<RtcCount>(i)), question);
    for (HpetHoldOff const& held : hold_offs)
        addIfSeen(picture.held, held.from, held.until, question.range);
    for (ComparatorBehind const& span : series.behind(question.range.from, question.range.to))
        addIfSeen(picture.behind, span.from, std::min(span.to, question.reached), question.range);
    return picture;
}

static QString shortTime(SimTime at) { return timeText(at - SimTime{}, Nanos{1'000}); }

static QString countLine(RtcCount which, std::int64_t count)
{
    int const n = static_cast<int>(count);
    switch (which) {
    case RtcCount::Interrupts:
        return RtcStripText::tr("%n timer 1 interrupt(s)", nullptr, n);
    case RtcCount::Lost:
        return RtcStripText::tr("%n lost", nullptr, n);
    case RtcCount::Update:
        return RtcStripText::tr("%n update interrupt(s)", nullptr, n);
    case RtcCount::Alarm:
        return RtcStripText::tr("%n alarm interrupt(s)", nullptr, n);
    case RtcCount::Periodic:
        return RtcStripText::tr("%n periodic interrupt(s)", nullptr, n);
    }
    return {};
}

QString rtcStripTip(RtcSeries const& series, std::span<HpetHoldOff const> hold_offs, SimTime at, Nanos reach,
                    SimTime recorded)
{
    if (at > recorded)
        return {};
    QStringList lines;
    for (std::size_t i = 0; i < rtc_counts; ++i) {
        CurveColumn const around = series.count(static_cast<RtcCount>(i)).columns(at - reach, at + reach, 1).front();
        if (around.last > around.first)
            lines << countLine(static_cast<RtcCount>(i), around.last - around.first);
    }
    for (HpetHoldOff const& held : hold_offs)
        if (held.from <= at && at < held.until)
            lines << RtcStripText::tr("interrupts held off, %1 to %2").arg(shortTime(held.from), shortTime(held.until));
    for (ComparatorBehind const& span : series.behind(at, at + Nanos{1}))
        lines << RtcStripText::tr("the comparator was passed: silence since %1").arg(shortTime(span.from));
    if (!lines.isEmpty())
        lines.prepend(RtcStripText::tr("about %1").arg(shortTime(at)));
    return lines.join('\n');
}

}
