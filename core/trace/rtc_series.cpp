// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/rtc_series.h"

#include <algorithm>

namespace tickscope {

RtcSeries::RtcSeries()
{
    for (StepCurve& curve : m_counts)
        curve.append(SimTime{}, 0);
}

RtcSeries::RtcSeries(Machine const& origin)
    : m_next{origin.reported}
{
    HpetRtc const& hpet = origin.hpet;
    std::array<std::uint64_t, rtc_counts> const counted{hpet.interrupts, hpet.lost, hpet.update_irqs, hpet.alarm_irqs,
                                                        hpet.periodic_irqs};
    for (std::size_t i = 0; i < rtc_counts; ++i)
        m_counts[i].append(origin.now, static_cast<std::int64_t>(counted[i]));
}

class RtcSeries::Feeder {
public:
    Feeder(RtcSeries& series, TraceEvent const& event)
        : m{series}
        , m_event{event}
    {
    }

    void operator()(traced::HpetInterrupt const&)
    {
        add(RtcCount::Interrupts, 1);
        if (!m.m_behind.empty() && m.m_behind.back().to == never)
            m.m_behind.back().to = m_event.at;
    }
    void operator()(traced::HpetReinit const& e)
    {
        if (e.lost != 0)
            add(RtcCount::Lost, e.lost);
        auto const ahead = static_cast<std::int32_t>(static_cast<std::uint32_t>(e.t1_cmp_register - e.counter));
        if (ahead <= 0)
            m.m_behind.push_back({m_event.at, never, m_event.n});
    }
    void operator()(traced::RtcIrq const& e)
    {
        static constexpr std::array counts{RtcCount::Update, RtcCount::Alarm, RtcCount::Periodic};
        add(counts[static_cast<std::size_t>(e.kind)], 1);
    }
    void operator()(auto const&) { }

private:
    void add(RtcCount which, std::uint64_t more)
    {
        StepCurve& curve = m.m_counts[static_cast<std::size_t>(which)];
        curve.append(m_event.at, curve.back().value + static_cast<std::int64_t>(more));
    }

    RtcSeries& m;
    TraceEvent const& m_event;
};

void RtcSeries::feed(TraceView const& trace)
{
    trace.each(m_next, trace.size(), [this](TraceEvent const& event) { std::visit(Feeder{*this, event}, event.what); });
    m_next = std::max(m_next, trace.size());
    keep_to_budget();
}

// A comparator is left behind at most once in a turn of the counter: that list stays short.
void RtcSeries::keep_to_budget()
{
    static constexpr std::size_t least = 128 * 1024, least_ranges = 16, most_ranges = 4096;
    if (bytes() <= std::max(least, m_budget))
        return;
    std::size_t const share = std::max(least, m_budget) / 6;
    for (StepCurve& curve : m_counts) {
        curve.set_most_ranges(std::clamp(share / 4 / 64, least_ranges, most_ranges));
        while (curve.bytes() > share)
            curve.fold_half();
    }
}

std::span<ComparatorBehind const> RtcSeries::behind(SimTime from, SimTime to) const
{
    auto const begin = std::ranges::partition_point(m_behind, [&](auto const& span) { return span.to <= from; });
    auto const end =
        std::ranges::partition_point(begin, m_behind.end(), [&](auto const& span) { return span.from < to; });
    return {begin, end};
}

SimTime RtcSeries::detail_from() const
{
    SimTime from{};
    for (StepCurve const& curve : m_counts)
        from = std::max(from, curve.detail_from());
    return from;
}

std::size_t RtcSeries::bytes() const
{
    std::size_t bytes = m_behind.capacity() * sizeof(ComparatorBehind);
    for (StepCurve const& curve : m_counts)
        bytes += curve.bytes();
    return bytes;
}

}
