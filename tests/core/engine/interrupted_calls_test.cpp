// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/errno.h"
#include "tests/support/sim.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace tickscope {

using namespace std::chrono_literals;

TEST(Handlers, TakeASignalThatCameWhileTheyRanOnTheirReturn)
{
    Sim sim{R"(
machine: {hz: 100}
processes:
  - name: p
    signals: {SIGUSR1: {handler: [{user: 1ms}, {sigaction: {signal: SIGUSR1, do: {handler: [{exit_group: 7}]}}}]}}
    threads: [{name: main, program: [{user: 100s}]}]
)"};

    sim.run_until(10100us).apply(cmd::Kill{"p", 10});
    sim.run_until(10500us).apply(cmd::Kill{"p", 10});
    sim.run_until(50ms);

    EXPECT_EQ(sim.end_of("p/main"), 11100us);
    EXPECT_EQ(sim.process("p").exit_code, 7);
}

TEST(Handlers, WithNodeferAreInterruptedByTheirOwnSignal)
{
    for (bool const nodefer : {false, true}) {
        Sim sim{fmt::format(R"(
processes:
  - name: p
    signals: {{SIGUSR1: {{handler: [{{user: 10ms}}, {{set: done}}], nodefer: {}}}}}
    threads: [{{name: main, program: [{{user: 50ms}}, {{spin: {{until: {{flag: done}}}}}}]}}]
)",
                            nodefer)};

        sim.run_until(2ms).apply(cmd::Kill{"p", 10});
        sim.run_until(5ms).apply(cmd::Kill{"p", 10});
        sim.run_until(8ms);

        // One frame, with the signal blocked and pending; or two, one inside the other.
        EXPECT_EQ(sim.machine().frames.size() - sim.machine().free_frames.size(), nodefer ? 2u : 1u);
        sim.run_until(100ms);
        EXPECT_EQ(sim.end_of("p/main"), 70ms);
    }
}

TEST(Handlers, RunAtOnceWhenAnotherHandlerUnblocksTheirSignal)
{
    Sim sim{R"(
processes:
  - name: p
    signals:
      SIGUSR1: {handler: [{user: 1ms}, {sigprocmask: {unblock: [SIGUSR2]}}, {user: 1ms}]}
      SIGUSR2: {handler: [{exit_group: 3}]}
    threads: [{name: main, program: [{sigprocmask: {block: [SIGUSR2]}}, {user: 1s}]}]
)"};

    sim.run_until(10ms).apply(cmd::Kill{"p", 12});
    sim.run_until(10500us).apply(cmd::Kill{"p", 10});
    sim.run_until(50ms);

    EXPECT_EQ(sim.end_of("p/main"), 11500us);
}

struct Interrupted {
    std::string name;
    std::string before;  // ops before the one that waits
    std::string op;
    bool restart;  // SA_RESTART
    bool fails;    // with EINTR; else it goes on waiting
};

class InterruptedCall : public testing::TestWithParam<Interrupted> { };

TEST_P(InterruptedCall, DoesWhatTheKernelDoes)
{
    Interrupted const& p = GetParam();
    Sim sim{fmt::format(R"(
machine: {{cpus: 2}}
processes:
  - name: p
    signals: {{SIGUSR1: {{handler: 100us, restart: {}}}}}
    threads:
      - name: main
        cpus: [0]
        program: [{}{}, {{user: 1ms}}]
      - name: other
        cpus: [1]
        program: [{{sigprocmask: {{block: [SIGUSR1]}}}}, {{lock: m}}, {{sleep: 10s}}]
)",
                        p.restart, p.before, p.op)};

    sim.run_until(5ms).apply(cmd::Kill{"", 10, "p/main"});
    sim.run_until(50ms);

    if (p.fails) {
        EXPECT_EQ(sim.end_of("p/main"), 6100us);
        bool const failed = std::ranges::any_of(
            sim.results(), [](CallResult const& result) { return result.error == kernel_errno::eintr; });
        EXPECT_TRUE(failed);
        EXPECT_EQ(sim.count<traced::Syscall>(), 1u);
    } else {
        EXPECT_EQ(sim.thread("p/main").state, TaskState::Sleeping);
        EXPECT_EQ(sim.count<traced::Syscall>(), 0u);
    }
}

static std::vector<Interrupted> interrupted_calls()
{
    static constexpr char const* child = "{fork: {name: c, threads: [{name: m, program: [{sleep: 10s}]}]}}, ";
    std::vector<Interrupted> calls;
    for (bool const restart : {true, false}) {
        std::string const how = restart ? "WithRestart" : "WithoutRestart";
        calls.push_back({"Sleep" + how, "", "{sleep: 10s}", restart, true});
        calls.push_back({"Every" + how, "", "{every: 10s}", restart, true});
        calls.push_back({"Nanosleep" + how, "", "{clock_nanosleep: {clock: monotonic, value: 10s}}", restart, true});
        calls.push_back({"NanosleepAbsolute" + how, "",
                         "{clock_nanosleep: {clock: realtime, value: 10s, absolute: true}}", restart, true});
        calls.push_back(
            {"CpuNanosleep" + how, "", "{clock_nanosleep: {clock: {thread: other}, value: 10s}}", restart, true});
        calls.push_back({"Pause" + how, "", "pause", restart, true});
        calls.push_back({"Sigwait" + how, "", "{sigwait: [SIGUSR2]}", restart, true});
        calls.push_back({"Wait" + how, child, "wait", restart, !restart});
        calls.push_back({"Acquire" + how, "", "{acquire: s}", restart, !restart});
        calls.push_back({"Read" + how, "", "{read: r}", restart, !restart});
        calls.push_back({"Lock" + how, "{sleep: 1ms}, ", "{lock: m}", restart, false});
        calls.push_back({"Join" + how, "", "{join: other}", restart, false});
        calls.push_back({"CondWait" + how, "{lock: own}, ", "{cond_wait: {cond: c, mutex: own}}", restart, false});
        calls.push_back({"Barrier" + how, "", "{barrier: {name: b, count: 2}}", restart, false});
    }
    return calls;
}

INSTANTIATE_TEST_SUITE_P(Calls, InterruptedCall, testing::ValuesIn(interrupted_calls()),
                         [](auto const& call) { return call.param.name; });

TEST(Sleeps, GoOnAfterASignalWithoutAHandler)
{
    Sim sim{R"(
processes:
  - name: p
    threads: [{name: main, program: [{sleep: 10ms}]}]
)"};

    sim.run_until(3ms).apply(cmd::Kill{"p", 19});
    sim.run_until(5ms).apply(cmd::Kill{"p", 18});
    sim.run_until(50ms);

    EXPECT_EQ(sim.end_of("p/main"), 10ms);
    EXPECT_EQ(sim.count<traced::Syscall>(), 0u);
}

TEST(Sleeps, OnACpuClockGoOnWithWhatWasLeft)
{
    Sim sim{R"(
machine: {cpus: 2}
processes:
  - name: p
    threads:
      - {name: main, cpus: [0], program: [{clock_nanosleep: {clock: process, value: 10ms}}]}
      - {name: busy, cpus: [1], program: [{user: 1s}]}
)"};

    sim.run_until(3ms).apply(cmd::Kill{"p", 19});
    sim.run_until(5ms).apply(cmd::Kill{"p", 18});
    sim.run_until(50ms);

    // 3 ms of the process's time, 2 ms of none, and the rest; noticed at a tick.
    EXPECT_GE(sim.thread("p/busy").sum_exec_runtime, 10ms);
    EXPECT_EQ(sim.result("p/main", CallName::ClockNanosleep).error, 0);
}

TEST(Sigwait, EndsWithEintrWhenItsProcessWasStopped)
{
    Sim sim{R"(
processes:
  - name: p
    threads: [{name: main, program: [{sigprocmask: {block: [SIGUSR1]}}, {sigwait: [SIGUSR1]}, {user: 1ms}]}]
)"};

    sim.run_until(3ms).apply(cmd::Kill{"p", 19});
    sim.run_until(5ms).apply(cmd::Kill{"p", 18});
    sim.run_until(50ms);

    EXPECT_EQ(sim.result("p/main", CallName::Sigwait).error, kernel_errno::eintr);
    EXPECT_EQ(sim.end_of("p/main"), 6ms);
}

TEST(TimerSlack, EndsASleepOfAThreadThatIsNotRealTimeLater)
{
    Sim sim{R"(
machine: {cpus: 2}
kernel: {timer_slack: 50us}
processes:
  - {name: ordinary, threads: [{name: main, cpus: [0], program: [{repeat: 10, do: [{user: 300us}, {sleep: 10ms}]}]}]}
  - {name: realtime, threads: [{name: main, cpus: [1], policy: fifo, priority: 5, program: [{repeat: 10, do: [{user: 300us}, {sleep: 10ms}]}]}]}
)"};

    sim.run_until(200ms);

    EXPECT_EQ(sim.end_of("realtime/main"), 103ms);
    EXPECT_EQ(sim.end_of("ordinary/main"), 103500us);
}

TEST(TimerSlack, IsCutShortByTheNextTimerInterruptOfTheCpu)
{
    Sim sim{R"(
kernel: {timer_slack: 50us}
processes:
  - {name: p, threads: [{name: main, program: [{sleep: 9970us}, {sleep: 9us}]}]}
  - {name: busy, threads: [{name: main, nice: 19, program: [{user: 1s}]}]}
)"};

    sim.run_until(50ms);

    // Over at 9.97 ms, up to 50 us late: the tick at 10 ms comes before. The second has no tick until 11 ms.
    EXPECT_EQ(sim.end_of("p/main"), 10059us);
}

}
