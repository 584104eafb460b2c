// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/quantities.h"
#include "tests/app/program.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <csignal>
#include <sstream>

namespace tickscope::testing {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

TEST(ShippedScenarios, AreThere) { EXPECT_GE(shipped_scenarios().size(), 40u); }

TEST(ShippedScenarios, KeepWhatTheyPromise)
{
    for (auto const& path : shipped_scenarios()) {
        SCOPED_TRACE(path.filename());
        Ran const ran = tickscope({"check", path.string()});

        EXPECT_EQ(ran.status, 0) << ran.out << ran.err;
    }
}

TEST(ShippedScenarios, StandInTheIndex)
{
    std::string const index = read_whole(scenarios_folder() / "README.md");

    for (auto const& path : shipped_scenarios())
        EXPECT_THAT(index, HasSubstr("(" + path.filename().string() + ")"));
}

TEST(ShippedScenarios, StandInTheCourse)
{
    std::string const course = read_whole(scenarios_folder().parent_path() / "docs" / "course.md");

    for (auto const& path : shipped_scenarios())
        EXPECT_THAT(course, HasSubstr("(../scenarios/" + path.filename().string() + ")"));
}

TEST(ShippedScenarios, HaveAStoryAndExpectSomething)
{
    for (auto const& path : shipped_scenarios()) {
        SCOPED_TRACE(path.filename());
        std::string const text = read_whole(path);

        for (std::string const key : {"\nsummary:", "\nabout:", "\nwatch:", "\ntags:", "\nexpect:"})
            EXPECT_THAT(text, HasSubstr(key));
    }
}

TEST(Run, GivesTheSameBytesTwice)
{
    for (auto const& path : shipped_scenarios()) {
        SCOPED_TRACE(path.filename());
        TemporaryFolder const folder;
        std::vector<std::string> const first{"run",       path.string(), "--until", "300ms",
                                             "--summary", "json",        "--trace", folder.path("a")};
        std::vector<std::string> second = first;
        second.back() = folder.path("b");

        Ran const a = tickscope(first), b = tickscope(second);

        EXPECT_EQ(a.status, b.status);
        EXPECT_EQ(a.out, b.out);
        EXPECT_EQ(read_whole(folder.path("a")), read_whole(folder.path("b")));
    }
}

TEST(Run, SummaryFollowsItsFormat)
{
    Ran const ran =
        tickscope({"run", (scenarios_folder() / "itimer_prof_counts_all_threads.yaml").string(), "--summary", "json"});

    ASSERT_EQ(ran.status, 0) << ran.err;
    auto const summary = nlohmann::ordered_json::parse(ran.out);
    std::vector<std::string> keys;
    for (auto const& [key, value] : summary.items())
        keys.push_back(key);
    EXPECT_THAT(keys,
                ::testing::ElementsAre("format", "scenario", "time_ns", "hz", "fixes", "state_hash", "events",
                                       "jiffies", "cpus", "processes", "locks", "nohz", "hpet", "rtc", "warnings",
                                       "expectations"));
    EXPECT_EQ(summary["format"], "tickscope-summary/1");
    EXPECT_EQ(summary["time_ns"], 1'000'000'000);
    EXPECT_EQ(summary["state_hash"].get<std::string>().size(), 16u);
    EXPECT_EQ(summary["cpus"].size(), 2u);
    EXPECT_EQ(summary["processes"][0]["signals"]["SIGPROF"], 19);
    EXPECT_EQ(summary["processes"][0]["threads"].size(), 2u);
    EXPECT_EQ(summary["processes"][0]["true"]["user_ns"], 2'000'000'000);
    EXPECT_TRUE(summary["expectations"][0]["holds"].get<bool>());
}

TEST(Run, TraceIsNumberedWithoutGapsAndEndsWithTheSummarysCount)
{
    TemporaryFolder const folder;
    Ran const ran = tickscope({"run", (scenarios_folder() / "itimer_prof_counts_all_threads.yaml").string(), "--trace",
                               folder.path("trace"), "--summary", "json"});
    ASSERT_EQ(ran.status, 0) << ran.err;
    std::istringstream lines{read_whole(folder.path("trace"))};

    std::uint64_t n = 0;
    for (std::string line; std::getline(lines, line); ++n) {
        auto const event = nlohmann::json::parse(line);
        ASSERT_EQ(event["n"], n);
        if (event.contains("cause")) {
            EXPECT_LT(event["cause"].get<std::uint64_t>(), n);
        }
    }
    EXPECT_EQ(n, nlohmann::json::parse(ran.out)["events"].get<std::uint64_t>());
}

TEST(Run, ReadsStandardInputAndTracesToStandardOutput)
{
    std::string const text = read_whole(scenarios_folder() / "nice_and_weights.yaml");
    Invocation invocation;
    invocation.arguments = {"run", "-", "--until", "5ms", "--trace", "-"};
    invocation.input = text;

    Ran const ran = run_program(invocation);

    EXPECT_EQ(ran.status, 0) << ran.err;
    EXPECT_THAT(ran.out, ::testing::StartsWith("{\"n\":0,"));
}

static Ran run_until(std::string const& until, std::string const& rtc)
{
    Invocation invocation;
    invocation.arguments = {"run", "-", "--until", until, "--summary", "json"};
    invocation.input = "tickscope: 1\ntitle: An idle machine\n" + rtc;
    return run_program(invocation);
}

TEST(Run, GoesToAWrapOfTheCounter)
{
    struct Row {
        std::string until, rtc;
        std::uint64_t time_ns;
    };
    // ceil(n * 2^32 * 69.841279 ns), less what the counter had at boot.
    for (Row const& row :
         {Row{"wrap", "rtc: {update_irq: true}\n", 299'966'009'216}, Row{"2wraps", "rtc: {}\n", 599'932'018'432},
          Row{"wrap", "rtc: {counter: 0xFFFF0000}\n", 4'577'119}}) {
        SCOPED_TRACE(row.until + " " + row.rtc);
        Ran const ran = run_until(row.until, row.rtc);

        ASSERT_EQ(ran.status, 0) << ran.err;
        auto const summary = nlohmann::json::parse(ran.out);
        EXPECT_EQ(summary["time_ns"].get<std::uint64_t>(), row.time_ns);
        EXPECT_EQ(summary["hpet"]["counter"].get<std::uint64_t>(), 0u);
    }
}

TEST(Run, KnowsNoWrapWithoutACounter)
{
    Ran const without = run_until("wrap", "");
    EXPECT_EQ(without.status, 3);
    EXPECT_THAT(without.err, HasSubstr("the scenario has no key 'rtc'"));

    Ran const none = run_until("0wraps", "rtc: {}\n");
    EXPECT_EQ(none.status, 3);
    EXPECT_THAT(none.err, HasSubstr("expected 1 to 1000000 wraps"));
}

TEST(Run, AFullDiskIsAFileError)
{
    Invocation invocation;
    invocation.arguments = {"run", (scenarios_folder() / "nice_and_weights.yaml").string()};
    invocation.out_path = "/dev/full";

    Ran const ran = run_program(invocation);

    EXPECT_EQ(ran.status, 4);
    EXPECT_THAT(ran.err, HasSubstr("standard output"));
}

TEST(Run, StopsCleanlyWhenItIsInterrupted)
{
    TemporaryFolder const folder;
    std::string const path = folder.file("long.yaml", R"(tickscope: 1
title: Long
duration: 100000s
machine: {cpus: 8}
processes:
  - {name: p, threads: [{name: main, count: 16, program: [{user: 200000s}]}]}
)");
    Invocation invocation;
    invocation.arguments = {"run", path, "--summary", "json"};
    invocation.interrupt_after = std::chrono::milliseconds{700};

    Ran const ran = run_program(invocation);

    EXPECT_EQ(ran.status, 130);
    auto const reached = nlohmann::json::parse(ran.out)["time_ns"].get<std::int64_t>();
    EXPECT_GT(reached, 0);
    EXPECT_EQ(ran.err, fmt::format("tickscope: run: {}: interrupted at {}\n", path, format_time(Nanos{reached})));
}

TEST(Compare, NamesTheEventInWhichTwoKernelsPart)
{
    Ran const ran = tickscope({"compare", (scenarios_folder() / "dead_threads_leave_the_clock.yaml").string(), "--a",
                               "all", "--b", "all,-dead-task-stats", "--summary", "json"});

    ASSERT_EQ(ran.status, 0) << ran.err;
    auto const comparison = nlohmann::json::parse(ran.out);
    EXPECT_EQ(comparison["parts_at"]["a"]["ev"], "dead_accumulate");
    EXPECT_EQ(comparison["parts_at"]["a"]["time_ns"], 100'000'000);
}

TEST(Compare, FindsNoDifferenceWhereThereIsNone)
{
    Ran const ran = tickscope({"compare", (scenarios_folder() / "nice_and_weights.yaml").string(), "--a", "all", "--b",
                               "all,-hpet-reinit", "--summary", "json"});

    ASSERT_EQ(ran.status, 0) << ran.err;
    EXPECT_TRUE(nlohmann::json::parse(ran.out)["parts_at"].is_null());
}

TEST(Compare, DoesNotSayWhereRunsPartThatWereCutShort)
{
    std::string const busy =
        "tickscope: 1\ntitle: Busy\nduration: 60000s\nmachine: {cpus: 2}\nprocesses:\n  - name: p\n"
        "    threads: [{name: main, program: [{repeat: forever, do: [{user: 1ms}, {sleep: 1ms}]}]}]\n";
    for (std::string const form : {"text", "json"}) {
        SCOPED_TRACE(form);
        Invocation invocation;
        invocation.arguments = {"compare", "-", "--a", "all", "--b", "all", "--summary", form};
        invocation.input = busy;
        invocation.interrupt_by = SIGINT;

        Ran const ran = run_program(invocation);

        EXPECT_EQ(ran.status, 130);
        EXPECT_THAT(ran.err, HasSubstr("interrupted at"));
        EXPECT_THAT(ran.out, ::testing::Not(HasSubstr("They part")));
        if (form == "text")
            EXPECT_THAT(ran.out, HasSubstr("whether they part later is not known"));
        else
            EXPECT_TRUE(nlohmann::json::parse(ran.out)["interrupted"].get<bool>());
    }
}

TEST(Run, WritesAValidTraceHoweverItIsEnded)
{
    for (int const signal : {SIGINT, SIGTERM, SIGHUP}) {
        SCOPED_TRACE(signal);
        TemporaryFolder const folder;
        Invocation invocation;
        invocation.arguments = {
            "run",
            folder.file("busy.yaml",
                        "tickscope: 1\ntitle: Busy\nduration: 60000s\nprocesses:\n  - name: p\n"
                        "    threads: [{name: main, program: [{repeat: forever, do: [{user: 1ms}, {sleep: 1ms}]}]}]\n"),
            "--trace",
            folder.path("trace.json"),
            "--format",
            "chrome"};
        invocation.interrupt_by = signal;

        Ran const ran = run_program(invocation);

        EXPECT_EQ(ran.status, 130) << ran.err;
        EXPECT_FALSE(nlohmann::json::parse(read_whole(folder.path("trace.json")), nullptr, false).is_discarded());
    }
}

TEST(Bench, SaysThatItWasInterrupted)
{
    Invocation invocation;
    invocation.arguments = {"bench", "--json"};
    invocation.interrupt_by = SIGTERM;

    Ran const ran = run_program(invocation);

    EXPECT_EQ(ran.status, 130);
    EXPECT_THAT(ran.err, HasSubstr("interrupted after"));
    EXPECT_TRUE(nlohmann::json::parse(ran.out)["interrupted"].get<bool>());
}

TEST(Check, FailsAndSaysWhatThereWasInstead)
{
    Ran const ran = tickscope(
        {"check", (scenarios_folder() / "abstime_ten_seconds_late.yaml").string(), "--fixes", "all,-abstime-sync"});

    EXPECT_EQ(ran.status, 1);
    EXPECT_THAT(ran.out, HasSubstr("FAILS"));
}

TEST(Check, WritesTapAndJunit)
{
    TemporaryFolder const folder;
    Ran const ran = tickscope({"check", (scenarios_folder() / "nice_and_weights.yaml").string(), "--tap", "--junit",
                               folder.path("report.xml")});

    EXPECT_EQ(ran.status, 0) << ran.err;
    EXPECT_THAT(ran.out, ::testing::StartsWith("TAP version 13\n1..3\n"));
    EXPECT_THAT(ran.out, HasSubstr("\nok 3 - "));
    EXPECT_THAT(read_whole(folder.path("report.xml")), HasSubstr("tests=\"3\" failures=\"0\" errors=\"0\""));
}

TEST(List, NamesEveryShippedScenario)
{
    Ran const ran = tickscope({"list"});

    EXPECT_EQ(ran.status, 0) << ran.err;
    for (auto const& path : shipped_scenarios())
        EXPECT_THAT(ran.out, HasSubstr(path.filename().string()));
}

TEST(Schema, IsJson)
{
    Ran const ran = tickscope({"schema"});

    EXPECT_EQ(ran.status, 0) << ran.err;
    EXPECT_TRUE(nlohmann::json::parse(ran.out).contains("$schema"));
}

}
