// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/step_curve.h"
#include "tests/support/column_edge.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace tickscope {

using namespace std::chrono_literals;

static StepCurve zigzag(int points)
{
    StepCurve curve;
    std::uint64_t state = 12345;
    SimTime at{};
    for (int i = 0; i < points; ++i) {
        state = state * 6364136223846793005u + 1442695040888963407u;
        at += Nanos{1 + static_cast<std::int64_t>(state >> 54)};
        curve.append(at, static_cast<std::int64_t>(state >> 40 & 0xffff) - 30'000);
    }
    return curve;
}

// Column by column, looking at every point.
static std::vector<CurveColumn> by_looking(StepCurve const& curve, SimTime from, SimTime to, int n)
{
    std::vector<CurveColumn> columns;
    for (int i = 0; i < n; ++i) {
        SimTime const left = column_edge(from, to, i, n), right = column_edge(from, to, i + 1, n);
        CurveColumn column;
        for (StepCurve::Point const& point : curve.points(SimTime{}, never)) {
            if (point.at > right)
                break;
            if (point.at <= left || !column.known)
                column = {point.value, point.value, point.value, point.value, true};
            column.min = std::min(column.min, point.value);
            column.max = std::max(column.max, point.value);
            column.last = point.value;
        }
        columns.push_back(column);
    }
    return columns;
}

TEST(StepCurve, ShowsInColumnsWhatItsPointsShow)
{
    for (int const points : {1, 2, 15, 16, 17, 255, 256, 257, 4'500}) {
        StepCurve const curve = zigzag(points);
        SimTime const end = curve.back().at;
        for (int const n : {1, 7, 100})
            for (auto const& [from, to] :
                 {std::pair{SimTime{}, end + 1us}, {SimTime{end.time_since_epoch() / 3}, end}, {end - 5ns, end + 1s}}) {
                SCOPED_TRACE(testing::Message() << points << " points in " << n << " columns");
                EXPECT_EQ(curve.columns(from, to, n), by_looking(curve, from, to, n));
            }
    }
}

TEST(StepCurve, IsUnknownBeforeItBegins)
{
    StepCurve curve;
    curve.append(SimTime{10ms}, 5);

    std::vector<CurveColumn> const columns = curve.columns(SimTime{}, SimTime{20ms}, 4);

    EXPECT_FALSE(columns[0].known);
    EXPECT_TRUE(columns[1].known);
    EXPECT_EQ(columns[3], (CurveColumn{5, 5, 5, 5, true}));
    EXPECT_FALSE(curve.at(SimTime{9ms}));
    EXPECT_EQ(curve.at(SimTime{10ms}), 5);
}

TEST(StepCurve, HasOnePointForAnInstant)
{
    StepCurve curve;
    curve.append(SimTime{1ms}, 1);
    curve.append(SimTime{2ms}, 9);
    curve.append(SimTime{2ms}, 3);
    curve.append(SimTime{3ms}, 3);

    EXPECT_EQ(curve.size(), 2u);
    EXPECT_EQ(curve.at(SimTime{2ms}), 3);
}

TEST(StepCurve, TakesEighteenBytesAPoint)
{
    StepCurve const curve = zigzag(1 << 16);

    EXPECT_LE(curve.bytes(), curve.size() * 18);
}

TEST(ColumnEdges, LieWhereTheyWouldWithoutTheOnesBefore)
{
    for (auto const& [from, to] : {std::pair{SimTime{}, SimTime{std::chrono::hours{24 * 365}}},
                                   {SimTime{5ns}, SimTime{12ns}},
                                   {SimTime{3ms}, SimTime{3ms + 1'000'003ns}}})
        for (int const n : {1, 3, 7, 1'306, 4'096}) {
            ColumnEdges edges{from, to, n};
            for (int i = 0; i <= n; ++i, edges.advance())
                ASSERT_EQ(edges.at(), column_edge(from, to, i, n)) << i << " of " << n;
        }
}

// The same curve with and without its older points.
TEST(StepCurve, TellsTheTruthOfPointsThatItGaveUp)
{
    StepCurve const whole = zigzag(20'000);
    StepCurve folded = zigzag(20'000);
    folded.set_most_ranges(64);
    folded.fold_half();
    folded.fold_half();
    SimTime const end = whole.back().at;
    ASSERT_GT(folded.detail_from(), SimTime{end.time_since_epoch() / 2});
    ASSERT_LT(folded.bytes(), whole.bytes() / 3);

    for (int const n : {1, 7, 100})
        for (auto const& [from, to] : {std::pair{SimTime{}, end + 1us}, {SimTime{end.time_since_epoch() / 3}, end}}) {
            std::vector<CurveColumn> const exact = whole.columns(from, to, n), shown = folded.columns(from, to, n);
            for (std::size_t i = 0; i < shown.size(); ++i) {
                SCOPED_TRACE(testing::Message() << "column " << i << " of " << n);
                auto const column = static_cast<std::int64_t>(i);
                if (column_edge(from, to, column, n) >= folded.detail_from()) {
                    EXPECT_EQ(shown[i], exact[i]);
                    continue;
                }
                EXPECT_EQ(shown[i].known, exact[i].known);
                EXPECT_LE(shown[i].min, exact[i].min);
                EXPECT_GE(shown[i].max, exact[i].max);
                if (column_edge(from, to, column + 1, n) >= folded.detail_from()) {
                    EXPECT_EQ(shown[i].last, exact[i].last);
                }
            }
        }
    EXPECT_EQ(folded.back(), whole.back());
    EXPECT_EQ(folded.at(end), whole.at(end));
    EXPECT_EQ(folded.at(whole.points(SimTime{}, SimTime{1us}).back().at).has_value(), true);
}

TEST(StepCurve, StaysSmallHoweverOftenItFolds)
{
    StepCurve curve;
    curve.set_most_ranges(32);
    std::size_t most = 0;

    for (std::int64_t i = 0; i < 300'000; ++i) {
        curve.append(SimTime{Nanos{i}}, i % 1'000);
        if (curve.bytes() > 64 * 1024)
            curve.fold_half();
        most = std::max(most, curve.bytes());
    }

    EXPECT_LE(most, std::size_t{128} * 1024);
    EXPECT_EQ(curve.columns(SimTime{}, SimTime{300us}, 1).front(), (CurveColumn{0, 999, 0, 999, true}));
}

}
