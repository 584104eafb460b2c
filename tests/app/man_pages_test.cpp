// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command_line.h"
#include "tests/app/program.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <regex>
#include <set>

namespace tickscope::testing {

using Names = std::set<std::string>;

/// The options that a text names, long ones and short ones.
static Names options_in(std::string const& text)
{
    static std::regex const option{"(^|[^a-zA-Z0-9-])(--[a-z][a-z-]*|-[a-zA-Z])(?![a-zA-Z0-9-])"};
    Names names;
    for (std::sregex_iterator at{text.begin(), text.end(), option}, end; at != end; ++at)
        names.insert((*at)[2]);
    return names;
}

/// What stands before the descriptions of a help text: these may name options of other subcommands.
static std::string first_column(std::string const& help)
{
    std::istringstream in{help};
    std::string names;
    for (std::string line; std::getline(in, line);)
        if (line.starts_with("  -"))
            names += line.substr(0, line.find(' ', 2)) + "\n";
    return names;
}

/// The tags of a page's paragraphs, that is, what is set in front of a description, without roff's escapes and fonts.
static std::string tags_of(std::string const& section)
{
    std::istringstream in{section};
    std::string tags;
    bool next_is_tag = false;
    for (std::string line; std::getline(in, line);) {
        if (next_is_tag)
            tags +=
                std::regex_replace(std::regex_replace(line, std::regex{R"(\\f[A-Z])"}, ""), std::regex{R"(\\-)"}, "-") +
                "\n";
        next_is_tag = line == ".TP" || line == ".TQ";
    }
    return std::regex_replace(tags, std::regex{R"(["])"}, " ");
}

/// A page's section of a subcommand, or, for the program itself, that of its options.
static std::string section_of(std::string const& page, std::string const& command)
{
    std::string const head = command.empty() ? "\n.SH OPTIONS\n" : "\n.SS " + command;
    std::size_t start = page.find(head);
    if (!command.empty())
        while (start != std::string::npos && page[start + head.size()] != ' ' && page[start + head.size()] != '\n')
            start = page.find(head, start + 1);
    if (start == std::string::npos)
        return "";
    std::size_t const end = std::min(page.find("\n.SS ", start + 1), page.find("\n.SH ", start + 1));
    return page.substr(start, end - start);
}

static std::string man_page(std::string const& name)
{
    return read_whole(std::filesystem::path{TICKSCOPE_SOURCE_DIR} / "resources" / name);
}

TEST(ManPage, HasEveryOptionOfEverySubcommandAndNoOther)
{
    std::string const page = man_page("tickscope.1");

    for (std::string const& command : subcommand_names()) {
        SCOPED_TRACE(command);
        std::string const section = section_of(page, command);
        Names wanted = options_in(first_column(tickscope({command, "--help"}).out));
        wanted.erase("-h");
        wanted.erase("--help");

        ASSERT_FALSE(section.empty());
        EXPECT_EQ(options_in(tags_of(section)), wanted);
    }
    EXPECT_EQ(options_in(tags_of(section_of(page, ""))), (Names{"-h", "--help", "--help-all", "-V", "--version"}));
}

TEST(ManPage, IsGoodRoff)
{
    for (std::string const name : {"tickscope.1", "tickscope-window.1"}) {
        SCOPED_TRACE(name);
        std::string const path = (std::filesystem::path{TICKSCOPE_SOURCE_DIR} / "resources" / name).string();
        TemporaryFolder const folder;
        auto const is_clean = [&](std::string const& command) {
            int const status = std::system((command + " '" + path + "' >'" + folder.path("out") + "' 2>&1").c_str());
            EXPECT_EQ(status, 0);
            EXPECT_EQ(read_whole(folder.path("out")), "");
        };
        if (std::system("command -v groff >/dev/null") == 0)
            is_clean("groff -man -Tutf8 -ww -z");
        if (std::system("command -v mandoc >/dev/null") == 0)
            is_clean("mandoc -T lint -W warning");
    }
}

TEST(ManPage, TellsExamplesExitStatusAndWhatElseToRead)
{
    for (std::string const name : {"tickscope.1", "tickscope-window.1"})
        for (std::string const section : {"EXAMPLES", "EXIT STATUS", "SEE ALSO", "FILES"})
            EXPECT_THAT(man_page(name), ::testing::HasSubstr("\n.SH " + section + "\n")) << name;
}

}
