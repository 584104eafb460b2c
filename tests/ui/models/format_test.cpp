// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/instant_parse.h"
#include "ui/style/format.h"

#include <gtest/gtest.h>

#include <limits>

namespace tickscope::ui {
namespace {

using namespace std::chrono_literals;

std::string plain(QString text) { return text.replace(QChar{0x2009}, '_').toStdString(); }

TEST(Figures, StandInGroupsOfThree)
{
    EXPECT_EQ(plain(countText(0)), "0");
    EXPECT_EQ(plain(countText(999)), "999");
    EXPECT_EQ(plain(countText(1'000)), "1_000");
    EXPECT_EQ(plain(countText(18'446'744'073'709'551'615u)), "18_446_744_073_709_551_615");
}

TEST(Seconds, HaveAsManyGroupsAsTheyNeed)
{
    EXPECT_EQ(plain(secondsText(Nanos{0})), "0.000 s");
    EXPECT_EQ(plain(secondsText(Nanos{802ms})), "0.802 s");
    EXPECT_EQ(plain(secondsText(Nanos{802ms + 5us})), "0.802_005 s");
    EXPECT_EQ(plain(secondsText(Nanos{1'234s + 1ns})), "1_234.000_000_001 s");
}

TEST(Seconds, OfAnInstantAreCutToTheGroupsAskedFor)
{
    EXPECT_EQ(plain(secondsText(SimTime{802'134'999ns}, 2)), "0.802_134 s");
    EXPECT_EQ(plain(secondsText(SimTime{802'134'999ns}, 3)), "0.802_134_999 s");
}

TEST(Seconds, OfNegativeSpansHaveAMinus)
{
    EXPECT_EQ(secondsText(Nanos{-1'500ms}), QString{QChar{0x2212}} + "1.500 s");
}

TEST(Spans, AreWrittenInTheUnitThatSuitsThem)
{
    EXPECT_EQ(spanText(0ns).toStdString(), "0 s");
    EXPECT_EQ(spanText(40ns).toStdString(), "40 ns");
    EXPECT_EQ(spanText(250ms).toStdString(), "250 ms");
    EXPECT_EQ(spanText(1'500ms).toStdString(), "1.5 s");
    EXPECT_EQ(spanText(1'000'001ns).toStdString(), "1.000001 ms");
}

TEST(Speeds, AreFactorsOrAsFastAsPossible)
{
    EXPECT_EQ(speedText(0.1), QStringLiteral("0.1\u00d7"));
    EXPECT_EQ(speedText(std::numeric_limits<double>::infinity()).toStdString(), "as fast as possible");
}

TEST(Instants, AreReadInEveryUnit)
{
    KernelConfig const config;

    EXPECT_EQ(parseInstant("1.5s", config), SimTime{1'500ms});
    EXPECT_EQ(parseInstant(" 802 ms ", config), SimTime{802ms});
    EXPECT_EQ(parseInstant("250ticks", config), SimTime{250ms});
    EXPECT_EQ(parseInstant("40ns", config), SimTime{40ns});
    EXPECT_EQ(parseInstant("2", config), SimTime{2s});
}

TEST(Instants, ThatAreNoneAreRefused)
{
    for (char const* text : {"", "soon", "-1s", "1 h", "99999999999999s"}) {
        SCOPED_TRACE(text);
        EXPECT_FALSE(parseInstant(text, KernelConfig{}));
    }
}

}
}
