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
    for (std::string const command : {"run", "check", "validate", "compare", "sweep", "plot", "kernel", "list",
                                      "schema", "bench", "completions", "help"}) {
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

TEST(CommandLine, HelpOfASubcommandCanBeAskedForBothWays)
{
    Ran const asked = tickscope({"help", "run"}), flagged = tickscope({"run", "--help"});

    EXPECT_EQ(asked.status, 0);
    EXPECT_EQ(asked.out, flagged.out);
    EXPECT_THAT(asked.out, HasSubstr("default: jsonl"));
    EXPECT_EQ(tickscope({"help"}).out, tickscope({"--help"}).out);
    EXPECT_THAT(tickscope({"--help-all"}).out, HasSubstr("--min-points"));
    EXPECT_EQ(tickscope({"help", "rnu"}).status, 3);
    EXPECT_THAT(tickscope({"help", "rnu"}).err, HasSubstr("did you mean 'run'"));
}

TEST(CommandLine, VersionHasAShortOption) { EXPECT_EQ(tickscope({"-V"}).out, tickscope({"--version"}).out); }

TEST(CommandLine, HelpThatDoesNotArriveIsAnError)
{
    for (std::string const option : {"--help", "--help-all", "--version", "-V"}) {
        SCOPED_TRACE(option);
        Invocation invocation;
        invocation.arguments = {option};
        invocation.out_path = "/dev/full";
        Ran const ran = run_program(invocation);

        EXPECT_EQ(ran.status, 4);
        EXPECT_THAT(ran.err, HasSubstr("standard output"));
    }
}

TEST(CommandLine, MistakesNameTheSubcommandAndWhatWasMeant)
{
    EXPECT_THAT(tickscope({"run"}).err, StartsWith("tickscope: run: FILE is required\nTry 'tickscope run --help'."));
    EXPECT_THAT(tickscope({"run", "a.yaml", "--unti", "1s"}).err,
                StartsWith("tickscope: run: there is no option --unti: did you mean '--until'?"));
    EXPECT_THAT(tickscope({"run", "a.yaml", "--summary", "xml"}).err,
                StartsWith("tickscope: run: --summary xml: one of text|json was expected"));
    EXPECT_THAT(tickscope({"rnu"}).err, HasSubstr("did you mean 'run'"));
}

TEST(CommandLine, AFormatWithoutATraceIsAMistake)
{
    Ran const ran = tickscope({"run", "a.yaml", "--format", "chrome"});

    EXPECT_EQ(ran.status, 3);
    EXPECT_THAT(ran.err, HasSubstr("--format requires --trace"));
}

TEST(CommandLine, ShippedScenariosGoByTheirNamesFromAnywhere)
{
    for (std::string const name : {"rt_throttling", "rt_throttling.yaml"})
        EXPECT_EQ(tickscope({"validate", name}).status, 0);

    Ran const ran = tickscope({"validate", "rt_throtling"});
    EXPECT_EQ(ran.status, 4);
    EXPECT_THAT(ran.err, HasSubstr("did you mean 'rt_throttling'"));
    EXPECT_THAT(tickscope({"list", "--names"}).out, HasSubstr("rt_throttling\n"));
}

TEST(CommandLine, NothingIsColouredInAPipe)
{
    Ran const ran = tickscope({"check", "rt_throttling"});

    EXPECT_THAT(ran.out, ::testing::Not(HasSubstr("\033")));
}

}
