// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/program.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <csignal>

namespace tickscope::testing {

using namespace std::chrono_literals;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

static constexpr char token_ring[] = R"(tickscope: 1
title: Two threads that hand a token round without taking time
machine: {cpus: 2}
processes:
  - name: w
    threads:
      - {name: a, cpus: "0", program: [{repeat: forever, do: [{post: s1}, {acquire: s2}]}]}
      - {name: b, cpus: "1", program: [{repeat: forever, do: [{post: s2}, {acquire: s1}]}]}
expect: [{never: warning, points: 3}]
)";

static constexpr char spawn_bomb[] = R"(tickscope: 1
title: Many threads each microsecond
duration: 1s
processes:
  - {name: w, threads: [{name: m, program: [{repeat: forever, do: [{spawn: {name: c, count: 900000, program: [pause]}},
                                                                   {user: 1us}]}]}]}
expect: [{never: warning, points: 7}]
)";

static constexpr char busy[] = R"(tickscope: 1
title: Busy for an hour
duration: 3600s
processes: [{name: w, threads: [{name: m, program: [{repeat: forever, do: [{user: 10us}, {sleep: 1us}]}]}]}]
expect: [{never: warning, points: 2}]
)";

static constexpr char good[] = R"(tickscope: 1
title: Well behaved
duration: 10ms
processes: [{name: w, threads: [{name: m, program: [{user: 1ms}]}]}]
expect: [{never: warning, points: 5}]
)";

TEST(Limits, AnInstantThatNeverEndsEndsEverySubcommand)
{
    TemporaryFolder const folder;
    std::string const file = folder.file("ring.yaml", token_ring);

    for (std::vector<std::string> const& arguments :
         std::vector<std::vector<std::string>>{{"run", file},
                                               {"check", file},
                                               {"sweep", file, "--set", "machine.hz=100,250"},
                                               {"compare", file, "--a", "none", "--b", "all"}}) {
        SCOPED_TRACE(arguments.front());
        Ran const ran = tickscope(arguments);

        EXPECT_EQ(ran.status, 1);
        EXPECT_THAT(ran.err, HasSubstr("stands still"));
    }
}

TEST(Limits, EndARunWithWhatThereIs)
{
    TemporaryFolder const folder;
    std::string const file = folder.file("busy.yaml", busy);
    struct Row {
        std::string option, value, words;
    };
    std::vector<Row> const rows{{"--max-events", "20000", "20000 events (--max-events)"},
                                {"--max-time", "100ms", "100ms of CPU time (--max-time)"}};

    for (Row const& row : rows) {
        SCOPED_TRACE(row.option);
        Ran const ran = tickscope({"run", file, row.option, row.value, "--summary", "json"});

        EXPECT_EQ(ran.status, 5);
        EXPECT_THAT(ran.err, HasSubstr(row.words));
        auto const summary = nlohmann::json::parse(ran.out);
        EXPECT_GT(summary["time_ns"], 0);
        EXPECT_LT(summary["time_ns"], 3'600'000'000'000);
    }
}

TEST(Limits, OfEventsEndARunAlwaysAtTheSamePlace)
{
    TemporaryFolder const folder;
    std::string const file = folder.file("busy.yaml", busy);
    std::vector<std::string> const command{"run", file, "--max-events", "12345", "--summary", "json"};

    EXPECT_EQ(tickscope(command).out, tickscope(command).out);
}

TEST(Limits, OfMemoryEndARunForItselfAlone)
{
    TemporaryFolder const folder;
    std::string const first = folder.file("first.yaml", good);
    std::string const bomb = folder.file("bomb.yaml", spawn_bomb);
    std::string const last = folder.file("last.yaml", good);
    std::string const report = folder.path("report.xml");

    Ran const ran = tickscope({"check", first, bomb, last, "--junit", report, "--max-memory", "256MiB"});

    EXPECT_EQ(ran.status, 5);
    EXPECT_THAT(ran.err, HasSubstr("256 MiB of memory (--max-memory)"));
    EXPECT_THAT(ran.out, AllOf(HasSubstr(first), HasSubstr(bomb), HasSubstr(last), HasSubstr("10 of 17 points")));
    EXPECT_THAT(read_whole(report),
                AllOf(HasSubstr(first), HasSubstr(bomb), HasSubstr(last), HasSubstr("</testsuites>")));
}

TEST(Limits, AreRefusedWhereTheyMeanNothing)
{
    TemporaryFolder const folder;
    std::string const file = folder.file("good.yaml", good);
    for (std::vector<std::string> const& option : std::vector<std::vector<std::string>>{{"--max-events", "0"},
                                                                                        {"--max-events", "many"},
                                                                                        {"--max-time", "5ticks"},
                                                                                        {"--max-time", "5"},
                                                                                        {"--max-memory", "-1"},
                                                                                        {"--max-memory", "2TiB2"}}) {
        SCOPED_TRACE(option.back());
        Ran const ran = tickscope({"run", file, option.front(), option.back()});

        EXPECT_EQ(ran.status, 3);
        EXPECT_THAT(ran.err, HasSubstr(option.front()));
        EXPECT_THAT(ran.out, IsEmpty());
    }
}

TEST(Limits, CanBeLifted)
{
    TemporaryFolder const folder;
    std::string const file = folder.file("good.yaml", good);

    Ran const ran = tickscope({"check", file, "--max-events", "none", "--max-time", "none", "--max-memory", "none"});

    EXPECT_EQ(ran.status, 0);
    EXPECT_THAT(ran.out, HasSubstr("5 of 5 points"));
}

TEST(Signals, EndARunInTheMidstOfAnInstant)
{
    TemporaryFolder const folder;
    std::string const file = folder.file("bomb.yaml", spawn_bomb);
    for (int const signal : {SIGINT, SIGTERM, SIGHUP}) {
        SCOPED_TRACE(signal);
        Invocation invocation;
        invocation.arguments = {"run", file, "--max-memory", "4GiB"};
        invocation.interrupt_after = 300ms;
        invocation.signal = signal;

        Ran const ran = run_program(invocation);

        EXPECT_EQ(ran.status, 130);
        EXPECT_THAT(ran.out, HasSubstr("w (pid"));
    }
}

TEST(Signals, LeaveAWholeTrace)
{
    TemporaryFolder const folder;
    std::string const file = folder.file("busy.yaml", busy);
    Invocation invocation;
    invocation.arguments = {"run", file, "--trace", folder.path("trace.json"), "--format", "chrome"};
    invocation.interrupt_after = 400ms;
    invocation.signal = SIGTERM;

    Ran const ran = run_program(invocation);

    EXPECT_EQ(ran.status, 130);
    EXPECT_TRUE(nlohmann::json::accept(read_whole(folder.path("trace.json"))));
}

TEST(Signals, LeaveTheMarksOfWhatWasChecked)
{
    TemporaryFolder const folder;
    std::string const first = folder.file("first.yaml", good), second = folder.file("second.yaml", busy),
                      third = folder.file("third.yaml", good);
    Invocation invocation;
    invocation.arguments = {"check", first, second, third};
    invocation.interrupt_after = 500ms;
    invocation.signal = SIGTERM;

    Ran const ran = run_program(invocation);

    EXPECT_EQ(ran.status, 130);
    EXPECT_THAT(ran.out, AllOf(HasSubstr(first), HasSubstr(second), HasSubstr(third)));
    EXPECT_THAT(ran.out, HasSubstr("5 of "));
    EXPECT_THAT(ran.out, Not(HasSubstr("10 of ")));
}

}
