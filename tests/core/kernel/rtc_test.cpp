// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/hpet_rtc.h"
#include "core/kernel/rtc.h"
#include "tests/support/bare_machine.h"

#include <gtest/gtest.h>

namespace tickscope {

using namespace std::chrono_literals;

TEST(Rtc, ReadsDatesAsItWritesThem)
{
    for (std::string const text :
         {"2009-02-18 09:00:00", "1970-01-01 00:00:00", "2008-02-29 23:59:59", "1969-12-31 12:00:01"}) {
        BareMachine bare{1};
        auto const seconds = parse_rtc_time(text);
        ASSERT_TRUE(seconds.has_value()) << text;

        hpet_boot(bare.kernel, {.rtc_seconds = *seconds});

        EXPECT_EQ(rtc_time(bare.machine), text);
    }
}

TEST(Rtc, RefusesWhatIsNoDateOrTime)
{
    for (std::string_view const text : {"", "2009-02-18", "2009-02-30 09:00:00", "2009-13-01 09:00:00",
                                        "2009-02-18T09:00:00", "2009-02-18 24:00:00", "2009-02-18 09:00:0x"})
        EXPECT_FALSE(parse_rtc_time(text).has_value()) << text;
    for (std::string_view const text : {"", "9:00:05", "09:60:05", "09:00:60", "09:00", "-9:00:05"})
        EXPECT_FALSE(parse_rtc_alarm(text).has_value()) << text;
}

TEST(Rtc, GoesOnWithTheTimeOverTheEndOfAYear)
{
    BareMachine bare{1};
    hpet_boot(bare.kernel, {.rtc_seconds = *parse_rtc_time("2008-12-31 23:59:58")});

    bare.machine.now = at(1'999ms);
    EXPECT_EQ(rtc_time(bare.machine), "2008-12-31 23:59:59");
    bare.machine.now = at(2s);
    EXPECT_EQ(rtc_time(bare.machine), "2009-01-01 00:00:00");
}

TEST(Rtc, SetsAnAlarmAndTakesItBack)
{
    BareMachine bare{1};
    hpet_boot(bare.kernel, {});

    ASSERT_TRUE(rtc_set_alarm(bare.kernel, "09:00:05").has_value());
    EXPECT_EQ(bare.machine.hpet.flags, rtc_aie);
    EXPECT_EQ(bare.machine.hpet.alarm_sec, 5);
    ASSERT_TRUE(rtc_set_alarm(bare.kernel, "").has_value());
    EXPECT_EQ(bare.machine.hpet.flags, 0u);
    EXPECT_FALSE(rtc_set_alarm(bare.kernel, "25:00:00").has_value());
}

TEST(Rtc, CanDoNothingWithoutAnRtc)
{
    BareMachine bare{1};

    EXPECT_FALSE(rtc_set_alarm(bare.kernel, "09:00:05").has_value());
    EXPECT_FALSE(cmos_update_irq_enable(bare.kernel, true).has_value());
    EXPECT_FALSE(cmos_irq_set_freq(bare.kernel, 64).has_value());
    EXPECT_FALSE(cmos_irq_set_state(bare.kernel, true).has_value());
    EXPECT_EQ(bare.machine.hpet, HpetRtc{});
}

TEST(Rtc, SwitchesUpdateAndPeriodicInterruptsOnAndOff)
{
    BareMachine bare{1};
    hpet_boot(bare.kernel, {});
    EXPECT_EQ(bare.machine.hpet.irq_freq, 1024u);

    ASSERT_TRUE(cmos_update_irq_enable(bare.kernel, true).has_value());
    ASSERT_TRUE(cmos_irq_set_freq(bare.kernel, 256).has_value());
    EXPECT_EQ(bare.machine.hpet.flags, rtc_uie);
    ASSERT_TRUE(cmos_irq_set_state(bare.kernel, true).has_value());
    EXPECT_EQ(bare.machine.hpet.flags, rtc_uie | rtc_pie);
    EXPECT_EQ(bare.machine.hpet.irq_freq, 256u);
    ASSERT_TRUE(cmos_update_irq_enable(bare.kernel, false).has_value());
    ASSERT_TRUE(cmos_irq_set_state(bare.kernel, false).has_value());
    EXPECT_EQ(bare.machine.hpet.flags, 0u);
}

TEST(Rtc, HasRatesThatArePowersOfTwo)
{
    BareMachine bare{1};
    hpet_boot(bare.kernel, {});

    for (std::uint32_t const hz : {2u, 64u, 128u, 8192u})
        EXPECT_TRUE(cmos_irq_set_freq(bare.kernel, hz).has_value()) << hz;
    for (std::uint32_t const hz : {0u, 1u, 3u, 100u, 8191u, 16'384u})
        EXPECT_FALSE(cmos_irq_set_freq(bare.kernel, hz).has_value()) << hz;
    EXPECT_EQ(bare.machine.hpet.irq_freq, 8192u);
}

TEST(Rtc, WritesTheTimeOfDayAndCountsItsSeconds)
{
    EXPECT_EQ(to_string(RtcAlarm{9, 0, 5}), "09:00:05");
    EXPECT_EQ(second_of_day(RtcAlarm{0, 0, 0}), 0u);
    EXPECT_EQ(second_of_day(RtcAlarm{23, 59, 59}), 86'399u);
    EXPECT_EQ(time_of_day(second_of_day(RtcAlarm{17, 4, 3})), (RtcAlarm{17, 4, 3}));
}

}
