// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/errno.h"
#include "core/kernel/task_waits.h"
#include "tests/support/sim.h"

#include <gtest/gtest.h>

namespace tickscope {

using namespace std::chrono_literals;

TEST(Events, GiveAThreadAnotherProgramFromItsNextOpOn)
{
    Sim sim{R"(
processes: [{name: p, threads: [{name: main, program: [{user: 5ms}, {user: 1s}]}]}]
)"};

    sim.run_until(2ms).apply(cmd::Program{"p/main", {Op{op::User{{Span::Kind::Fixed, 3ms, {}}}}}}).run_until(40ms);

    EXPECT_EQ(sim.end_of("p/main"), 8ms);
}

TEST(Events, EndABurstAndASpin)
{
    Sim sim{R"(
processes:
  - name: p
    threads: [{name: main, program: [{user: 1s}, {spin: {until: {signal: SIGUSR1}}}, {user: 1ms}]}]
)"};

    sim.run_until(2ms).apply(cmd::EndBurst{"p/main"});
    sim.run_until(5ms).apply(cmd::EndBurst{"p/main"}).run_until(40ms);

    EXPECT_EQ(sim.end_of("p/main"), 6ms);
}

TEST(Events, MakeAThreadInAProcessThatRuns)
{
    Sim sim{R"(
machine: {cpus: 2}
processes: [{name: p, threads: [{name: main, program: [{user: 20ms}]}]}]
)"};
    ThreadSpec late;
    late.name = "late";
    late.program = {Op{op::User{{Span::Kind::Fixed, 3ms, {}}}}};

    sim.run_until(5ms).apply(cmd::Spawn{"p", std::make_shared<ThreadSpec const>(late)}).run_until(40ms);

    EXPECT_EQ(sim.end_of("p/late"), 8ms);
}

TEST(Events, MakeAndSetAndDeleteATimerOfAProcess)
{
    Sim sim{R"(
processes:
  - name: p
    signals: {SIGUSR1: {handler: 0}}
    threads: [{name: main, program: [{user: 100ms}]}]
)"};
    op::TimerCreate create;
    create.id = "t";
    create.clock.scope = TimerScope::Monotonic;
    create.signal = 10;

    sim.run_until(5ms).apply(cmd::TimerCreate{"p", create});
    sim.apply(cmd::TimerSettime{"p", {"t", 10ms, 10ms, false}}).run_until(36ms);
    sim.apply(cmd::TimerDelete{"p", "t"}).run_until(80ms);

    EXPECT_EQ(signals_taken(sim.machine(), sim.process("p"), 10), 3u);
}

}
