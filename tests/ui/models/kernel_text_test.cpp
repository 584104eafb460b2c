// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/timeline.h"
#include "core/scenario/kernel_tree.h"
#include "tests/support/frames.h"
#include "tests/support/sim.h"
#include "ui/models/difference_text.h"
#include "ui/models/kernel_text.h"
#include "ui/models/value_differences.h"

#include <QStringList>

#include <gtest/gtest.h>

#include <algorithm>

namespace tickscope::ui {
namespace {

using namespace std::chrono_literals;

/// Both kernels at an instant, put side by side as the follower does.
FramePair pair_at(Nanos instant, FixSet fixes_of_b)
{
    Scenario scenario = scenario_of(abstime_story);
    Timeline a{scenario};
    scenario.kernel.fixes = fixes_of_b;
    Timeline b{scenario};
    a.run_until(SimTime{instant});
    b.run_until(SimTime{instant});
    TraceDiff diff;
    while (diff.feed(a.log().view(), b.log().view(), SimTime{instant} + Nanos{1})) { }
    return {frame_of(a),
            frame_of(b),
            true,
            diff.parting(),
            std::make_shared<std::vector<Difference> const>(diff.differences()),
            SimTime{instant},
            false};
}

FixSet without(Fix fix)
{
    FixSet fixes = all_fixes;
    fixes.set(fix, false);
    return fixes;
}

QStringList namesOf(std::vector<ComparisonChoice> const& choices)
{
    QStringList names;
    for (ComparisonChoice const& choice : choices)
        names += choice.name;
    return names;
}

ValueDifference const* find(ValueDifferences const& differences, QString const& of, QString const& name)
{
    for (ValueDifference const& each : differences.rows)
        if (each.of == of && each.name == name)
            return &each;
    return nullptr;
}

TEST(ComparisonChoices, AreEachFixTheOtherWayAllOrNoneAndTheTrees)
{
    QStringList const names = namesOf(comparisonChoices(KernelSpec{}));

    // Each fix, none of them, and every tree but the story's own.
    EXPECT_EQ(names.size(), static_cast<qsizetype>(FixSet::width + 1 + kernel_trees.size() - 1));
    EXPECT_TRUE(names.contains("without abstime-sync"));
    EXPECT_TRUE(names.contains("none of the fixes"));
    EXPECT_TRUE(names.contains("2.6.28"));
    EXPECT_FALSE(names.contains("2.6.29-rc5"));
}

TEST(ComparisonChoices, SwitchOnWhatIsOff)
{
    KernelSpec old;
    old.tree = "2.6.29-rc4";
    old.fixes = {};

    QStringList const names = namesOf(comparisonChoices(old));

    EXPECT_TRUE(names.contains("with abstime-sync"));
    EXPECT_TRUE(names.contains("all fixes"));
    EXPECT_FALSE(names.contains("none of the fixes"));
}

TEST(KernelNames, SayWhatIsNotAsTheTreeHasIt)
{
    KernelSpec kernel;
    EXPECT_EQ(kernelName(kernel), "2.6.29-rc5");
    kernel.fixes = without(Fix::AbstimeSync);
    EXPECT_EQ(kernelName(kernel), "2.6.29-rc5 without abstime-sync");
    kernel.fixes = {Fix::HpetReinit, Fix::HpetCntAhead};
    EXPECT_EQ(kernelName(kernel), "2.6.29-rc5 with 2 of 8 fixes");
    EXPECT_EQ(otherKernelText(kernel, KernelSpec{}), "all fixes");
}

TEST(FixesOfStory, AreThoseThatItNames)
{
    Scenario story;
    story.about = "Since `4cd4c1b` it is so; with `abstime-sync`, which is 4da94d4, it is not.";

    EXPECT_EQ(fixesOfStory(story), (std::vector{Fix::SplitClocksTimers, Fix::AbstimeSync}));
}

TEST(ComparisonState, IsTheSameUntilTheyPart)
{
    EXPECT_EQ(comparisonStateText(pair_at(1s, without(Fix::AbstimeSync))), "the same so far");
    EXPECT_EQ(comparisonStateText(pair_at(4s, without(Fix::AbstimeSync))), "they part at 2.001 s");
}

TEST(ComparisonState, SaysHowFarTheOtherKernelHasCome)
{
    FramePair pair = pair_at(1s, without(Fix::AbstimeSync));
    pair.compared = SimTime{400ms};

    EXPECT_EQ(comparisonStateText(pair), "B is computed up to 0.400 s");
}

TEST(FirstDifferenceText, IsTheTimerThatDoesNotStartAtTheClock)
{
    std::optional<DifferenceText> const parting = firstDifferenceText(pair_at(4s, without(Fix::AbstimeSync)));

    ASSERT_TRUE(parting && parting->a && parting->b);
    EXPECT_EQ(parting->at, SimTime{2001ms});  // the tick that finds the timer armed
    EXPECT_EQ(parting->a->sentence.text, "cook's timer starts");
    EXPECT_EQ(parting->b->sentence.text, "cook's timer starts");
    EXPECT_NE(parting->a->sentence.small, parting->b->sentence.small);
}

TEST(LatestDifferences, AreTheLatestOfAnInstant)
{
    FramePair const pair = pair_at(6s, without(Fix::AbstimeSync));

    std::vector<DifferenceText> const at_3_5 = latestDifferences(pair, SimTime{3500ms});
    std::vector<DifferenceText> const at_5 = latestDifferences(pair, SimTime{5001ms});

    ASSERT_FALSE(at_3_5.empty());
    EXPECT_TRUE(at_3_5.front().a);
    EXPECT_FALSE(at_3_5.front().b);
    QString only_b;
    for (DifferenceText const& difference : at_5)
        if (difference.b && !difference.a)
            only_b += difference.b->sentence.text + '\n';
    EXPECT_TRUE(only_b.contains("SIGALRM")) << only_b.toStdString();
    EXPECT_TRUE(latestDifferences(pair, SimTime{1s}).empty());
}

TEST(LatestDifferences, AreFoundForwardAndBack)
{
    FramePair const pair = pair_at(6s, without(Fix::AbstimeSync));

    std::vector<SimTime> forward, back;
    for (auto at = nextDifference(pair, SimTime{}); at; at = nextDifference(pair, *at))
        forward.push_back(*at);
    for (auto at = differenceBefore(pair, SimTime{6s}); at; at = differenceBefore(pair, *at))
        back.insert(back.begin(), *at);

    EXPECT_EQ(forward.front(), SimTime{2001ms});
    EXPECT_GE(forward.size(), 3u);
    EXPECT_EQ(forward, back);
}

TEST(ValueDifferences, AreNoneBetweenEqualKernels)
{
    FramePair const pair = pair_at(4s, all_fixes);

    EXPECT_EQ(valueDifferences(*pair.a, *pair.b, Tgid{1}), ValueDifferences{});
}

TEST(ValueDifferences, StandSideBySideWithWhatLiesBetween)
{
    FramePair const pair = pair_at(2500ms, without(Fix::AbstimeSync));

    ValueDifferences const found = valueDifferences(*pair.a, *pair.b, Tgid{1});

    ValueDifference const* const utime = find(found, "proc.cook.timer", "utime");
    ASSERT_TRUE(utime);
    EXPECT_EQ(utime->a, "2\u2009500");
    EXPECT_EQ(utime->b, "499");
    EXPECT_EQ(utime->difference, "\u22122\u2009001");
    EXPECT_FALSE(find(found, "proc.cook.clock", "utime"));
}

TEST(ValueDifferences, CountSignals)
{
    FramePair const pair = pair_at(4s, without(Fix::AbstimeSync));

    ValueDifferences const found = valueDifferences(*pair.a, *pair.b, Tgid{1});
    ValueDifference const* const alarms = find(found, "proc.cook.signals", "SIGALRM");

    ASSERT_TRUE(alarms);
    EXPECT_EQ(alarms->a, "1");
    EXPECT_EQ(alarms->b, "0");
    EXPECT_EQ(alarms->difference, "\u22121");
}

TEST(ValueDifferences, AreNoMoreThanAskedFor)
{
    FramePair const pair = pair_at(4s, without(Fix::AbstimeSync));

    ValueDifferences const few = valueDifferences(*pair.a, *pair.b, Tgid{1}, 2);

    EXPECT_EQ(few.rows.size(), 2u);
    EXPECT_TRUE(few.more);
}

}
}
