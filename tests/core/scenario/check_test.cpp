// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/engine.h"
#include "core/scenario/check.h"
#include "core/scenario/read_scenario.h"

#include <gtest/gtest.h>

#include <chrono>

namespace tickscope {

using namespace std::chrono_literals;

static std::vector<ExpectationResult> judged(std::string const& expectations)
{
    ReadOutcome const read = read_scenario("tickscope: 1\n"
                                           "title: Two threads and a timer\n"
                                           "machine: {cpus: 2, ticks: aligned}\n"
                                           "processes:\n"
                                           "  - name: worker\n"
                                           "    signals: {SIGPROF: {handler: 0}}\n"
                                           "    threads:\n"
                                           "      - name: main\n"
                                           "        start_cpu: 0\n"
                                           "        program:\n"
                                           "          - setitimer: {which: prof, value: 9ms, interval: 10ms}\n"
                                           "          - user: 50ms\n"
                                           "          - exit_group: 3\n"
                                           "expect:\n" +
                                               expectations,
                                           "test");
    for (Problem const& problem : read.problems)
        ADD_FAILURE() << to_string(problem);
    if (!read.scenario)
        return {};
    ExpectationWatcher watcher{read.scenario->expect};
    Engine engine{*read.scenario, &watcher};
    for (SimTime const at : watcher.instants_wanted()) {
        engine.run_until(at);
        watcher.sample(engine.machine(), engine.world()->name_table);
    }
    engine.run_until(SimTime{100ms});
    return watcher.judge(engine.machine(), engine.world()->name_table);
}

TEST(Expectations, KnowWhatCallsReturned)
{
    auto const results = judged("  - {call: {thread: worker/main, op: setitimer}, is: {value: 0, interval: 0}}\n"
                                "  - {call: {thread: worker/main, op: setitimer}, is: 0}\n"
                                "  - {call: {thread: worker/main, op: setitimer}, error: none}\n"
                                "  - {call: {thread: worker/main, op: setitimer}, is: 1s}\n"
                                "  - {call: {thread: worker/main, op: setitimer}, error: EINVAL}\n"
                                "  - {call: {thread: worker/main, op: setitimer, nth: 2}, error: none}\n");

    ASSERT_EQ(results.size(), 6u);
    for (std::size_t i = 0; i < results.size(); ++i)
        EXPECT_EQ(results[i].holds, i < 3) << results[i].text << ": " << results[i].found;
    EXPECT_EQ(results[3].found, "value 0, interval 0");
    EXPECT_EQ(results[5].found, "it returned 1 times");
}

TEST(Expectations, HoldWhenTheRunIsAsTheySay)
{
    auto const judgements = judged("  - {at: 20ms, value: proc.worker.clock.utime, is: 20ticks}\n"
                                   "  - {at: 20ms, value: proc.worker.true.user, is: 20ms}\n"
                                   "  - {at: 20ms, value: thread.worker/main.state, is: running}\n"
                                   "  - {at: 20ms, value: cpu.0.current, is: worker/main}\n"
                                   "  - {at: 20ms, value: now, is: 20ms}\n"
                                   "  - {at: 20ms, value: machine.jiffies, is: 20ticks}\n"
                                   "  - {at: 20ms, value: proc.worker.rlimit_cpu.soft, is: unlimited}\n"
                                   "  - {value: proc.worker.state, is: reaped}\n"
                                   "  - {value: cpu.1.online, is: true}\n"
                                   "  - {signals: {process: worker, SIGPROF: {min: 3, max: 5}}}\n"
                                   "  - {order: [SIGPROF worker, sched_process_exit worker]}\n"
                                   "  - {never: warning}\n"
                                   "  - {never: SIGXCPU worker}\n"
                                   "  - {ends: {process: worker, by: exit, at: {min: 49ms, max: 51ms}}, points: 2}\n");

    ASSERT_EQ(judgements.size(), 14u);
    for (ExpectationResult const& judgement : judgements)
        EXPECT_TRUE(judgement.holds) << judgement.text << ": " << judgement.found;
    EXPECT_EQ(judgements.back().points, 2);
}

TEST(Expectations, SayWhatTheyFoundInstead)
{
    auto const judgements = judged("  - {at: 20ms, value: proc.worker.clock.utime, is: 21ticks}\n"
                                   "  - {at: 20ms, value: thread.worker/main.state, is: sleeping}\n"
                                   "  - {signals: {process: worker, SIGVTALRM: 1}}\n"
                                   "  - {order: [SIGVTALRM worker, SIGPROF worker]}\n"
                                   "  - {never: SIGPROF worker}\n"
                                   "  - {at: 200ms, value: now, is: 1s}\n"
                                   "  - {ends: {process: worker, by: SIGKILL}}\n");

    std::vector<std::string> found;
    for (ExpectationResult const& judgement : judgements) {
        EXPECT_FALSE(judgement.holds) << judgement.text;
        found.push_back(judgement.text + ": " + judgement.found);
    }
    ASSERT_EQ(found.size(), 7u);
    EXPECT_EQ(found[0], "at 20ms: proc.worker.clock.utime is 21ticks: 20 ticks (20ms)");
    EXPECT_EQ(found[1], "at 20ms: thread.worker/main.state is sleeping: running");
    EXPECT_EQ(found[2], "signals of worker: SIGVTALRM 1: 0 SIGVTALRM");
    EXPECT_EQ(found[3], "SIGVTALRM worker before SIGPROF worker: SIGVTALRM worker not at all, SIGPROF worker at 11ms");
    EXPECT_EQ(found[4], "never SIGPROF worker: it happened at 11ms");
    EXPECT_EQ(found[5], "at 200ms: now is 1s: 200ms");
    EXPECT_EQ(found[6], "worker ends by SIGKILL: it ended by exit code 3 at 50ms");
}

}
