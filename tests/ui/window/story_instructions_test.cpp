// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window/open_window.h"
#include "ui/models/clock_sum.h"
#include "ui/panels/explain_panel.h"
#include "ui/panels/fixes_panel.h"
#include "ui/panels/toggle_switch.h"

#include <QTabWidget>

#include <csignal>

namespace tickscope::ui {
namespace {

using namespace std::chrono_literals;

/// What stories and their lessons tell the reader to do with a switch, done to the letter.
class StoryInstructions : public OpenWindow {
protected:
    void open(QString const& story)
    {
        window.openFile(QStringLiteral(TICKSCOPE_SOURCE_DIR "/scenarios/") + story);
        ASSERT_TRUE(until([&] { return window.windowTitle().startsWith(story) && scope().bridge().frame(); }));
    }
    void switchOff(Fix fix)
    {
        QTest::keyClick(&window, Qt::Key_2);  // "Why"
        ASSERT_EQ(scope().tabs().currentWidget(), &scope().explain());
        ToggleSwitch& toggle = scope().explain().fixes().switchOf(fix);
        ASSERT_TRUE(toggle.isChecked());
        QTest::mouseClick(&toggle, Qt::LeftButton);
        ASSERT_TRUE(arrives());
    }
    /// Presses Space, and waits until the story has come to an instant.
    void play(SimTime until_instant)
    {
        scope().setSpeed(std::numeric_limits<double>::infinity());
        QTest::keyClick(&window, Qt::Key_Space);
        ASSERT_TRUE(until([&] { return frame().reached >= until_instant && !scope().bridge().moving(); }));
    }
    std::uint64_t clockOf(Tgid process)
    {
        for (ClockLine const& line : clockSum(frame(), process).lines)
            if (line.kind == ClockLine::Kind::Clock)
                return (line.time.utime + line.time.stime).value;
        ADD_FAILURE() << "no clock";
        return 0;
    }
    int signalsBefore(SimTime at)
    {
        int count = 0;
        for (std::uint64_t n = frame().trace.first_n(); n < frame().trace.size(); ++n) {
            TraceEvent const event = frame().trace.at(n);
            count += event.at < at && std::holds_alternative<traced::SignalDeliver>(event.what) ? 1 : 0;
        }
        return count;
    }
};

// "Play to 150 ms, then switch dead-task-stats off and play again: at the worker's death the clock falls."
TEST_F(StoryInstructions, OfTheClockThatLosesItsDeadThreads)
{
    open("dead_threads_leave_the_clock.yaml");
    runTo(150ms);
    Tgid const server = *scope().selection().process();
    std::uint64_t const with_the_dead = clockOf(server);

    switchOff(Fix::DeadTaskStats);

    EXPECT_EQ(now(), SimTime{150ms});
    EXPECT_LT(clockOf(server), with_the_dead - 50);
    QTest::keyClick(&window, Qt::Key_R, Qt::ControlModifier);
    ASSERT_TRUE(until([&] { return now() == SimTime{}; }));
    runTo(150ms);
    EXPECT_LT(clockOf(server), with_the_dead - 50);
}

// "Now switch abstime-sync off and wind back to 9.9 s. The count starts at zero ... the alarm is ten seconds away."
TEST_F(StoryInstructions, OfTheAlarmThatComesTenSecondsLate)
{
    open("abstime_ten_seconds_late.yaml");
    runTo(13s);
    EXPECT_EQ(signalsBefore(SimTime{13s}), 1);

    switchOff(Fix::AbstimeSync);
    seek(9900ms);

    EXPECT_FALSE(scope().explain().fixes().switchOf(Fix::AbstimeSync).isChecked());
    play(SimTime{24s});
    EXPECT_EQ(signalsBefore(SimTime{13s}), 0);
    EXPECT_EQ(signalsBefore(SimTime{23s}), 1);
}

// "Switch nohz-cpu-offline off and wind back to 190 ms: the mask has four members, three CPUs are online ..."
TEST_F(StoryInstructions, OfTheLastTickThatNeverStops)
{
    open("the_last_tick_that_never_stops.yaml");
    runTo(600ms);

    switchOff(Fix::NohzCpuOffline);
    seek(190ms);
    play(SimTime{2s});

    EXPECT_EQ(frame().machine->nohz.cpu_mask.weight(), 4u);
    EXPECT_FALSE(frame().machine->cpus[3].online);
    EXPECT_FALSE(frame().machine->cpus[0].tick_stopped);
}

// "Now switch hpet-reinit and hpet-cnt-ahead off and start again."
TEST_F(StoryInstructions, OfTheRtcThatFallsSilent)
{
    open("the_rtc_that_falls_silent.yaml");
    runTo(100ms);
    switchOff(Fix::HpetReinit);
    switchOff(Fix::HpetCntAhead);

    QTest::keyClick(&window, Qt::Key_Home);
    ASSERT_TRUE(until([&] { return now() == SimTime{}; }));

    EXPECT_FALSE(frame().machine->config.fixes.has(Fix::HpetReinit));
    EXPECT_FALSE(frame().machine->config.fixes.has(Fix::HpetCntAhead));
}

}
}
