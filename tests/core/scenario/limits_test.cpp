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
