// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/posix_cpu_clocks.h"
#include "tests/support/sim.h"

#include <gtest/gtest.h>

namespace tickscope {

using namespace std::chrono_literals;

TEST(InitWaits, OnceTheThreadHasLeftItsCpuWithAllItsTimeBanked)
{
    Sim sim{R"(
processes:
  - name: p
    threads: [{name: main, program: [{user: 2500us}]}]
)"};

    sim.run_until(3ms);

    EXPECT_EQ(sim.process("p").state, GroupState::Reaped);
    EXPECT_EQ(sim.thread("p/main").sum_exec_runtime, 2500us);
    EXPECT_EQ(sim.process("p").live_sum.sum_exec_runtime, 2500us);
}

TEST(InitWaits, ForALeaderWhoseLastThreadEndsAfterIt)
{
    Sim sim{R"(
machine: {cpus: 2, ticks: aligned}
processes:
  - name: p
    threads:
      - {name: main, start_cpu: 0, program: [{user: 2500us}, exit]}
      - {name: helper, start_cpu: 1, program: [{user: 5ms}]}
)"};

    sim.run_until(4ms);
    EXPECT_EQ(sim.process("p").state, GroupState::Running);

    sim.run_until(6ms);
    EXPECT_EQ(sim.process("p").state, GroupState::Reaped);
    EXPECT_EQ(sim.process("p").live_sum.sum_exec_runtime + sim.process("p").dead.sum_exec_runtime, 7500us);
}

TEST(InitWaits, AndThenNothingCanBeDoneToTheProcess)
{
    Sim sim{R"(
processes:
  - name: p
    threads: [{name: main, program: [{user: 2ms}]}]
)"};

    sim.run_until(5ms).apply(cmd::Setitimer{"p", ItimerWhich::Prof, 10ms, 10ms}).run_until(10ms);

    EXPECT_EQ(sim.process("p").it_prof.expires.value, 0u);
    EXPECT_EQ(sim.count<traced::ItimerState>(), 0u);
    EXPECT_EQ(sim.count<traced::Command>(), 1u);
}

}
