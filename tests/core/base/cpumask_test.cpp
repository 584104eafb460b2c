// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/cpumask.h"

#include <gtest/gtest.h>

namespace tickscope {

TEST(CpuMask, HoldsCpusBeyondTheFirstWord)
{
    CpuMask mask;
    mask.set(CpuId{3});
    mask.set(CpuId{4095});

    EXPECT_EQ(mask.weight(), 2u);
    EXPECT_EQ(mask.next_from(4), CpuId{4095});
}

TEST(CpuMask, IsEqualAfterItsHighestMemberLeft)
{
    CpuMask mask = CpuMask::first(3);
    mask.set(CpuId{900});
    mask.clear(CpuId{900});

    EXPECT_EQ(mask, CpuMask::first(3));
}

}
