// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/tracepoint.h"
#include "tests/support/exported.h"
#include "tests/support/stories.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <sstream>

namespace tickscope {

using namespace std::chrono_literals;

TEST(Tracepoint, CutsNamesAsTheKernelDoesAndNoCharacterInTwo)
{
    EXPECT_EQ(comm_of("worker/main"), "worker/main");
    EXPECT_EQ(comm_of("abcdefghijklmnopq"), "abcdefghijklmno");
    EXPECT_EQ(comm_of("abcdefghijklmn\xc3\xa9q"), "abcdefghijklmn");
    EXPECT_EQ(comm_of("two\nlines"), "two?lines");
}

TEST(Tracepoint, PrintsTheFormatFileOfSchedSwitch)
{
    std::string const format = tracepoint_format(tracepoints::sched_switch, 316);

    EXPECT_THAT(format,
                testing::StartsWith("name: sched_switch\nID: 316\nformat:\n"
                                    "\tfield:unsigned short common_type;\toffset:0;\tsize:2;\tsigned:0;\n"));
    EXPECT_THAT(format,
                testing::HasSubstr("\tfield:char prev_comm[16];\toffset:8;\tsize:16;\tsigned:0;\n"
                                   "\tfield:int prev_pid;\toffset:24;\tsize:4;\tsigned:1;\n"
                                   "\tfield:int prev_prio;\toffset:28;\tsize:4;\tsigned:1;\n"
                                   "\tfield:long prev_state;\toffset:32;\tsize:8;\tsigned:1;\n"
                                   "\tfield:char next_comm[16];\toffset:40;\tsize:16;\tsigned:0;\n"
                                   "\tfield:int next_pid;\toffset:56;\tsize:4;\tsigned:1;\n"
                                   "\tfield:int next_prio;\toffset:60;\tsize:4;\tsigned:1;\n"));
}

TEST(Tracepoint, HasOneOfEachName)
{
    std::set<std::string_view> names;
    for (Tracepoint const* row : tracepoints::all())
        EXPECT_TRUE(names.insert(row->name).second) << row->name;
    EXPECT_EQ(names.size(), 15 + std::variant_size_v<Traced>);
}

static std::vector<std::string> lines_with(std::string const& text, std::string_view word)
{
    std::vector<std::string> found;
    std::istringstream in{text};
    for (std::string line; std::getline(in, line);)
        if (line.find(word) != std::string::npos)
            found.push_back(line.substr(line.find(word)));
    return found;
}

static std::string ftrace_of(std::string_view yaml, Nanos until)
{
    return support::WholeRun{support::scenario_of("tickscope: 1\ntitle: Under test\n" + std::string{yaml}),
                             SimTime{until}}
        .exported(TraceFormat::Ftrace);
}

TEST(Ftrace, TellsOfTheWakerBeforeTheWakeup)
{
    std::string const text = ftrace_of(R"(
duration: 30ms
processes:
  - name: a
    threads: [{name: main, program: [{user: 3ms}, {sleep: 5ms}, {user: 3ms}]}]
)",
                                       30ms);

    // Once at the start, which is a plain wakeup, and once after the sleep.
    std::string const waking = "sched_waking: comm=a/main pid=100 prio=120 target_cpu=000";
    std::string const wakeup = "sched_wakeup: comm=a/main pid=100 prio=120 target_cpu=000";
    EXPECT_THAT(lines_with(text, "sched_wak"), testing::ElementsAre(waking, wakeup, waking, wakeup));
}

TEST(Ftrace, EndsWithASwitchOfEveryThreadThatStillRuns)
{
    std::string const text = ftrace_of(R"(
duration: 10ms
processes:
  - name: a
    threads: [{name: main, program: [{user: 1s}]}]
)",
                                       10ms);

    EXPECT_EQ(lines_with(text, "sched_switch:").back(),
              "sched_switch: prev_comm=a/main prev_pid=100 prev_prio=120 prev_state=R ==> next_comm=a/main "
              "next_pid=100 next_prio=120");
    EXPECT_THAT(text, testing::HasSubstr("0.010000000: sched_switch: prev_comm=a/main"));
}

TEST(Ftrace, MarksTheClocksWhenTheyChange)
{
    std::string const text = ftrace_of(R"(
duration: 10ms
processes:
  - name: a
    threads: [{name: main, program: [{user: 1s}]}]
)",
                                       10ms);

    std::vector<std::string> const marks = lines_with(text, "tracing_mark_write: C|100|clock utime|");
    ASSERT_GE(marks.size(), 10u);
    EXPECT_EQ(marks.front(), "tracing_mark_write: C|100|clock utime|0");
    EXPECT_THAT(marks.back(),
                testing::AnyOf("tracing_mark_write: C|100|clock utime|10", "tracing_mark_write: C|100|clock utime|9"));
}

}
