// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/lane_image.h"
#include "ui/style/theme.h"

#include <gtest/gtest.h>

namespace tickscope::ui {
namespace {

constexpr TaskId a{1}, b{2};

LaneBin ranAlone(float busy)
{
    LaneBin bin{a, busy};
    bin.slices[0] = {a, false, busy};
    return bin;
}

int rowsOf(QImage const& image, int x, QRgb colour)
{
    int rows = 0;
    for (int y = 0; y < image.height(); ++y)
        rows += image.pixel(x, y) == colour ? 1 : 0;
    return rows;
}

TEST(LaneImage, IsAsHighAsTheCpuWasBusy)
{
    LaneInk const ink{darkColours(), {}};
    QRgb const plain = ink.of(a).plain;

    QImage const image = columnsImage({ranAlone(1.0f), ranAlone(0.5f), ranAlone(0.001f), {}}, 20, false, 7, ink);

    EXPECT_EQ(rowsOf(image, 0, plain), 20);
    EXPECT_EQ(rowsOf(image, 1, plain), 10);
    EXPECT_EQ(rowsOf(image, 2, plain), 1);
    EXPECT_EQ(rowsOf(image, 3, ink.idle()), 20);
    EXPECT_EQ(image.pixel(1, 0), ink.idle());
}

TEST(LaneImage, IsHatchedWhereTheCpuWasInTheKernel)
{
    LaneInk const ink{darkColours(), {}};
    LaneBin bin{a, 1.0f, 0.5f};
    bin.slices[0] = {a, false, 0.5f};
    bin.slices[1] = {a, true, 0.5f};

    QImage const image = columnsImage(std::vector<LaneBin>(14, bin), 14, false, 7, ink);

    for (int x = 0; x < 14; ++x)
        for (int y = 0; y < 14; ++y)
            EXPECT_EQ(image.pixel(x, y), y < 7 && onHatch(x, y, 7) ? ink.of(a).hatch : ink.of(a).plain);
}

TEST(LaneImage, IsSharedByAllWhoRanInAColumn)
{
    LaneInk const ink{darkColours(), {}};
    LaneBin bin{a, 1.0f};
    bin.slices[0] = {a, false, 0.8f};
    bin.slices[1] = {b, false, 0.2f};

    QImage const image = columnsImage({bin}, 40, false, 7, ink);

    EXPECT_EQ(rowsOf(image, 0, ink.of(a).plain), 32);
    EXPECT_EQ(rowsOf(image, 0, ink.of(b).plain), 8);
    EXPECT_EQ(image.pixel(0, 39), ink.of(a).plain);
}

TEST(LaneImage, ShowsHoweverLittleSomebodyHad)
{
    LaneInk const ink{darkColours(), {}};
    LaneBin bin{a, 1.0f};
    bin.slices[0] = {a, false, 0.998f};
    bin.slices[1] = {b, false, 0.002f};

    QImage const image = columnsImage({bin}, 20, false, 7, ink);

    EXPECT_EQ(rowsOf(image, 0, ink.of(a).plain), 19);
    EXPECT_EQ(rowsOf(image, 0, ink.of(b).plain), 1);
}

TEST(LaneImage, ShowsACrowdInAColourOfItsOwn)
{
    LaneInk const ink{darkColours(), {}};
    LaneBin bin{a, 1.0f};
    bin.slices[0] = {a, false, 0.25f};

    QImage const image = columnsImage({bin}, 20, false, 7, ink);

    EXPECT_EQ(rowsOf(image, 0, ink.of(a).plain), 5);
    EXPECT_EQ(rowsOf(image, 0, ink.others()), 15);
}

TEST(LaneImage, FadesWhereThereIsNoRoomForAHeight)
{
    LaneInk const ink{darkColours(), {}};

    QImage const image = columnsImage({{a, 1.0f}, {a, 0.1f}}, 4, true, 7, ink);

    EXPECT_EQ(rowsOf(image, 0, ink.of(a).plain), 4);
    EXPECT_EQ(rowsOf(image, 1, ink.faded(a, 0.1f).plain), 4);
    EXPECT_NE(ink.faded(a, 0.1f).plain, ink.of(a).plain);
}

TEST(LaneInk, LetsOthersRecedeWhileOneIsSelected)
{
    LaneInk const ink{darkColours(), a};

    EXPECT_EQ(ink.of(a).plain, laneColour(darkColours(), a, a).rgb());
    EXPECT_EQ(ink.of(b).plain, laneColour(darkColours(), b, a).rgb());
    EXPECT_NE(ink.of(b).plain, laneColour(darkColours(), b, {}).rgb());
}

}
}
