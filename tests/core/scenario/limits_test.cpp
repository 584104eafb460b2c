// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/read_scenario.h"

#include <gtest/gtest.h>

namespace tickscope {

static std::string first_complaint(std::string const& text)
{
    auto const problems = read_scenario(text, "f").problems;
    return problems.empty() ? "" : problems.front().text;
}

static std::string repeated(std::string const& part, std::size_t count)
{
    std::string text;
    text.reserve(part.size() * count);
    for (std::size_t i = 0; i < count; ++i)
        text += part;
    return text;
}

TEST(ScenarioLimits, RefuseAliasesThatExpandWithoutBound)
{
    std::string text = "tickscope: 1\ntitle: T\ntags:\n  - &a0 [x, x, x, x, x, x, x, x, x, x]\n";
    for (int i = 1; i < 12; ++i) {
        std::string const before = "*a" + std::to_string(i - 1);
        text += "  - &a" + std::to_string(i) + " [" + repeated(before + ", ", 9) + before + "]\n";
    }

    EXPECT_EQ(first_complaint(text), "aliases expand to more than 1,000,000 nodes: that is the limit");
}

TEST(ScenarioLimits, RefuseDeepNestingInEveryForm)
{
    std::string const limit = "nested deeper than 64 levels: that is the limit";
    std::string blocks = "tickscope: 1\nabout:\n";
    for (std::size_t depth = 1; depth < 100; ++depth)
        blocks += std::string(depth, ' ') + "k:\n";

    EXPECT_EQ(first_complaint("tickscope: 1\nabout: " + repeated("[", 100'000)), limit);
    EXPECT_EQ(first_complaint("tickscope: 1\nabout: " + repeated("{a: ", 100'000)), limit);
    EXPECT_EQ(first_complaint(repeated("- ", 100'000)), limit);
    EXPECT_EQ(first_complaint("tickscope: 1\nabout: " + repeated("[\n", 100'000)), limit);
    EXPECT_EQ(first_complaint(repeated("? ", 100'000)), limit);
    EXPECT_EQ(first_complaint(blocks), limit);
}

TEST(ScenarioLimits, RefuseMoreNodesThanCanBeReadSoon)
{
    std::string const text = "tickscope: 1\ntitle: T\ntags: [" + repeated("a,", 1'000'001) + "a]\n";

    EXPECT_EQ(first_complaint(text), "more than 1,000,000 values and keys: that is the limit");
}

TEST(ScenarioLimits, RefuseAliasesThatExpandToEndlessText)
{
    std::string const text = "tickscope: 1\ntitle: T\nabout: &a " + std::string(1u << 20, 'x') + "\ntags: [" +
        repeated("*a, ", 100) + "*a]\n";

    EXPECT_EQ(first_complaint(text), "aliases expand to more than 64 MiB of text: that is the limit");
}

TEST(ScenarioLimits, TellOnlySoManyProblemsOfTags)
{
    auto const problems =
        read_scenario("tickscope: 1\ntitle: T\ntags:\n" + repeated("- !a x\n", 100'000), "f").problems;

    ASSERT_EQ(problems.size(), ScenarioLimits::problems + 1);
    EXPECT_EQ(problems.back().text, "too many errors: the rest is not shown");
}

TEST(ScenarioLimits, TellOnlySoManyProblemsOfNames)
{
    std::string text = "tickscope: 1\ntitle: T\nprocesses:\n- name: w\n  threads:\n  - name: m\n    program:\n";
    for (int i = 0; i < 20'000; ++i)
        text += "    - timer_create: {id: abcdefgh" + std::to_string(i) + ", clock: process}\n";
    text += repeated("    - timer_gettime: xbcdefgh\n", 5'000);

    auto const problems = read_scenario(text, "f").problems;

    ASSERT_EQ(problems.size(), ScenarioLimits::problems + 1);
    EXPECT_EQ(problems.front().text, "process 'w' creates no timer 'xbcdefgh': did you mean 'abcdefgh0'?");
    EXPECT_EQ(problems[500].text, "process 'w' creates no timer 'xbcdefgh'");
}

TEST(ScenarioLimits, RefuseMoreSetsOfCpusThanAnybodyNeeds)
{
    std::string text =
        "tickscope: 1\ntitle: T\nmachine: {cpus: 4096}\nprocesses:\n- name: w\n  threads:\n  - name: m\n    program:\n";
    for (int i = 0; i < 10'001; ++i)
        text += "    - setaffinity: \"" + std::to_string(i % 3000) + "," + std::to_string(3000 + i / 3000) + "\"\n";

    EXPECT_EQ(first_complaint(text), "more than 10,000 different sets of CPUs: that is the limit");
}

TEST(Memory, IsSharedBySetsOfCpusThatAreTheSame)
{
    auto const scenario =
        read_scenario("tickscope: 1\ntitle: T\nmachine: {cpus: 4096}\nprocesses:\n- name: w\n  threads:\n"
                      "  - {name: a, cpus: all, program: [{setaffinity: 0-4095}, {setaffinity: \"0-4094,4095\"}]}\n"
                      "  - {name: b, cpus: 0-4095}\n",
                      "f")
            .scenario;
    ASSERT_TRUE(scenario);
    auto const& threads = scenario->processes.front().threads;
    CpuMask const* const mask = &threads[0].cpus->mask();

    EXPECT_EQ(&threads[1].cpus->mask(), mask);
    for (Op const& op : threads[0].program)
        EXPECT_EQ(&std::get<op::Setaffinity>(op.what).cpus->mask(), mask);
}

TEST(ScenarioLimits, StopReadingWhereSomebodyWants)
{
    StopFlag flag;
    flag.set(StopCause::Interrupt);

    EXPECT_THROW(read_scenario("tickscope: 1\ntitle: T\n", "f", {}, {}, &flag), Stopped);
}

TEST(ScenarioLimits, LetSixtyFourLevelsPass)
{
    std::string const text = "tickscope: 1\ntitle: T\ntags: " + repeated("[", 63) + repeated("]", 63) + "\n";

    EXPECT_EQ(first_complaint(text), "expected a text, found a list");
}

TEST(ScenarioLimits, RefuseAFileThatIsTooLarge)
{
    std::string const text(ScenarioLimits::bytes + 1, ' ');

    EXPECT_EQ(first_complaint(text), "the file has 16777217 bytes: the limit is 16 MiB");
}

}
