// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/posix_cpu_clocks.h"
#include "core/kernel/time_convert.h"

#include <gtest/gtest.h>

#include <vector>

namespace tickscope {

enum class Mode { X86, Exact };

static KernelConfig kernel(std::uint32_t hz, Mode mode)
{
    KernelConfig config;
    config.hz = hz;
    config.tick_nsec = mode == Mode::X86 ? x86_tick_nsec(hz) : 1'000'000'000 / hz;
    return config;
}

TEST(TickNsec, ComesFromThePit)
{
    EXPECT_EQ(x86_tick_nsec(100), 10'000'000u);
    EXPECT_EQ(x86_tick_nsec(250), 4'000'250u);
    EXPECT_EQ(x86_tick_nsec(300), 3'333'116u);
    EXPECT_EQ(x86_tick_nsec(1000), 999'848u);
}

struct TimevalCase {
    std::uint32_t hz;
    Mode mode;
    Timeval time;
    std::uint64_t jiffies;
};

static std::vector<TimevalCase> const timevals{
    {1000, Mode::X86, {0, 1}, 1},         {1000, Mode::X86, {0, 1000}, 2},
    {1000, Mode::X86, {0, 4000}, 5},      {1000, Mode::X86, {0, 10'000}, 11},
    {1000, Mode::X86, {0, 100'000}, 101}, {1000, Mode::X86, {0, 999'999}, 1001},
    {1000, Mode::X86, {1, 0}, 1001},      {1000, Mode::X86, {1, 500'000}, 1501},
    {1000, Mode::X86, {2, 0}, 2001},      {1000, Mode::X86, {10, 0}, 10'002},
    {1000, Mode::X86, {60, 0}, 60'010},   {250, Mode::X86, {0, 4000}, 1},
    {250, Mode::X86, {0, 10'000}, 3},     {250, Mode::X86, {0, 12'000}, 3},
    {250, Mode::X86, {0, 20'000}, 5},     {250, Mode::X86, {0, 100'000}, 25},
    {250, Mode::X86, {0, 500'000}, 125},  {250, Mode::X86, {1, 0}, 250},
    {250, Mode::X86, {60, 0}, 15'000},    {100, Mode::X86, {0, 1}, 1},
    {100, Mode::X86, {0, 9999}, 1},       {100, Mode::X86, {0, 10'000}, 2},
    {100, Mode::X86, {0, 20'000}, 3},     {100, Mode::X86, {0, 50'000}, 6},
    {100, Mode::X86, {0, 500'000}, 51},   {100, Mode::X86, {1, 0}, 100},
    {100, Mode::X86, {1, 500'000}, 151},  {100, Mode::X86, {60, 0}, 6000},
    {1000, Mode::Exact, {0, 1000}, 2},    {1000, Mode::Exact, {0, 10'000}, 11},
    {1000, Mode::Exact, {1, 0}, 1000},    {1000, Mode::Exact, {1, 500'000}, 1501},
    {250, Mode::Exact, {0, 4000}, 2},     {250, Mode::Exact, {0, 10'000}, 3},
    {250, Mode::Exact, {0, 12'000}, 4},   {250, Mode::Exact, {1, 0}, 250},
};

TEST(TimevalToJiffies, AddsATickToWholeTicks)
{
    for (TimevalCase const& each : timevals) {
        SCOPED_TRACE(testing::Message() << each.hz << " Hz {" << each.time.sec << ',' << each.time.usec << '}');
        EXPECT_EQ(timeval_to_jiffies(each.time, kernel(each.hz, each.mode)).value, each.jiffies);
    }
}

TEST(TimevalToJiffies, RoundsUpExactlyWithTvRound)
{
    std::vector<TimevalCase> const mended{
        {1000, Mode::Exact, {0, 1000}, 1},  {1000, Mode::Exact, {0, 10'000}, 10},
        {1000, Mode::Exact, {1, 0}, 1000},  {1000, Mode::Exact, {1, 500'000}, 1500},
        {250, Mode::Exact, {0, 4000}, 1},   {250, Mode::Exact, {0, 10'000}, 3},
        {250, Mode::Exact, {0, 12'000}, 3}, {250, Mode::Exact, {1, 0}, 250},
    };
    for (TimevalCase const& each : mended) {
        SCOPED_TRACE(testing::Message() << each.hz << " Hz {" << each.time.sec << ',' << each.time.usec << '}');
        KernelConfig config = kernel(each.hz, each.mode);
        config.later_fixes = {LaterFix::TvRound};
        EXPECT_EQ(timeval_to_jiffies(each.time, config).value, each.jiffies);
    }
}

TEST(TimespecToJiffies, RoundsUpWithoutTheExtraTick)
{
    struct Case {
        std::uint32_t hz;
        Mode mode;
        Timespec time;
        std::uint64_t jiffies;
    };
    std::vector<Case> const cases{
        {100, Mode::X86, {0, 10'000'000}, 1},
        {100, Mode::X86, {1, 0}, 100},
        {100, Mode::X86, {1, 1}, 101},
        {250, Mode::X86, {0, 10'000'000}, 3},
        {250, Mode::X86, {1, 0}, 250},
        {250, Mode::X86, {1, 1}, 250},
        {1000, Mode::X86, {0, 1'000'000}, 2},
        {1000, Mode::X86, {0, 999'848}, 1},
        {1000, Mode::X86, {0, 10'000'000}, 11},
        {1000, Mode::X86, {1, 0}, 1001},
        {1000, Mode::Exact, {0, 10'000'000}, 10},
        {1000, Mode::Exact, {1, 1}, 1001},
    };
    for (Case const& each : cases) {
        SCOPED_TRACE(testing::Message() << each.hz << " Hz {" << each.time.sec << ',' << each.time.nsec << '}');
        EXPECT_EQ(timespec_to_jiffies(each.time, kernel(each.hz, each.mode)).value, each.jiffies);
    }
}

TEST(JiffiesToTimeval, GoesByTickNsec)
{
    KernelConfig const x86 = kernel(1000, Mode::X86);
    EXPECT_EQ(jiffies_to_timeval({1}, x86), (Timeval{0, 999}));
    EXPECT_EQ(jiffies_to_timeval({10}, x86), (Timeval{0, 9998}));
    EXPECT_EQ(jiffies_to_timeval({1000}, x86), (Timeval{0, 999'848}));
    EXPECT_EQ(jiffies_to_timeval({1001}, x86), (Timeval{1, 847}));
    EXPECT_EQ(jiffies_to_timeval({60'000}, x86), (Timeval{59, 990'880}));
    EXPECT_EQ(jiffies_to_timeval({250}, kernel(250, Mode::X86)), (Timeval{1, 62}));
}

TEST(ClockTicks, LoseTimeOnTheWayThereAndBack)
{
    KernelConfig const x86 = kernel(1000, Mode::X86);
    for (auto const& [jiffies, clock] : std::vector<std::pair<std::uint64_t, std::uint64_t>>{
             {10, 0}, {11, 1}, {100, 9}, {101, 10}, {1000, 99}, {1001, 100}}) {
        SCOPED_TRACE(jiffies);
        EXPECT_EQ(jiffies_to_clock_t({jiffies}, x86).value, clock);
    }
    EXPECT_EQ(clock_t_to_jiffies({99}, x86).value, 990u);
    EXPECT_EQ(jiffies_to_clock_t({2}, kernel(250, Mode::X86)).value, 0u);
    EXPECT_EQ(jiffies_to_clock_t({3}, kernel(250, Mode::X86)).value, 1u);
    EXPECT_EQ(jiffies_to_clock_t({10}, kernel(250, Mode::X86)).value, 4u);
    EXPECT_EQ(jiffies_to_clock_t({1234}, kernel(100, Mode::X86)).value, 1234u);
    EXPECT_EQ(nsec_to_clock_t(9'999'999).value, 0u);
    EXPECT_EQ(nsec_to_clock_t(10'000'000).value, 1u);
}

TEST(CpuClockResolution, IsATickByHzAndNotByTickNsec)
{
    EXPECT_EQ(cpu_clock_getres(CpuClock::Prof, kernel(1000, Mode::X86)), Nanos{1'000'000});
    EXPECT_EQ(cpu_clock_getres(CpuClock::Prof, kernel(300, Mode::X86)), Nanos{3'333'334});
    EXPECT_EQ(cpu_clock_getres(CpuClock::Sched, kernel(300, Mode::X86)), Nanos{1});
}

}
