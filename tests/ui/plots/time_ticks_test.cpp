// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/time_ticks.h"

#include <gtest/gtest.h>

namespace tickscope::ui {
namespace {

using namespace std::chrono_literals;

std::vector<std::string> labels(Nanos from, Nanos to, Nanos step, TimeRuler const& ruler = {})
{
    std::vector<std::string> texts;
    for (TimeTick const& tick : rulerTicks(from, to, step, ruler))
        texts.push_back(tick.label.toStdString());
    return texts;
}

TEST(RulerStep, IsOneTwoOrFiveTimesAPowerOfTen)
{
    EXPECT_EQ(rulerStep(130ms, {}), Nanos{200ms});
    EXPECT_EQ(rulerStep(200ms, {}), Nanos{200ms});
    EXPECT_EQ(rulerStep(201ms, {}), Nanos{500ms});
    EXPECT_EQ(rulerStep(0ns, {}), Nanos{1ns});
}

TEST(RulerStep, IsWholeTicksWhereTicksAreCounted)
{
    TimeRuler const hz250{TimeUnit::Ticks, 4ms};

    EXPECT_EQ(rulerStep(1ms, hz250), Nanos{4ms});
    EXPECT_EQ(rulerStep(30ms, hz250), Nanos{40ms});
}

TEST(RulerTicks, HaveOneUnitAndAsManyDigitsAsTheStepNeeds)
{
    using Texts = std::vector<std::string>;

    EXPECT_EQ(labels(0ms, 400ms, 200ms), (Texts{"0.0 s", "0.2 s", "0.4 s"}));
    EXPECT_EQ(labels(0s, 2s, 1s), (Texts{"0 s", "1 s", "2 s"}));
    EXPECT_EQ(labels(310200us, 310400us, 100us), (Texts{"310.2 ms", "310.3 ms", "310.4 ms"}));
    EXPECT_EQ(labels(1'234'567'000ns, 1'234'568'000ns, 500ns),
              (Texts{"1\u2009234\u2009567.0 µs", "1\u2009234\u2009567.5 µs", "1\u2009234\u2009568.0 µs"}));
}

TEST(RulerTicks, BeginAtTheFirstMultipleInSight)
{
    std::vector<TimeTick> const ticks = rulerTicks(150ms, 420ms, 200ms, {});

    EXPECT_EQ(ticks, (std::vector<TimeTick>{{200ms, "0.2 s"}, {400ms, "0.4 s"}}));
}

TEST(RulerTicks, CountTicksOfTheKernel)
{
    EXPECT_EQ(labels(0ms, 4s, 2s, {TimeUnit::Ticks, 1ms}), (std::vector<std::string>{"0", "2\u2009000", "4\u2009000"}));
}

TEST(TimeText, UsesThePrefixThatFits)
{
    EXPECT_EQ(timeText(1752ms, 1ms).toStdString(), "1.752 s");
    EXPECT_EQ(timeText(310us, 10us).toStdString(), "0.31 ms");
    EXPECT_EQ(timeText(1752ms, 1ms, {TimeUnit::Ticks, 1ms}).toStdString(), "1\u2009752 ticks");
    EXPECT_EQ(timeText(-20ms, 1ms).toStdString(), "\u221220 ms");
}

}
}
