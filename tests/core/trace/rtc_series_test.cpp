// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/rtc_series.h"
#include "tests/support/frames.h"

#include <gtest/gtest.h>

namespace tickscope {

using namespace std::chrono_literals;

static RtcSeries series_of(Frame const& frame)
{
    RtcSeries series;
    series.feed(frame.trace);
    return series;
}

static std::uint64_t at_end(RtcSeries const& series, RtcCount which)
{
    return static_cast<std::uint64_t>(series.count(which).back().value);
}

TEST(RtcSeries, CountsWhatTheMachineCounts)
{
    auto const frame = frame_at(R"(
duration: 10s
rtc: {update_irq: true, periodic_hz: 128, alarm: "09:00:05", hold_off: [{from: 2s, for: 100ms}]}
)",
                                10s);
    HpetRtc const& hpet = frame->machine->hpet;

    RtcSeries const series = series_of(*frame);

    EXPECT_EQ(at_end(series, RtcCount::Interrupts), hpet.interrupts);
    EXPECT_EQ(at_end(series, RtcCount::Lost), hpet.lost);
    EXPECT_EQ(at_end(series, RtcCount::Update), hpet.update_irqs);
    EXPECT_EQ(at_end(series, RtcCount::Alarm), 1u);
    EXPECT_EQ(at_end(series, RtcCount::Periodic), hpet.periodic_irqs);
    EXPECT_GT(hpet.lost, 0u);
    EXPECT_EQ(series.count(RtcCount::Lost).at(SimTime{2'099ms}), 0);
    EXPECT_EQ(series.count(RtcCount::Alarm).at(SimTime{5s}), 0);
    EXPECT_EQ(series.count(RtcCount::Alarm).at(SimTime{5'016ms}), 1);
    EXPECT_TRUE(series.behind(SimTime{}, SimTime{10s}).empty());
}

TEST(RtcSeries, KnowsHowLongTheComparatorWasBehind)
{
    auto const frame = frame_at(R"(
duration: 310s
kernel: {fixes: none}
rtc: {counter: 0xFFFF0000, update_irq: true, hold_off: [{from: 5s, for: 300ms}]}
)",
                                310s);

    RtcSeries const series = series_of(*frame);

    auto const behind = series.behind(SimTime{}, SimTime{310s});
    ASSERT_EQ(behind.size(), 1u);
    EXPECT_EQ(behind[0].from, SimTime{5'300ms});
    EXPECT_GT(behind[0].to, SimTime{304s});
    EXPECT_LT(behind[0].to, SimTime{305s});
    EXPECT_TRUE(std::holds_alternative<traced::HpetReinit>(frame->trace.at(behind[0].n).what));
    EXPECT_TRUE(series.behind(SimTime{}, SimTime{5'300ms}).empty());
    EXPECT_EQ(series.behind(SimTime{6s}, SimTime{7s}).size(), 1u);
    EXPECT_TRUE(series.behind(SimTime{306s}, SimTime{310s}).empty());
}

TEST(RtcSeries, TakesAComparatorThatIsEqualForBehind)
{
    auto const frame = frame_at(R"(
duration: 2s
kernel: {fixes: hpet-reinit}
rtc: {periodic_hz: 8192, hold_off: [{from: 999594195ns, for: 300us}]}
)",
                                2s);

    RtcSeries const series = series_of(*frame);

    ASSERT_EQ(series.behind(SimTime{}, SimTime{2s}).size(), 1u);
    EXPECT_EQ(series.behind(SimTime{}, SimTime{2s})[0].to, never);
}

TEST(RtcSeries, ReadsEachEventOnce)
{
    auto const early = frame_at("duration: 10s\nrtc: {update_irq: true}\n", 3s);
    auto const late = frame_at("duration: 10s\nrtc: {update_irq: true}\n", 6s);
    RtcSeries series;

    series.feed(early->trace);
    EXPECT_EQ(series.fed(), early->trace.size());
    series.feed(late->trace);
    series.feed(late->trace);

    EXPECT_EQ(at_end(series, RtcCount::Update), late->machine->hpet.update_irqs);
    EXPECT_EQ(series.fed(), late->trace.size());
}

TEST(RtcSeries, KeepsToItsBudgetAndStillKnowsHowManyThereWere)
{
    auto const frame = frame_at("duration: 60s\nrtc: {periodic_hz: 512}\n", 60s);
    static constexpr std::size_t budget = 200 * 1024;
    RtcSeries whole, bounded;
    bounded.set_budget(budget);

    whole.feed(frame->trace);
    bounded.feed(frame->trace);

    EXPECT_GT(whole.bytes(), 2 * budget);
    EXPECT_LE(bounded.bytes(), budget);
    EXPECT_EQ(at_end(bounded, RtcCount::Periodic), at_end(whole, RtcCount::Periodic));
    EXPECT_EQ(bounded.count(RtcCount::Periodic).at(SimTime{59s}), whole.count(RtcCount::Periodic).at(SimTime{59s}));
}

TEST(RtcSeries, GoesOnFromAStateOfTheMachine)
{
    static constexpr std::string_view story = "duration: 10s\nrtc: {periodic_hz: 64, update_irq: true}\n";
    auto const frame = frame_at(story, 10s);

    RtcSeries series{*frame_at(story, 5s)->machine};
    series.feed(frame->trace);

    EXPECT_EQ(at_end(series, RtcCount::Periodic), frame->machine->hpet.periodic_irqs);
    EXPECT_EQ(at_end(series, RtcCount::Update), frame->machine->hpet.update_irqs);
}

}
