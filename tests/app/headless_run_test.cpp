// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/headless.h"
#include "tests/support/sim.h"

#include <gtest/gtest.h>

namespace tickscope {

using namespace std::chrono_literals;

TEST(HeadlessRun, GoesOnAfterAnyNumberOfEvents)
{
    Scenario scenario = scenario_of("machine: {cpus: 2}\nduration: 1s\n");
    for (int i = 0; i < 200; ++i)
        scenario.events.push_back({SimTime{i * 1ms}, cmd::Offline{CpuId{1}}});
    HeadlessRun run{scenario, nullptr};

    EXPECT_EQ(run.go(), RunEnd::Finished);

    EXPECT_EQ(run.engine().now(), SimTime{1s});
    EXPECT_FALSE(run.engine().machine().online.test(CpuId{1}));
}

}
