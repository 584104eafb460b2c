// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/frames.h"
#include "tests/support/sim.h"
#include "tests/ui/window/open_window.h"
#include "ui/command_palette.h"
#include "ui/gallery_page.h"
#include "ui/main_window.h"
#include "ui/middle_column.h"
#include "ui/panels/cpu_tiles_view.h"
#include "ui/panels/explain_panel.h"
#include "ui/panels/fixes_panel.h"
#include "ui/panels/queues_panel.h"
#include "ui/panels/state_column.h"
#include "ui/panels/task_tree_view.h"
#include "ui/panels/toggle_switch.h"
#include "ui/panels/transport_bar.h"
#include "ui/plots/plot_data.h"
#include "ui/plots/time_axis.h"
#include "ui/problems_page.h"
#include "ui/scope_page.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <gtest/gtest.h>

namespace tickscope::ui {
namespace {

using namespace std::chrono_literals;

class Window : public OpenWindow {
protected:
    Window() { Theme::instance().choose(ThemeChoice::Dark); }

    void runTo(Nanos instant)
    {
        scope().bridge().session().run_to(SimTime{instant});
        ASSERT_TRUE(until([&] { return now() >= SimTime{instant} && frame().state == PlayState::Paused; }));
    }
};

TEST_F(Window, RunsWhenRunIsPressedAndSaysSo)
{
    EXPECT_EQ(scope().transport().modeText(), "Paused at");

    QTest::mouseClick(&scope().transport().runButton(), Qt::LeftButton);

    EXPECT_TRUE(until([&] { return scope().transport().modeText() == "Running" && now() > SimTime{}; }));
    EXPECT_EQ(scope().transport().runButton().text(), "Pause");
}

TEST_F(Window, PausesWhenSpaceIsPressed)
{
    QTest::keyClick(&window, Qt::Key_Space);
    ASSERT_TRUE(until([&] { return frame().state == PlayState::Running; }));

    QTest::keyClick(&window, Qt::Key_Space);

    EXPECT_TRUE(until([&] { return frame().state == PlayState::Paused; }));
}

TEST_F(Window, StepsATickAndBack)
{
    scope().transport().setStepSize(StepSize::Tick);

    QTest::mouseClick(&scope().transport().stepButton(), Qt::LeftButton);
    EXPECT_TRUE(until([&] { return now() == SimTime{1ms}; }));
    QTest::mouseClick(&scope().transport().stepBackButton(), Qt::LeftButton);

    EXPECT_TRUE(until([&] { return now() == SimTime{}; }));
    EXPECT_EQ(scope().transport().modeText(), "In the past");
}

TEST_F(Window, TakesACpuOfflineWhenItsSwitchIsClicked)
{
    runTo(50ms);
    CpuTilesView& tiles = scope().state().tiles();

    QTest::mouseClick(tiles.viewport(), Qt::LeftButton, Qt::NoModifier, tiles.switchRect(CpuId{3}).center());

    ASSERT_TRUE(until([&] { return frame().commands.size() == 1; }));
    EXPECT_EQ(std::get<cmd::Offline>(frame().commands.front().command).cpu, CpuId{3});
    runTo(60ms);
    EXPECT_FALSE(frame().machine->cpus[3].online);
}

TEST_F(Window, SelectsTheThreadOfATileEverywhere)
{
    runTo(50ms);
    CpuTilesView& tiles = scope().state().tiles();

    QTest::mouseClick(tiles.viewport(), Qt::LeftButton, Qt::NoModifier,
                      tiles.tileRect(CpuId{1}).topLeft() + QPoint{12, 14});

    Maybe<TaskId> const helper = frame().machine->cpus[1].rq.curr;
    ASSERT_TRUE(helper);
    EXPECT_EQ(scope().selection().thread(), helper);
    EXPECT_EQ(scope().plotData().thread(), helper);
    EXPECT_EQ(scope().state().tree().currentIndex().data().toString(), "helper");
}

TEST_F(Window, ShowsWhyAnEventHappened)
{
    runTo(200ms);

    scope().selection().selectEvent(frame().trace.size() - 1);

    EXPECT_EQ(scope().tabs().currentWidget(), &scope().explain());
}

TEST_F(Window, ShowsItsRunQueuesAtAKey)
{
    runTo(50ms);

    QTest::keyClick(&window, Qt::Key_4);

    EXPECT_EQ(scope().tabs().currentWidget(), &scope().queues());
    EXPECT_GT(scope().queues().model().rowCount(), 0);
}

TEST_F(Window, GoesBackToWhereAJumpCameFrom)
{
    runTo(100ms);
    scope().seek(SimTime{30ms});
    ASSERT_TRUE(until([&] { return now() == SimTime{30ms}; }));

    QTest::keyClick(&window, Qt::Key_Left, Qt::AltModifier);

    EXPECT_TRUE(until([&] { return now() == SimTime{100ms}; }));
}

TEST_F(Window, KeepsWhatIsOpenWhenABadFileComes)
{
    QTemporaryDir const folder;
    QString const path = folder.filePath("bad.yaml");
    QFile file{path};
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write("tickscope: 1\ntitle: Bad\nmachine: {cpus: 0, herz: 1000}\nduration: 10\n");
    file.close();

    window.openFile(path);

    EXPECT_TRUE(until([&] { return window.page() == &window.problems(); }));
    EXPECT_GE(window.problems().count(), 3);
    EXPECT_TRUE(window.problems().allText().contains("bad.yaml:3:"));
    EXPECT_TRUE(window.problems().allText().contains("bad.yaml:4:"));
    EXPECT_NE(window.scope(), nullptr);
}

TEST_F(Window, SaysThatAFileCannotBeRead)
{
    window.openFile("/nowhere/at/all.yaml");

    EXPECT_TRUE(until([&] { return window.page() == &window.problems(); }));
    EXPECT_EQ(window.problems().count(), 1);
}

TEST_F(Window, ChangesItsThemeWhileOpen)
{
    QImage const dark = window.grab().toImage();

    QTest::keyClick(&window, Qt::Key_T, Qt::ControlModifier);

    QImage const light = window.grab().toImage();
    QPoint const corner{4, light.height() - 4};
    EXPECT_LT(dark.pixelColor(corner).lightnessF(), 0.3);
    EXPECT_GT(light.pixelColor(corner).lightnessF(), 0.8);
}

TEST_F(Window, HasEveryCommandInThePalette)
{
    CommandPalette* palette = new CommandPalette{window.actions(), {}, {}, &window};
    int const all = palette->shownCount();

    QTest::keyClicks(&palette->input(), "run");

    EXPECT_GT(all, 25);
    EXPECT_LT(palette->shownCount(), all);
    QTest::keyClick(&palette->input(), Qt::Key_Return);
    EXPECT_TRUE(until([&] { return frame().state == PlayState::Running; }));
}

TEST(Gallery, ShowsTheShippedScenariosAndFindsThem)
{
    GalleryPage gallery;
    gallery.setEntries(shippedScenarios());
    int const all = gallery.shownCount();

    gallery.search().setText("itimer");

    EXPECT_GT(all, 10);
    EXPECT_GT(gallery.shownCount(), 0);
    EXPECT_LT(gallery.shownCount(), all);
}

TEST_F(Window, ActsOnTheMachineFromThePalette)
{
    runTo(50ms);
    auto const choose = [&](QString const& line) {
        window.action("window.commands")->trigger();
        auto* const palette = window.findChild<CommandPalette*>();
        QTest::keyClicks(&palette->input(), line);
        QTest::keyClick(&palette->input(), Qt::Key_Return);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    };

    choose("renice worker/main 7");
    ASSERT_TRUE(until([&] { return frame().commands.size() == 1; }));
    EXPECT_EQ(std::get<cmd::Renice>(frame().commands[0].command).nice, 7);
    choose("CPU 2 off");
    ASSERT_TRUE(until([&] { return frame().commands.size() == 2; }));
    EXPECT_EQ(std::get<cmd::Offline>(frame().commands[1].command).cpu, CpuId{2});
    choose("SIGTERM to worker");
    ASSERT_TRUE(until([&] { return frame().commands.size() == 3; }));
    EXPECT_EQ(std::get<cmd::Kill>(frame().commands[2].command).process, "worker");
    choose("abstime-sync off");
    ASSERT_TRUE(until([&] { return frame().commands.size() == 4; }));
    EXPECT_EQ(std::get<cmd::SetFixes>(frame().commands[3].command).fixes.front().second, false);
}

TEST_F(Window, FindsCommandsByOtherWords)
{
    auto* const palette = new CommandPalette{window.actions(), {}, {}, &window};

    QTest::keyClicks(&palette->input(), "restart");

    ASSERT_GT(palette->shownCount(), 0);
    EXPECT_EQ(palette->shownNames().front(), window.action("time.reset")->text());
}

TEST_F(Window, HasItsCommandsInMenus)
{
    QList<QAction*> listed;
    for (QAction* const menu : window.menuBar()->actions())
        listed += menu->menu()->actions();

    for (QAction const* const each : window.actions())
        if (!each->objectName().startsWith("compare."))
            EXPECT_TRUE(listed.contains(each)) << each->objectName().toStdString();
}

TEST_F(Window, ShowsWhatTheStoryChose)
{
    Scenario story =
        scenario_of(std::string{busy_story} +
                    "show: {process: other, curves: [cpu.0.queued], range: [0s, 40ms], main: [curves, lanes]}\n");
    window.openScenario(story, {});
    ASSERT_TRUE(
        until([&] { return scope().bridge().frame() != nullptr && scope().selection().process().has_value(); }));

    MiddleColumn& middle = scope().middle();
    EXPECT_TRUE(middle.shows(MainPart::Curves));
    EXPECT_TRUE(middle.shows(MainPart::Lanes));
    EXPECT_FALSE(middle.shows(MainPart::Clocks));
    EXPECT_EQ(scope().plotData().names().process(*scope().selection().process()), "other");
    EXPECT_EQ(scope().axis().range(), (TimeRange{SimTime{}, SimTime{40ms}}));
    runTo(60ms);
    EXPECT_EQ(scope().axis().range().length(), Nanos{40ms});
}

TEST(Gallery, SaysWhyACardWasFound)
{
    GalleryPage gallery;
    gallery.setEntries(shippedScenarios());
    gallery.resize(1000, 700);

    gallery.search().setText("4da94d4");

    ASSERT_GT(gallery.shownCount(), 0);
    EXPECT_TRUE(gallery.whyFound(0).contains("4da94d4")) << gallery.whyFound(0).toStdString();
    gallery.search().setText("setitimer");
    EXPECT_GT(gallery.shownCount(), 3);
}

TEST(Gallery, HasNoScenarioWithProblems)
{
    for (LibraryEntry const& entry : shippedScenarios()) {
        SCOPED_TRACE(entry.path.toStdString());
        EXPECT_EQ(entry.problems, 0);
        EXPECT_FALSE(entry.summary.isEmpty());
    }
}

TEST(CommandPaletteFit, PrefersStartsOfWords)
{
    EXPECT_EQ(CommandPalette::fit("xyz", "Run or pause"), 0);
    EXPECT_GT(CommandPalette::fit("gi", "Go to an instant"), CommandPalette::fit("gi", "Stagnation"));
    EXPECT_EQ(CommandPalette::fit("nice", "To the end of what is recorded"), 0);
    EXPECT_GT(CommandPalette::fit("cpu2off", "CPU 2 offline"), 0);
}

TEST(Themes, HaveTextThatReads)
{
    auto const luminance = [](QColor const& c) {
        auto const linear = [](double v) { return v <= 0.03928 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4); };
        return 0.2126 * linear(c.redF()) + 0.7152 * linear(c.greenF()) + 0.0722 * linear(c.blueF());
    };
    auto const contrast = [&](QColor const& a, QColor const& b) {
        double const x = luminance(a), y = luminance(b);
        return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
    };
    for (Colours const& c : {darkColours(), lightColours()}) {
        SCOPED_TRACE(c.dark ? "dark" : "light");
        for (QColor const& text : {c.text, c.textMuted, c.textFaint, c.error, c.accent, c.warning, c.good})
            for (QColor const& behind : {c.surface, c.background, c.raised, c.hover, c.selection})
                EXPECT_GE(contrast(text, behind), 4.5)
                    << text.name().toStdString() << " on " << behind.name().toStdString();
        for (QColor const& fill : c.threads)
            EXPECT_GE(contrast(c.onThread, fill), 4.5) << fill.name().toStdString();
        EXPECT_GE(contrast(c.onAccent, c.accent), 4.5);
    }
}

}
}
