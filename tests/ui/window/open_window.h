// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/frames.h"
#include "tests/support/sim.h"
#include "ui/acts.h"
#include "ui/main_window.h"
#include "ui/scope_page.h"

#include <QApplication>
#include <QMenu>
#include <QTest>
#include <QTimer>
#include <QUndoStack>

#include <gtest/gtest.h>

namespace tickscope::ui {

/// A window with a story open, at boot, in which nothing was done.
class OpenWindow : public testing::Test {
protected:
    explicit OpenWindow(std::string_view story = busy_story)
    {
        window.resize(1280, 800);
        window.openScenario(scenario_of(story), {});
        window.show();
    }

    void SetUp() override
    {
        ASSERT_TRUE(until([&] { return scope().bridge().frame() != nullptr; }));
    }

    template<class Holds>
    bool until(Holds holds)
    {
        return QTest::qWaitFor(holds, 20'000);
    }
    /// Everything that was done has arrived, and its run is made whole.
    bool arrives()
    {
        return until([&] { return frame().version == scope().acts().version() && !frame().remade_to; });
    }
    ScopePage& scope() { return *window.scope(); }
    Frame const& frame() { return *scope().bridge().frame(); }
    SimTime now() { return frame().machine->now; }
    QUndoStack& steps() { return scope().acts().stack(); }
    void runTo(Nanos instant)
    {
        scope().bridge().session().run_to(SimTime{instant});
        ASSERT_TRUE(until([&] { return now() == SimTime{instant} && frame().state != PlayState::Running; }));
    }
    void seek(Nanos instant)
    {
        scope().seek(SimTime{instant});
        ASSERT_TRUE(until([&] { return now() == SimTime{instant}; }));
    }
    /// In the menu that `open` brings up, chooses the line with these words.
    template<class Open>
    void choose(QString const& line, Open open)
    {
        QStringList lines;
        QTimer::singleShot(0, &window, [&] {
            auto* const menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
            ASSERT_TRUE(menu);
            for (QAction* const action : menu->actions()) {
                lines << action->text();
                if (action->text().contains(line)) {
                    menu->close();
                    return action->trigger();
                }
            }
            menu->close();
            ADD_FAILURE() << "no such line among " << lines.join(" | ").toStdString();
        });
        open();
    }

    MainWindow window{MainWindow::Memory::Forget};
};

}
