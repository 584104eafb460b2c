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

TEST(Rtc, HasNoAlarmWithoutAnRtc)
{
    BareMachine bare{1};

    EXPECT_FALSE(rtc_set_alarm(bare.kernel, "09:00:05").has_value());
}

}
