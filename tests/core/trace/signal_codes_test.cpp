// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/exported.h"
#include "tests/support/stories.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

namespace tickscope {

using namespace std::chrono_literals;
using testing::Contains;
using testing::Each;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

// What the trace file says of one signal, generated and delivered.
static std::vector<std::string> told_of(std::string_view yaml, Nanos until, std::string_view word)
{
    support::WholeRun const run{
        support::scenario_of("tickscope: 1\ntitle: Under test\nduration: 1s\n" + std::string{yaml}), SimTime{until}};
    std::vector<std::string> found;
    std::istringstream in{run.exported(TraceFormat::Ftrace)};
    for (std::string line; std::getline(in, line);)
        if (line.find(word) != std::string::npos)
            found.push_back(line.substr(line.find(word)));
    return found;
}

TEST(SignalCodes, AnIntervalTimerSendsAsTheKernel)
{
    std::string_view const yaml = R"(
processes:
  - name: a
    signals: {SIGPROF: {handler: 10us}}
    threads: [{name: main, program: [{setitimer: {which: prof, value: 5ms}}, {user: 50ms}]}]
)";
    EXPECT_THAT(told_of(yaml, 100ms, "signal_generate: sig=27"), Contains(HasSubstr("code=128")));
    EXPECT_THAT(told_of(yaml, 100ms, "signal_generate: sig=27"), Each(HasSubstr("grp=1")));
    EXPECT_THAT(told_of(yaml, 100ms, "signal_deliver: sig=27"), Contains(HasSubstr("code=128")));
}

TEST(SignalCodes, APosixTimerSendsAsATimer)
{
    std::string_view const yaml = R"(
processes:
  - name: a
    signals: {SIGUSR1: {handler: 10us}}
    threads:
      - {name: main, program: [{timer_create: {id: t, clock: process, signal: SIGUSR1}}, {timer_settime: {id: t, value: 5ms}}, {user: 50ms}]}
)";
    EXPECT_THAT(told_of(yaml, 100ms, "signal_generate: sig=10"), Contains(HasSubstr("code=-2 ")));
    EXPECT_THAT(told_of(yaml, 100ms, "signal_generate: sig=10"), Each(HasSubstr("grp=1")));
    EXPECT_THAT(told_of(yaml, 100ms, "signal_deliver: sig=10"), Contains(HasSubstr("code=-2 ")));
}

TEST(SignalCodes, ATimerThatNotifiesAThreadSendsToNoGroup)
{
    std::string_view const yaml = R"(
processes:
  - name: a
    signals: {SIGUSR1: {handler: 10us}}
    threads:
      - {name: main, program: [{timer_create: {id: t, clock: process, signal: SIGUSR1, notify: thread}}, {timer_settime: {id: t, value: 5ms}}, {user: 50ms}]}
)";
    EXPECT_THAT(told_of(yaml, 100ms, "signal_generate: sig=10"), Not(IsEmpty()));
    EXPECT_THAT(told_of(yaml, 100ms, "signal_generate: sig=10"), Each(HasSubstr("grp=0")));
}

TEST(SignalCodes, KillIsAUsers)
{
    std::string_view const yaml = R"(
processes:
  - name: a
    threads: [{name: main, program: [{user: 50ms}]}]
  - name: b
    threads: [{name: main, program: [{user: 5ms}, {kill: {process: a, signal: SIGTERM}}]}]
)";
    EXPECT_THAT(told_of(yaml, 100ms, "signal_generate: sig=15"), testing::ElementsAre(HasSubstr("code=0 ")));
}

TEST(SignalCodes, TheDeathOfAChildSaysHow)
{
    std::string_view const yaml = R"(
processes:
  - name: parent
    signals: {SIGCHLD: {handler: 10us}}
    threads:
      - name: main
        program:
          - fork: {name: exits, threads: [{name: main, program: [{user: 5ms}]}]}
          - wait
          - fork: {name: killed, threads: [{name: main, program: [{user: 5ms}, {kill: {process: killed, signal: SIGTERM}}, {user: 5ms}]}]}
          - wait
          - sleep: 10ms
)";
    EXPECT_THAT(told_of(yaml, 200ms, "signal_generate: sig=17"),
                testing::ElementsAre(HasSubstr("code=1 "), HasSubstr("code=2 ")));
}

}
