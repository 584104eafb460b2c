// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/posix_cpu_clocks.h"
#include "tests/support/sim.h"

#include <gtest/gtest.h>

namespace tickscope {

using namespace std::chrono_literals;

static constexpr std::string_view helper_executes = R"(
machine: {cpus: 2}
processes:
  - name: p
    signals: {SIGUSR1: {handler: 1us}, SIGUSR2: ignore, SIGPROF: {handler: 1us}}
    threads:
      - name: main
        cpus: [0]
        program:
          - timer_create: {id: t, clock: monotonic, signal: SIGUSR2}
          - setitimer: {which: prof, value: 200ms, interval: 0}
          - user: 1s
      - {name: helper, cpus: [1], program: [{user: 30ms}, exec, {user: 10ms}]}
)";

TEST(Exec, LeavesOneThreadThatLeadsUnderTheOldPid)
{
    Sim sim{helper_executes};
    std::uint32_t const pid = sim.thread("p/main").pid;

    sim.run_until(35ms);

    ThreadGroup const& group = sim.process("p");
    EXPECT_EQ(group.leader, sim.thread("p/helper").id);
    EXPECT_EQ(sim.thread("p/helper").pid, pid);
    EXPECT_EQ(group.count, 1u);
    EXPECT_EQ(sim.thread("p/main").state, TaskState::Dead);
}

TEST(Exec, KeepsTheTimeOfTheThreadsThatDied)
{
    Sim sim{helper_executes};

    sim.run_until(35ms);

    // The leader's 30 ticks, and of the helper, whose CPU was idle at its first tick, 29 before and 5 since.
    EXPECT_EQ(peek_thread_group_cputime(sim.machine(), sim.process("p").id).utime.value, 64u);
    EXPECT_EQ(sim.process("p").dead.utime.value, 30u);
}

TEST(Exec, DropsTimersAndHandlersAndKeepsWhatIsIgnoredAndTheItimer)
{
    Sim sim{helper_executes};

    sim.run_until(35ms);

    ThreadGroup const& group = sim.process("p");
    EXPECT_FALSE(group.posix_timers);
    EXPECT_EQ(group.handled, 0u);
    EXPECT_EQ(group.ignored, signal_bit(12));
    EXPECT_NE(group.it_prof.expires.value, 0u);
}

TEST(Exec, EndsTheProcessWithItsOnlyThread)
{
    Sim sim{helper_executes};

    sim.run_until(100ms);

    EXPECT_EQ(sim.process("p").state, GroupState::Reaped);
    EXPECT_EQ(sim.end_of("p/helper"), 40ms);
    EXPECT_EQ(sim.process("p").exit_signal, 0);
}

TEST(Exec, OfASingleThreadChangesNoPid)
{
    Sim sim{R"(
processes: [{name: p, threads: [{name: main, program: [{user: 1ms}, exec, {user: 1ms}]}]}]
)"};
    std::uint32_t const pid = sim.thread("p/main").pid;

    sim.run_until(10ms);

    EXPECT_EQ(sim.thread("p/main").pid, pid);
    EXPECT_EQ(sim.end_of("p/main"), 2ms);
}

// perf and every profiler before it: a fork that takes longer than the interval never ends.
TEST(Fork, BeginsAgainWhereASignalIsPendingAtItsEnd)
{
    Sim sim{R"(
processes:
  - name: p
    signals: {SIGALRM: {handler: 10us}}
    threads:
      - name: main
        program:
          - setitimer: {which: real, value: 15ms, interval: 0}
          - fork: {name: child, takes: 20ms, threads: [{name: main, program: [{user: 1ms}]}]}
)"};

    sim.run_until(30ms);
    EXPECT_EQ(sim.count<traced::SchedProcessFork>(), 1u);  // p's own

    sim.run_until(100ms);
    EXPECT_EQ(sim.count<traced::SchedProcessFork>(), 2u);
    EXPECT_EQ(sim.thread("p/main").true_system, 40ms);
}

}
