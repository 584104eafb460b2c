// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/hpet_rtc.h"
#include "tests/support/frames.h"
#include "tests/support/sim.h"
#include "ui/main_window.h"
#include "ui/panels/clock_face.h"
#include "ui/panels/hpet_panel.h"
#include "ui/panels/toggle_switch.h"
#include "ui/scope_page.h"
#include "ui/style/theme.h"

#include <QComboBox>
#include <QPushButton>
#include <QTabWidget>
#include <QTest>
#include <QTimeEdit>

#include <gtest/gtest.h>

namespace tickscope::ui {
namespace {

using namespace std::chrono_literals;

/// A window with an idle machine that has an RTC, opened on the HPET's view.
class HpetWindow : public testing::Test {
protected:
    HpetWindow()
    {
        Theme::instance().choose(ThemeChoice::Dark);
        window.resize(1280, 800);
        window.openScenario(scenario_of("watch: hpet\nduration: 20s\nrtc: {}\n"), {});
        window.show();
    }

    void SetUp() override
    {
        ASSERT_TRUE(until([&] { return window.scope()->bridge().frame() != nullptr; }));
    }

    template<class Holds>
    bool until(Holds holds)
    {
        return QTest::qWaitFor(holds, 10'000);
    }
    HpetPanel& panel() { return *window.scope()->hpet(); }
    Frame const& frame() { return *window.scope()->bridge().frame(); }
    HpetRtc const& hpet() { return frame().machine->hpet; }
    void runTo(Nanos instant)
    {
        window.scope()->bridge().session().run_to(SimTime{instant});
        ASSERT_TRUE(until([&] { return frame().machine->now >= SimTime{instant}; }));
    }
    ToggleSwitch& toggle(QString const& name)
    {
        for (ToggleSwitch* found : panel().findChildren<ToggleSwitch*>())
            if (found->accessibleName().contains(name))
                return *found;
        throw std::runtime_error{"no such switch"};
    }

    MainWindow window{MainWindow::Memory::Forget};
};

TEST_F(HpetWindow, OpensOnItsOwnTab) { EXPECT_EQ(window.scope()->tabs().currentWidget(), &panel()); }

TEST(HpetTab, IsMissingWhereThereIsNoRtc)
{
    ScopePage page{scenario_of(busy_story)};

    EXPECT_EQ(page.hpet(), nullptr);
    for (int tab = 0; tab < page.tabs().count(); ++tab)
        EXPECT_NE(page.tabs().tabText(tab), "HPET");
}

TEST_F(HpetWindow, SetsAnAlarmThatRingsOnce)
{
    runTo(1s);
    panel().findChild<QTimeEdit*>()->setTime(QTime{9, 0, 3});

    QTest::mouseClick(&toggle("AIE"), Qt::LeftButton);

    ASSERT_TRUE(until([&] { return frame().commands.size() == 1; }));
    EXPECT_EQ(frame().commands[0], (CommandAt{SimTime{1s}, cmd::RtcAlarm{"09:00:03"}}));
    EXPECT_TRUE(until([&] { return toggle("AIE").isChecked(); }));
    runTo(5s);
    EXPECT_EQ(hpet().alarm_irqs, 1u);
    EXPECT_TRUE(until([&] { return !toggle("AIE").isChecked(); }));
}

TEST_F(HpetWindow, MovesAnAlarmThatIsOnWhenItsTimeIsTypedAnew)
{
    auto& editor = *panel().findChild<QTimeEdit*>();
    editor.setTime(QTime{9, 0, 10});
    QTest::mouseClick(&toggle("AIE"), Qt::LeftButton);
    ASSERT_TRUE(until([&] { return toggle("AIE").isChecked() && (hpet().flags & rtc_aie) != 0; }));

    editor.setFocus();
    editor.setSelectedSection(QDateTimeEdit::SecondSection);
    QTest::keyClicks(&editor, "02");
    QTest::keyClick(&editor, Qt::Key_Return);

    ASSERT_TRUE(until([&] { return frame().commands.size() == 2; }));
    EXPECT_EQ(frame().commands[1].command, Command{cmd::RtcAlarm{"09:00:02"}});
}

TEST_F(HpetWindow, SwitchesUpdatesOnAndOff)
{
    QTest::mouseClick(&toggle("UIE"), Qt::LeftButton);
    ASSERT_TRUE(until([&] { return (hpet().flags & rtc_uie) != 0; }));
    runTo(3'500ms);
    EXPECT_EQ(hpet().update_irqs, 3u);

    QTest::mouseClick(&toggle("UIE"), Qt::LeftButton);

    ASSERT_TRUE(until([&] { return frame().commands.size() == 2; }));
    EXPECT_EQ(frame().commands[1].command, Command{cmd::RtcUpdate{false}});
}

TEST_F(HpetWindow, SwitchesPeriodicInterruptsOnAtTheRateThatIsChosen)
{
    auto& rate = *panel().findChild<QComboBox*>();
    EXPECT_EQ(rate.currentData().toInt(), 1024);
    rate.setCurrentIndex(rate.findData(128));

    QTest::mouseClick(&toggle("PIE"), Qt::LeftButton);

    ASSERT_TRUE(until([&] { return frame().commands.size() == 1; }));
    EXPECT_EQ(frame().commands[0].command, Command{cmd::RtcPeriodic{128}});
    runTo(1s);
    EXPECT_EQ(hpet().periodic_irqs, 128u);
}

TEST_F(HpetWindow, GoesToTheNextWrapAndToTheOneAfter)
{
    auto& button = *panel().findChild<QPushButton*>();
    SimTime const first = hpet_next_wrap(*frame().machine);

    QTest::mouseClick(&button, Qt::LeftButton);
    ASSERT_TRUE(until([&] { return frame().machine->now == first; }));
    EXPECT_EQ(hpet_counter(*frame().machine), 0u);

    ASSERT_TRUE(until([&] { return button.isEnabled(); }));
    QTest::mouseClick(&button, Qt::LeftButton);
    EXPECT_TRUE(until([&] { return frame().machine->now > first && hpet_counter(*frame().machine) == 0; }));
}

TEST_F(HpetWindow, ShowsTheWallClock)
{
    runTo(7s);

    EXPECT_TRUE(until([&] { return panel().findChild<ClockFace*>()->time() == "09:00:07"; }));
}

}
}
