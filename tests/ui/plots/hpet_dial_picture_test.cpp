// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/frames.h"
#include "ui/plots/hpet_dial_picture.h"

#include <gtest/gtest.h>

namespace tickscope::ui {
namespace {

using namespace std::chrono_literals;

constexpr std::string_view silent = R"(
duration: 20s
kernel: {fixes: none}
rtc: {counter: 0xFFFF0000, update_irq: true, hold_off: [{from: 5s, for: 300ms}]}
)";

DialState stateAt(std::string_view story, Nanos instant) { return dialState(*frame_at(story, instant)->machine); }

TEST(DialState, IsOffWhereNothingIsEnabled)
{
    DialState const state = stateAt("duration: 1s\nrtc: {}\n", 100ms);

    EXPECT_EQ(state.timer, HpetTimer1State::Off);
    EXPECT_EQ(state.counter, 1'431'817u);
}

TEST(DialState, IsAheadBetweenInterrupts)
{
    DialState const state = stateAt("duration: 1s\nrtc: {update_irq: true}\n", 10ms);

    EXPECT_EQ(state.timer, HpetTimer1State::Ahead);
    EXPECT_EQ(state.comparator, 223'721u);
    EXPECT_EQ(state.delta, 223'721u);
    EXPECT_EQ(state.counts_to_match, 223'721u - 143'181u);
    EXPECT_EQ(state.to_match, 15'624'961ns - 10ms);
    EXPECT_EQ(state.to_interrupt, state.to_match);
}

TEST(DialState, KnowsThatTheNextInterruptWillBeHeldOff)
{
    DialState const state =
        stateAt("duration: 1s\nrtc: {update_irq: true, hold_off: [{from: 15ms, for: 5ms}]}\n", 10ms);

    EXPECT_EQ(state.timer, HpetTimer1State::Ahead);
    EXPECT_EQ(state.to_match, 15'624'961ns - 10ms);
    EXPECT_EQ(state.to_interrupt, 10ms);
}

TEST(DialState, IsHeldOffOnceTheyHaveMet)
{
    DialState const state =
        stateAt("duration: 1s\nrtc: {update_irq: true, hold_off: [{from: 15ms, for: 5ms}]}\n", 18ms);

    EXPECT_EQ(state.timer, HpetTimer1State::HeldOff);
    EXPECT_EQ(state.to_interrupt, 2ms);
    EXPECT_NEAR(static_cast<double>(state.since_match.count()), 18e6 - 15'624'961, 100);
}

TEST(DialState, IsBehindWhenTheComparatorWasPassed)
{
    auto const frame = frame_at(silent, 6s);
    DialState const state = dialState(*frame->machine);

    EXPECT_EQ(state.timer, HpetTimer1State::Behind);
    EXPECT_GT(state.to_match, 298s);
    EXPECT_LT(state.to_match, 300s);
    EXPECT_GT(state.since_match, 700ms);
    EXPECT_LT(state.since_match, 1s);
    // What it has passed and what it has to go yet are a whole turn.
    EXPECT_EQ(state.counts_to_match + (state.counter - state.comparator), std::uint64_t{1} << 32);
}

TEST(DialState, TakesEqualForBehind)
{
    Machine machine = *frame_at("duration: 1s\nrtc: {update_irq: true}\n", 10ms)->machine;
    machine.hpet.t1_cmp_register = 143'181;
    machine.hrtimers.cancel(machine.hpet.hrtimer);
    machine.hpet.hrtimer = machine.hrtimers.schedule({SimTime{310s}, CpuId{0}, DueKind::Hpet, 0});

    DialState const state = dialState(machine);

    EXPECT_EQ(state.timer, HpetTimer1State::Behind);
    EXPECT_EQ(state.counts_to_match, std::uint64_t{1} << 32);
}

TEST(DialAngle, GoesRoundOnceAndBeginsAtTheTop)
{
    EXPECT_DOUBLE_EQ(dialAngle(0), 0);
    EXPECT_DOUBLE_EQ(dialAngle(0x4000'0000), 90);
    EXPECT_DOUBLE_EQ(dialAngle(0xC000'0000), 270);
    EXPECT_LT(dialAngle(0xFFFF'FFFF), 360);
}

TEST(DialShape, PutsAnglesClockwiseFromTheTop)
{
    DialShape const shape = dialShape(
        {.counter = 0x4000'0000, .comparator = 0x2000'0000, .counts_to_match = 0xE000'0000}, QRectF{0, 0, 200, 100});

    EXPECT_EQ(shape.centre, QPointF(100, 50));
    EXPECT_GT(shape.radius, 20);
    EXPECT_LT(shape.radius, 50);
    EXPECT_NEAR(shape.at(0, 10).y(), 40, 1e-9);
    EXPECT_NEAR(shape.at(90, 10).x(), 110, 1e-9);
    EXPECT_DOUBLE_EQ(shape.counter_angle, 90);
    EXPECT_DOUBLE_EQ(shape.comparator_angle, 45);
    EXPECT_DOUBLE_EQ(shape.arc, 315);
}

TEST(ZoomShape, MeasuresInDeltasFromTheCounter)
{
    QRectF const area{0, 0, 400, 20};
    auto const lens = [&](std::uint32_t counter, std::uint32_t comparator) {
        return lensShape({.counter = counter, .comparator = comparator, .delta = 1000}, area);
    };

    EXPECT_DOUBLE_EQ(lens(5000, 5500).comparator_x, 250);
    EXPECT_DOUBLE_EQ(lens(5000, 4000).comparator_x, 100);
    EXPECT_EQ(lens(5000, 4000).beyond, ZoomShape::Beyond::No);
    // Over the wrap, too.
    EXPECT_DOUBLE_EQ(lens(0xFFFF'FF00, 0x0000'00F4).comparator_deltas, 0.5);
    EXPECT_EQ(lens(100'000, 50'000).beyond, ZoomShape::Beyond::Left);
    EXPECT_DOUBLE_EQ(lens(100'000, 50'000).comparator_x, 0);
    EXPECT_EQ(lens(50'000, 100'000).beyond, ZoomShape::Beyond::Right);
    EXPECT_DOUBLE_EQ(lensShape({.counter = 1, .comparator = 2}, area).comparator_x, 200);
}

}
}
