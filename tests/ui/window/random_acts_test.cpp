// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window.h"
#include "ui/scope_page.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QMessageBox>
#include <QPointer>
#include <QTest>
#include <QTimer>
#include <QWheelEvent>

#include <gtest/gtest.h>

#include <array>
#include <cstdio>

namespace tickscope::ui {
namespace {

using namespace std::chrono_literals;

/// Does to a window what a person in a hurry, or a cat, might. The same seed does the same.
class RandomActs {
public:
    RandomActs(MainWindow& window, QStringList stories, std::uint64_t seed)
        : m_window{window}
        , m_stories{std::move(stories)}
        , m_state{seed * 0x9e3779b97f4a7c15u + 1}
    {
        // What asks and waits for an answer is declined: a dialog, a menu, to save.
        QObject::connect(&m_decline, &QTimer::timeout, &m_decline, [] {
            if (QWidget* popup = QApplication::activePopupWidget())
                popup->close();
            else if (auto* const box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
                     box && box->button(QMessageBox::Discard))
                box->button(QMessageBox::Discard)->click();
            else if (QWidget* modal = QApplication::activeModalWidget())
                modal->close();
        });
        m_decline.start(50ms);
    }

    QString act()
    {
        switch (below(10)) {
        case 0:
            return openStory();
        case 1:
        case 2:
            return trigger();
        case 3:
            return pressKey();
        case 4:
            return resize();
        case 5:
            return turnWheel();
        case 6:
            return drag();
        default:
            return click();
        }
    }

private:
    std::uint64_t random()
    {
        m_state ^= m_state >> 12;
        m_state ^= m_state << 25;
        m_state ^= m_state >> 27;
        return (m_state * 0x2545f4914f6cdd1du) >> 16;
    }
    int below(qsizetype n) { return n == 0 ? 0 : static_cast<int>(random() % static_cast<std::uint64_t>(n)); }

    QWidget* anyWidget()
    {
        QList<QWidget*> visible;
        for (QWidget* widget : m_window.findChildren<QWidget*>())
            if (widget->isVisible() && widget->isEnabled() && !widget->size().isEmpty())
                visible << widget;
        return visible.isEmpty() ? &m_window : visible[below(visible.size())];
    }
    QPoint anyPlace(QWidget const& widget) { return {below(widget.width()), below(widget.height())}; }
    static QString nameOf(QWidget const& widget) { return QString::fromLatin1(widget.metaObject()->className()); }

    QString openStory()
    {
        QString const story = m_stories[below(m_stories.size())];
        m_window.openFile(story);
        return "open " + story;
    }
    QString trigger()
    {
        QList<QAction*> actions;
        for (QAction* action : m_window.actions())
            // The stories are files of this project.
            if (action->isEnabled() && action->text() != QObject::tr("Quit") && action->objectName() != "file.save")
                actions << action;
        if (actions.isEmpty())
            return "no action";
        QAction* const action = actions[below(actions.size())];
        QString const text = action->text();
        action->trigger();
        return "trigger " + text;
    }
    QString pressKey()
    {
        static constexpr std::array keys{Qt::Key_Space, Qt::Key_Left,   Qt::Key_Right, Qt::Key_Up,    Qt::Key_Down,
                                         Qt::Key_Home,  Qt::Key_End,    Qt::Key_Tab,   Qt::Key_Enter, Qt::Key_Escape,
                                         Qt::Key_F8,    Qt::Key_Delete, Qt::Key_A,     Qt::Key_5,     Qt::Key_Period};
        static constexpr std::array modifiers{Qt::NoModifier, Qt::NoModifier, Qt::ShiftModifier, Qt::ControlModifier};
        Qt::Key const key = keys[static_cast<std::size_t>(below(keys.size()))];
        Qt::KeyboardModifier const modifier = modifiers[static_cast<std::size_t>(below(modifiers.size()))];
        QWidget* const target = QApplication::focusWidget() ? QApplication::focusWidget() : &m_window;
        QString const name = nameOf(*target);
        QTest::keyClick(target, key, modifier);
        return QStringLiteral("key %1+%2 in %3").arg(int{modifier}).arg(int{key}).arg(name);
    }
    QString resize()
    {
        m_window.resize(300 + below(1600), 200 + below(1000));
        return QStringLiteral("resize %1x%2").arg(m_window.width()).arg(m_window.height());
    }
    QString turnWheel()
    {
        QWidget* const widget = anyWidget();
        QPoint const place = anyPlace(*widget);
        QString const name = nameOf(*widget);
        QWheelEvent event{QPointF{place},
                          QPointF{widget->mapToGlobal(place)},
                          {},
                          {0, below(2) ? 120 : -120},
                          Qt::NoButton,
                          below(2) ? Qt::ControlModifier : Qt::NoModifier,
                          Qt::NoScrollPhase,
                          false};
        QApplication::sendEvent(widget, &event);
        return "wheel in " + name;
    }
    QString drag()
    {
        QPointer<QWidget> const widget = anyWidget();
        QString const name = nameOf(*widget);
        QPoint const from = anyPlace(*widget), to = anyPlace(*widget);
        QTest::mousePress(widget, Qt::LeftButton, {}, from);
        if (widget)
            QTest::mouseMove(widget, to);
        if (widget)
            QTest::mouseRelease(widget, Qt::LeftButton, {}, to);
        return "drag in " + name;
    }
    QString click()
    {
        QPointer<QWidget> const widget = anyWidget();
        QString const name = nameOf(*widget);
        Qt::MouseButton const button = below(6) == 0 ? Qt::RightButton : Qt::LeftButton;
        QPoint const place = anyPlace(*widget);
        QTest::mouseClick(widget, button, {}, place);
        return QStringLiteral("click %1,%2 in %3").arg(place.x()).arg(place.y()).arg(name);
    }

    MainWindow& m_window;
    QStringList m_stories;
    std::uint64_t m_state;
    QTimer m_decline;
};

QStringList hostileStories()
{
    QStringList stories;
    for (QString const& folder : {QStringLiteral("/tests/fuzz/corpus/scenario"), QStringLiteral("/scenarios")}) {
        QDir const dir{QStringLiteral(TICKSCOPE_SOURCE_DIR) + folder};
        for (QString const& name : dir.entryList({"*.yaml"}, QDir::Files, QDir::Name))
            stories << dir.filePath(name);
    }
    return stories;
}

// Ten seconds a seed; TICKSCOPE_ACTS_SECONDS and TICKSCOPE_ACTS_SEED choose others. An act that goes wrong is the last
// one told.
TEST(RandomActs, LeaveAWindowThatStillAnswers)
{
    int const seconds = qEnvironmentVariableIntValue("TICKSCOPE_ACTS_SECONDS");
    auto const seed = static_cast<std::uint64_t>(qEnvironmentVariableIntValue("TICKSCOPE_ACTS_SEED"));
    bool const tells = qEnvironmentVariableIsSet("TICKSCOPE_ACTS_SEED");
    MainWindow window{MainWindow::Memory::Forget};
    window.resize(1200, 800);
    window.show();
    RandomActs acts{window, hostileStories(), seed};
    QElapsedTimer clock;
    clock.start();
    int done = 0;
    for (; clock.elapsed() < (seconds > 0 ? seconds : 10) * 1000; ++done) {
        QString const what = acts.act();
        if (tells)
            std::fprintf(stderr, "%d %s\n", done, qPrintable(what));
        QTest::qWait(1 + done % 20);
    }
    RecordProperty("acts", done);

    EXPECT_GT(done, 0);
    window.openFile(hostileStories().last());
    EXPECT_TRUE(QTest::qWaitFor([&] { return window.scope() && window.scope()->bridge().frame(); }, 20'000));
}

}
}
