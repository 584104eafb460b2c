// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sample_run.h"
#include "ui/plots/scrubber_picture.h"

#include <gtest/gtest.h>

namespace tickscope::ui {
namespace {

using namespace std::chrono_literals;

constexpr SimTime at(Nanos since_boot) { return SimTime{} + since_boot; }

TEST(CommandText, SaysWhatWasDoneInAFewWords)
{
    EXPECT_EQ(commandText(cmd::Offline{CpuId{3}}), "CPU 3 offline");
    EXPECT_EQ(commandText(cmd::Kill{"worker", 9}), "SIGKILL to worker");
    EXPECT_EQ(commandText(cmd::Renice{"worker/main", -5}), "worker/main nice -5");
}

TEST(CommandMarks, AreInOrderAndKnowWhatIsStillToCome)
{
    std::vector<CommandMark> const marks =
        commandMarks({{at(2s), cmd::Online{CpuId{1}}}, {at(1s), cmd::Offline{CpuId{1}}}}, at(1500ms));

    EXPECT_EQ(marks, (std::vector<CommandMark>{{at(1s), "CPU 1 offline", false}, {at(2s), "CPU 1 online", true}}));
}

/// The told run of four CPUs, in columns of 12 ms.
class Activity : public ::testing::Test {
protected:
    Activity() { lanes.feed(frame->trace); }

    std::shared_ptr<Frame const> frame = sample::story();
    Lanes lanes{4, CpuMask::first(4)};
    TimeRange whole{at(0ms), at(1200ms)};
};

TEST_F(Activity, IsTheShareOfTheCpusThatRanInEachMode)
{
    ActivityProfile profile;

    profile.update(lanes, whole, 100, 0, at(1200ms));

    // At 204 ms main, helper and the copier run in user mode, the reader in the kernel.
    EXPECT_NEAR(profile.columns()[17].user, 0.75, 0.001);
    EXPECT_NEAR(profile.columns()[17].system, 0.25, 0.001);
}

TEST_F(Activity, IsTheSameHoweverManyStepsItCameIn)
{
    ActivityProfile at_once, in_steps;
    at_once.update(lanes, whole, 100, 0, at(1200ms));

    for (Nanos reached = 7ms; reached <= 1200ms; reached += 1ms)
        in_steps.update(lanes, whole, 100, 0, at(reached));

    for (std::size_t i = 0; i < 100; ++i) {
        EXPECT_NEAR(in_steps.columns()[i].user, at_once.columns()[i].user, 0.001) << i;
        EXPECT_NEAR(in_steps.columns()[i].system, at_once.columns()[i].system, 0.001) << i;
    }
}

TEST_F(Activity, OfAColumnThatIsNotOverIsOfThePartThatIs)
{
    ActivityProfile profile;

    profile.update(lanes, whole, 100, 0, at(207ms));

    EXPECT_NEAR(profile.columns()[17].user, 0.75, 0.001);
    EXPECT_EQ(profile.columns()[18].user, 0);
}

TEST(RecordText, SaysHowToFollowLiveFromThePast)
{
    Frame frame;
    frame.reached = at(1200ms);
    frame.state = PlayState::InThePast;

    EXPECT_EQ(recordText(frame), "recorded to 1.200 s · press End to follow live");
}

}
}
