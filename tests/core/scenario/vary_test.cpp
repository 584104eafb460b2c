// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/read_scenario.h"
#include "core/scenario/vary.h"
#include "core/scenario/write_scenario.h"

#include <gtest/gtest.h>

#include <set>

namespace tickscope {

using namespace std::chrono_literals;

static constexpr std::string_view file =
    "tickscope: 1\n"
    "title: Everybody has numbers of their own\n"
    "vary:\n"
    "  burst: [1ms, 2ms, 5ms]\n"
    "  level: [0, 5]\n"
    "processes:\n"
    "  - name: p\n"
    "    threads:\n"
    "      - {name: main, nice: {vary: level}, program: [{user: {vary: burst}}]}\n";

static Scenario variant(std::string_view text)
{
    ReadOutcome outcome = read_scenario(file, "f", {}, text);
    for (Problem const& problem : outcome.problems)
        ADD_FAILURE() << to_string(problem);
    return outcome.scenario.value_or(Scenario{});
}

static Nanos burst_of(Scenario const& scenario)
{
    return std::get<op::User>(scenario.processes.at(0).threads.at(0).program.at(0).what).length.a;
}

TEST(Vary, DrawsTheFirstWithoutAText) { EXPECT_EQ(burst_of(variant("")), 1ms); }

TEST(Vary, DrawsTheSameForATextEverywhere)
{
    // 64-bit FNV-1a of "TEXT/NAME", worked out apart from the program.
    EXPECT_EQ(drawn_choice("ada", "burst", 3), 0u);
    EXPECT_EQ(drawn_choice("grace", "burst", 3), 1u);
    EXPECT_EQ(drawn_choice("grace", "level", 2), 0u);
}

TEST(Vary, ReachesEveryChoice)
{
    std::set<Nanos> seen;
    for (int student = 0; student < 40; ++student)
        seen.insert(burst_of(variant("student " + std::to_string(student))));

    EXPECT_EQ(seen, (std::set<Nanos>{1ms, 2ms, 5ms}));
}

TEST(Vary, IsWrittenBackWhereItStood)
{
    Scenario const scenario = variant("grace");

    std::string const text = write_scenario(scenario);

    EXPECT_NE(text.find("user: {vary: burst}"), std::string::npos) << text;
    EXPECT_NE(text.find("nice: {vary: level}"), std::string::npos) << text;
    EXPECT_EQ(read_scenario(text, "f", {}, "grace").scenario, scenario);
}

TEST(Vary, LeavesAValueThatWasChangedAsItIs)
{
    Scenario scenario = variant("");
    std::get<op::User>(scenario.processes[0].threads[0].program[0].what).length.a = 7ms;

    EXPECT_NE(write_scenario(scenario).find("user: 7ms"), std::string::npos);
}

}
