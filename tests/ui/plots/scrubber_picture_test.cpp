// SPDX-License-Identifier: GPL-3.0-or-later
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

TEST(RecordText, SaysHowToFollowLiveFromThePast)
{
    Frame frame;
    frame.reached = at(1200ms);
    frame.state = PlayState::InThePast;

    EXPECT_EQ(recordText(frame), "recorded to 1.200 s · press End to follow live");
}

}
}
