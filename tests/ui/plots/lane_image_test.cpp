// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/lane_image.h"
#include "ui/style/theme.h"

#include <gtest/gtest.h>

namespace tickscope::ui {
namespace {

constexpr TaskId a{1}, b{2};

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

    QImage const image = columnsImage({{a, 1.0f}, {a, 0.5f}, {a, 0.001f}, {}}, 20, false, 7, ink);

    EXPECT_EQ(rowsOf(image, 0, plain), 20);
    EXPECT_EQ(rowsOf(image, 1, plain), 10);
    EXPECT_EQ(rowsOf(image, 2, plain), 1);
    EXPECT_EQ(rowsOf(image, 3, ink.idle()), 20);
    EXPECT_EQ(image.pixel(1, 0), ink.idle());
}

TEST(LaneImage, IsHatchedWhereTheCpuWasInTheKernel)
{
    LaneInk const ink{darkColours(), {}};

    QImage const image = columnsImage(std::vector<LaneBin>(14, {a, 1.0f, 0.5f}), 14, false, 7, ink);

    for (int x = 0; x < 14; ++x)
        for (int y = 0; y < 14; ++y)
            EXPECT_EQ(image.pixel(x, y), y < 7 && onHatch(x, y, 7) ? ink.of(a).hatch : ink.of(a).plain);
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
