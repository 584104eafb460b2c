// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/read_scenario.h"
#include "core/scenario/write_scenario.h"
#include "tests/support/random_scenario.h"

#include <gtest/gtest.h>

namespace tickscope {

static void expect_round_trip(Scenario const& scenario)
{
    std::string const text = write_scenario(scenario);
    ReadOutcome const again = read_scenario(text, "again");

    for (Problem const& problem : again.problems)
        ADD_FAILURE() << to_string(problem) << "\n" << text;
    ASSERT_TRUE(again.scenario);
    EXPECT_TRUE(*again.scenario == scenario) << text << "\n--- and again ---\n" << write_scenario(*again.scenario);
}

TEST(RoundTrip, KeepsRandomScenarios)
{
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        SCOPED_TRACE(seed);
        expect_round_trip(random_scenario(seed));
    }
}

TEST(RoundTrip, KeepsWhatIsOnlyForPeople)
{
    Scenario scenario;
    scenario.title = "No: \"quotes\" # needed\tor 'so'";
    scenario.summary = "- not a list\n";
    scenario.about = "# A head\n\n    code\n  - and a list\n\nÄ end\n";
    scenario.watch = View::Nohz;
    scenario.tags = {"true", "1", "", "~", "a b", " x", "null", "*a", "&b", "{", "%c", "\x7f\x01", "-", "2.5"};
    scenario.duration = Nanos{1'500'000'001};
    scenario.lesson.push_back({.say = "One.\n\nTwo.\n",
                               .go_to = SimTime{Nanos{1}},
                               .view = View::Clocks,
                               .select = "cpu.0",
                               .run_to = SimTime{Nanos{2}}});
    scenario.lesson.push_back({});
    scenario.lesson.back().ask = LessonQuestion{.question = "How?",
                                                .answer_path = "now",
                                                .answer_at = SimTime{},
                                                .choices = {"1", "2"},
                                                .wrong = {{"2", "Too much."}},
                                                .hint = "Count.",
                                                .draw = "cpu.0.user",
                                                .because = "So.",
                                                .points = 2};

    expect_round_trip(scenario);
}

TEST(RoundTrip, KeepsExpectations)
{
    Scenario scenario;
    scenario.title = "T";
    scenario.machine.cpus = 4;
    scenario.machine.hz = 300;
    scenario.processes = {{.name = "2nd one", .threads = {{.name = "main"}}}};
    scenario.expect = {
        {expected::Signals{"2nd one", {{27, {30, 30}}, {64, {{}, 4}}, {14, {1, 2}}}}, 3, "a note"},
        {expected::Value{SimTime{Nanos{7}}, "proc.2nd one.clock.utime", {5, 5}, {}}, 1, ""},
        {expected::Value{{}, "thread.2nd one/main.vruntime", {-1'048'576, 20}, {}}, 1, ""},
        {expected::Value{{}, "proc.2nd one.rlimit_cpu.hard", {INT64_MAX, INT64_MAX}, {}}, 1, ""},
        {expected::Value{{}, "nohz.mask", {}, "1,3"}, 1, ""},
        {expected::Value{{}, "nohz.mask", {}, ""}, 1, ""},
        {expected::Value{{}, "nohz.load_balancer", {}, "1"}, 1, ""},
        {expected::Value{{}, "cpu.2.online", {0, 0}, {}}, 1, ""},
        {expected::Value{{}, "hpet.counter", {0xFFFF0000, {}}, {}}, 0, ""},
        {expected::Order{{{"SIGVTALRM", "2nd one"}, {"warning", ""}}}, 1, ""},
        {expected::Never{"warning"}, 1, ""},
        {expected::Ends{"2nd one", "SIGKILL", SimTime{Nanos{4}}, SimTime{Nanos{5}}}, 1, ""},
        {expected::Ends{"2nd one", "exit", SimTime{Nanos{4}}, SimTime{Nanos{4}}}, 1, ""},
        {expected::Ends{"2nd one", "", {}, SimTime{Nanos{4}}}, 1, ""},
    };

    expect_round_trip(scenario);
}

}
