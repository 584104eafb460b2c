// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/long_run.h"
#include "ui/plots/lanes_picture.h"
#include "ui/plots/plot_data.h"

#include <gtest/gtest.h>

namespace tickscope::ui {
namespace {

using namespace std::chrono_literals;

constexpr std::string_view long_story = R"(
duration: 60s
machine: {cpus: 2}
processes:
  - name: worker
    threads:
      - {name: main, program: [{repeat: forever, do: [{user: 3ms}, {sleep: 1ms}]}]}
      - {name: helper, count: 3, program: [{repeat: forever, do: [{user: 2ms}, {sleep: 1ms}]}]}
)";

constexpr Tgid worker{1};
constexpr MemoryBudget small{4 * MemoryBudget::mib};

class FarPast : public ::testing::Test {
protected:
    FarPast()
    {
        plotData.setBudget(small);
        selection.selectProcess(worker);
    }
    void playTo(SimTime until)
    {
        while (run.timeline().now() < until) {
            run.timeline().run_until(std::min(until, run.timeline().now() + 100ms));
            plotData.setFrame(run.frame());
        }
    }

    LongRun run{long_story};
    Selection selection;
    PlotData plotData{selection};
};

TEST_F(FarPast, KeepsToItsBudgetAndTellsTheSumsOfTheWholeRun)
{
    playTo(SimTime{60s});

    EXPECT_LE(plotData.lanes().bytes(), small.lanes());
    EXPECT_LE(plotData.clocks()->bytes(), small.clocks());
    EXPECT_GT(plotData.lanes().detail_from(), SimTime{});
    std::vector<LaneBin> const bins = plotData.lanes().bins(CpuId{0}, SimTime{}, SimTime{60s}, 1, SimTime{60s});
    Cpu const& cpu = run.timeline().machine().cpus[0];
    EXPECT_NEAR(bins.front().busy, static_cast<double>((cpu.user + cpu.system).count()) / 60e9, 0.001);
}

TEST_F(FarPast, IsDrawnExactlyWhereItWasRunAgain)
{
    playTo(SimTime{60s});
    TimeRange const range{SimTime{3s - 50ms}, SimTime{3s + 50ms}};
    PlotSource const coarse = plotData.sourceFor(range);
    EXPECT_EQ(&coarse.lanes, &plotData.lanes());

    run.timeline().seek(SimTime{3s});
    plotData.setFrame(run.frame());
    PlotSource const exact = plotData.sourceFor(range);

    ASSERT_NE(&exact.lanes, &plotData.lanes());
    EXPECT_EQ(exact.reached, SimTime{3s});
    LongRun straight{long_story};
    straight.timeline().set_trace_budget(~std::uint64_t{0});
    straight.timeline().run_until(SimTime{3s});
    PlotData whole{selection};
    whole.setFrame(straight.frame());
    for (CpuId const cpu : {CpuId{0}, CpuId{1}})
        EXPECT_EQ(exact.lanes.spans(cpu, range.from, range.to, 1'000, SimTime{3s}),
                  whole.lanes().spans(cpu, range.from, range.to, 1'000, SimTime{3s}));
    for (SimTime t = range.from; t <= SimTime{3s}; t += 1ms)
        EXPECT_EQ(exact.clocks->curve(ClockSide::Clock, ClockPart::Sum).at(t),
                  whole.clocks()->curve(ClockSide::Clock, ClockPart::Sum).at(t));
}

TEST_F(FarPast, HasTheClocksOfAProcessThatIsChosenLate)
{
    selection.clear();
    playTo(SimTime{60s});
    ASSERT_GT(run.timeline().log().first_n(), 0u);

    selection.selectProcess(worker);

    ASSERT_NE(plotData.clocks(), nullptr);
    EXPECT_GT(plotData.clocks()->begins(), SimTime{});
    EXPECT_EQ(plotData.clocks()->curve(ClockSide::Clock, ClockPart::SumExec).back().value,
              (run.timeline().machine().groups[1].live_sum + run.timeline().machine().groups[1].dead)
                  .sum_exec_runtime.count());
}

TEST_F(FarPast, IsColumnsNotHolesWhereSpansAreGone)
{
    playTo(SimTime{60s});
    ASSERT_GT(plotData.lanes().lane(CpuId{0}).detail_from(), SimTime{2s});

    LanePicture const picture =
        lanePicture(plotData.lanes(), CpuId{0}, {{SimTime{1s}, SimTime{1s + 10ms}}, SimTime{60s}, 400, 10, 24});

    EXPECT_TRUE(picture.pieces.empty());
    ASSERT_EQ(picture.columns.size(), 400u);
    EXPECT_GT(picture.columns[200].busy, 0.5f);
    EXPECT_FALSE(segmentAt(plotData.lanes(), CpuId{0}, SimTime{1s}, SimTime{60s}));
}

}
}
