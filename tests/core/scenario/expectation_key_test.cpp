// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/check.h"
#include "core/scenario/expectation_key.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace tickscope {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

static std::string const student = "tickscope: 1\ntitle: Mine\nmachine: {hz: 250}\n"
                                   "processes:\n  - name: p\n    threads: [{name: main, program: [{user: 1s}]}]\n";

static ExpectationKey key_of(std::string const& text)
{
    auto key = ExpectationKey::read(text, "key.yaml");
    EXPECT_TRUE(key.has_value()) << (key ? "" : to_string(key.error().front()));
    return std::move(*key);
}

// All of them, one a line.
static std::string problems_of(std::string const& text)
{
    auto const key = ExpectationKey::read(text, "key.yaml");
    std::string all;
    if (!key)
        for (Problem const& problem : key.error())
            all += to_string(problem) + "\n";
    return all;
}

TEST(ExpectationKey, ReplacesWhatTheScenarioExpects)
{
    ExpectationKey const key = key_of("tickscope: 1\nexpect: [{never: SIGPROF p, points: 7}]\n");

    KeyedOutcome const read = read_scenario(student + "expect: [{never: warning, points: 1000}]\n", "a.yaml", {}, key);

    ASSERT_TRUE(read.outcome.scenario);
    ASSERT_EQ(read.outcome.scenario->expect.size(), 1u);
    EXPECT_EQ(to_string(read.outcome.scenario->expect[0]), "never SIGPROF p");
    EXPECT_EQ(read.outcome.scenario->expect[0].points, 7);
    EXPECT_FALSE(read.misfits[0]);
}

TEST(ExpectationKey, DoesNotMindWhatIsWrongWithTheScenariosOwnExpectations)
{
    ExpectationKey const key = key_of("tickscope: 1\nexpect: [{never: warning}]\n");

    KeyedOutcome const read = read_scenario(student + "expect: [{nonsense: 3}]\n", "a.yaml", {}, key);

    EXPECT_TRUE(read.outcome.scenario);
}

TEST(ExpectationKey, MayBeAWholeScenario)
{
    ExpectationKey const key = key_of(student + "expect: [{never: SIGPROF p}]\n");

    EXPECT_EQ(key.size(), 1u);
    EXPECT_EQ(key.label(0), "never SIGPROF p");
}

TEST(ExpectationKey, SaysWhatIsWrongWhateverItIsHeldAgainst)
{
    EXPECT_THAT(problems_of("tickscope: 1\nexpect: [{nevr: warning}]\n"),
                HasSubstr("key.yaml:2:11: error: unknown key 'nevr' in an expectation: did you mean 'never'?"));
    EXPECT_THAT(problems_of("tickscope: 1\n"), HasSubstr("expects nothing"));
    EXPECT_THAT(problems_of("tickscope: 1\nexpect: []\n"), HasSubstr("the list is empty"));
    EXPECT_THAT(problems_of("expect: [{never: warning}]\n"), HasSubstr("tickscope: 1"));
    EXPECT_THAT(problems_of("tickscope: 1\nexpect: [{never: warnin}]\n"), HasSubstr("did you mean 'warning'"));
    EXPECT_THAT(problems_of("tickscope: 1\nprocesses: []\nexpect: [{never: warning}]\n"), HasSubstr("title"));
    EXPECT_THAT(problems_of("[[["), HasSubstr("key.yaml:"));
}

TEST(ExpectationKey, PlacesNamesThatTheScenarioHasNotInTheKey)
{
    ExpectationKey const key =
        key_of("tickscope: 1\nexpect:\n  - {never: warning}\n  - {never: SIGPROF q}\n  - {never: SIGPROF p}\n");

    KeyedOutcome const read = read_scenario(student, "a.yaml", {}, key);

    ASSERT_EQ(read.misfits.size(), 3u);
    EXPECT_FALSE(read.misfits[0]);
    ASSERT_TRUE(read.misfits[1]);
    EXPECT_THAT(to_string(read.misfits[1]->why), HasSubstr("key.yaml:4:13: error: there is no process 'q'"));
    EXPECT_TRUE(read.misfits[1]->is_understood);
    EXPECT_FALSE(read.misfits[2]);
}

TEST(ExpectationKey, DoesNotFitAMachineOnWhichItsTimesAreNoTicks)
{
    ExpectationKey const key = key_of("tickscope: 1\nexpect: [{value: proc.p.clock.utime, is: 5ms, points: 3}]\n");

    KeyedOutcome const read = read_scenario(student, "a.yaml", {}, key);

    ASSERT_TRUE(read.misfits.at(0));
    EXPECT_THAT(read.misfits[0]->why.text, HasSubstr("not a whole number of ticks"));
    EXPECT_FALSE(read.misfits[0]->is_understood);
    EXPECT_EQ(read.outcome.scenario->expect[0].points, 3);
    EXPECT_EQ(key.label(0), "expectation 1 (line 2 of key.yaml)");
}

TEST(ExpectationKey, KnowsWhenItsResultsMayBeSeen)
{
    ExpectationKey const key = key_of("tickscope: 1\nexpect: [{never: warning, visibility: after_due_date}]\n");

    EXPECT_EQ(key.form(0).visibility, Visibility::AfterDueDate);
    EXPECT_THAT(problems_of("tickscope: 1\nexpect: [{never: warning, visibility: secret}]\n"),
                HasSubstr("none of visible, hidden, after_due_date, after_published"));
}

}
