// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/kernel_console_case.h"
#include "core/kernel/nohz_balance.h"
#include "tests/support/bare_machine.h"

#include <gtest/gtest.h>

namespace tickscope {

using namespace std::chrono_literals;

namespace {

struct Shown {
    std::vector<int> mask;
    int owner;
    std::vector<int> ticking;
};

struct Moment {
    std::vector<std::string> ops;
    Shown old_code, fixed_code;
};

}

static void expect_story(std::vector<Moment> const& story)
{
    for (std::string const version : {"old", "new"}) {
        ConsoleCase input;
        for (Moment const& moment : story) {
            input.ops.insert(input.ops.end(), moment.ops.begin(), moment.ops.end());
            input.ops.push_back("show");
        }

        auto const seen = run_nohz_case(input, version);

        ASSERT_TRUE(seen.has_value()) << seen.error().text;
        std::vector<Json> shows;
        for (Observation const& observation : *seen)
            if (observation.what["ev"] == "nohz")
                shows.push_back(observation.what);
        ASSERT_EQ(shows.size(), story.size());
        for (std::size_t i = 0; i < story.size(); ++i) {
            SCOPED_TRACE(version + ", moment " + std::to_string(i));
            Shown const& expected = version == "old" ? story[i].old_code : story[i].fixed_code;
            EXPECT_EQ(shows[i]["mask"], expected.mask);
            EXPECT_EQ(shows[i]["owner"], expected.owner);
            EXPECT_EQ(shows[i]["ticking"], expected.ticking);
        }
    }
}

TEST(NohzBalance, LosesTheOwnerToADeadCpuOnlyBeforeTheFix)
{
    expect_story({
        {{"cpus 4", "idle 1", "idle 2", "idle 3"}, {{1, 2, 3}, 1, {0, 1}}, {{1, 2, 3}, 1, {0, 1}}},
        {{"down 3"}, {{1, 2, 3}, 1, {0, 1}}, {{1, 2}, 1, {0, 1}}},
        {{"round 1"}, {{1, 2, 3}, -1, {0}}, {{1, 2}, 1, {0, 1}}},
        {{"idle 0", "round 10"}, {{0, 1, 2, 3}, 0, {0}}, {{0, 1, 2}, -1, {}}},
        {{"busy 2", "round 10"}, {{0, 1, 3}, -1, {2}}, {{0, 1}, 0, {0, 2}}},
    });
}

TEST(NohzBalance, KeepsTheLastOfTwoCpusTickingOnlyBeforeTheFix)
{
    expect_story({
        {{"cpus 2", "idle 1"}, {{1}, 1, {0, 1}}, {{1}, 1, {0, 1}}},
        {{"down 1", "idle 0", "round 10"}, {{0, 1}, 0, {0}}, {{0}, -1, {}}},
    });
}

TEST(NohzBalance, NeverGetsAnOwnerBackFromADeadCpuBeforeTheFix)
{
    expect_story({
        {{"cpus 3", "down 1"}, {{1}, 1, {0, 2}}, {{}, -1, {0, 2}}},
        {{"idle 2", "round 3"}, {{1, 2}, 1, {0}}, {{2}, 2, {0, 2}}},
    });
}

TEST(NohzBalance, LetsTheFirstIdleCpuKeepItsTick)
{
    BareMachine bare{3};

    EXPECT_TRUE(select_nohz_load_balancer(bare.kernel, CpuId{2}, StopTick::Yes));
    EXPECT_FALSE(select_nohz_load_balancer(bare.kernel, CpuId{1}, StopTick::Yes));

    EXPECT_EQ(bare.machine.nohz.load_balancer, CpuId{2});
    EXPECT_EQ(bare.all<traced::NohzMask>(), (std::vector<traced::NohzMask>{{CpuId{2}, true, 1}, {CpuId{1}, true, 2}}));
    EXPECT_EQ(bare.all<traced::NohzBalancer>(), std::vector{traced::NohzBalancer{CpuId{2}}});
}

TEST(NohzBalance, LetsNobodyTickOnAnIdleMachine)
{
    BareMachine bare{4};

    for (std::uint16_t cpu = 0; cpu < 4; ++cpu)
        tick_nohz_stop_sched_tick(bare.kernel, CpuId{cpu});
    EXPECT_EQ(next_tick(bare.machine).cpu, CpuId{0});
    bare.machine.cpus[0].rq.idle_at_tick = true;

    // The owner sees at its tick that all others sleep, and is sent round its idle loop.
    EXPECT_FALSE(nohz_trigger(bare.kernel, CpuId{0}));
    EXPECT_TRUE(bare.machine.cpus[0].rq.idle_need_resched);
}

}
