// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/program.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace tickscope::testing {

using ::testing::HasSubstr;

static std::string const timers = R"(
tickscope: 1
title: Two CPUs and a timer
duration: 1s
machine: {cpus: 2}
processes:
  - name: worker
    signals: {SIGPROF: ignore}
    threads:
      - name: main
        program:
          - setitimer: {which: prof, value: 30ms, interval: 30ms}
          - user: 2s
events:
  - {at: 200ms, offline: 1}
)";

static Ran run_until(std::vector<std::string> options)
{
    options.insert(options.begin(), {"run", "-"});
    return tickscope(std::move(options), timers);
}

TEST(RunUntil, StopsAtTheFirstInstantOfACondition)
{
    Ran const ran = run_until({"--until", "cpu.1.online = 0"});

    EXPECT_EQ(ran.status, 0);
    EXPECT_THAT(ran.err, HasSubstr("<stdin>: stopped at 20"));
    EXPECT_THAT(ran.err, HasSubstr(": cpu.1.online = 0 (cpu.1.online is false)\n"));
}

TEST(RunUntil, IsARunToThatInstant)
{
    Ran const ran = run_until({"--until", "now >= 123456789ns", "--trace", "-"});
    Ran const same = run_until({"--until", "123456789ns", "--trace", "-"});

    EXPECT_EQ(ran.status, 0);
    EXPECT_THAT(ran.err, HasSubstr("stopped at 123456789ns: "));
    EXPECT_EQ(ran.out, same.out);
    EXPECT_EQ(run_until({"--until", "now >= 123456789ns", "--summary", "json"}).out,
              run_until({"--until", "123456789ns", "--summary", "json"}).out);
}

TEST(RunUntil, StopsAtTheFirstEventOfAny)
{
    Ran const ran = run_until({"--break", "warning", "--break", "SIGPROF of worker"});

    EXPECT_EQ(ran.status, 0);
    EXPECT_THAT(ran.err, ::testing::ContainsRegex("stopped at 3[0-9]+us: SIGPROF of worker \\(event [0-9]+\\)"));
}

TEST(RunUntil, TakesWhateverComesFirst)
{
    EXPECT_THAT(run_until({"--break", "SIGPROF", "--until", "now = 5ms"}).err, HasSubstr("stopped at 5ms: now = 5ms"));
    EXPECT_THAT(run_until({"--break", "SIGPROF", "--until", "now = 500ms"}).err, HasSubstr("us: SIGPROF (event "));
    EXPECT_THAT(run_until({"--break", "SIGPROF", "--until", "500ms"}).err, HasSubstr("us: SIGPROF (event "));
}

TEST(RunUntil, SaysThatNothingCame)
{
    Ran const ran = run_until({"--until", "now > 3s", "--break", "SIGXCPU"});

    EXPECT_EQ(ran.status, 1);
    EXPECT_THAT(ran.err, HasSubstr("now > 3s, SIGXCPU did not come before the end, at 1s"));
    EXPECT_THAT(ran.out, HasSubstr("Two CPUs and a timer"));
    std::string const expecting = timers + "expect: [{value: cpu.1.online, is: 1}]\n";
    EXPECT_THAT(tickscope({"run", "-", "--until", "now > 3s"}, expecting).err,
                ::testing::AllOf(HasSubstr("1 of 1 expectations do not hold"), HasSubstr("now > 3s did not come")));
}

TEST(RunUntil, ComplainsWithTheColumn)
{
    Ran const ran = run_until({"--until", "now = 5ms and cpu.2.online"});

    EXPECT_EQ(ran.status, 3);
    EXPECT_THAT(ran.err, HasSubstr("--until: column 15: there is no CPU 2: the machine has 2"));
    EXPECT_THAT(run_until({"--break", "SIGPRF"}).err, HasSubstr("--break: 'SIGPRF' is neither a signal"));
    EXPECT_EQ(run_until({"--break", "SIGPRF"}).status, 3);
    EXPECT_THAT(run_until({"--until", "5parsecs"}).err, HasSubstr("--until: "));
}

TEST(RunUntil, KeepsToItsLimits)
{
    Ran const ran = run_until({"--until", "now > 3s", "--max-events", "100"});

    EXPECT_EQ(ran.status, 5);
    EXPECT_THAT(ran.err, HasSubstr("while looking where to stop"));
}

TEST(LinkCommand, MakesWhatOpensTheSame)
{
    Ran const made = tickscope({"link", "-", "--at", "5ms", "--set", "machine.cpus=4"}, timers);
    ASSERT_EQ(made.status, 0) << made.err;
    std::string const link = made.out.substr(0, made.out.size() - 1);

    Ran const ran = tickscope({"run", link, "--summary", "json"});
    EXPECT_EQ(ran.status, 0) << ran.err;
    EXPECT_EQ(ran.out, tickscope({"run", "-", "--set", "machine.cpus=4", "--summary", "json"}, timers).out);
    EXPECT_EQ(tickscope({"check", link}).status, tickscope({"check", "-"}, timers).status);
    EXPECT_EQ(tickscope({"validate", link}).status, 0);
    EXPECT_EQ(tickscope({"link", link}).out, made.out);
    EXPECT_EQ(tickscope({"link", "-", "--text"}, timers).out, timers);
}

TEST(LinkCommand, RefusesWhatIsDamaged)
{
    std::string link = tickscope({"link", "-"}, timers).out;
    link.resize(link.size() / 2);
    Ran const ran = tickscope({"run", link});

    EXPECT_EQ(ran.status, 4);
    EXPECT_THAT(ran.err, HasSubstr("the link is refused: "));
    EXPECT_EQ(tickscope({"run", "tickscope:9.abc"}).status, 4);
    EXPECT_EQ(tickscope({"link", "-", "--at", "sometime"}, timers).status, 3);
}

}
