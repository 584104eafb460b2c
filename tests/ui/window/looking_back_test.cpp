// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window/open_window.h"
#include "ui/panels/live_hint.h"
#include "ui/plots/time_axis.h"

namespace tickscope::ui {
namespace {

using namespace std::chrono_literals;

constexpr std::string_view long_story = R"(
duration: 6000s
processes:
  - name: a
    threads: [{name: main, program: [{user: 6000s}]}]
)";

/// A run of many seconds that goes on.
class LookingBack : public OpenWindow {
protected:
    LookingBack()
        : OpenWindow{long_story}
    {
    }
    void SetUp() override
    {
        OpenWindow::SetUp();
        runTo(20s);
        scope().axis().show({SimTime{18s}, SimTime{20s}});
        QTest::keyClick(&window, Qt::Key_Space);
        ASSERT_TRUE(until([&] { return running() && now() > SimTime{20s}; }));
    }
    bool running() { return frame().state == PlayState::Running; }
    bool goesOn()
    {
        SimTime const before = now();
        return until([&] { return now() > before + 50ms; });
    }
    LiveHint& hint() { return *scope().findChild<LiveHint*>(); }
};

TEST_F(LookingBack, LeavesTheLiveEndWhenThePlotIsPanned)
{
    scope().axis().panBy(-10s);
    TimeRange const looked = scope().axis().range();

    ASSERT_TRUE(goesOn());

    EXPECT_EQ(scope().axis().range(), looked);
    EXPECT_TRUE(scope().axis().looksBack());
    EXPECT_TRUE(hint().isVisible());
    EXPECT_TRUE(running());
}

TEST_F(LookingBack, LetsTheRunGoOnWhenAPlotIsClicked)
{
    SimTime const middle = scope().axis().range().from + scope().axis().range().length() / 2;
    scope().axis().requestSeek(middle);
    TimeRange const looked = scope().axis().range();

    ASSERT_TRUE(goesOn());

    EXPECT_TRUE(running());
    EXPECT_EQ(scope().axis().range(), looked);
    EXPECT_TRUE(hint().isVisible());
}

TEST_F(LookingBack, LooksWhereTheScrubberIsPressed)
{
    scope().axis().requestSeek(SimTime{3s});

    ASSERT_TRUE(goesOn());

    EXPECT_TRUE(running());
    EXPECT_TRUE(scope().axis().range().contains(SimTime{3s}));
}

TEST_F(LookingBack, FollowsTheRunAgainAtEnd)
{
    scope().axis().panBy(-10s);
    ASSERT_TRUE(hint().isVisible());

    QTest::mouseClick(&hint(), Qt::LeftButton);

    EXPECT_FALSE(hint().isVisible());
    ASSERT_TRUE(goesOn());
    EXPECT_TRUE(running());
    EXPECT_TRUE(scope().axis().range().contains(now() - 100ms));
}

TEST_F(LookingBack, StopsTheRunAtAClickWhereTheSettingSaysSo)
{
    window.action("plots.click-stops")->trigger();

    scope().axis().requestSeek(SimTime{3s});

    EXPECT_TRUE(until([&] { return now() == SimTime{3s} && frame().state == PlayState::InThePast; }));
    EXPECT_FALSE(hint().isVisible());
}

TEST_F(LookingBack, IsOverWhenTheRunStops)
{
    scope().axis().panBy(-10s);
    ASSERT_TRUE(hint().isVisible());

    QTest::keyClick(&window, Qt::Key_Space);

    EXPECT_TRUE(until([&] { return !hint().isVisible(); }));
}

}
}
