// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/frames.h"
#include "tests/support/sim.h"
#include "ui/plots/curves_painter.h"
#include "ui/plots/curves_plot.h"
#include "ui/plots/plot_data.h"
#include "ui/plots/time_axis.h"
#include "ui/plots/value_curves.h"

#include <QTest>

#include <gtest/gtest.h>

namespace tickscope::ui {
namespace {

using namespace std::chrono_literals;

class Curves100ms : public testing::Test {
protected:
    Curves100ms()
    {
        curves.setPaths({"thread.worker/main.sum_exec_runtime", "proc.worker.threads", "cpu.0.current", "no.path"});
        axis.setFrame(*frame);
        plotData.setFrame(frame);
        plot.resize(894, 400);
    }
    bool caughtUp()
    {
        return QTest::qWaitFor([&] { return curves.known() == frame->reached; }, 10'000);
    }

    std::shared_ptr<Frame const> frame = frame_at(busy_story, 100ms);
    TimeAxis axis;
    Selection selection;
    PlotData plotData{selection};
    ValueCurves curves{plotData};
    CurvesPlot plot{axis, curves};
};

TEST_F(Curves100ms, AreOfEveryPathThatIsANumber)
{
    ASSERT_EQ(curves.curves().size(), 2u);
    EXPECT_EQ(curves.curves()[0].name, "thread.worker/main.sum_exec_runtime");
}

TEST_F(Curves100ms, KnowWhatIsRecordedAndNoMore)
{
    EXPECT_FALSE(curves.isComplete());
    ASSERT_TRUE(caughtUp());

    EXPECT_TRUE(curves.isComplete());
    EXPECT_EQ(curves.known(), SimTime{100ms});
    EXPECT_EQ(curves.curves()[0].values.at(SimTime{50ms}), Nanos{50ms}.count());
    EXPECT_EQ(curves.curves()[1].values.at(SimTime{29ms}), 3);
    EXPECT_EQ(curves.curves()[1].values.at(SimTime{31ms}), 2);
}

TEST_F(Curves100ms, AreDrawnInOnePlotAUnit)
{
    ASSERT_TRUE(caughtUp());

    CurvesScene const& scene = plot.scene();

    ASSERT_EQ(scene.bands.size(), 2u);
    EXPECT_EQ(scene.bands[0].unit, CurveUnit::Time);
    EXPECT_LT(scene.bands[0].area.bottom(), scene.bands[1].area.top());
    EXPECT_LE(scene.bands[1].area.bottom(), 400);
}

TEST_F(Curves100ms, HaveALegendWithTheValueAtTheCursor)
{
    ASSERT_TRUE(caughtUp());
    axis.setHover(SimTime{20ms});

    CurvesScene const& scene = plot.scene();

    ASSERT_EQ(scene.legend.size(), 2u);
    EXPECT_EQ(scene.curves[0].name, "worker/main sum_exec_runtime");
    EXPECT_EQ(scene.curves[0].reading, Nanos{20ms}.count());
    EXPECT_EQ(scene.legend[1].value, "3");
}

TEST_F(Curves100ms, AreSwitchedByTheirEntryInTheLegend)
{
    ASSERT_TRUE(caughtUp());
    QPoint const place = plot.scene().legend[1].place.center().toPoint();

    QTest::mouseClick(&plot, Qt::LeftButton, Qt::NoModifier, place);
    EXPECT_FALSE(plot.scene().curves[1].shown);
    QTest::mouseClick(&plot, Qt::LeftButton, Qt::NoModifier, place);
    EXPECT_TRUE(plot.scene().curves[1].shown);
}

}
}
