// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/signal.h"
#include "core/kernel/task_waits.h"
#include "tests/support/sim.h"

#include <gtest/gtest.h>

namespace tickscope {

using namespace std::chrono_literals;

static constexpr std::string_view two_threads_and_a_parent = R"(
machine: {cpus: 4}
processes:
  - name: shell
    signals: {SIGCHLD: {handler: 10us}}
    threads: [{name: main, program: [wait, {user: 1ms}]}]
  - name: job
    parent: shell
    threads:
      - {name: main, cpus: [1], program: [{user: 20ms}]}
      - {name: second, cpus: [2], program: [{sleep: 5ms}, {user: 10ms}]}
      - {name: third, cpus: [1], nice: 19, program: [{user: 1ms}]}
)";

TEST(JobControl, StopsEveryThreadAndTellsTheParentOnce)
{
    Sim sim{two_threads_and_a_parent};

    sim.run_until(3ms).apply(cmd::Kill{"job", sigstop}).run_until(40ms);

    EXPECT_EQ(sim.thread("job/main").state, TaskState::Stopped);
    EXPECT_EQ(sim.thread("job/second").state, TaskState::Stopped);
    EXPECT_EQ(sim.thread("job/third").state, TaskState::Stopped);
    EXPECT_EQ(sim.thread("job/main").true_user, 3ms);
    EXPECT_EQ(sim.count<traced::JobControl>(), 1u);
    EXPECT_EQ(signals_taken(sim.machine(), sim.process("shell"), sigchld), 1u);
    EXPECT_EQ(sim.thread("shell/main").state, TaskState::Sleeping);  // wait() is for the dead
}

TEST(JobControl, ContinuesWhereEachThreadWas)
{
    Sim sim{two_threads_and_a_parent};

    sim.run_until(3ms).apply(cmd::Kill{"job", sigstop});
    sim.run_until(10ms).apply(cmd::Kill{"job", sigcont}).run_until(100ms);

    EXPECT_EQ(sim.end_of("job/second"), 20ms);  // its sleep was over in the meantime
    EXPECT_GE(sim.end_of("job/main"), 27ms);
    EXPECT_EQ(sim.thread("job/main").true_user, 20ms);
    EXPECT_EQ(sim.count<traced::JobControl>(), 2u);
    EXPECT_EQ(signals_taken(sim.machine(), sim.process("shell"), sigchld), 3u);
    EXPECT_EQ(sim.process("job").state, GroupState::Reaped);
}

TEST(JobControl, KeepsASignalThatWouldKillUntilTheProcessGoesOn)
{
    Sim sim{two_threads_and_a_parent};

    sim.run_until(3ms).apply(cmd::Kill{"job", 20});  // SIGTSTP
    sim.run_until(5ms).apply(cmd::Kill{"job", 15}).run_until(10ms);
    EXPECT_EQ(sim.thread("job/main").state, TaskState::Stopped);
    sim.apply(cmd::Kill{"job", sigcont}).run_until(12ms);

    EXPECT_EQ(sim.process("job").exit_signal, 15);
    EXPECT_EQ(sim.end_of("job/main"), 10010us);  // the shell's handler hears first, on the same CPU, that it goes on
}

TEST(JobControl, DoesNotKeepSigkill)
{
    Sim sim{two_threads_and_a_parent};

    sim.run_until(3ms).apply(cmd::Kill{"job", sigstop});
    sim.run_until(5ms).apply(cmd::Kill{"job", sigkill}).run_until(12ms);

    EXPECT_EQ(sim.process("job").exit_signal, sigkill);
    EXPECT_EQ(sim.end_of("job/second"), 5ms);
}

TEST(JobControl, LetsTimersRunOn)
{
    Sim sim{R"(
processes:
  - name: p
    signals: {SIGALRM: {handler: 1us}, SIGCONT: {handler: 1us}}
    threads: [{name: main, program: [{setitimer: {which: real, value: 5ms}}, {user: 20ms}]}]
)"};

    sim.run_until(3ms).apply(cmd::Kill{"p", sigstop}).run_until(10ms);
    EXPECT_EQ(sim.process("p").shared_pending.set, signal_bit(sigalrm));
    sim.apply(cmd::Kill{"p", sigcont}).run_until(50ms);

    EXPECT_EQ(signals_taken(sim.machine(), sim.process("p"), sigalrm), 1u);
    EXPECT_EQ(signals_taken(sim.machine(), sim.process("p"), sigcont), 1u);
    EXPECT_EQ(sim.end_of("p/main"), 27002us);
}

TEST(JobControl, OfAStopAndAContinueOnlyTheLastIsLeft)
{
    Sim sim{R"(
processes:
  - name: p
    threads: [{name: main, program: [{sigprocmask: {block: [SIGTSTP]}}, {user: 5ms}, {sigprocmask: {unblock: [SIGTSTP]}}, {user: 5ms}]}]
)"};

    sim.run_until(1ms).apply(cmd::Kill{"p", 20}).apply(cmd::Kill{"p", sigcont}).run_until(50ms);

    EXPECT_EQ(sim.end_of("p/main"), 10ms);
}

}
