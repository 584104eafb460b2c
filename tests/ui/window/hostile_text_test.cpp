// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sim.h"
#include "ui/main_window.h"
#include "ui/panels/story_panel.h"
#include "ui/scope_page.h"

#include <QAction>
#include <QApplication>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBrowser>
#include <QTimer>
#include <QToolTip>

#include <gtest/gtest.h>

#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

namespace tickscope::ui {
namespace {

/// A picture that nobody is to look at.
class Canary {
public:
    Canary()
        : path{m_folder.filePath("canary.png")}
        , m_watch{inotify_init1(IN_NONBLOCK)}
    {
        QImage{8, 8, QImage::Format_RGB32}.save(path);
        inotify_add_watch(m_watch, QFile::encodeName(path), IN_OPEN | IN_ACCESS);
    }
    ~Canary() { close(m_watch); }

    bool wasOpened() const
    {
        char events[4096];
        return read(m_watch, events, sizeof events) > 0;
    }

private:
    QTemporaryDir m_folder;

public:
    QString path;

private:
    int m_watch;
};

Scenario storyWith(QString const& path)
{
    QString const image = QStringLiteral("<img src='file://%1'>").arg(path);
    std::string const tag = QStringLiteral("<b>x</b>%1").arg(image).toStdString();
    Scenario scenario =
        scenario_of("duration: 10ms\nprocesses: [{name: w, threads: [{name: m, program: [{user: 5ms}]}]}]\n"
                    "expect: [{never: warning}]\n"
                    "lesson: [{say: Hello, ask: {question: q, answer: {value: now, at: 5ms}, choices: [a, b]}}]\n");
    scenario.title = scenario.summary = tag;
    scenario.about = QStringLiteral("![x](%1) ![y](file://%1)\n\n%2\n\n![z](<file:%1>)").arg(path, image).toStdString();
    scenario.tags = {tag};
    scenario.processes.front().name = "<i>w";
    LessonStep& step = scenario.lesson.front();
    step.say = scenario.about;
    step.ask->question = step.ask->because = tag;
    step.ask->choices = {tag, "no"};
    return scenario;
}

template<class Holds>
bool until(Holds holds)
{
    return QTest::qWaitFor(holds, 10'000);
}

TEST(HostileText, MakesTheWindowLookAtNoFile)
{
    Canary const canary;
    MainWindow window{MainWindow::Memory::Forget};
    window.resize(1280, 800);
    window.openScenario(storyWith(canary.path), {});
    window.show();
    ASSERT_TRUE(until([&] { return window.scope()->bridge().frame() != nullptr; }));

    for (int tab = 0; tab < window.scope()->tabs().count(); ++tab) {
        window.scope()->tabs().setCurrentIndex(tab);
        window.grab();
    }
    window.scope()->showView(View::Story);
    for (QPushButton* button : window.findChildren<QPushButton*>())
        if (button->isVisible() && button->text() == "Begin the lesson")
            button->click();
    window.grab();
    for (QPushButton* button : window.findChildren<QPushButton*>())
        if (button->isVisible() && button->text() == "no")
            button->click();
    until([&] { return window.scope()->bridge().frame()->machine->now >= SimTime{std::chrono::milliseconds{5}}; });
    window.grab();
    QToolTip::showText(window.mapToGlobal(QPoint{10, 10}), QString::fromStdString(storyWith(canary.path).title),
                       &window);
    QTest::qWait(50);

    EXPECT_FALSE(canary.wasOpened());
}

TEST(HostileText, IsShownAsItIsInLabels)
{
    Canary const canary;
    MainWindow window{MainWindow::Memory::Forget};
    window.openScenario(storyWith(canary.path), {});
    window.show();
    ASSERT_TRUE(until([&] { return window.scope()->bridge().frame() != nullptr; }));

    for (QLabel const* label : window.findChildren<QLabel*>())
        if (label->isVisible())
            EXPECT_NE(label->textFormat(), Qt::AutoText) << label->text().toStdString();
}

TEST(HostileText, AStoryWithoutASummaryShowsNoStars)
{
    MainWindow window{MainWindow::Memory::Forget};
    window.openScenario(scenario_of("about: Hello\n"), {});
    window.show();
    ASSERT_TRUE(until([&] { return window.scope()->bridge().frame() != nullptr; }));
    auto const* const text = window.findChild<StoryPanel*>()->findChild<QTextBrowser*>();

    EXPECT_FALSE(text->toPlainText().contains('*')) << text->toPlainText().toStdString();
}

TEST(HostileText, ALinkIsShownAndAskedAboutBeforeItOpens)
{
    MainWindow window{MainWindow::Memory::Forget};
    window.openScenario(scenario_of("about: '[a page](https://example.org/%E2%80%AEx) [a file](file:///etc/passwd)'\n"),
                        {});
    window.show();
    ASSERT_TRUE(until([&] { return window.scope()->bridge().frame() != nullptr; }));
    auto* const text = window.findChild<StoryPanel*>()->findChild<QTextBrowser*>();
    QString const before = text->toPlainText();

    for (char const* const link : {"https://example.org/%E2%80%AEx", "file:///etc/passwd"}) {
        Q_EMIT text->anchorClicked(QUrl{link});
        auto* const question = window.findChild<QMessageBox*>();
        ASSERT_NE(question, nullptr);
        EXPECT_TRUE(question->informativeText().contains(link)) << question->informativeText().toStdString();
        EXPECT_EQ(question->buttons().size(), QUrl{link}.isLocalFile() ? 1 : 2);
        delete question;
    }
    EXPECT_EQ(text->toPlainText(), before);
    EXPECT_FALSE(text->openLinks());
}

TEST(HostileFiles, ThatAreNoneAreRefusedWithoutBeingOpened)
{
    QTemporaryDir const folder;
    QString const pipe = folder.filePath("pipe.yaml");
    ASSERT_EQ(mkfifo(QFile::encodeName(pipe), 0600), 0);
    MainWindow window{MainWindow::Memory::Forget};
    window.show();

    for (QString const& path : {pipe, QStringLiteral("/dev/zero"), folder.path()}) {
        window.showGallery();
        window.openFile(path);

        EXPECT_TRUE(until([&] { return window.problemsText().contains(path); })) << path.toStdString();
    }
}

TEST(OpenDialog, NeitherDeletesNorRenamesFiles)
{
    MainWindow window{MainWindow::Memory::Forget};
    window.show();
    bool seen = false;
    QTimer::singleShot(100, &window, [&] {
        auto* const dialog = window.findChild<QFileDialog*>();
        if (!dialog)
            return;
        seen = true;
        EXPECT_TRUE(dialog->testOption(QFileDialog::ReadOnly));
        for (char const* const name : {"qt_delete_action", "qt_rename_action"})
            EXPECT_FALSE(dialog->findChild<QAction*>(name)->isEnabled()) << name;
        dialog->reject();
    });

    window.action("file.open")->trigger();

    EXPECT_TRUE(seen);
}

}
}
