// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/headless.h"
#include "core/scenario/read_scenario.h"
#include "core/scenario/value.h"
#include "tests/app/program.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace tickscope::testing {

// What a student is told when the answer is revealed.
static std::string answer_of(Scenario const& scenario, LessonQuestion const& question)
{
    HeadlessRun run{scenario, nullptr};
    if (question.answer_at)
        run.stop_at(*question.answer_at);
    run.go();
    Engine const& engine = run.engine();
    auto const value = value_of(engine.machine(), engine.world()->name_table, *parse_value_path(question.answer_path));
    return value ? to_string(*value, engine.machine().config) : "nothing";
}

// "9 ticks (9ms)" is meant by 9.
static bool is_meant_by(std::string const& answer, std::string const& choice)
{
    return answer == choice || answer.starts_with(choice + " tick");
}

TEST(ShippedLessons, HaveTheAnswerAmongTheirChoices)
{
    std::size_t asked = 0;
    for (auto const& path : shipped_scenarios()) {
        ReadOutcome const read = read_scenario(read_whole(path), path.filename().string());
        ASSERT_TRUE(read.scenario) << path;
        for (LessonStep const& step : read.scenario->lesson) {
            if (!step.ask || step.ask->choices.empty())
                continue;
            ++asked;
            std::string const answer = answer_of(*read.scenario, *step.ask);
            auto const means = [&](std::string const& choice) { return is_meant_by(answer, choice); };
            EXPECT_EQ(std::ranges::count_if(step.ask->choices, means), 1) << path.filename() << ": " << answer;
        }
    }
    EXPECT_GE(asked, 12u);
}

}
