// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/timeline.h"
#include "tests/ui/window/open_window.h"
#include "ui/panels/cpu_tiles_view.h"
#include "ui/panels/explain_panel.h"
#include "ui/panels/fixes_panel.h"
#include "ui/panels/state_column.h"
#include "ui/panels/task_menu.h"
#include "ui/panels/toggle_switch.h"
#include "ui/panels/transport_bar.h"

#include <QTabWidget>
#include <QToolButton>

#include <csignal>

namespace tickscope::ui {
namespace {

using namespace std::chrono_literals;

class Steps : public OpenWindow {
protected:
    void undo() { QTest::keyClick(&window, Qt::Key_Z, Qt::ControlModifier); }
    void redo() { QTest::keyClick(&window, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier); }
};

TEST_F(Steps, BringBackTheFutureOfAnActInThePast)
{
    runTo(500ms);
    seek(152ms);
    scope().acts().act(cmd::Kill{"worker", SIGTERM, {}});
    ASSERT_TRUE(arrives());
    EXPECT_EQ(frame().reached, SimTime{152ms});
    EXPECT_EQ(window.action("edit.undo")->text(), "Undo: SIGTERM to worker");

    undo();

    ASSERT_TRUE(arrives());
    EXPECT_EQ(frame().reached, SimTime{500ms});
    EXPECT_EQ(now(), SimTime{152ms});
    EXPECT_TRUE(frame().commands.empty());
    EXPECT_EQ(window.action("edit.redo")->text(), "Redo: SIGTERM to worker");
    redo();
    ASSERT_TRUE(arrives());
    EXPECT_EQ(frame().commands.size(), 1u);
}

TEST_F(Steps, UndoASwitchOfACpu)
{
    runTo(50ms);
    CpuTilesView& tiles = scope().state().tiles();
    QTest::mouseClick(tiles.viewport(), Qt::LeftButton, Qt::NoModifier, tiles.switchRect(CpuId{3}).center());
    ASSERT_TRUE(arrives());
    EXPECT_EQ(steps().undoText(), "CPU 3 offline");

    undo();

    ASSERT_TRUE(arrives());
    EXPECT_TRUE(frame().machine->cpus[3].online);
}

TEST_F(Steps, UndoAnotherKernel)
{
    runTo(50ms);
    scope().tabs().setCurrentWidget(&scope().explain());
    scope().explain().fixes().switchOf(Fix::AbstimeSync).click();
    ASSERT_TRUE(arrives());
    EXPECT_EQ(steps().undoText(), "abstime-sync off from the start");

    undo();

    ASSERT_TRUE(arrives());
    EXPECT_TRUE(frame().machine->config.fixes.has(Fix::AbstimeSync));
    EXPECT_EQ(now(), SimTime{50ms});
}

// Whatever the menu of a process and of a thread can do.
TEST_F(Steps, UndoEverythingThatTheMenuOfATaskDoes)
{
    runTo(20ms);
    Maybe<Tgid> const worker = scope().selection().process();
    TaskMenu menu{frame(), *worker, frame().machine->groups[index_of(*worker)].leader, &window};
    QObject::connect(&menu, &TaskMenu::commandWanted, &scope().acts(), &Acts::act);
    Machine const before = *frame().machine;
    int acts = 0;
    for (QAction* action : menu.findChildren<QAction*>()) {
        if (action->menu() || action->isSeparator() || !action->isEnabled() || action->text().endsWith("…"))
            continue;
        SCOPED_TRACE(action->text().toStdString());
        action->trigger();
        ++acts;
        ASSERT_EQ(steps().index(), 1);
        undo();
        ASSERT_TRUE(arrives());
        ASSERT_TRUE(*frame().machine == before);
    }
    EXPECT_GT(acts, 40);
}

TEST_F(Steps, GoOnWithoutLimit)
{
    runTo(20ms);
    for (int i = 0; i < 300; ++i)
        scope().acts().act(cmd::Renice{"worker/main", i % 2 ? 5 : 10});
    ASSERT_TRUE(arrives());
    EXPECT_EQ(frame().commands.size(), 300u);

    for (int i = 0; i < 300; ++i)
        undo();

    ASSERT_TRUE(arrives());
    EXPECT_TRUE(frame().commands.empty());
    EXPECT_FALSE(steps().canUndo());
    for (int i = 0; i < 300; ++i)
        redo();
    ASSERT_TRUE(arrives());
    EXPECT_EQ(frame().commands.size(), 300u);
}

TEST_F(Steps, UndoAReset)
{
    runTo(50ms);
    scope().acts().act(cmd::Offline{CpuId{1}});
    ASSERT_TRUE(arrives());
    QTest::keyClick(&window, Qt::Key_R, Qt::ControlModifier);
    ASSERT_TRUE(arrives());
    EXPECT_TRUE(frame().commands.empty());
    EXPECT_EQ(now(), SimTime{});

    undo();

    ASSERT_TRUE(arrives());
    EXPECT_EQ(frame().commands.size(), 1u);
    EXPECT_EQ(frame().reached, SimTime{50ms});
}

TEST_F(Steps, AreInAMenuThatNamesEach)
{
    runTo(50ms);
    scope().acts().act(cmd::Offline{CpuId{1}});
    scope().acts().act(cmd::Renice{"worker/main", 5});
    ASSERT_TRUE(arrives());

    choose("As it was opened", [&] { QTest::mouseClick(&scope().transport().historyButton(), Qt::LeftButton); });

    ASSERT_TRUE(arrives());
    EXPECT_TRUE(frame().commands.empty());
    choose("worker/main nice 5", [&] { QTest::mouseClick(&scope().transport().historyButton(), Qt::LeftButton); });
    ASSERT_TRUE(arrives());
    EXPECT_EQ(frame().commands.size(), 2u);
}

TEST_F(Steps, DoNotBeginWithAResetOfAStoryInWhichNothingWasDone)
{
    runTo(50ms);

    QTest::keyClick(&window, Qt::Key_R, Qt::ControlModifier);

    ASSERT_TRUE(until([&] { return now() == SimTime{}; }));
    EXPECT_FALSE(steps().canUndo());
    EXPECT_FALSE(window.isWindowModified());
}

}
}
