// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/hpet_rtc.h"
#include "tests/support/frames.h"
#include "ui/models/hpet_text.h"

#include <gtest/gtest.h>

namespace tickscope::ui {
namespace {

using namespace std::chrono_literals;

std::string plain(QString text) { return text.replace(QChar{0x2009}, ' ').toStdString(); }

Machine machineAt(std::string_view rtc, Nanos instant)
{
    return *frame_at("duration: 400s\n" + std::string{rtc} + "\n", instant)->machine;
}

TEST(HexText, GroupsSixteenBits)
{
    EXPECT_EQ(plain(hexText(0)), "0x0000 0000");
    EXPECT_EQ(plain(hexText(0x0004'B3E0)), "0x0004 B3E0");
    EXPECT_EQ(plain(hexText(0x1'0003'89E9)), "0x1 0003 89E9");
}

TEST(WaitText, CutsToWhatOneCanTakeIn)
{
    EXPECT_EQ(plain(waitText(299'966'009'216ns)), "299.96 s");
    EXPECT_EQ(plain(waitText(1s)), "1.00 s");
    EXPECT_EQ(plain(waitText(15'624'961ns)), "15.6 ms");
    EXPECT_EQ(plain(waitText(122'013ns)), "122.0 µs");
    EXPECT_EQ(plain(waitText(-1ns)), "0.0 µs");
}

TEST(DialText, SaysWhenTheNextMatchIs)
{
    DialText const text =
        dialText({.timer = HpetTimer1State::Ahead, .to_match = 15'624'961ns, .to_interrupt = 15'624'961ns});

    EXPECT_EQ(text, (DialText{"next match in", "15.6 ms", "", false}));
}

TEST(DialText, WarnsThatTheComparatorWasPassed)
{
    DialText const text = dialText({.timer = HpetTimer1State::Behind,
                                    .to_match = 299'960'000'000ns,
                                    .to_interrupt = 299'960'000'000ns,
                                    .since_match = 5'330'000ns});

    EXPECT_EQ(text, (DialText{"next match in", "299.96 s", "it was passed\n5.3 ms ago", true}));
}

TEST(DialText, TellsWhatIsHeldOff)
{
    EXPECT_EQ(dialText({.timer = HpetTimer1State::HeldOff, .to_interrupt = 2ms, .since_match = 1ms}),
              (DialText{"interrupt in", "2.0 ms", "held off,\n1.0 ms late by now", false}));
    EXPECT_EQ(dialText({.timer = HpetTimer1State::Ahead, .to_match = 5ms, .to_interrupt = 8ms}).detail,
              "to be held off\nfor 3.0 ms");
    EXPECT_EQ(dialText({}).value, "off");
}

TEST(HpetFigures, ShowTheVariableOnlyWhereItIsNotTheRegister)
{
    Machine machine = machineAt("rtc: {update_irq: true}", 10ms);
    ASSERT_EQ(hpetFigures(machine).size(), 2u);
    EXPECT_EQ(plain(hpetFigures(machine)[0].value), "0x0002 2F4D");
    EXPECT_EQ(plain(hpetFigures(machine)[1].value), "0x0003 69E9");

    machine.hpet.t1_cmp = 0x1'0003'69E9;
    auto const figures = hpetFigures(machine);
    ASSERT_EQ(figures.size(), 3u);
    EXPECT_EQ(figures[2].role, HpetFigure::Role::Variable);
    EXPECT_EQ(plain(figures[2].value), "0x1 0003 69E9");
    EXPECT_TRUE(figures[2].warns);
}

TEST(DeltaText, IsTheStepOfTheComparator)
{
    EXPECT_EQ(plain(deltaText(machineAt("rtc: {}", 1s).hpet)), "no delta yet");
    EXPECT_EQ(plain(deltaText(machineAt("rtc: {update_irq: true}", 1s).hpet)), "delta 223 721 · 15.6 ms");
    EXPECT_EQ(plain(deltaText(machineAt("rtc: {periodic_hz: 8192}", 1s).hpet)), "delta 1 747 · 122.0 µs");
}

TEST(RtcState, IsWhatTheDriverSees)
{
    Machine const machine = machineAt(R"(rtc: {alarm: "09:00:05", update_irq: true})", 3s);

    RtcState const state = rtcState(machine);

    EXPECT_EQ(state.time, "09:00:03");
    EXPECT_EQ(state.date, "2009-02-18");
    EXPECT_EQ(state.alarm, (RtcAlarm{9, 0, 5}));
    EXPECT_TRUE(state.alarm_on && state.update_on && !state.periodic_on);
    EXPECT_EQ(state.rate, 1024u);
    EXPECT_FALSE(rtcState(machineAt(R"(rtc: {alarm: "09:00:05"})", 6s)).alarm_on);
}

TEST(RtcState, TellsHowTheRateIsShared)
{
    auto const words = [](std::string_view rtc) { return plain(rtcState(machineAt(rtc, 1s)).rate_text); };

    EXPECT_EQ(words("rtc: {}"), "Nothing is enabled: timer 1 does not interrupt.");
    EXPECT_EQ(words("rtc: {update_irq: true}"), "Timer 1 polls the RTC 64 times a second.");
    EXPECT_EQ(words("rtc: {periodic_hz: 2}"), "Timer 1 interrupts 64 times a second: one in 32 is a periodic one.");
    EXPECT_EQ(words("rtc: {periodic_hz: 64}"), "Timer 1 interrupts 64 times a second, for all three.");
    EXPECT_EQ(words("rtc: {periodic_hz: 8192}"), "Timer 1 interrupts 8 192 times a second, for all three.");
}

TEST(RtcState, SaysThatAFasterRateIsIgnored)
{
    RtcState const state = rtcState(machineAt("rtc: {periodic_hz: 2}\nevents: [{at: 500ms, rtc_periodic: 1024}]", 1s));

    EXPECT_EQ(state.rate, 1024u);
    EXPECT_TRUE(state.rate_ignored);
    EXPECT_EQ(plain(state.rate_text),
              "1 024 Hz is ignored: pie_limit is still 32, from a slower rate, and keeps it at 2 Hz.");
    // The other way round nothing is ignored.
    EXPECT_FALSE(
        rtcState(machineAt("rtc: {periodic_hz: 1024}\nevents: [{at: 500ms, rtc_periodic: 2}]", 1s)).rate_ignored);
}

TEST(WrapText, SayWhereTheCounterBeginsAgain)
{
    WrapText const words = wrapText(machineAt("rtc: {}", 100s));

    EXPECT_EQ(words.at, SimTime{299'966'009'216ns});
    EXPECT_EQ(plain(words.text), "wraps in 199.96 s, at 299.96 s");
}

TEST(WayDone, IsAShareOfTheWay)
{
    EXPECT_EQ(percentDone(SimTime{10s}, SimTime{20s}, SimTime{10s}), 0);
    EXPECT_EQ(percentDone(SimTime{10s}, SimTime{20s}, SimTime{15s}), 50);
    EXPECT_EQ(percentDone(SimTime{10s}, SimTime{20s}, SimTime{20s}), 100);
    EXPECT_EQ(percentDone(SimTime{10s}, SimTime{20s}, SimTime{5s}), 0);
    EXPECT_EQ(percentDone(SimTime{10s}, SimTime{10s}, SimTime{10s}), 100);
}

}
}
