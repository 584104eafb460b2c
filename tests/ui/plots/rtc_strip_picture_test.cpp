// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/frames.h"
#include "ui/plots/plot_data.h"
#include "ui/plots/rtc_strip_picture.h"

#include <gtest/gtest.h>

#include <numeric>

namespace tickscope::ui {
namespace {

using namespace std::chrono_literals;

std::uint32_t sum(std::vector<std::uint32_t> const& counts)
{
    return std::accumulate(counts.begin(), counts.end(), std::uint32_t{0});
}

/// Updates, an interrupt that is held off before the fix, and the silence that follows.
class RtcStripOfSilence : public ::testing::Test {
protected:
    RtcStripOfSilence() { series.feed(frame->trace); }

    RtcStripPicture picture(SimTime from, SimTime to, int columns) const
    {
        return rtcStripPicture(series, frame->machine->hpet.hold_offs, {{from, to}, frame->reached, columns});
    }

    std::shared_ptr<Frame const> frame = frame_at(R"(
duration: 20s
kernel: {fixes: none}
rtc: {counter: 0xFFFF0000, update_irq: true, hold_off: [{from: 5s, for: 300ms}]}
)",
                                                  20s);
    RtcSeries series;
};

TEST_F(RtcStripOfSilence, CountsEachInterruptOnceAtAnyWidth)
{
    for (int const columns : {1, 7, 300, 5000}) {
        SCOPED_TRACE(columns);
        RtcStripPicture const all = picture(SimTime{}, SimTime{20s}, columns);

        ASSERT_EQ(all.of(RtcCount::Update).size(), static_cast<std::size_t>(columns));
        EXPECT_EQ(sum(all.of(RtcCount::Update)), frame->machine->hpet.update_irqs);
        EXPECT_EQ(sum(all.of(RtcCount::Interrupts)), frame->machine->hpet.interrupts);
        EXPECT_EQ(sum(all.of(RtcCount::Lost)), 0u);
    }
}

TEST_F(RtcStripOfSilence, PutsAMarkWhereItsInstantIs)
{
    // The first update comes with the first poll after a second.
    RtcStripPicture const first = picture(SimTime{990ms}, SimTime{1'030ms}, 4);

    EXPECT_EQ(sum(first.of(RtcCount::Update)), 1u);
    EXPECT_EQ(first.of(RtcCount::Update)[0], 0u);
}

TEST_F(RtcStripOfSilence, ShowsWhatWasHeldOffAndWhatFollows)
{
    RtcStripPicture const all = picture(SimTime{}, SimTime{20s}, 10);
    EXPECT_EQ(all.held, (std::vector<TimeRange>{{SimTime{5s}, SimTime{5'300ms}}}));
    EXPECT_EQ(all.behind, (std::vector<TimeRange>{{SimTime{5'300ms}, SimTime{20s}}}));

    RtcStripPicture const part = picture(SimTime{5'200ms}, SimTime{6s}, 10);
    EXPECT_EQ(part.held, (std::vector<TimeRange>{{SimTime{5'200ms}, SimTime{5'300ms}}}));
    EXPECT_EQ(part.behind, (std::vector<TimeRange>{{SimTime{5'300ms}, SimTime{6s}}}));

    RtcStripPicture const before = picture(SimTime{}, SimTime{5s}, 10);
    EXPECT_TRUE(before.held.empty());
    EXPECT_TRUE(before.behind.empty());
}

TEST_F(RtcStripOfSilence, TellsWhatThereIsAboutAnInstant)
{
    auto const tip = [this](SimTime at) {
        return rtcStripTip(series, frame->machine->hpet.hold_offs, at, 20ms, frame->reached).toStdString();
    };

    EXPECT_NE(tip(SimTime{1'010ms}).find("\n1 update interrupt"), std::string::npos);
    EXPECT_NE(tip(SimTime{1'010ms}).find(" timer 1 interrupts"), std::string::npos);
    EXPECT_NE(tip(SimTime{5'100ms}).find("held off"), std::string::npos);
    EXPECT_NE(tip(SimTime{8s}).find("passed"), std::string::npos);
    EXPECT_EQ(tip(SimTime{21s}), "");
}

TEST(PlotDataOfAnRtc, BeginsAgainWhenWhatWasRecordedIsForgotten)
{
    Selection selection;
    PlotData plotData{selection};
    auto const frame = [](Nanos instant, std::uint64_t epoch) {
        auto copy = std::make_shared<Frame>(*frame_at("duration: 10s\nrtc: {update_irq: true}\n", instant));
        copy->epoch = epoch;
        return copy;
    };

    plotData.setFrame(frame(6s, 0));
    auto const rtc = [&] { return plotData.sourceFor({SimTime{}, SimTime{1s}}).rtc; };
    ASSERT_NE(rtc(), nullptr);
    auto const updates = [&] { return rtc()->count(RtcCount::Update).back().value; };
    EXPECT_EQ(updates(), 5);
    plotData.setFrame(frame(3s, 1));
    EXPECT_EQ(updates(), 2);
}

TEST(PlotDataOfAnRtc, BeginsAgainForAnotherRunOfTheSameTitle)
{
    Selection selection;
    PlotData plotData{selection};
    auto const frame = [](Nanos instant, std::uint64_t run) {
        auto copy = std::make_shared<Frame>(*frame_at("duration: 10s\nrtc: {update_irq: true}\n", instant));
        copy->run = run;
        return copy;
    };

    plotData.setFrame(frame(6s, 1));
    plotData.setFrame(frame(3s, 2));

    EXPECT_EQ(plotData.sourceFor({SimTime{}, SimTime{1s}}).rtc->count(RtcCount::Update).back().value, 2);
}

TEST(PlotDataOfAnRtc, IsNoneWithoutAnRtc)
{
    Selection selection;
    PlotData plotData{selection};

    plotData.setFrame(frame_at(busy_story, 10ms));

    EXPECT_EQ(plotData.sourceFor({SimTime{}, SimTime{1s}}).rtc, nullptr);
}

}
}
