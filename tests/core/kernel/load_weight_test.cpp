// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/load_weight.h"

#include <gtest/gtest.h>

#include <numeric>
#include <vector>

namespace tickscope {

static std::uint64_t slice_of(std::uint64_t period_ns, int nice, std::vector<int> const& queue)
{
    std::uint64_t sum = 0;
    for (int const level : queue)
        sum += load_weight_of(Policy::Other, level).weight;
    return calc_delta_mine(period_ns, load_weight_of(Policy::Other, nice).weight, inverse_of_load(sum));
}

TEST(LoadWeight, GivesSlicesJustBelowTheIdeal)
{
    struct Row {
        std::uint64_t period_ns;
        int nice;
        std::vector<int> queue;
        std::uint64_t slice_ns;
    };
    std::vector<Row> const rows{
        {20'000'000, 0, {0, 0}, 9'995'122},          {20'000'000, 0, {0, 0, 0}, 6'664'495},
        {20'000'000, 0, {0, 0, 0, 0, 0}, 3'999'219}, {24'000'000, 0, {0, 0, 0, 0, 0, 0}, 3'999'350},
        {20'000'000, 0, {0, 5}, 15'058'823},         {20'000'000, 5, {0, 5}, 4'926'476},
        {20'000'000, 0, {0, 19}, 19'692'307},        {20'000'000, 19, {0, 19}, 288'462},
        {20'000'000, -20, {-20, 19}, 19'996'280},    {20'000'000, 19, {-20, 19}, 3'379},
        {40'000'000, 0, {0, 0}, 19'990'244},
    };

    for (Row const& row : rows) {
        SCOPED_TRACE(testing::Message() << "nice " << row.nice << " among " << row.queue.size());
        EXPECT_EQ(slice_of(row.period_ns, row.nice, row.queue), row.slice_ns);
    }
}

static std::uint64_t vruntime_of(std::uint64_t ran_ns, int nice)
{
    LoadWeight const load = load_weight_of(Policy::Other, nice);
    Task task;
    task.weight = static_cast<std::uint32_t>(load.weight);
    task.inv_weight = load.inv_weight;
    return calc_delta_fair(ran_ns, task);
}

TEST(LoadWeight, TurnsRunTimeIntoVirtualTime)
{
    EXPECT_EQ(vruntime_of(10'000'000, -20), 115'366u);
    EXPECT_EQ(vruntime_of(10'000'000, -5), 3'281'000u);
    EXPECT_EQ(vruntime_of(10'000'000, 0), 10'000'000u);
    EXPECT_EQ(vruntime_of(10'000'000, 5), 30'567'164u);
    EXPECT_EQ(vruntime_of(10'000'000, 19), 682'666'667u);
    EXPECT_EQ(vruntime_of(1'000'000, 5), 3'056'716u);
}

TEST(LoadWeight, CountsAnRtThreadAsTwoOfTheHeaviest)
{
    EXPECT_EQ(load_weight_of(Policy::Fifo, 0), (LoadWeight{177'522, 24'194}));
    EXPECT_EQ(load_weight_of(Policy::Rr, 19), (LoadWeight{177'522, 24'194}));
    EXPECT_EQ(load_weight_of(Policy::Idle, -20), (LoadWeight{3, 1'431'655'765}));
}

TEST(LoadWeight, KeepsAnInverseForTheHeaviestOfSums)
{
    EXPECT_EQ(inverse_of_load(std::uint64_t{1} << 32), 1u);
    EXPECT_EQ(inverse_of_load(100'000u * std::uint64_t{88'761}), 1u);
}

}
