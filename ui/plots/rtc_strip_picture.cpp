// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/rtc_strip_picture.h"

#include "core/base/enum_table.h"
#include "ui/plots/time_ticks.h"

#include <QStringList>

#include <algorithm>

namespace tickscope::ui {

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
    static constexpr char const* kinds[]{"timer 1", "", "update", "alarm", "periodic"};
    if (which == RtcCount::Lost)
        return QStringLiteral("%1 lost").arg(count);
    QString const kind = QString::fromLatin1(row_for(kinds, which));
    return count == 1 ? QStringLiteral("1 %1 interrupt").arg(kind)
                      : QStringLiteral("%1 %2 interrupts").arg(count).arg(kind);
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
            lines << QStringLiteral("interrupts held off, %1 to %2").arg(shortTime(held.from), shortTime(held.until));
    for (ComparatorBehind const& span : series.behind(at, at + Nanos{1}))
        lines << QStringLiteral("the comparator was passed: silence since %1").arg(shortTime(span.from));
    if (!lines.isEmpty())
        lines.prepend(QStringLiteral("about %1").arg(shortTime(at)));
    return lines.join('\n');
}

}
