// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/playback.h"
#include "core/scenario/read_scenario.h"
#include "core/trace/trace_log.h"
#include "tests/ui/window/open_window.h"
#include "ui/models/scenario_library.h"
#include "ui/story_file.h"

#include <QAbstractButton>
#include <QMessageBox>
#include <QTemporaryDir>

#include <csignal>

namespace tickscope::ui {
namespace {

using namespace std::chrono_literals;

class Saving : public OpenWindow {
protected:
    QString file() const { return folder.filePath("story.yaml"); }
    void open(QByteArray const& text)
    {
        ASSERT_EQ(writeStory(file(), text), std::nullopt);
        window.openFile(file());
        ASSERT_TRUE(until([&] { return window.windowTitle().startsWith("story.yaml") && scope().bridge().frame(); }));
    }
    /// To the next question that comes.
    void answer(QMessageBox::StandardButton button)
    {
        auto* const look = new QTimer{&window};
        QObject::connect(look, &QTimer::timeout, look, [this, look, button] {
            auto* const box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
            if (!box)
                return;
            look->stop();
            look->deleteLater();
            ++asked;
            box->button(button)->click();
        });
        look->start(10);
    }

    QTemporaryDir folder;
    int asked = 0;
};

/// What a run without a window makes of a file, up to an instant.
void expectSameTrace(QString const& path, Frame const& frame)
{
    OpenedFile const opened = openScenarioFile(path);
    ASSERT_TRUE(opened.outcome.scenario) << opened.outcome.problems.front().text;
    TraceLog log;
    Playback playback{*opened.outcome.scenario, &log};
    playback.run_until(frame.reached);
    ASSERT_EQ(log.size(), frame.trace.size());
    for (std::uint64_t n = 0; n < log.size(); ++n)
        ASSERT_EQ(log.view().at(n), frame.trace.at(n)) << "event " << n;
}

TEST_F(Saving, WritesAFileThatDoesWithoutAWindowWhatWasDoneInIt)
{
    runTo(40ms);
    scope().acts().act(cmd::Kill{"worker", SIGUSR1, {}});
    scope().acts().act(cmd::Renice{"worker/main", 5});
    scope().acts().edit(edit::Fixes{{{{Fix::DeadTaskStats, false}}, {}}});
    ASSERT_TRUE(arrives());
    runTo(200ms);
    scope().acts().act(cmd::Offline{CpuId{2}});
    ASSERT_TRUE(arrives());
    runTo(400ms);

    ASSERT_TRUE(window.saveTo(file()));

    expectSameTrace(file(), frame());
}

TEST_F(Saving, DoesSoForEveryStoryThatComesWithTheProgram)
{
    for (LibraryEntry const& entry : shippedScenarios()) {
        SCOPED_TRACE(entry.path.toStdString());
        window.openFile(entry.path);
        ASSERT_TRUE(until(
            [&] { return window.windowTitle().startsWith(entry.path.section('/', -1)) && scope().bridge().frame(); }));
        runTo(30ms);
        scope().acts().act(cmd::SetFixes{{{Fix::SplitClocksTimers, false}}, {}});
        scope().acts().edit(edit::Fixes{{{{Fix::DeadTaskStats, false}}, {}}});
        ASSERT_TRUE(arrives());
        runTo(60ms);

        ASSERT_TRUE(window.saveTo(file()));

        expectSameTrace(file(), frame());
    }
}

TEST_F(Saving, ShowsInTheTitleWhatIsNotSaved)
{
    open("tickscope: 1\ntitle: A story\n");
    runTo(10ms);
    EXPECT_FALSE(window.isWindowModified());
    scope().acts().act(cmd::SetFixes{{{Fix::AbstimeSync, false}}, {}});
    EXPECT_TRUE(window.isWindowModified());

    QTest::keyClick(&window, Qt::Key_S, Qt::ControlModifier);

    EXPECT_FALSE(window.isWindowModified());
    EXPECT_TRUE(bytesOf(file())->contains("abstime-sync"));
    QTest::keyClick(&window, Qt::Key_Z, Qt::ControlModifier);
    EXPECT_TRUE(window.isWindowModified());
}

TEST_F(Saving, KeepsTheCommentsOfTheFile)
{
    open("tickscope: 1\ntitle: A story  # and a remark\nduration: 1s\n");
    runTo(10ms);
    scope().acts().act(cmd::SetFixes{{{Fix::AbstimeSync, false}}, {}});

    ASSERT_TRUE(window.save());

    EXPECT_TRUE(bytesOf(file())->startsWith("tickscope: 1\ntitle: A story  # and a remark\nduration: 1s\n"));
    EXPECT_TRUE(bytesOf(file())->contains("abstime-sync"));
}

TEST_F(Saving, AsksOnceBeforeItCloses)
{
    open("tickscope: 1\ntitle: A story\n");
    runTo(10ms);
    scope().acts().act(cmd::SetFixes{{{Fix::AbstimeSync, false}}, {}});

    answer(QMessageBox::Cancel);
    EXPECT_FALSE(window.close());
    EXPECT_TRUE(window.isVisible());
    answer(QMessageBox::Save);
    EXPECT_TRUE(window.close());

    EXPECT_EQ(asked, 2);
    EXPECT_TRUE(bytesOf(file())->contains("abstime-sync"));
}

TEST_F(Saving, AsksBeforeAnotherStoryTakesThePlaceOfOneThatIsNotSaved)
{
    runTo(10ms);
    scope().acts().act(cmd::Offline{CpuId{1}});
    ScopePage const* const open = &scope();

    answer(QMessageBox::Cancel);
    window.openScenario(scenario_of(abstime_story), {});

    EXPECT_EQ(asked, 1);
    EXPECT_EQ(&scope(), open);
    answer(QMessageBox::Discard);
    window.openScenario(scenario_of(abstime_story), {});
    EXPECT_NE(window.scope(), open);
}

TEST_F(Saving, DoesNotAskWhereNothingWasDone)
{
    runTo(10ms);

    EXPECT_TRUE(window.close());
}

TEST_F(Saving, AsksBeforeItWritesOverWhatAnotherProgramWrote)
{
    open("tickscope: 1\ntitle: A story\n");
    runTo(10ms);
    scope().acts().act(cmd::SetFixes{{{Fix::AbstimeSync, false}}, {}});
    ASSERT_EQ(writeStory(file(), "another text"), std::nullopt);

    answer(QMessageBox::No);
    EXPECT_FALSE(window.save());

    EXPECT_EQ(asked, 1);
    EXPECT_EQ(*bytesOf(file()), "another text");
    EXPECT_TRUE(window.isWindowModified());
}

TEST_F(Saving, SaysThatAFileCannotBeWritten)
{
    runTo(10ms);
    scope().acts().act(cmd::Offline{CpuId{1}});

    answer(QMessageBox::Ok);
    EXPECT_FALSE(window.saveTo("/nowhere/at/all.yaml"));

    EXPECT_EQ(asked, 1);
    EXPECT_TRUE(window.isWindowModified());
}

}
}
