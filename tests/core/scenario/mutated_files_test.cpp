// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/patch_text.h"
#include "core/scenario/read_scenario.h"
#include "core/scenario/write_scenario.h"
#include "tests/support/random_scenario.h"

#include <gtest/gtest.h>

#include <array>

namespace tickscope {

namespace {

/// xorshift64
struct Dice {
    std::uint64_t state;

    std::size_t below(std::size_t n)
    {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        return state % n;
    }
};

// One small thing that goes wrong with a file.
void mutate(std::string& text, Dice& dice)
{
    static constexpr std::array<std::string_view, 24> pieces{
        ":",    "-",     "[",   "]",  "{",  "}",  "*a",
        "&a ",  "!",     "|\n", "\"", "'",  "\n", "\t",
        "  ",   "#",     "%",   "? ", ", ", "-1", "99999999999999999999",
        "\xff", "---\n", "~"};
    std::size_t const at = dice.below(text.size() + 1);
    std::size_t const length = std::min(dice.below(12), text.size() - at);
    switch (dice.below(4)) {
    case 0:
        text.erase(at, length);
        return;
    case 1:
        text.insert(at, pieces[dice.below(pieces.size())]);
        return;
    case 2:
        text.insert(dice.below(text.size() + 1), text.substr(at, length));
        return;
    default:
        if (at < text.size())
            text[at] = static_cast<char>(dice.below(256));
    }
}

void expect_an_answer(std::string const& text)
{
    ReadOutcome const outcome = read_scenario(text, "mutated");

    ASSERT_NE(outcome.scenario.has_value(), !outcome.problems.empty()) << text;
    for (Problem const& problem : outcome.problems) {
        EXPECT_GE(problem.line, 1);
        EXPECT_GE(problem.column, 1);
        EXPECT_FALSE(problem.text.empty());
    }
}

}

TEST(MutatedFiles, AreReadOrComplainedOf)
{
    Dice dice{88172645463325252u};
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        std::string text = write_scenario(random_scenario(seed, {.processes = 2, .threads = 2, .ops = 5}));
        for (int step = 0; step < 15; ++step) {
            mutate(text, dice);
            expect_an_answer(text);
        }
    }
}

TEST(MutatedFiles, ThatStillReadAreWrittenAndReadAgain)
{
    Dice dice{1442695040888963407u};
    int read_again = 0;
    for (std::uint64_t seed = 100; seed < 300; ++seed) {
        std::string text = write_scenario(random_scenario(seed, {.processes = 2, .threads = 1, .ops = 3}));
        mutate(text, dice);
        ReadOutcome const outcome = read_scenario(text, "mutated");
        if (!outcome.scenario)
            continue;
        ReadOutcome const again = read_scenario(write_scenario(*outcome.scenario), "again");
        ASSERT_TRUE(again.scenario) << text << to_string(again.problems.front());
        EXPECT_TRUE(*again.scenario == *outcome.scenario) << text;
        ++read_again;
    }
    EXPECT_GT(read_again, 10);
}

TEST(RandomBytes, AreReadOrComplainedOf)
{
    Dice dice{2862933555777941757u};
    for (int file = 0; file < 300; ++file) {
        std::string bytes(dice.below(200), ' ');
        for (char& byte : bytes)
            byte = static_cast<char>(file % 2 == 0 ? dice.below(256) : " \n-:[]{}*&!|>'\"%#?,ab01"[dice.below(23)]);
        expect_an_answer(bytes);
        expect_an_answer("tickscope: 1\ntitle: " + bytes);
    }
}

// However it is laid out: what is not changed is the same to the byte, and what is comes out as it was wanted.
TEST(MutatedFiles, ThatStillReadArePatched)
{
    Dice dice{1181783497276652981u};
    std::size_t patched = 0, anew = 0;
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
        std::string text = write_scenario(random_scenario(seed, {.processes = 2, .threads = 2, .ops = 5}));
        for (int step = 0; step < 20; ++step) {
            std::string mutated = text;
            mutate(mutated, dice);
            ReadOutcome const outcome = read_scenario(mutated, "mutated");
            if (!outcome.scenario)
                continue;
            text = std::move(mutated);
            PatchedText const same = patch_text(text, *outcome.scenario);
            ASSERT_EQ(same.text, text);
            ASSERT_EQ(same.kept, TextKept::All);
            Scenario changed = *outcome.scenario;
            changed.seed ^= 1;
            changed.kernel.fixes.set(Fix::DeadTaskStats, !changed.kernel.fixes.has(Fix::DeadTaskStats));
            changed.events.insert(changed.events.begin(), {SimTime{}, cmd::SetFixes{{{Fix::AbstimeSync, false}}, {}}});
            PatchedText const made = patch_text(text, changed);
            ASSERT_TRUE(made.reads_back) << text << "\n--- patched\n" << made.text;
            anew += made.kept == TextKept::None ? 1 : 0;
            ++patched;
        }
    }
    EXPECT_GT(patched, 100u);
    EXPECT_LT(anew * 50, patched);  // such as keys behind a question mark
}

}
