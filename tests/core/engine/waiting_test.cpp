// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sim.h"

#include <gtest/gtest.h>

namespace tickscope {

using namespace std::chrono_literals;

TEST(Waiting, ForAChildAndThenForAThreadIsWokenByBoth)
{
    Sim sim{R"(
machine: {cpus: 4}
processes:
  - name: p
    threads:
      - name: main
        program:
          - fork: {name: child, threads: [{name: main, program: [{user: 1ms}]}]}
          - wait
          - spawn: {name: helper, program: [{user: 5ms}]}
          - join: helper
          - user: 2ms
)"};

    sim.run_until(20ms);

    EXPECT_EQ(sim.process("p").state, GroupState::Reaped);
    EXPECT_EQ(sim.thread("p/main").sum_exec_runtime, 2ms);
}

// a holds the mutex for 20 ms, b and c wait for it in this order.
static constexpr std::string_view three_on_a_mutex = R"(
machine: {cpus: 4}
processes:
  - name: p
    signals: {SIGUSR1: {handler: [{lock: other}, {user: 1ms}, {unlock: other}]}}
    threads:
      - {name: a, program: [{sigprocmask: {block: [SIGUSR1]}}, {lock: m}, {user: 20ms}, {unlock: m}, {sleep: 1s}]}
      - {name: b, cpus: [3], program: [{user: 1ms}, {lock: m}, {user: 1ms}, {unlock: m}]}
      - {name: c, program: [{user: 2ms}, {lock: m}, {user: 1ms}, {unlock: m}]}
)";

TEST(Waiting, InAQueueIsOverForAThreadThatExits)
{
    Sim sim{three_on_a_mutex};

    sim.run_until(10ms).apply(cmd::ExitThread{"p/b"}).run_until(30ms);

    EXPECT_EQ(sim.thread("p/b").sum_exec_runtime, 1ms);
    EXPECT_EQ(sim.thread("p/c").sum_exec_runtime, 3ms);
    EXPECT_EQ(sim.thread("p/c").state, TaskState::Dead);
}

TEST(Waiting, IsPassedOnByAThreadThatExitsWhenItIsWoken)
{
    Sim sim{std::string{three_on_a_mutex} + R"(
  - name: keeps_b_away
    start: 5ms
    threads: [{name: main, policy: fifo, priority: 1, start_cpu: 3, cpus: [3], program: [{user: 30ms}]}]
)"};
    sim.run_until(4ms);
    ASSERT_EQ(sim.thread("p/b").cpu, CpuId{3});

    sim.run_until(25ms).apply(cmd::ExitThread{"p/b"}).run_until(50ms);

    EXPECT_EQ(sim.thread("p/b").sum_exec_runtime, 1ms);
    EXPECT_EQ(sim.thread("p/c").state, TaskState::Dead);
}

// Whoever comes back from a handler waits on, at the end of the queue.
TEST(Waiting, GoesOnAfterAHandlerThatTakesAnotherMutex)
{
    Sim sim{three_on_a_mutex};

    sim.run_until(10ms).apply(cmd::Kill{"p", 10}).run_until(40ms);

    EXPECT_EQ(sim.thread("p/b").state, TaskState::Dead);
    EXPECT_EQ(sim.thread("p/c").state, TaskState::Dead);
}

}
