// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/comparison.h"
#include "ui/main_window.h"
#include "ui/panels/compare_bar.h"
#include "ui/panels/differs_panel.h"
#include "ui/panels/transport_bar.h"
#include "ui/plots/plot_data.h"
#include "ui/scope_page.h"

#include <QApplication>
#include <QMenu>
#include <QTabWidget>
#include <QTest>
#include <QTimer>
#include <QToolButton>

#include <gtest/gtest.h>

namespace tickscope::ui {
namespace {

using namespace std::chrono_literals;

/// The story of an alarm for 12 s that comes at 22 s without abstime-sync, told to its end.
class TwoKernelsInAWindow : public testing::Test {
protected:
    void SetUp() override
    {
        window.resize(1280, 800);
        window.openFile(QStringLiteral(TICKSCOPE_SOURCE_DIR "/scenarios/abstime_ten_seconds_late.yaml"));
        window.show();
        ASSERT_TRUE(until([&] { return window.scope() && scope().bridge().frame(); }));
    }

    template<class Holds>
    bool until(Holds holds)
    {
        return QTest::qWaitFor(holds, 20'000);
    }
    void runTo(Nanos instant)
    {
        scope().bridge().session().run_to(SimTime{instant});
        ASSERT_TRUE(
            until([&] { return frame().machine->now >= SimTime{instant} && frame().state != PlayState::Running; }));
    }
    /// Clicks on Compare, and in its menu on the line with these words.
    void compare(QString const& line)
    {
        QTimer::singleShot(0, &window, [&] {
            auto* const menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
            ASSERT_TRUE(menu);
            for (QAction* const action : menu->actions())
                if (action->text().contains(line))
                    action->trigger();
            menu->close();
        });
        QTest::mouseClick(&scope().transport().compareButton(), Qt::LeftButton);
        ASSERT_TRUE(until([&] { return comparison().on(); }));
    }
    /// A command that means something only while two kernels are compared.
    void choose(QString const& command)
    {
        ASSERT_TRUE(until([&] { return window.action(command) && window.action(command)->isEnabled(); }));
        window.action(command)->trigger();
    }
    bool arrives()
    {
        return until([&] {
            return comparison().pair() && comparison().pair()->together &&
                comparison().pair()->a->reached == frame().reached &&
                comparison().pair()->b->reached >= frame().reached &&
                (comparison().pair()->more_differences || comparison().pair()->compared >= frame().reached);
        });
    }
    ScopePage& scope() { return *window.scope(); }
    Comparison& comparison() { return scope().comparison(); }
    Frame const& frame() { return *scope().bridge().frame(); }

    MainWindow window{MainWindow::Memory::Forget};
};

SimTime alarmOf(ClockSeries const* clocks)
{
    return clocks && clocks->signals().size() == 1 ? clocks->signals().front().at : never;
}

TEST_F(TwoKernelsInAWindow, ShowsBothAlarmsAndWhereTheyPart)
{
    runTo(24s);

    compare("Timer starts at the clock");

    ASSERT_TRUE(arrives());
    EXPECT_EQ(scope().compareBar().text(), "A: 2.6.29-rc5 · B: without abstime-sync");
    EXPECT_EQ(scope().compareBar().state(), "they part at 10.001 s");
    EXPECT_NEAR(static_cast<double>(alarmOf(scope().plotData().clocks()).time_since_epoch() / 1ms), 12'000, 5);
    EXPECT_NEAR(static_cast<double>(alarmOf(comparison().clocks().clocks()).time_since_epoch() / 1ms), 22'000, 5);
    EXPECT_EQ(scope().tabs().currentWidget(), &scope().differs());
    EXPECT_TRUE(scope().differs().allText().startsWith("A: cook's timer starts\nB: cook's timer starts"));
}

TEST_F(TwoKernelsInAWindow, GoesBackOnBoth)
{
    runTo(13s);
    compare("Timer starts at the clock");
    ASSERT_TRUE(arrives());

    scope().seek(SimTime{11s});

    ASSERT_TRUE(until([&] { return comparison().pair()->a->machine->now == SimTime{11s} && arrives(); }));
    EXPECT_EQ(comparison().pair()->b->machine->now, SimTime{11s});
    EXPECT_TRUE(scope().differs().allText().contains("proc.cook.timer.utime: 11"));
}

TEST_F(TwoKernelsInAWindow, StepsFromDifferenceToDifference)
{
    compare("Timer starts at the clock");
    ASSERT_TRUE(arrives());

    choose("compare.next");

    EXPECT_TRUE(
        until([&] { return frame().machine->now == SimTime{10'001ms} && frame().state != PlayState::Running; }));
}

TEST_F(TwoKernelsInAWindow, SwapsThemAtTheSameInstant)
{
    runTo(13s);
    compare("Timer starts at the clock");
    ASSERT_TRUE(arrives());

    QTest::mouseClick(&scope().compareBar().swapButton(), Qt::LeftButton);

    ASSERT_TRUE(until([&] { return !frame().machine->config.fixes.has(Fix::AbstimeSync) && arrives(); }));
    EXPECT_EQ(scope().compareBar().text(), "A: 2.6.29-rc5 without abstime-sync · B: with abstime-sync");
    ASSERT_TRUE(until([&] { return frame().machine->now == SimTime{13s} && arrives(); }));
    EXPECT_NEAR(static_cast<double>(alarmOf(comparison().clocks().clocks()).time_since_epoch() / 1ms), 12'000, 5);
}

TEST_F(TwoKernelsInAWindow, Ends)
{
    compare("None of the fixes");
    ASSERT_TRUE(arrives());
    int const tabs = scope().tabs().count();

    choose("compare.end");

    ASSERT_TRUE(until([&] { return !comparison().on(); }));
    EXPECT_FALSE(scope().compareBar().isVisible());
    EXPECT_EQ(scope().tabs().count(), tabs - 1);
}

TEST_F(TwoKernelsInAWindow, HasEachOtherKernelAmongTheCommands)
{
    ASSERT_TRUE(until([&] { return window.action("compare.fix.abstime-sync") != nullptr; }));

    window.action("compare.fix.abstime-sync")->trigger();

    ASSERT_TRUE(arrives());
    EXPECT_EQ(scope().compareBar().state(), "the same so far");
}

TEST_F(TwoKernelsInAWindow, GivesWhatThePersonDoesToBoth)
{
    runTo(5s);
    compare("Timer starts at the clock");
    ASSERT_TRUE(arrives());

    scope().bridge().session().submit(cmd::Renice{"cook/main", 10});

    ASSERT_TRUE(until([&] { return frame().commands.size() == 1 && arrives(); }));
    ASSERT_TRUE(until([&] { return comparison().pair()->b->commands_applied == 1; }));
    EXPECT_EQ(comparison().pair()->b->trace.size(), comparison().pair()->a->trace.size());
}

}
}
