// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/posix_cpu_timers.h"

#include <gtest/gtest.h>

#include <vector>

namespace tickscope {

TEST(BumpCpuTimer, CountsTheIntervalsThatPassed)
{
    struct Case {
        std::uint64_t expires, incr, now;
        NextExpiry bumped;
    };
    std::vector<Case> const cases{
        {100, 10, 100, {110, 1}},
        {100, 10, 105, {110, 1}},
        {100, 10, 199, {200, 10}},
        {100, 10, 200, {210, 11}},
        {100, 10, 99, {100, 0}},
        {5, 3, 100, {101, 32}},
        {100, 0, 500, {100, 0}},
        // Two, four or eight whole intervals late, it falls one short and lands on now itself.
        {100, 10, 110, {110, 1}},
        {100, 10, 130, {130, 3}},
        {100, 10, 120, {130, 3}},
        {100, 10, 170, {170, 7}},
    };
    for (Case const& each : cases) {
        SCOPED_TRACE(testing::Message() << "bump(" << each.expires << ", " << each.incr << ", " << each.now << ')');
        EXPECT_EQ(bump_cpu_timer(each.expires, each.incr, each.now), each.bumped);
    }
}

TEST(BumpCpuTimer, ReachesBeyondNowOrNowItself)
{
    for (std::uint64_t incr = 1; incr <= 40; ++incr)
        for (std::uint64_t late = 0; late <= 700; ++late) {
            std::uint64_t const steps = late / incr + 1;
            bool const falls_short = late % incr == 0 && steps >= 2 && (steps & (steps - 1)) == 0;
            std::uint64_t const taken = falls_short ? steps - 1 : steps;

            NextExpiry const bumped = bump_cpu_timer(1000, incr, 1000 + late);

            ASSERT_EQ(bumped, (NextExpiry{1000 + taken * incr, static_cast<std::int32_t>(taken)}))
                << incr << ' ' << late;
        }
}

}
