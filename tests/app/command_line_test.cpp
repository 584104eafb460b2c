// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/program.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace tickscope::testing {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::StartsWith;

TEST(CommandLine, HelpGoesToStandardOutputWithoutADisplay)
{
    for (std::string const option : {"-h", "--help"}) {
        SCOPED_TRACE(option);
        Ran const ran = tickscope({option});

        EXPECT_EQ(ran.status, 0);
        EXPECT_THAT(ran.out, HasSubstr("Exit status:"));
        EXPECT_THAT(ran.err, IsEmpty());
    }
}

TEST(CommandLine, EverySubcommandHasHelp)
{
    for (std::string const command :
         {"run", "check", "validate", "compare", "sweep", "plot", "kernel", "list", "schema", "bench"}) {
        SCOPED_TRACE(command);
        Ran const ran = tickscope({command, "--help"});

        EXPECT_EQ(ran.status, 0);
        EXPECT_THAT(ran.out, HasSubstr("Usage: tickscope " + command));
    }
}

TEST(CommandLine, VersionIsOneLine)
{
    Ran const ran = tickscope({"--version"});

    EXPECT_EQ(ran.status, 0);
    EXPECT_THAT(ran.out, ::testing::MatchesRegex("tickscope [0-9]+\\.[0-9]+\\.[0-9]+\n"));
}

TEST(CommandLine, MistakesAreTheUsersAndGoToStandardError)
{
    std::vector<std::vector<std::string>> const mistakes{{"run"},
                                                         {"rnu"},
                                                         {"run", "a.yaml", "--nope"},
                                                         {"run", "a.yaml", "--summary", "xml"},
                                                         {"run", "a.yaml", "--format", "trace.dat"},
                                                         {"run", "a.yaml", "--set", "seed"},
                                                         {"run", "a.yaml", "--fixes", "abstime"},
                                                         {"compare", "a.yaml", "--a", "all"},
                                                         {"plot", "a.yaml"},
                                                         {"bench", "extra"}};

    for (auto const& mistake : mistakes) {
        SCOPED_TRACE(::testing::PrintToString(mistake));
        Ran const ran = tickscope(mistake);

        EXPECT_EQ(ran.status, 3);
        EXPECT_THAT(ran.out, IsEmpty());
        EXPECT_FALSE(ran.err.empty());
    }
}

TEST(CommandLine, CasesForTheKernelConsoleComeFromStandardInputUnlessAFileIsNamed)
{
    std::string const cases =
        R"({"id": "a", "version": "TIP", "hz": 100, "tick_nsec_mode": "x86", "ops": [{"op": "times", "thread": "init"}]})"
        "\n";

    for (auto const& arguments : std::vector<std::vector<std::string>>{{"kernel"}, {"kernel", "-"}}) {
        Ran const ran = tickscope(arguments, cases);

        EXPECT_EQ(ran.status, 0);
        EXPECT_THAT(ran.out, HasSubstr(R"("ev": "times")"));
        EXPECT_THAT(ran.err, IsEmpty());
    }
}

TEST(CommandLine, TellsThatThereIsNoDisplayForTheWindow)
{
    Ran const ran = tickscope({});

    EXPECT_EQ(ran.status, 3);
    EXPECT_THAT(ran.err, HasSubstr("no display"));
}

TEST(CommandLine, FilesThatCannotBeReadAreNamed)
{
    TemporaryFolder const folder;

    for (std::vector<std::string> command : std::vector<std::vector<std::string>>{
             {"run"}, {"check"}, {"validate"}, {"kernel"}, {"sweep", "--set", "machine.cpus=1,2"}}) {
        for (std::string const& path : {folder.path("missing.yaml"), folder.path("")}) {
            SCOPED_TRACE(command.front() + " " + path);
            std::vector<std::string> arguments = command;
            arguments.push_back(path);
            Ran const ran = tickscope(arguments);

            EXPECT_EQ(ran.status, 4);
            EXPECT_THAT(ran.err, HasSubstr(path));
        }
    }
}

}
