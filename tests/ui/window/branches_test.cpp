// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window/open_window.h"
#include "ui/panels/branch_tree.h"

#include <csignal>

namespace tickscope::ui {
namespace {

using namespace std::chrono_literals;

/// A story that parts at 152 ms from one that was recorded to 500 ms.
class Branches : public OpenWindow {
protected:
    void SetUp() override
    {
        OpenWindow::SetUp();
        EXPECT_FALSE(tree().isVisible());
        runTo(500ms);
        seek(152ms);
        scope().acts().act(cmd::Kill{"worker", SIGTERM, {}});
        ASSERT_TRUE(arrives());
        runTo(300ms);
        ASSERT_TRUE(until([&] { return tree().count() == 2; }));
    }
    BranchTree& tree() { return scope().branches(); }
    void click(int row) { QTest::mouseClick(&tree(), Qt::LeftButton, {}, tree().rowRect(row).center()); }
};

TEST_F(Branches, AreShownWithWhereAndByWhatTheyPart)
{
    EXPECT_TRUE(tree().isVisible());
    EXPECT_EQ(tree().text(0), "as it was opened");
    EXPECT_EQ(tree().text(1), "at 0.152 s: SIGTERM to worker");
    EXPECT_EQ(tree().currentRow(), 1);
    EXPECT_EQ(tree().branch(0).reached, SimTime{500ms});
    EXPECT_EQ(tree().branch(1).parts_at, SimTime{152ms});
}

TEST_F(Branches, AreGoneToByOneClick)
{
    click(0);

    ASSERT_TRUE(arrives());
    EXPECT_TRUE(frame().commands.empty());
    EXPECT_EQ(frame().reached, SimTime{500ms});
    EXPECT_EQ(now(), SimTime{300ms});
    EXPECT_EQ(tree().currentRow(), 0);
    EXPECT_EQ(tree().count(), 2);
    click(1);
    ASSERT_TRUE(arrives());
    EXPECT_EQ(frame().commands.size(), 1u);
}

TEST_F(Branches, AreGoneToByKeys)
{
    tree().setFocus();

    QTest::keyClick(&tree(), Qt::Key_Up);
    QTest::keyClick(&tree(), Qt::Key_Return);

    ASSERT_TRUE(arrives());
    EXPECT_EQ(frame().reached, SimTime{500ms});
}

TEST_F(Branches, CanBeUndoneLikeEverythingElse)
{
    click(0);
    ASSERT_TRUE(arrives());

    QTest::keyClick(&window, Qt::Key_Z, Qt::ControlModifier);

    ASSERT_TRUE(arrives());
    EXPECT_EQ(tree().currentRow(), 1);
    EXPECT_EQ(frame().reached, SimTime{300ms});
}

TEST_F(Branches, TakeANameAndAreRemovedByHand)
{
    Q_EMIT tree().nameWanted(tree().branch(0).version, "without a signal");
    ASSERT_TRUE(until([&] { return tree().text(0) == "without a signal · as it was opened"; }));

    tree().setFocus();
    QTest::keyClick(&tree(), Qt::Key_Up);
    QTest::keyClick(&tree(), Qt::Key_Delete);

    ASSERT_TRUE(until([&] { return tree().count() == 1; }));
    EXPECT_FALSE(tree().isVisible());
    EXPECT_EQ(frame().commands.size(), 1u);
}

TEST_F(Branches, OfAnotherKernelPartAtTheStart)
{
    scope().acts().edit(edit::Fixes{{{{Fix::AbstimeSync, false}}, {}}});
    ASSERT_TRUE(arrives());

    ASSERT_EQ(tree().count(), 3);
    EXPECT_EQ(tree().text(2), "abstime-sync off from the start");
    EXPECT_EQ(tree().currentRow(), 2);
}

}
}
