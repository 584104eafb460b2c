// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/signal_names.h"
#include "core/scenario/cpu_set.h"
#include "core/scenario/quantities.h"
#include "core/scenario/value_path.h"

#include <gtest/gtest.h>

#include <chrono>

namespace tickscope {

using namespace std::chrono_literals;

TEST(Times, AreExact)
{
    EXPECT_EQ(parse_time("0", 1ms), 0ns);
    EXPECT_EQ(parse_time("0.1ms", 1ms), 100'000ns);
    EXPECT_EQ(parse_time("1.000000001s", 1ms), 1'000'000'001ns);
    EXPECT_EQ(parse_time("0.00000000005min", 1ms), 3ns);
    EXPECT_EQ(parse_time("2min", 1ms), 120s);
    EXPECT_EQ(parse_time("5 ms", 1ms), 5ms);
    EXPECT_EQ(parse_time("-5us", 1ms), -5us);
    EXPECT_EQ(parse_time("3ticks", 4ms), 12ms);
    EXPECT_EQ(parse_time("0.5ticks", 1ms), 500us);
    EXPECT_EQ(parse_time("3153600000s", 1ms), longest_time);
    EXPECT_FALSE(parse_time("3153600001s", 1ms));
}

TEST(Times, RefuseWhatIsNone)
{
    for (char const* const text : {"", "ms", "1", "00x", "1.ms", ".5ms", "1,5ms", "1e3ms", "0x10ms", "5msms", "- 5ms",
                                   "0.3ns", "0.5ticks", "1.0000000001s"})
        EXPECT_FALSE(parse_time(text, 3'333'333ns)) << text;
}

TEST(Times, PrintInTheLargestUnitWithoutFraction)
{
    for (auto const& [time, text] : {std::pair{Nanos{0}, "0"},
                                     {Nanos{1}, "1ns"},
                                     {Nanos{1'500'000}, "1500us"},
                                     {Nanos{3'000'000'000}, "3s"},
                                     {Nanos{-20'000'000}, "-20ms"}}) {
        EXPECT_EQ(format_time(time), text);
        EXPECT_EQ(parse_time(text, 1ms), time);
    }
}

TEST(Cpulists, ReadAndPrint)
{
    auto const mask = [](std::vector<std::uint32_t> const& cpus) { return CpuSet{cpus}.mask(); };
    EXPECT_EQ(parse_cpulist("0-3,8", 9), mask({0, 1, 2, 3, 8}));
    EXPECT_EQ(parse_cpulist("3, 1 - 2,2", 4), mask({1, 2, 3}));
    EXPECT_EQ(parse_cpulist("60-70,127-128", 200)->weight(), 13u);
    EXPECT_EQ(format_cpulist(mask({0, 1, 2, 3, 8})), "0-3,8");
    EXPECT_EQ(format_cpulist(mask({62, 63, 64, 4095})), "62-64,4095");
    EXPECT_EQ(format_cpulist({}), "");
    for (char const* const text : {"", ",", "1,", "3-1", "0-", "-1", "a", "9", "0-9", "1 2"})
        EXPECT_FALSE(parse_cpulist(text, 9)) << text;
}

TEST(Dates, FollowTheCalendar)
{
    EXPECT_EQ(parse_date_time("1970-01-01 00:00:01"), 1);
    EXPECT_EQ(parse_date_time("2009-02-18 09:00:00"), 1'234'947'600);
    EXPECT_EQ(format_date_time(1'234'947'600), "2009-02-18 09:00:00");
    EXPECT_TRUE(parse_date_time("2008-02-29 00:00:00"));
    EXPECT_FALSE(parse_date_time("2009-02-29 00:00:00"));
    EXPECT_FALSE(parse_date_time("2009-02-18 24:00:00"));
    EXPECT_FALSE(parse_date_time("2009-02-18T09:00:00"));
    EXPECT_EQ(parse_time_of_day("09:00:05"), 32'405u);
    EXPECT_FALSE(parse_time_of_day("9:00:05"));
}

TEST(SignalNames, AndNumbersAgree)
{
    for (int signal = 1; signal <= last_signal; ++signal)
        EXPECT_EQ(signal_number(signal_name(signal)), signal);
    EXPECT_EQ(signal_number("SIGPROF"), 27);
    EXPECT_EQ(signal_number("SIGXCPU"), 24);
    EXPECT_EQ(signal_number("SIGRT3"), 35);
    for (char const* const text : {"", "PROF", "sigprof", "SIGRT", "SIGRT33", "SIGRT03", "SIGRT-1"})
        EXPECT_EQ(signal_number(text), std::nullopt) << text;
}

TEST(ValuePaths, AreTakenApart)
{
    ValuePath const clock = *parse_value_path("proc.child.1.clock.utime");
    EXPECT_EQ(clock.process, "child.1");
    EXPECT_EQ(clock.quantity, find_quantity(Subject::Process, "clock.utime"));
    EXPECT_EQ(clock.unit(), Unit::Ticks);
    ValuePath const thread = *parse_value_path("thread.worker/main.1.utime");
    EXPECT_EQ(thread.process, "worker");
    EXPECT_EQ(thread.thread, "main.1");
    ValuePath const signals = *parse_value_path("proc.a b.signals.SIGRT3");
    EXPECT_EQ(signals.process, "a b");
    EXPECT_EQ(signals.signal, 35);
    EXPECT_EQ(parse_value_path("cpu.12.min_vruntime")->cpu, 12u);
}

TEST(ValuePaths, RefuseWhatIsNone)
{
    for (char const* const text : {"", "now.", "cpu.online", "cpu.x.online", "cpu.99999.online", "proc.clock.utime",
                                   "proc..clock.utime", "proc.a.signals", "proc.a.signals.SIGNO", "proc.a/b.state",
                                   "thread.a.utime", "thread.a/.utime", "thread./b.utime", "thread.a/b/c.utime"})
        EXPECT_FALSE(parse_value_path(text)) << text;
}

}
