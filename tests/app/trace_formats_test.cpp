// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/export.h"
#include "tests/app/program.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <regex>
#include <sstream>

namespace tickscope {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using tickscope::testing::Invocation;
using tickscope::testing::Ran;
using tickscope::testing::run_other_program;
using tickscope::testing::TemporaryFolder;

// "TIME NAME: REST" of each line, by CPU: the order of one instant on different CPUs is nobody's.
static std::map<std::string, std::vector<std::string>> records_by_cpu(std::string const& text)
{
    static std::regex const line{
        R"(^ *.{1,40}-\d+ +(?:\([ \d-]+\) )?\[(\d+)\] +(?:\S{4,5} +)?(\d+\.\d{9}): (\w+): +(.*)$)"};
    std::map<std::string, std::vector<std::string>> records;
    std::istringstream in{text};
    std::string one;
    while (std::getline(in, one)) {
        std::smatch parts;
        if (!std::regex_match(one, parts, line))
            continue;
        std::string record = parts.str(2) + " " + parts.str(3) + ": " + parts.str(4);
        // trace-cmd shows a mark of user space by its event's name and its caller.
        if (parts.str(3) == "print")
            record = parts.str(2) + " " + parts.str(4);
        records[parts.str(1)].push_back(record);
    }
    return records;
}

TEST(TraceCmd, ReportsWhatTheTextSays)
{
    TemporaryFolder const folder;
    std::string const dat = folder.path("trace.dat"), text = folder.path("trace.txt");
    for (char const* name : {"hotplug_under_load.yaml", "itimer_prof_counts_all_threads.yaml"}) {
        SCOPED_TRACE(name);
        std::string const scenario = (tickscope::testing::scenarios_folder() / name).string();
        ASSERT_EQ(tickscope::testing::tickscope({"run", scenario, "--trace", dat, "--format", "trace-cmd"}).status, 0);
        ASSERT_EQ(tickscope::testing::tickscope({"run", scenario, "--trace", text, "--format", "ftrace"}).status, 0);

        // Without its plugins, which print some events in their own way.
        Ran const report = run_other_program("trace-cmd", {"report", "-t", "-N", "-i", dat});
        ASSERT_EQ(report.status, 0) << "trace-cmd is a package of tools/setup test; " << report.err;
        EXPECT_THAT(report.err, IsEmpty());
        auto const expected = records_by_cpu(tickscope::testing::read_whole(text));
        auto const found = records_by_cpu(report.out);
        ASSERT_FALSE(expected.empty());
        ASSERT_EQ(found.size(), expected.size());
        for (auto const& [cpu, records] : expected) {
            ASSERT_EQ(found.at(cpu).size(), records.size()) << "cpu " << cpu;
            for (std::size_t i = 0; i < records.size(); ++i)
                ASSERT_EQ(found.at(cpu)[i], records[i]) << "cpu " << cpu;
        }
    }
}

TEST(TraceFormats, AreCompressedWhereThePathSaysSo)
{
    TemporaryFolder const folder;
    std::string const scenario =
        (tickscope::testing::scenarios_folder() / "itimer_prof_counts_all_threads.yaml").string();
    for (TraceFormatInfo const& row : trace_formats) {
        SCOPED_TRACE(row.name);
        std::string const plain = folder.path("trace"), packed = folder.path("trace.gz");
        std::string const format{row.name};
        ASSERT_EQ(tickscope::testing::tickscope({"run", scenario, "--trace", plain, "--format", format}).status, 0);
        ASSERT_EQ(tickscope::testing::tickscope({"run", scenario, "--trace", packed, "--format", format}).status, 0);

        Ran const unpacked = run_other_program("gzip", {"-dc", packed});
        ASSERT_EQ(unpacked.status, 0) << unpacked.err;
        EXPECT_TRUE(unpacked.out == tickscope::testing::read_whole(plain));
    }
}

TEST(TraceFormats, AreAllInHelp)
{
    Ran const help = tickscope::testing::tickscope({"run", "--help"});
    for (TraceFormatInfo const& row : trace_formats)
        EXPECT_THAT(help.out, HasSubstr(row.name));
}

static std::string const endless = R"(
tickscope: 1
title: Endless
duration: 100000s
machine: {cpus: 2}
processes:
  - name: worker
    threads: [{name: main, count: 4, program: [{repeat: forever, do: [{user: 3ms}, {sleep: 1ms}]}]}]
)";

TEST(TraceFormats, AreWholeAfterAnInterrupt)
{
    TemporaryFolder const folder;
    std::string const scenario = folder.file("endless.yaml", endless);
    std::map<std::string, std::string> const ends{{"jsonl", "}\n"}, {"csv", "\n"}, {"chrome", "}}\n"}};
    for (TraceFormatInfo const& row : trace_formats) {
        SCOPED_TRACE(row.name);
        std::string const path = folder.path("trace");
        Ran const ran = tickscope::testing::run_program(
            {.arguments = {"run", scenario, "--trace", path, "--format", std::string{row.name}},
             .interrupt_after_cpu = std::chrono::milliseconds{400}});
        ASSERT_EQ(ran.status, 130);
        std::string const text = tickscope::testing::read_whole(path);
        ASSERT_GT(text.size(), 1000u);
        if (ends.contains(std::string{row.name})) {
            EXPECT_TRUE(text.ends_with(ends.at(std::string{row.name})));
        }
        if (row.format == TraceFormat::TraceCmd) {
            EXPECT_EQ(run_other_program("trace-cmd", {"report", "-t", "-N", "-i", path}).status, 0);
        }
    }
}

TEST(TraceFormats, TellWhereWhatWaitsCannotBeKept)
{
    TemporaryFolder const folder;
    std::string const scenario = folder.file("endless.yaml", endless);
    for (char const* format : {"vcd", "trace-cmd", "chrome"}) {
        SCOPED_TRACE(format);
        Ran const ran = tickscope::testing::run_program(
            {.arguments = {"run", scenario, "--until", "30s", "--trace", folder.path("trace"), "--format", format},
             .environment = {{"TMPDIR", "/proc"}}});
        EXPECT_EQ(ran.status, 4);
        EXPECT_THAT(ran.err, HasSubstr("trace"));
    }
}

}
