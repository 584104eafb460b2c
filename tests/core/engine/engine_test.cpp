// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/exported.h"
#include "tests/support/sim.h"

#include <gtest/gtest.h>

namespace tickscope {

using namespace std::chrono_literals;

static constexpr std::string_view one_hog = R"(
processes:
  - name: hog
    threads: [{name: main, program: [{repeat: forever, do: [{user: 1s}]}]}]
)";

TEST(Engine, GivesABusyThreadATickAtEachTick)
{
    Sim sim{one_hog};

    sim.run_until(7ms);

    EXPECT_EQ(sim.thread("hog/main").utime.value, 7u);
    EXPECT_EQ(sim.thread("hog/main").sum_exec_runtime, 7ms);
}

TEST(Engine, StopsBetweenTicksAtTheInstantAskedFor)
{
    Sim sim{one_hog};

    sim.run_until(7ms + 300us);

    EXPECT_EQ(sim.machine().now, SimTime{7ms + 300us});
    EXPECT_EQ(sim.thread("hog/main").utime.value, 7u);
}

TEST(Engine, FindsABurstThatEndsAtATickStillRunning)
{
    Sim sim{R"(
processes:
  - name: p
    threads: [{name: main, program: [{user: 3ms}, {sleep: 10ms}, {user: 1ms}]}]
)"};

    sim.run_until(20ms);

    EXPECT_EQ(sim.lane(CpuId{0}), "main 0-3, main 13-14");
    EXPECT_EQ(sim.thread("p/main").utime.value, 4u);
}

TEST(Engine, ChargesATickToTheModeItFinds)
{
    Sim sim{R"(
processes:
  - name: p
    threads: [{name: main, program: [{repeat: 5, do: [{user: 1500us}, {system: 500us}]}, {sleep: 1s}]}]
)"};

    sim.run_until(11ms);

    EXPECT_EQ(sim.thread("p/main").utime.value, 5u);
    EXPECT_EQ(sim.thread("p/main").stime.value, 5u);
    EXPECT_EQ(sim.thread("p/main").true_user, 7500us);
    EXPECT_EQ(sim.thread("p/main").true_system, 2500us);
}

TEST(Engine, StaggersTheTicksOfItsCpus)
{
    Sim sim{R"(
machine: {cpus: 4}
processes:
  - name: p
    threads:
      - {name: a, start_cpu: 0, program: [{user: 10ms}]}
      - {name: b, start_cpu: 1, program: [{user: 10ms}]}
      - {name: c, start_cpu: 2, program: [{user: 10ms}]}
)"};

    sim.run_until(1ms + 130us);

    EXPECT_EQ(sim.thread("p/a").utime.value, 1u);
    EXPECT_EQ(sim.thread("p/b").utime.value, 1u);
    EXPECT_EQ(sim.thread("p/c").utime.value, 0u);
}

TEST(Engine, StartsNoThreadWhereItMayNoLongerRun)
{
    support::WholeRun const run{scenario_of(R"(
machine: {cpus: 2}
processes:
  - name: p
    start: 5ms
    threads: [{name: main, cpus: "1", start_cpu: 1, program: [{sleep: 1ms}, {user: 2ms}]}]
events:
  - {at: 1ms, setaffinity: {thread: p/main, cpus: "0"}}
)"),
                                SimTime{7ms}};

    EXPECT_EQ(run.machine().tasks.front().cpu, CpuId{0});
    EXPECT_EQ(run.machine().cpus[0].rq.curr, run.machine().tasks.front().id);
    EXPECT_FALSE(run.machine().cpus[1].rq.curr);
}

TEST(Engine, RepeatsAndSpawnsAndJoins)
{
    Sim sim{R"(
processes:
  - name: p
    threads:
      - name: main
        program:
          - spawn: {name: helper, program: [{user: 2ms}]}
          - join: helper
          - repeat: 2
            do: [{user: 1ms}, {repeat: 3, do: [{sleep: 1ms}]}]
)"};

    sim.run_until(20ms);

    EXPECT_EQ(sim.lane(CpuId{0}), "helper 0-2, main 2-3, main 6-7");
    EXPECT_EQ(sim.process("p").state, GroupState::Reaped);
    EXPECT_TRUE(sim.engine().nothing_left());
}

TEST(Engine, SleepsUntilAPhaseOfTheTickGrid)
{
    Sim sim{R"(
processes:
  - name: p
    threads: [{name: main, program: [{repeat: forever, do: [{until: 100us after tick}, {user: 800us}]}]}]
)"};

    sim.run_until(10ms);

    EXPECT_EQ(sim.thread("p/main").utime.value, 0u);
    EXPECT_EQ(sim.thread("p/main").true_user, 8ms);
}

TEST(Engine, PassesAMutexOnToWhoWaits)
{
    Sim sim{R"(
machine: {cpus: 2, ticks: aligned}
processes:
  - name: p
    threads:
      - {name: a, start_cpu: 0, program: [{lock: m}, {user: 2ms}, {unlock: m}, {sleep: 10ms}]}
      - {name: b, start_cpu: 1, program: [{lock: m}, {user: 1ms}, {unlock: m}]}
)"};

    sim.run_until(5ms);

    EXPECT_EQ(sim.lane(CpuId{0}), "a 0-2");
    EXPECT_EQ(sim.lane(CpuId{1}), "b 2-3");
}

TEST(Engine, StandsStillWhereAProgramTakesNoTime)
{
    Sim sim{R"(
processes:
  - name: p
    threads: [{name: main, program: [{repeat: forever, do: [yield]}]}]
)"};

    sim.run_until(5ms);

    EXPECT_TRUE(sim.machine().stuck_task);
}

TEST(Engine, ChargesWhatASwitchCosts)
{
    Sim sim{R"(
kernel: {costs: {context_switch: 100us}}
processes:
  - name: p
    threads: [{name: main, program: [{user: 1ms}, {sleep: 1ms}]}]
)"};

    sim.run_until(2ms);

    EXPECT_EQ(sim.lane(CpuId{0}), "main 0-1.1");
    EXPECT_EQ(sim.thread("p/main").true_user, 1ms);
}

TEST(Engine, RunsTwiceTheSame)
{
    auto const text = R"(
seed: 3
machine: {cpus: 2}
processes:
  - name: p
    threads: [{name: t, count: 5, program: [{repeat: forever, do: [{user: {exponential: 2ms}}, {sleep: {uniform: [1ms, 3ms]}}]}]}]
)";
    Sim once{text}, again{text};

    once.run_until(300ms);
    again.run_until(100ms).run_until(300ms);

    EXPECT_EQ(once.machine(), again.machine());
    EXPECT_EQ(once.events(), again.events());
}

// A child is listed where it is forked, however late it is made.
TEST(Engine, WakesThreadsOfOneInstantInTheOrderOfTheFile)
{
    Sim sim{R"(
processes:
  - name: p
    threads:
      - name: main
        program:
          - fork: {name: c, threads: [{name: main, program: [{sleep: 30ms}, {user: 1ms}]}]}
          - {sleep: 30ms}
          - {user: 1ms}
  - name: q
    threads: [{name: main, program: [{sleep: 30ms}, {user: 1ms}]}]
)"};

    sim.run_until(30ms);

    std::vector<std::string> woken;
    for (TraceEvent const& event : sim.events())
        if (auto const* wakeup = std::get_if<traced::SchedWakeup>(&event.what); wakeup && event.at == SimTime{30ms})
            woken.push_back(process_name(sim.engine().world()->name_table, sim.machine(),
                                         sim.machine().tasks[index_of(wakeup->task)].tgid));
    EXPECT_EQ(woken, (std::vector<std::string>{"p", "c", "q"}));
}

TEST(Engine, GivesAThreadItsCreatorsNiceUnlessToldOtherwise)
{
    Sim sim{R"(
processes:
  - name: p
    threads:
      - name: main
        nice: 7
        program:
          - spawn: {name: like, program: [{user: 1ms}]}
          - spawn: {name: other, nice: 2, program: [{user: 1ms}]}
          - {sleep: 1s}
)"};

    sim.run_until(1ms);

    EXPECT_EQ(sim.thread("p/like").nice, 7);
    EXPECT_EQ(sim.thread("p/other").nice, 2);
}

TEST(Engine, InterruptsALongBurstForASignal)
{
    Sim sim{R"(
processes:
  - name: p
    signals: {SIGPROF: {handler: 100us}}
    threads: [{name: main, program: [{setitimer: {which: prof, value: 3ms, interval: 0}}, {user: 1s}]}]
)"};

    sim.run_until(20ms);

    EXPECT_EQ(sim.signals("p"), "SIGPROF 5 ms");
    EXPECT_EQ(sim.machine().signals.queue.size(), sim.machine().signals.free_entries.size());
    EXPECT_EQ(sim.count<traced::SignalDeliver>(), 1u);
}

TEST(Engine, KillsAProcessInTheMiddleOfItsBurst)
{
    Sim sim{one_hog};
    sim.run_until(7ms + 300us);

    sim.apply(cmd::Kill{"hog", 9});

    EXPECT_EQ(sim.process("hog").state, GroupState::Reaped);
    EXPECT_TRUE(sim.engine().nothing_left());
}

}
