// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/curve_image.h"

#include <gtest/gtest.h>

namespace tickscope::ui {
namespace {

QImage blank(int width, int height)
{
    QImage image{width, height, QImage::Format_ARGB32_Premultiplied};
    image.fill(Qt::transparent);
    return image;
}

CurveColumn flat(std::int64_t value) { return {value, value, value, value, true}; }

Stroke solid(int) { return Stroke::Solid; }

/// Rows of a column that are touched.
std::vector<int> inked(QImage const& image, int x)
{
    std::vector<int> rows;
    for (int y = 0; y < image.height(); ++y) {
        if (image.pixelColor(x, y).alpha() > 0)
            rows.push_back(y);
    }
    return rows;
}

TEST(ValueScale, ValuesAndPixelRowsAreEachOthersInverse)
{
    ValueScale const scale{0, 50, 100};

    EXPECT_DOUBLE_EQ(scale.y(0), 100);
    EXPECT_DOUBLE_EQ(scale.y(50), 0);
    EXPECT_DOUBLE_EQ(scale.value(scale.y(17)), 17);
}

TEST(CurveImage, SpansFromTheSmallestToTheLargestValueOfAColumn)
{
    QImage image = blank(2, 100);

    drawCurve(image, {{20, 40, 20, 40, true}, flat(30)}, {0, 100, 100}, 1, {Qt::red, 2, solid});

    EXPECT_EQ(inked(image, 0).front(), 59);
    EXPECT_EQ(inked(image, 0).back(), 80);
    EXPECT_EQ(inked(image, 1), (std::vector<int>{69, 70}));
}

TEST(CurveImage, SmoothsTheEndsOfASpan)
{
    QImage image = blank(1, 10);

    drawCurve(image, {flat(5)}, {0, 10, 10}, 1, {Qt::red, 1, solid});

    EXPECT_NEAR(image.pixelColor(0, 4).alpha(), 128, 2);
    EXPECT_NEAR(image.pixelColor(0, 5).alpha(), 128, 2);
}

TEST(CurveImage, LeavesOutWhatIsNotKnown)
{
    QImage image = blank(2, 10);

    drawCurve(image, {CurveColumn{}, flat(5)}, {0, 10, 10}, 1, {Qt::red, 2, solid});

    EXPECT_TRUE(inked(image, 0).empty());
    EXPECT_FALSE(inked(image, 1).empty());
}

TEST(CurveImage, HasGapsWhereItIsDotted)
{
    QImage image = blank(12, 10);

    drawCurve(image, std::vector<CurveColumn>(12, flat(5)), {0, 10, 10}, 1,
              {Qt::red, 2, [](int) { return Stroke::Dotted; }});

    EXPECT_FALSE(inked(image, 0).empty());
    EXPECT_TRUE(inked(image, 5).empty());
    EXPECT_FALSE(inked(image, 6).empty());
}

TEST(CurveImage, KeepsWithinTheImageWhateverTheValues)
{
    QImage image = blank(1, 10);

    drawCurve(image, {{-1'000'000'000'000, 1'000'000'000'000, 0, 0, true}}, {0, 10, 10}, 1e6, {Qt::red, 2, solid});

    EXPECT_EQ(inked(image, 0).size(), 10u);
}

}
}
