// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/program.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <csignal>

namespace tickscope::testing {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using Json = nlohmann::json;

namespace {

/// A class of hand-ins and the key that they are marked by.
class Marks : public ::testing::Test {
protected:
    TemporaryFolder const folder;
    std::string const good = folder.file("good.yaml", hand_in("Good", "worker"));
    std::string const renamed = folder.file("renamed.yaml", hand_in("Renamed", "workr"));
    std::string const broken = folder.file("broken.yaml", "tickscope: 1\ntitle: Broken\nnonsense: 1\n");
    std::string const endless =
        folder.file("endless.yaml",
                    "tickscope: 1\ntitle: Endless\nduration: 60000s\nmachine: {cpus: 2}\nprocesses:\n"
                    "  - name: worker\n    threads: [{name: main, program: [{repeat: forever, do: [{user: 1ms}, "
                    "{sleep: 1ms}]}]}]\n");
    std::string const key = folder.file("key.yaml",
                                        "tickscope: 1\nexpect:\n"
                                        "  - {at: 50ms, value: proc.worker.threads, is: 1, points: 2}\n"
                                        "  - {at: 90ms, value: proc.worker.clock.utime, is: 90ticks, points: 3}\n"
                                        "  - {never: SIGPROF, points: 1, note: 'no timer, no signal'}\n"
                                        "  - {never: warning, points: 4, visibility: hidden}\n");

    static std::string hand_in(std::string const& title, std::string const& process)
    {
        return "tickscope: 1\ntitle: " + title + "\nduration: 100ms\nprocesses:\n  - name: " + process +
            "\n    threads: [{name: main, program: [{user: 1s}]}]\n";
    }

    Json json_of(std::vector<std::string> arguments, int status) const
    {
        arguments.insert(arguments.begin(), "check");
        arguments.insert(arguments.end(), {"--json", "-"});
        Ran const ran = tickscope(arguments);
        EXPECT_EQ(ran.status, status) << ran.err;
        return Json::parse(ran.out, nullptr, false);
    }
};

}

TEST_F(Marks, AreWhatTheKeyGives)
{
    Json const marks = json_of({good, "--expect", key}, 0);

    EXPECT_EQ(marks["format"], "tickscope-marks/1");
    EXPECT_EQ(marks["points"], (Json{{"earned", 10}, {"possible", 10}}));
    EXPECT_EQ(marks["files"][0]["outcome"], "passed");
    EXPECT_EQ(marks["files"][0]["expectations"][3]["visibility"], "hidden");
}

TEST_F(Marks, NameProgramScenarioAndKernel)
{
    Json const marks = json_of({good, "--expect", key, "--fixes", "none", "--set", "machine.hz=100"}, 1);

    EXPECT_THAT(marks["program"].get<std::string>(), ::testing::StartsWith("tickscope "));
    EXPECT_EQ(marks["files"][0]["scenario_sha256"].get<std::string>().size(), 64u);
    EXPECT_NE(marks["files"][0]["scenario_sha256"], marks["key"]["sha256"]);
    EXPECT_EQ(marks["files"][0]["kernel"]["hz"], 100);
    EXPECT_THAT(marks["files"][0]["kernel"]["fixes"], IsEmpty());
    EXPECT_EQ(marks["set"], Json::array({"machine.hz=100"}));
}

TEST_F(Marks, AreNotWhatTheFileGivesItself)
{
    std::string const generous =
        folder.file("generous.yaml", hand_in("Generous", "other") + "expect: [{never: warning, points: 999}]\n");

    Json const marks = json_of({generous, "--expect", key}, 1);

    EXPECT_EQ(marks["points"]["possible"], 10);
}

TEST_F(Marks, OfAFileThatExpectsNothingAreNoSuccess)
{
    Ran const ran = tickscope({"check", good});

    EXPECT_EQ(ran.status, 1);
    EXPECT_THAT(ran.out, HasSubstr("expects nothing"));
    EXPECT_THAT(ran.err, HasSubstr(good + ": the file expects nothing"));
}

TEST_F(Marks, LoseOnlyTheExpectationsThatNameWhatIsNotThere)
{
    Ran const ran = tickscope({"check", renamed, "--expect", key, "--json", folder.path("marks.json")});
    Json const marks = Json::parse(read_whole(folder.path("marks.json")));

    EXPECT_EQ(ran.status, 1);
    EXPECT_EQ(marks["points"]["earned"], 5);
    EXPECT_THAT(ran.err,
                HasSubstr(key + ":3:23: error: there is no process 'worker': did you mean 'workr'? (held against " +
                          renamed + ")"));
    EXPECT_EQ(marks["files"][0]["expectations"][0]["text"], "at 50ms: proc.worker.threads is 1");
}

TEST_F(Marks, NeverHoldOfWhatIsNotThere)
{
    std::string const ghosts = folder.file(
        "ghosts.yaml", "tickscope: 1\nexpect: [{never: SIGPROF ghost}, {signals: {process: ghost, SIGPROF: 0}}]\n");

    EXPECT_EQ(json_of({good, "--expect", ghosts}, 1)["points"]["earned"], 0);
}

TEST_F(Marks, ReportEveryFileWhateverTheOthersDo)
{
    Json const marks = json_of({broken, folder.path("missing.yaml"), good, "--expect", key}, 4);

    ASSERT_EQ(marks["files"].size(), 3u);
    EXPECT_EQ(marks["files"][0]["outcome"], "invalid");
    EXPECT_EQ(marks["files"][0]["problems"][0]["line"], 3);
    EXPECT_EQ(marks["files"][1]["outcome"], "unreadable");
    EXPECT_EQ(marks["files"][2]["outcome"], "passed");
    EXPECT_EQ(marks["points"], (Json{{"earned", 10}, {"possible", 30}}));
}

TEST_F(Marks, AreEnoughFromAsManyPointsAsAreAskedFor)
{
    EXPECT_EQ(json_of({renamed, "--expect", key, "--min-points", "5"}, 0)["passed"], true);
    EXPECT_EQ(json_of({renamed, "--expect", key, "--min-points", "6"}, 1)["passed"], false);

    Ran const slip = tickscope({"check", renamed, "--expect", key, "--min-points", "11"});
    EXPECT_EQ(slip.status, 3);
    EXPECT_THAT(slip.err, HasSubstr("the key has 10 points in all"));
}

TEST_F(Marks, AreNotGivenByAKeyThatIsWrong)
{
    std::string const wrong = folder.file("wrong.yaml", "tickscope: 1\nexpect: [{nver: warning}]\n");

    Ran const ran = tickscope({"check", good, "--expect", wrong});

    EXPECT_EQ(ran.status, 2);
    EXPECT_THAT(ran.out, IsEmpty());
    EXPECT_THAT(ran.err, HasSubstr(wrong + ":2:11: error: "));
}

TEST_F(Marks, OfARunThatWasInterruptedEarnNothingForWhatItDidNotReach)
{
    for (int const signal : {SIGINT, SIGTERM, SIGHUP}) {
        SCOPED_TRACE(signal);
        std::string const at_the_end =
            folder.file("end.yaml",
                        "tickscope: 1\nexpect: [{never: SIGPROF, points: 5}, {at: 50000s, value: "
                        "proc.worker.threads, is: 1, points: 3}]\n");
        Invocation invocation;
        invocation.arguments = {"check", endless, good, "--expect", at_the_end, "--json", "-"};
        invocation.interrupt_by = signal;

        Ran const ran = run_program(invocation);

        EXPECT_EQ(ran.status, 130);
        Json const marks = Json::parse(ran.out);
        EXPECT_EQ(marks["points"], (Json{{"earned", 0}, {"possible", 16}}));
        EXPECT_EQ(marks["files"][0]["outcome"], "interrupted");
        EXPECT_EQ(marks["files"][1]["outcome"], "not-run");
    }
}

TEST_F(Marks, TellErrorsFromFailuresInJunit)
{
    Ran const ran = tickscope({"check", broken, renamed, good, "--expect", key, "--junit", folder.path("marks.xml")});
    std::string const xml = read_whole(folder.path("marks.xml"));

    EXPECT_EQ(ran.status, 2);
    EXPECT_THAT(xml,
                HasSubstr("<testsuites name=\"tickscope check\" tests=\"15\" failures=\"2\" errors=\"1\" "
                          "skipped=\"4\" time=\""));
    EXPECT_THAT(xml, HasSubstr("<error type=\"invalid\" message=\"the scenario is invalid\">"));
    EXPECT_THAT(xml, HasSubstr("broken.yaml:3:1: error: "));
    EXPECT_THAT(xml, HasSubstr("<property name=\"points\" value=\"10\"/>"));
    EXPECT_THAT(xml, HasSubstr("<property name=\"scenario.sha256\" value=\""));
    EXPECT_THAT(xml, HasSubstr("<property name=\"kernel\" value=\"2.6.29-rc5 at 1000 Hz, fixes all\"/>"));
}

TEST_F(Marks, CannotBeTurnedIntoAPassByAName)
{
    std::string const directive = "# TO"
                                  "DO";  // in one piece the word may not stand in a source
    std::string const forged =
        folder.file("forged.yaml",
                    "tickscope: 1\ntitle: Forged\nduration: 10ms\nprocesses:\n  - name: 'w " + directive +
                        "'\n    threads: [{name: main, program: [{user: 1s}]}]\nexpect: [{ends: {process: 'w " +
                        directive + "', by: exit}}]\n");

    Ran const ran = tickscope({"check", forged, "--tap"});

    EXPECT_EQ(ran.status, 1);
    EXPECT_THAT(ran.out, HasSubstr("\nnot ok 2 - " + forged + ": w \\" + directive + " ends by exit\n"));
    EXPECT_THAT(ran.out, Not(HasSubstr("w " + directive + " ends")));
}

TEST_F(Marks, AreALineAFileInCsv)
{
    Ran const ran = tickscope({"check", good, broken, "--expect", key, "--csv", "-"});

    EXPECT_THAT(ran.out,
                ::testing::StartsWith("file,outcome,points,possible,scenario,why,kernel,scenario_sha256,"
                                      "key_sha256,state_hash,program\n"));
    EXPECT_THAT(ran.out, HasSubstr("good.yaml,passed,10,10,Good,,"));
    EXPECT_THAT(ran.out, HasSubstr("broken.yaml,invalid,0,10,,the scenario is invalid,"));
    EXPECT_EQ(std::ranges::count(ran.out, '\n'), 3);
}

TEST_F(Marks, HaveTheirVisibilityForGradescope)
{
    Ran const ran = tickscope({"check", good, "--expect", key, "--gradescope", folder.path("results.json")});
    Json const results = Json::parse(read_whole(folder.path("results.json")));

    EXPECT_EQ(ran.status, 0);
    ASSERT_EQ(results["tests"].size(), 5u);
    EXPECT_EQ(results["score"], 10);
    EXPECT_EQ(results["tests"][4]["visibility"], "hidden");
    EXPECT_EQ(results["tests"][4]["max_score"], 4);
    EXPECT_EQ(results["tests"][3]["output"], "no timer, no signal");
    EXPECT_EQ(results["extra_data"]["key"]["sha256"].get<std::string>().size(), 64u);
}

TEST_F(Marks, AreNotWrittenOverWhatIsRead)
{
    std::string const before = read_whole(good);

    for (std::vector<std::string> const& outputs :
         std::vector<std::vector<std::string>>{{"--junit", good},
                                               {"--json", key},
                                               {"--csv", folder.path("./good.yaml")},
                                               {"--json", folder.path("x"), "--csv", folder.path("x")},
                                               {"--json", "-", "--csv", "-"},
                                               {"--json", "-", "--tap"}}) {
        SCOPED_TRACE(::testing::PrintToString(outputs));
        std::vector<std::string> arguments{"check", good, "--expect", key};
        arguments.insert(arguments.end(), outputs.begin(), outputs.end());
        Ran const ran = tickscope(arguments);

        EXPECT_EQ(ran.status, 3);
        EXPECT_EQ(read_whole(good), before);
    }
}

TEST_F(Marks, ReadStandardInputOnce)
{
    Ran const ran = tickscope({"check", "-", "--expect", "-"}, read_whole(good));

    EXPECT_EQ(ran.status, 3);
    EXPECT_THAT(ran.err, HasSubstr("standard input can be read once only"));
}

TEST_F(Marks, AreTheSameBytesTwice)
{
    std::vector<std::string> const arguments{"check", good, renamed, "--expect", key, "--json", "-"};

    EXPECT_EQ(tickscope(arguments).out, tickscope(arguments).out);
}

TEST_F(Marks, AreAFileErrorWhereTheyCannotBeWritten)
{
    EXPECT_EQ(tickscope({"check", good, "--expect", key, "--json", "/dev/full"}).status, 4);
    EXPECT_EQ(tickscope({"check", good, "--expect", key, "--junit", folder.path("no/such/folder.xml")}).status, 4);
}

}
