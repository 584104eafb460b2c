// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/burst.h"
#include "tests/support/sim.h"

#include <gtest/gtest.h>

namespace tickscope {

using namespace std::chrono_literals;

// Where there is room, fork balancing begins with CPU 1: two threads leave CPU 0 idle.
// What a look at the process's clock from outside costs CPU 0, half a millisecond after a tick.
static Nanos cost_of_a_look(std::string const& kernel, std::string const& threads)
{
    Sim sim{"machine: {cpus: 4, ticks: aligned}\nkernel: " + kernel +
            "\nprocesses: [{name: p, threads: [{name: main, count: " + threads + ", program: [{user: 1s}]}]}]\n"};
    sim.run_until(5500us);
    Nanos const before = peek_cpu_times(sim.machine(), CpuId{0}).overhead;
    sim.apply(cmd::ReadClock{"p"}).run_until(5800us);
    return peek_cpu_times(sim.machine(), CpuId{0}).overhead - before;
}

TEST(Costs, OfPerCpuTotalsAreTheLinesOfTheOtherCpusThatRunTheProcess)
{
    EXPECT_EQ(cost_of_a_look("{tree: 2.6.28, costs: {lock_transfer: 1us}}", "cpus"), 3us);
    EXPECT_EQ(cost_of_a_look("{tree: 2.6.28, costs: {lock_transfer: 1us}}", "2"), 2us);
    EXPECT_EQ(cost_of_a_look("{tree: 2.6.28, costs: {lock_transfer: 1us}}", "1"), 0us);
    EXPECT_EQ(cost_of_a_look("{tree: 2.6.28, costs: {lock: 20ns, thread_walk: 10ns}}", "cpus"), 0us);
}

TEST(Costs, OfAWalkAreTheThreads)
{
    EXPECT_EQ(cost_of_a_look("{costs: {lock_transfer: 1us, thread_walk: 10ns}}", "cpus"), 40ns);
    EXPECT_EQ(cost_of_a_look("{costs: {thread_walk: 10ns}}", "7"), 70ns);
}

}
