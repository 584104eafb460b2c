// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window/open_window.h"
#include "ui/panels/cpu_tiles_view.h"
#include "ui/panels/explain_panel.h"
#include "ui/panels/fixes_panel.h"
#include "ui/panels/state_column.h"
#include "ui/panels/toggle_switch.h"
#include "ui/panels/transport_bar.h"
#include "ui/plots/time_axis.h"

#include <QLabel>
#include <QTabWidget>
#include <QToolButton>

namespace tickscope::ui {
namespace {

using namespace std::chrono_literals;

class Switches : public OpenWindow {
protected:
    void SetUp() override
    {
        OpenWindow::SetUp();
        scope().tabs().setCurrentWidget(&scope().explain());
    }
    FixesPanel& fixes() { return scope().explain().fixes(); }
    void click(Fix fix) { QTest::mouseClick(&fixes().switchOf(fix), Qt::LeftButton); }
    void chooseInMenu(Fix fix, QString const& line)
    {
        choose(line, [&] { QTest::mouseClick(&fixes().menuButtonOf(fix), Qt::LeftButton); });
    }
};

TEST_F(Switches, TellTheStoryFromTheStartUpToTheInstantShown)
{
    runTo(200ms);
    seek(120ms);
    scope().axis().show({SimTime{100ms}, SimTime{140ms}});

    click(Fix::DeadTaskStats);

    ASSERT_TRUE(arrives());
    EXPECT_FALSE(frame().world->scenario.kernel.fixes.has(Fix::DeadTaskStats));
    EXPECT_EQ(now(), SimTime{120ms});
    EXPECT_EQ(frame().reached, SimTime{120ms});
    EXPECT_TRUE(frame().commands.empty());
    EXPECT_EQ(scope().axis().range(), (TimeRange{SimTime{100ms}, SimTime{140ms}}));
    EXPECT_FALSE(fixes().switchOf(Fix::DeadTaskStats).isChecked());
    EXPECT_EQ(fixes().switchOf(Fix::DeadTaskStats).when(), SwitchedWhen::AtStart);
}

TEST_F(Switches, KeepWhoIsSelectedOnTheOtherKernel)
{
    runTo(50ms);
    Maybe<Tgid> const worker = scope().selection().process();
    scope().selection().selectThread(*worker, frame().machine->groups[index_of(*worker)].leader);

    click(Fix::DeadTaskStats);

    ASSERT_TRUE(arrives());
    EXPECT_EQ(scope().selection().process(), worker);
    EXPECT_TRUE(scope().selection().thread());
}

// Step 3 of the lesson: "Now switch the fix off and wind back ..." - the switch stays off.
TEST_F(Switches, StayWhereTheyAreWhenTheStoryIsWoundBackOrReset)
{
    runTo(150ms);
    click(Fix::DeadTaskStats);
    ASSERT_TRUE(arrives());

    seek(20ms);
    EXPECT_FALSE(fixes().switchOf(Fix::DeadTaskStats).isChecked());
    QTest::keyClick(&window, Qt::Key_R, Qt::ControlModifier);
    ASSERT_TRUE(until([&] { return now() == SimTime{}; }));
    runTo(150ms);

    EXPECT_FALSE(frame().machine->config.fixes.has(Fix::DeadTaskStats));
    EXPECT_FALSE(fixes().switchOf(Fix::DeadTaskStats).isChecked());
}

TEST_F(Switches, ChangeTheKernelWhileItRunsFromTheirMenuAndLookOtherwise)
{
    runTo(100ms);

    chooseInMenu(Fix::DeadTaskStats, "Off at 0.100 s");

    ASSERT_TRUE(arrives());
    ASSERT_EQ(frame().commands.size(), 1u);
    EXPECT_EQ(frame().commands[0].at, SimTime{100ms});
    EXPECT_TRUE(frame().world->scenario.kernel.fixes.has(Fix::DeadTaskStats));
    EXPECT_FALSE(fixes().switchOf(Fix::DeadTaskStats).isChecked());
    EXPECT_EQ(fixes().switchOf(Fix::DeadTaskStats).when(), SwitchedWhen::WhileRunning);
    EXPECT_EQ(fixes().noteOf(Fix::DeadTaskStats), "off since 0.100 s");
}

TEST_F(Switches, SayWhenTheyWillChangeWhereTheStoryIsWoundBack)
{
    runTo(100ms);
    chooseInMenu(Fix::DeadTaskStats, "Off at 0.100 s");
    ASSERT_TRUE(arrives());

    seek(50ms);

    EXPECT_TRUE(fixes().switchOf(Fix::DeadTaskStats).isChecked());
    EXPECT_EQ(fixes().switchOf(Fix::DeadTaskStats).when(), SwitchedWhen::AtStart);
    EXPECT_EQ(fixes().noteOf(Fix::DeadTaskStats), "off at 0.100 s");
}

TEST_F(Switches, FromTheStartMakeVoidWhatWasSwitchedOnTheWay)
{
    runTo(100ms);
    chooseInMenu(Fix::DeadTaskStats, "Off at 0.100 s");
    ASSERT_TRUE(arrives());

    click(Fix::DeadTaskStats);

    ASSERT_TRUE(arrives());
    EXPECT_TRUE(frame().commands.empty());
    EXPECT_TRUE(fixes().switchOf(Fix::DeadTaskStats).isChecked());
}

TEST_F(Switches, OfTheKernelMenuKeepTheInstant)
{
    runTo(100ms);

    choose("2.6.28", [&] { QTest::mouseClick(&scope().transport().kernelButton(), Qt::LeftButton); });

    ASSERT_TRUE(arrives());
    EXPECT_EQ(frame().world->scenario.kernel.tree, "2.6.28");
    EXPECT_EQ(now(), SimTime{100ms});
    EXPECT_TRUE(scope().transport().kernelButton().text().contains("2.6.28"));
}

TEST_F(Switches, HaveCaptionsInTheirMenus)
{
    QStringList captions;
    QTimer::singleShot(0, &window, [&] {
        auto* const menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        ASSERT_TRUE(menu);
        for (QLabel const* label : menu->findChildren<QLabel*>())
            if (label->isVisible() && label->height() > 0)
                captions << label->text();
        menu->close();
    });

    QTest::mouseClick(&scope().transport().kernelButton(), Qt::LeftButton);

    EXPECT_EQ(captions,
              (QStringList{"The story on another kernel, from the start", "Changed while running, at 0.000 s"}));
}

TEST_F(Switches, OfACpuAreFromTheStartWhereNothingHasRun)
{
    CpuTilesView& tiles = scope().state().tiles();

    QTest::mouseClick(tiles.viewport(), Qt::LeftButton, Qt::NoModifier, tiles.switchRect(CpuId{2}).center());

    ASSERT_TRUE(arrives());
    EXPECT_TRUE(frame().commands.empty());
    EXPECT_FALSE(frame().machine->cpus[2].online);
    EXPECT_EQ(cpuTile(frame(), CpuId{2}).note, "from the start");
}

TEST_F(Switches, OfACpuSayWhenItWillComeBack)
{
    runTo(50ms);
    scope().acts().act(cmd::Offline{CpuId{2}});
    ASSERT_TRUE(arrives());
    runTo(80ms);
    scope().acts().act(cmd::Online{CpuId{2}});
    ASSERT_TRUE(arrives());

    seek(60ms);

    EXPECT_EQ(cpuTile(frame(), CpuId{2}).note, "on at 0.080 s");
    seek(20ms);
    EXPECT_EQ(scheduleText(cpuTile(frame(), CpuId{2}).schedule, true), "off at 0.050 s");
}

}
}
