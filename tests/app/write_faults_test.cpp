// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/program.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <regex>
#include <sys/stat.h>

namespace tickscope::testing {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

static constexpr char story[] = R"(tickscope: 1
title: Some events
duration: 2s
machine: {cpus: 2}
processes: [{name: w, threads: [{name: m, count: 3, program: [{repeat: forever, do: [{user: 3ms}, {sleep: 1ms}]}]}]}]
expect: [{never: warning}]
)";

/// What writes a file, and what it is called.
struct Writer {
    std::vector<std::string> arguments;
    std::string out;
};

static std::vector<Writer> writers(TemporaryFolder const& folder)
{
    std::string const file = folder.file("story.yaml", story);
    std::string const out = folder.path("out");
    std::vector<Writer> all;
    for (std::string const format : {"jsonl", "ftrace", "chrome", "csv"})
        all.push_back({{"run", file, "--trace", out, "--format", format}, out});
    all.push_back({{"check", file, "--junit", out}, out});
    return all;
}

static std::size_t files_in(std::filesystem::path const& folder)
{
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator{folder}, {}));
}

static Ran run_with_files_up_to(std::vector<std::string> arguments, std::uintmax_t bytes)
{
    Invocation invocation;
    invocation.arguments = std::move(arguments);
    invocation.largest_file = bytes;
    return run_program(invocation);
}

/// A report without the times that a run took, of which no two are the same.
static std::string without_times(std::string const& report)
{
    return std::regex_replace(report, std::regex{" time=\"[^\"]*\""}, "");
}

TEST(WriteFaults, AFileIsThereWholeOrAsItWas)
{
    TemporaryFolder const folder;
    for (Writer const& writer : writers(folder)) {
        SCOPED_TRACE(::testing::PrintToString(writer.arguments));
        ASSERT_EQ(tickscope(writer.arguments).status, 0);
        std::string const whole = read_whole(writer.out);
        for (std::uintmax_t const bytes : {std::uintmax_t{0}, std::uintmax_t{1}, whole.size() / 2, whole.size() - 1}) {
            folder.file("out", "as it was");
            Ran const ran = run_with_files_up_to(writer.arguments, bytes);

            EXPECT_EQ(ran.status, 4);
            EXPECT_THAT(ran.err, HasSubstr(writer.out));
            EXPECT_EQ(read_whole(writer.out), "as it was");
            EXPECT_EQ(files_in(std::filesystem::path{writer.out}.parent_path()), 2u) << "nothing is left beside";
        }
        EXPECT_EQ(run_with_files_up_to(writer.arguments, whole.size()).status, 0);
        EXPECT_EQ(without_times(read_whole(writer.out)), without_times(whole));
    }
}

TEST(WriteFaults, AFileKeepsItsPermissionsAndItsLink)
{
    TemporaryFolder const folder;
    Writer const writer = writers(folder).front();
    folder.file("target", "old");
    std::filesystem::permissions(folder.path("target"), std::filesystem::perms{0640});
    std::filesystem::create_symlink("target", writer.out);

    ASSERT_EQ(tickscope(writer.arguments).status, 0);

    EXPECT_TRUE(std::filesystem::is_symlink(writer.out));
    EXPECT_EQ(std::filesystem::status(folder.path("target")).permissions(), std::filesystem::perms{0640});
    EXPECT_THAT(read_whole(folder.path("target")), HasSubstr("sched_switch"));
}

TEST(WriteFaults, AScenarioIsNotOverwrittenByAResult)
{
    TemporaryFolder const folder;
    std::string const file = folder.file("story.yaml", story);
    std::string const other = folder.file("other.yaml", "# mine\n\n" + std::string{story});

    for (std::string const& out : {file, other}) {
        std::string const before = read_whole(out);
        for (std::vector<std::string> const& arguments : std::vector<std::vector<std::string>>{
                 {"run", file, "--trace", out}, {"check", file, "--junit", out}, {"check", "--junit", out, file}}) {
            SCOPED_TRACE(::testing::PrintToString(arguments));
            Ran const ran = tickscope(arguments);

            EXPECT_NE(ran.status, 0);
            EXPECT_THAT(ran.err, HasSubstr(out));
            EXPECT_EQ(read_whole(out), before);
        }
    }
}

TEST(ReadFaults, OnlyRegularFilesAreOpened)
{
    TemporaryFolder const folder;
    std::string const pipe = folder.path("pipe");
    ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);

    for (std::string const& path : {pipe, std::string{"/dev/zero"}, std::string{"/dev/null"}})
        for (std::vector<std::string> const& command : std::vector<std::vector<std::string>>{
                 {"run"}, {"check"}, {"validate"}, {"kernel"}, {"sweep", "--set", "machine.cpus=1,2"}}) {
            SCOPED_TRACE(command.front() + " " + path);
            std::vector<std::string> arguments = command;
            arguments.push_back(path);
            Ran const ran = tickscope(arguments);

            EXPECT_EQ(ran.status, 4);
            EXPECT_THAT(ran.err, HasSubstr(path + ": is not a regular file"));
        }
}

TEST(ReadFaults, AFileThatIsTooLargeIsNotRead)
{
    TemporaryFolder const folder;
    std::string const path = folder.file("large.yaml", "tickscope: 1\n");
    std::filesystem::resize_file(path, std::uintmax_t{1} << 40);  // a hole: it takes no room

    Ran const ran = tickscope({"validate", path});

    EXPECT_EQ(ran.status, 4);
    EXPECT_THAT(ran.err, HasSubstr("larger than 64 MiB"));
}

}
