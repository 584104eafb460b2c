// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/label_layout.h"

#include <gtest/gtest.h>

namespace tickscope::ui {
namespace {

QRectF const area{0, 0, 400, 200};

LineLabel label(double left, double right, double y) { return {left, right, y, {80, 12}, false}; }

TEST(LineLabels, SitAboveTheRightEndOfTheirLine)
{
    auto const placed = placeLineLabels({label(0, 300, 100)}, area);

    ASSERT_TRUE(placed[0]);
    EXPECT_LE(placed[0]->bottom(), 100);
    EXPECT_NEAR(placed[0]->right(), 300, 4);
}

TEST(LineLabels, NeverOverlap)
{
    std::vector<LineLabel> crowd;
    for (int i = 0; i < 12; ++i)
        crowd.push_back({0, 400, 100.0 + i, {80, 12}, i % 2 == 0});

    auto const placed = placeLineLabels(crowd, area);

    for (std::size_t a = 0; a < placed.size(); ++a)
        for (std::size_t b = a + 1; b < placed.size(); ++b)
            EXPECT_FALSE(placed[a] && placed[b] && placed[a]->intersects(*placed[b])) << a << " and " << b;
}

TEST(LineLabels, StayWithinThePlot)
{
    std::vector<LineLabel> const edges{label(0, 500, 3), label(-100, 400, 199), label(350, 400, 100)};

    auto const placed = placeLineLabels(edges, area);

    for (auto const& place : placed)
        EXPECT_TRUE(!place || area.contains(*place));
    EXPECT_FALSE(placed[2]) << "a line shorter than its name has no room for it";
}

TEST(LineLabels, ThoseThatStillStandChooseFirst)
{
    LineLabel over = label(0, 400, 100), standing = label(0, 400, 100);
    standing.needed = true;

    auto const placed = placeLineLabels({over, standing}, area);

    ASSERT_TRUE(placed[1]);
    EXPECT_NEAR(placed[1]->right(), 400, 4);
}

TEST(Flags, StandWhereTheyBelongWhileThereIsRoom)
{
    EXPECT_EQ(placeFlags({{10, 60}, {100, 60}}, 0, 400, 90), (std::vector<FlagGroup>{{0, 1, 10, 60}, {1, 1, 100, 60}}));
}

TEST(Flags, BecomeOneGroupWhereTheyWouldTouch)
{
    EXPECT_EQ(placeFlags({{10, 60}, {50, 60}, {55, 60}, {200, 60}}, 0, 400, 90),
              (std::vector<FlagGroup>{{0, 3, 10, 90}, {3, 1, 200, 60}}));
}

TEST(Flags, AreNotCutAtTheRightEdge)
{
    EXPECT_EQ(placeFlags({{390, 60}}, 0, 400, 90), (std::vector<FlagGroup>{{0, 1, 340, 60}}));
}

TEST(Flags, InAnyNumberStayInTheRowAndApart)
{
    std::vector<FlagLabel> many;
    for (int i = 0; i < 1000; ++i)
        many.push_back({i * 0.4, 60});

    std::vector<FlagGroup> const groups = placeFlags(many, 0, 400, 90);

    std::size_t flags = 0;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        flags += groups[i].count;
        EXPECT_LE(groups[i].left + groups[i].width, 400);
        if (i > 0) {
            EXPECT_GE(groups[i].left, groups[i - 1].left + groups[i - 1].width);
        }
    }
    EXPECT_EQ(flags, 1000u);
}

}
}
