// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/comparison.h"
#include "tests/support/stories.h"

#include <gtest/gtest.h>

namespace tickscope {

using namespace std::chrono_literals;

static Scenario on_kernel(FixSet fixes)
{
    Scenario scenario = support::busy_story();
    scenario.kernel.fixes = fixes;
    return scenario;
}

TEST(Comparison, FindsNothingBetweenEqualKernels)
{
    Comparison comparison{support::busy_story(), support::busy_story()};

    comparison.run_until(SimTime{400ms});

    EXPECT_FALSE(comparison.parting());
    EXPECT_EQ(comparison.a().machine(), comparison.b().machine());
}

TEST(Comparison, FindsTheFirstEventInWhichTwoKernelsPart)
{
    Comparison comparison{on_kernel(all_fixes), on_kernel({})};

    comparison.run_until(SimTime{400ms});

    std::optional<Parting> const parting = comparison.parting();
    ASSERT_TRUE(parting);
    EXPECT_EQ(parting, first_difference(comparison.a().log().view(), comparison.b().log().view()));
    EXPECT_NE(parting->a, parting->b);
}

TEST(Comparison, StopsWhereTheyPart)
{
    Comparison comparison{on_kernel(all_fixes), on_kernel({})};

    comparison.run_until(SimTime{400ms}, Comparison::Stop::WhenTheyPart);

    ASSERT_TRUE(comparison.parting());
    EXPECT_LT(comparison.a().now(), SimTime{400ms});
}

}
