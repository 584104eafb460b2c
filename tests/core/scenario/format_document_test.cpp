// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/fix_table.h"
#include "core/scenario/fix_set_text.h"
#include "core/scenario/kernel_tree.h"
#include "core/scenario/quantities.h"
#include "core/scenario/read_scenario.h"
#include "core/scenario/value_path.h"
#include "tests/support/json_schema.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

namespace tickscope {

static std::string document()
{
    std::ostringstream text;
    text << std::ifstream{TICKSCOPE_SOURCE_DIR "/docs/scenario_format.md"}.rdbuf();
    return text.str();
}

struct Example {
    std::string kind;  // what stands behind ```yaml
    std::string text;
};

static std::vector<Example> examples()
{
    std::vector<Example> found;
    std::istringstream lines{document()};
    bool inside = false;
    for (std::string line; std::getline(lines, line);) {
        if (!inside && line.starts_with("```yaml")) {
            found.push_back({line.size() > 8 ? line.substr(8) : "file", ""});
            inside = true;
        } else if (line == "```") {
            inside = false;
        } else if (inside) {
            found.back().text += line + "\n";
        }
    }
    return found;
}

static std::string whole_file(Example const& example)
{
    if (example.kind == "file")
        return example.text;
    std::string const head = "tickscope: 1\ntitle: An example\n";
    if (example.kind == "keys")
        return head + example.text;
    std::string text = head + "processes:\n- name: worker\n  threads:\n  - name: main\n    program:\n";
    std::istringstream lines{example.text};
    for (std::string line; std::getline(lines, line);)
        text += "    " + line + "\n";
    return text;
}

TEST(FormatDocument, HasExamplesThatRead)
{
    auto const all = examples();

    ASSERT_GT(all.size(), 7u);
    for (Example const& example : all) {
        SCOPED_TRACE(example.text);
        for (Problem const& problem : read_scenario(whole_file(example), "example").problems)
            ADD_FAILURE() << to_string(problem);
    }
}

TEST(FormatDocument, NamesEveryValue)
{
    std::string const text = document();

    for (QuantityInfo const& row : quantities()) {
        std::string_view const last = row.name.substr(row.name.rfind('.') + 1);
        bool const named = text.find("`" + std::string{last} + "`") != std::string::npos ||
            text.find(std::string{row.name}) != std::string::npos ||
            text.find("." + std::string{last} + "`") != std::string::npos;
        EXPECT_TRUE(named) << row.name;
    }
}

static bool names(std::string const& text, std::string_view word)
{
    return text.find("`" + std::string{word} + "`") != std::string::npos;
}

TEST(FormatDocument, NamesEveryFix)
{
    std::string const text = document();

    for (FixInfo const& row : fix_table)
        EXPECT_TRUE(names(text, row.key)) << row.key;
    for (LaterFixInfo const& row : later_fix_table)
        EXPECT_TRUE(names(text, row.key)) << row.key;
}

// The row of a tree: "| `2.6.27` | `walk` | dead-task-stats |". Later fixes are told as changes to the tree before.
TEST(FormatDocument, HasARowForEveryTree)
{
    std::string const text = document();

    for (KernelTree const& tree : kernel_trees) {
        SCOPED_TRACE(tree.name);
        KernelConfig config;
        config.fixes = tree.fixes;
        config.accounting = tree.accounting;
        std::size_t const at =
            text.find(fmt::format("\n| `{}` | `{}` | ", tree.name, name_of(config.effective_accounting())));
        ASSERT_NE(at, std::string::npos);
        std::string const row = text.substr(at + 1, text.find('\n', at + 1) - at - 1);
        bool const all = tree.fixes == all_fixes;
        EXPECT_NE(row.find(all ? "all" : format_fix_set(tree.fixes)), std::string::npos) << row;
        EXPECT_NE(row.find(later_fixes_changed(tree)), std::string::npos) << row;
    }
}

}
