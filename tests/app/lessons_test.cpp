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

static bool is_a_choice(LessonQuestion const& question, std::string const& text)
{
    return std::ranges::find(question.choices, text) != question.choices.end();
}

TEST(ShippedLessons, AreWholeAndAskTwice)
{
    for (auto const& path : shipped_scenarios()) {
        SCOPED_TRACE(path.filename());
        ReadOutcome const read = read_scenario(read_whole(path), path.filename().string());
        ASSERT_TRUE(read.scenario);
        std::vector<LessonStep> const& lesson = read.scenario->lesson;

        EXPECT_GE(lesson.size(), 5u);
        EXPECT_LE(lesson.size(), 9u);
        EXPECT_GE(std::ranges::count_if(lesson, [](LessonStep const& step) { return step.ask.has_value(); }), 2);
        for (LessonStep const& step : lesson)
            EXPECT_TRUE(!step.ask || !step.ask->because.empty()) << step.ask->question;
    }
}

// Revealing an answer runs to its instant, so a question about an earlier one has to go back first.
TEST(ShippedLessons, AskForWhatIsStillToCome)
{
    for (auto const& path : shipped_scenarios()) {
        SCOPED_TRACE(path.filename());
        ReadOutcome const read = read_scenario(read_whole(path), path.filename().string());
        ASSERT_TRUE(read.scenario);
        SimTime now{};
        for (LessonStep const& step : read.scenario->lesson) {
            if (step.go_to || step.from_start)
                now = step.go_to.value_or(SimTime{});
            now = std::max(now, step.run_to.value_or(now));
            if (!step.ask || !step.ask->answer_at)
                continue;
            EXPECT_TRUE(now <= *step.ask->answer_at) << step.ask->question;
            now = std::max(now, *step.ask->answer_at);
        }
    }
}

TEST(ShippedLessons, HaveWordsForWrongChoicesAlone)
{
    for (auto const& path : shipped_scenarios()) {
        SCOPED_TRACE(path.filename());
        ReadOutcome const read = read_scenario(read_whole(path), path.filename().string());
        ASSERT_TRUE(read.scenario);
        for (LessonStep const& step : read.scenario->lesson) {
            if (!step.ask)
                continue;
            std::string const answer = answer_of(*read.scenario, *step.ask);
            for (auto const& [choice, words] : step.ask->wrong) {
                EXPECT_TRUE(is_a_choice(*step.ask, choice)) << choice;
                EXPECT_FALSE(is_meant_by(answer, choice)) << words;
            }
        }
    }
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
    EXPECT_GE(asked, 100u);
}

}
