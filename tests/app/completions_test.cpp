// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/program.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <sstream>

namespace tickscope::testing {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsSupersetOf;
using ::testing::Not;
using Words = std::vector<std::string>;

namespace {

/// A bash that has the completions, and is asked as its line editor would ask: with the words as bash parts them.
class BashCompletions : public ::testing::Test {
protected:
    TemporaryFolder const folder;
    std::string const script = folder.file("tickscope.bash", tickscope({"completions", "bash"}).out);

    /// What is offered when TAB is pressed behind `line`. Words are parted at blanks and at ':' and '=', each of which
    /// is a word of its own, as with COMP_WORDBREAKS as bash has it.
    Words offered(std::string const& line) const
    {
        std::string words;
        int count = 0;
        for (std::string const& word : parted(line)) {
            words += " '" + word + "'";
            ++count;
        }
        std::string const program = "cd '" + folder.path("") + "'\nPATH='" +
            std::filesystem::path{TICKSCOPE_PROGRAM}.parent_path().string() + "':$PATH\nsource '" + script +
            "'\nCOMP_WORDBREAKS=$' \\t\\n\"\\'><=;|&(:'\nCOMP_LINE='" + line + "'\nCOMP_WORDS=(" + words +
            ")\nCOMP_CWORD=" + std::to_string(count - 1) + "\n_tickscope\nprintf '%s\\n' \"${COMPREPLY[@]}\"\n";
        return lines(shell("bash", program));
    }

    std::string shell(std::string const& name, std::string const& program) const
    {
        std::string const file = folder.file("program", program), out = folder.path("out");
        int const status = std::system((name + " '" + file + "' >'" + out + "' 2>&1").c_str());
        EXPECT_EQ(status, 0) << read_whole(out);
        return read_whole(out);
    }

    static Words lines(std::string const& text)
    {
        Words out;
        std::istringstream in{text};
        for (std::string line; std::getline(in, line);)
            if (!line.empty())
                out.push_back(line);
        return out;
    }

private:
    static Words parted(std::string const& line)
    {
        Words words{""};
        for (char const c : line) {
            bool const is_break = c == ':' || c == '=';
            bool const after_break = words.back() == ":" || words.back() == "=";
            if (c == ' ')
                words.emplace_back();
            else if (is_break && !words.back().empty())
                words.emplace_back(1, c);
            else if (after_break)
                words.emplace_back(1, c);
            else
                words.back() += c;
        }
        return words;
    }
};

}

TEST_F(BashCompletions, OfferSubcommandsAndTheirOptions)
{
    EXPECT_THAT(offered("tickscope sw"), ElementsAre("sweep"));
    EXPECT_THAT(offered("tickscope run x --su"), ElementsAre("--summary"));
    EXPECT_THAT(offered("tickscope check x --min"), ElementsAre("--min-points"));
    EXPECT_THAT(offered("tickscope plot x -"), IsSupersetOf({"-o", "--output", "--view", "--help"}));
    EXPECT_THAT(offered("tickscope --v"), ElementsAre("--version"));
    EXPECT_THAT(offered("tickscope help comp"), ElementsAre("compare", "completions"));
}

TEST_F(BashCompletions, OfferWhatAnOptionTakes)
{
    EXPECT_THAT(offered("tickscope run x --format "),
                ElementsAre("jsonl", "ftrace", "trace-cmd", "chrome", "vcd", "csv"));
    EXPECT_THAT(offered("tickscope sweep x --summary c"), ElementsAre("csv"));
    EXPECT_THAT(offered("tickscope schema mar"), ElementsAre("marks"));
    EXPECT_THAT(offered("tickscope run x --fixes up"), Contains("up-to:hpet-reinit"));
}

TEST_F(BashCompletions, GoOnBehindTheColonsAndEqualsSignsAtWhichBashPartsWords)
{
    EXPECT_THAT(offered("tickscope run x --format=ch"), ElementsAre("chrome"));
    EXPECT_THAT(offered("tickscope run x --format="),
                ElementsAre("jsonl", "ftrace", "trace-cmd", "chrome", "vcd", "csv"));
    EXPECT_THAT(offered("tickscope run x --fixes up-to:ab"), ElementsAre("abstime-sync"));
    EXPECT_THAT(offered("tickscope run x --fixes=up-to:ab"), ElementsAre("abstime-sync"));
    EXPECT_THAT(offered("tickscope run x --fixes up-to:"), Contains("hpet-reinit"));
}

TEST_F(BashCompletions, GoOnInSetsOfFixes)
{
    EXPECT_THAT(offered("tickscope run x --fixes all,-ab"), ElementsAre("all,-abstime-sync"));
    EXPECT_THAT(offered("tickscope run x --fixes hpet-reinit,ab"), ElementsAre("hpet-reinit,abstime-sync"));
    EXPECT_THAT(offered("tickscope run x --fixes=all,-ab"), ElementsAre("all,-abstime-sync"));
}

TEST_F(BashCompletions, KnowTheKeysOfAScenarioAndTheirValues)
{
    EXPECT_THAT(offered("tickscope run x --set machine.h"), ElementsAre("machine.hz="));
    EXPECT_THAT(offered("tickscope run x --set machine.hz=10"), ElementsAre("100", "1000"));
    EXPECT_THAT(offered("tickscope sweep x --set machine.hz=100,25"), ElementsAre("100,250"));
}

TEST_F(BashCompletions, KnowTheFiguresOfASweep)
{
    EXPECT_THAT(offered("tickscope sweep x --show locks.a"), ElementsAre("locks.acquired"));
    EXPECT_THAT(offered("tickscope sweep x --show proc.worker.clock.u"), ElementsAre("proc.worker.clock.utime"));
}

TEST_F(BashCompletions, OfferScenariosHereAndShippedOnes)
{
    folder.file("mine.yaml", "");
    folder.file("notes.txt", "");

    EXPECT_THAT(offered("tickscope run mi"), ElementsAre("mine.yaml"));
    EXPECT_THAT(offered("tickscope run no"), Not(Contains("notes.txt")));
    EXPECT_THAT(offered("tickscope run rt_th"), ElementsAre("rt_throttling"));
    EXPECT_THAT(offered("tickscope run x --trace no"), ElementsAre("notes.txt"));
}

TEST_F(BashCompletions, AreRegistered)
{
    EXPECT_THAT(shell("bash", "source '" + script + "'; complete -p tickscope"),
                ::testing::HasSubstr("-F _tickscope tickscope"));
}

TEST(Completions, AreReadByTheirShells)
{
    TemporaryFolder const folder;
    for (std::string const shell : {"bash", "zsh", "fish"}) {
        SCOPED_TRACE(shell);
        Ran const ran = tickscope({"completions", shell});
        EXPECT_EQ(ran.status, 0) << ran.err;
        EXPECT_GT(ran.out.size(), 2'000u);
        if (std::system(("command -v " + shell + " >/dev/null").c_str()) != 0)
            continue;  // zsh and fish need not be there
        EXPECT_EQ(std::system((shell + " -n '" + folder.file(shell, ran.out) + "'").c_str()), 0);
    }
}

}
