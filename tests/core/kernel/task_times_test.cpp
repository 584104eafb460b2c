// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/task_times.h"

#include <gtest/gtest.h>

#include <vector>

namespace tickscope {

struct ScalingCase {
    char const* name;
    std::uint32_t hz;
    bool x86;
    std::uint64_t utime, stime;  // ticks
    std::int64_t ran_ns;
    std::uint64_t scaled_utime, scaled_stime;
};

class TaskTimes : public testing::TestWithParam<ScalingCase> { };

TEST_P(TaskTimes, AreScaledInStepsOfTenMilliseconds)
{
    ScalingCase const& each = GetParam();
    Machine machine;
    machine.config.hz = each.hz;
    machine.config.tick_nsec = each.x86 ? x86_tick_nsec(each.hz) : 1'000'000'000 / each.hz;
    Task& task = machine.tasks.emplace_back();
    task.utime = Cputime{each.utime};
    task.stime = Cputime{each.stime};
    task.sum_exec_runtime = Nanos{each.ran_ns};
    Kernel k{machine};

    UtimeStime const times = task_times(k, TaskId{0});

    EXPECT_EQ(times.utime.value, each.scaled_utime);
    EXPECT_EQ(times.stime.value, each.scaled_stime);
}

INSTANTIATE_TEST_SUITE_P(
    Facts, TaskTimes,
    testing::Values(ScalingCase{"LessThanAStepIsNothing", 1000, false, 9, 0, 9'000'000, 0, 0},
                    ScalingCase{"X86TicksMakeSystemTime", 1000, true, 1000, 0, 1'000'000'000, 1000, 10},
                    ScalingCase{"ExactTicksMakeNone", 1000, false, 1000, 0, 1'000'000'000, 1000, 0},
                    ScalingCase{"HundredHertz", 100, true, 100, 0, 1'000'000'000, 100, 0},
                    ScalingCase{"HalvesOfX86Ticks", 1000, true, 500, 500, 1'000'000'000, 500, 510},
                    ScalingCase{"HalvesOfExactTicks", 1000, false, 500, 500, 1'000'000'000, 500, 500},
                    ScalingCase{"FewTicksAndMuchTime", 1000, false, 3, 1, 45'000'000, 40, 0},
                    ScalingCase{"NoTicksAtAllAreUserTime", 1000, false, 0, 0, 25'000'000, 20, 0}),
    [](auto const& scaling) { return std::string{scaling.param.name}; });

TEST(TaskTimesOverTime, NeverFall)
{
    Machine machine;
    Task& task = machine.tasks.emplace_back();
    task.utime = Cputime{100};
    task.sum_exec_runtime = Nanos{100'000'000};
    Kernel k{machine};
    Cputime const before = task_times(k, TaskId{0}).utime;

    task.stime = Cputime{300};

    EXPECT_EQ(before, Cputime{100});
    EXPECT_EQ(task_times(k, TaskId{0}).utime, before);
}

}
