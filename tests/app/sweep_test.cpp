// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/program.h"
#include "tests/support/lines.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <sstream>

namespace tickscope::testing {

using support::lines_of;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::StartsWith;

static std::string shipped(std::string const& name) { return (scenarios_folder() / name).string(); }

static char const small_scenario[] = R"(tickscope: 1
title: Small
duration: 20ms
machine: {cpus: 2, ticks: aligned}
processes:
  - name: p
    threads:
      - {name: main, count: cpus, program: [{user: 1s}]}
)";

// A sweep of small_scenario, as lines.
static std::vector<std::string> swept(std::vector<std::string> options)
{
    std::vector<std::string> arguments{"sweep", "-"};
    arguments.insert(arguments.end(), options.begin(), options.end());
    Ran const ran = tickscope(arguments, small_scenario);
    EXPECT_EQ(ran.status, 0) << ran.err;
    EXPECT_THAT(ran.err, IsEmpty());
    return lines_of(ran.out);
}

TEST(Sweep, GivesOneKeyARowForEachValue)
{
    EXPECT_THAT(swept({"--set", "machine.cpus=1,2,4", "--show", "proc.p.clock.utime", "--show", "switches"}),
                ElementsAre("Small", "3 runs", "", "machine.cpus  proc.p.clock.utime  switches",
                            "1                20 ticks (20ms)         1", "2                40 ticks (40ms)         2",
                            "4                80 ticks (80ms)         4"));
}

TEST(Sweep, GivesTwoKeysATableForEachFigure)
{
    EXPECT_THAT(swept({"--set", "machine.cpus=1,2", "--set", "machine.hz=100,1000", "--show", "proc.p.clock.utime",
                       "--show", "proc.p.threads"}),
                ElementsAre("Small", "4 runs", "", "proc.p.clock.utime, by machine.hz",
                            "machine.cpus             100             1000",
                            "1             2 ticks (20ms)  20 ticks (20ms)",
                            "2             4 ticks (40ms)  40 ticks (40ms)", "", "proc.p.threads, by machine.hz",
                            "machine.cpus  100  1000", "1               1     1", "2               2     2"));
}

TEST(Sweep, ListsTheCombinationsOfMoreKeys)
{
    auto const lines = swept({"--set", "machine.cpus=1,2", "--set", "machine.hz=100,1000", "--set",
                              "kernel.accounting=walk,split", "--set", "seed=7", "--show", "proc.p.threads"});

    ASSERT_EQ(lines.size(), 12u);
    EXPECT_EQ(lines[1], "8 runs, seed=7");
    EXPECT_EQ(lines[4], "1             100         walk                            1");
    EXPECT_EQ(lines[11], "2             1000        split                           2");
}

TEST(Sweep, WritesCsv)
{
    EXPECT_THAT(
        swept({"--set", "machine.cpus=4", "--set", R"(machine.online="0","0,2")", "--show", "proc.p.clock.utime",
               "--show", "cpu.2.current", "--show", "proc.p.true.user", "--summary", "csv"}),
        ElementsAre("machine.online,proc.p.clock.utime_ticks,cpu.2.current,proc.p.true.user_ns",
                    R"("""0""",20,idle,20000000)", R"("""0,2""",40,p/main,40000000)"));
}

TEST(Sweep, ShowsNothingForWhatAMachineDoesNotHave)
{
    EXPECT_THAT(swept({"--set", "machine.cpus=1,2", "--show", "cpu.1.user", "--summary", "csv"}),
                ElementsAre("machine.cpus,cpu.1.user_ns", "1,", "2,20000000"));
    EXPECT_THAT(swept({"--set", "machine.cpus=1,2", "--show", "cpu.1.user"}).back(), "2                   20ms");
}

TEST(Sweep, AgreesWithSingleRuns)
{
    std::string const file = shipped("stale_cache_walks_for_ever.yaml");
    Ran const sweep = tickscope({"sweep", file, "--set", "kernel.later_fixes=[],[clear-cache-on-stop]", "--summary",
                                 "json", "--show", "locks.threads_walked", "--show", "locks.acquired"});
    ASSERT_EQ(sweep.status, 0) << sweep.err;
    auto const runs = nlohmann::json::parse(sweep.out)["runs"];
    ASSERT_EQ(runs.size(), 2u);

    for (auto const& run : runs) {
        std::string const fixes = run["set"]["kernel.later_fixes"];
        Ran const single = tickscope({"run", file, "--set", "kernel.later_fixes=" + fixes, "--summary", "json"});
        auto const summary = nlohmann::json::parse(single.out);
        EXPECT_EQ(run["values"]["locks.threads_walked"], summary["locks"]["threads_walked"]) << fixes;
        EXPECT_EQ(run["values"]["locks.acquired"], summary["locks"]["acquired"]) << fixes;
        EXPECT_EQ(run["time_ns"], summary["time_ns"]) << fixes;
    }
}

TEST(Sweep, GivesTheSameBytesTwice)
{
    std::vector<std::string> const arguments{"sweep",     shipped("three_hogs_on_two_cpus.yaml"),
                                             "--set",     "machine.cpus=1,2,3,4,5,6",
                                             "--set",     "seed=1,2",
                                             "--until",   "300ms",
                                             "--summary", "json"};

    EXPECT_EQ(tickscope(arguments).out, tickscope(arguments).out);
}

TEST(Sweep, RefusesWhatCannotBeSwept)
{
    std::vector<std::pair<std::vector<std::string>, std::string>> const mistakes{
        {{}, "--set"},
        {{"--set", "machine.cpus"}, "KEY=VALUE"},
        {{"--set", "machine.cpus=1,,2"}, "a value is missing"},
        {{"--set", "machine.cpus=1,2", "--set", "machine.cpus=3,4"}, "machine.cpus is given twice"},
        {{"--set", "seed=1,2", "--show", "overhaed"}, "did you mean 'overhead'?"},
        {{"--set", "seed=1,2", "--show", "proc.q.threads"}, "there is no process 'q'"},
        {{"--set", "seed=1,2", "--show", "thread.p/mian.utime"}, "did you mean 'main'?"},
        {{"--set", "seed=1,2", "--until", "5"}, "--until"},
        {{"--set", "seed=1,2", "--fixes", "abstime"}, "abstime"},
        {{"--set", "seed=1,2", "--summary", "xml"}, "xml"}};

    for (auto const& [options, hint] : mistakes) {
        SCOPED_TRACE(::testing::PrintToString(options));
        std::vector<std::string> arguments{"sweep", "-"};
        arguments.insert(arguments.end(), options.begin(), options.end());
        Ran const ran = tickscope(arguments, small_scenario);

        EXPECT_EQ(ran.status, 3);
        EXPECT_THAT(ran.out, IsEmpty());
        EXPECT_THAT(ran.err, HasSubstr(hint));
    }
}

TEST(Sweep, CountsItsRunsBeforeItBegins)
{
    std::string many = "seed=0";
    for (int i = 1; i < 101; ++i)
        many += "," + std::to_string(i);
    std::string hundred = "machine.cpus=1";
    for (int i = 2; i < 101; ++i)
        hundred += "," + std::to_string(i);

    Ran const ran = tickscope({"sweep", "-", "--set", many, "--set", hundred}, small_scenario);

    EXPECT_EQ(ran.status, 3);
    EXPECT_THAT(ran.err, HasSubstr("more than 10000 combinations"));
}

TEST(Sweep, NamesTheValueThatIsWrongOnceAndRunsNothing)
{
    Ran const ran = tickscope({"sweep", "-", "--set", "machine.cpus=1,5000", "--set", "seed=1,2,3"}, small_scenario);

    EXPECT_EQ(ran.status, 2);
    EXPECT_THAT(ran.out, IsEmpty());
    EXPECT_THAT(lines_of(ran.err), ElementsAre(StartsWith("--set machine.cpus=5000:1:14: error: ")));
}

TEST(Sweep, TellsOfARunThatStandsStill)
{
    std::string const text = R"(tickscope: 1
title: Round and round
duration: 20ms
processes:
  - {name: p, threads: [{name: main, program: [{repeat: 10, do: [{user: 1ms}]}]}]}
)";
    Ran const ran =
        tickscope({"sweep", "-", "--set", "processes.p.threads.main.program.0.repeat=2,forever", "--set",
                   "processes.p.threads.main.program.0.do=[{user: 1ms}],[getrusage: self]", "--show", "now"},
                  text);

    EXPECT_EQ(ran.status, 1);
    EXPECT_THAT(ran.out, HasSubstr("4 runs"));
    EXPECT_THAT(
        ran.err,
        HasSubstr("with processes.p.threads.main.program.0.repeat=forever "
                  "processes.p.threads.main.program.0.do=[getrusage: self]: p/main goes on without taking time"));
}

TEST(Sweep, ShowsWhatThereIsWhenItIsInterrupted)
{
    Invocation invocation;
    invocation.arguments = {"sweep",  "-",   "--set", "duration=20ms,100000s",
                            "--show", "now", "--set", "processes.p.threads.main.program.0.user=200000s"};
    invocation.input = small_scenario;
    invocation.interrupt_after = std::chrono::milliseconds{700};

    Ran const ran = run_program(invocation);

    EXPECT_EQ(ran.status, 130);
    EXPECT_THAT(lines_of(ran.out),
                ElementsAre("Small", "2 runs, 1 of them done, processes.p.threads.main.program.0.user=200000s", "",
                            "duration   now", "20ms      20ms", "100000s      -"));
}

// Of a sweep of a shipped story over machines and strategies, the lines that its text shows.
static void expect_to_be_told(std::string const& name)
{
    Ran const ran = tickscope({"sweep", shipped(name), "--set", "machine.cpus=1,2,4,8,16,32,64", "--set",
                               "kernel.accounting=walk,per-cpu,locked-totals,split", "--show", "overhead_share"});
    ASSERT_EQ(ran.status, 0) << ran.err;

    std::string const story = read_whole(shipped(name));
    auto const lines = lines_of(ran.out);
    ASSERT_EQ(lines.size(), 12u);
    for (std::size_t i = 4; i < lines.size(); ++i)
        EXPECT_THAT(story, HasSubstr("\n      " + lines[i] + "\n"));
}

TEST(Sweep, TellsTheStoryOfTheLock) { expect_to_be_told("the_three_percent_that_a_lock_costs.yaml"); }

TEST(Sweep, TellsTheStoryOfTheTimer) { expect_to_be_told("what_it_costs_to_be_asked.yaml"); }

}
