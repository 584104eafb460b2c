// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/fix_words.h"
#include "core/scenario/read_scenario.h"
#include "core/scenario/schema.h"
#include "core/scenario/write_scenario.h"
#include "tests/support/json_schema.h"
#include "tests/support/random_scenario.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace tickscope {

using nlohmann::json;

static json const& schema()
{
    static json const parsed = json::parse(scenario_schema());
    return parsed;
}

static std::string violations(std::string_view yaml)
{
    std::string all;
    for (std::string const& violation : schema_violations(schema(), json_of_yaml(yaml)))
        all += violation + "\n";
    return all;
}

TEST(ScenarioSchema, TakesTheShippedScenarios)
{
    int files = 0;
    for (auto const& entry : std::filesystem::directory_iterator{TICKSCOPE_SOURCE_DIR "/scenarios"}) {
        if (entry.path().extension() != ".yaml")
            continue;
        SCOPED_TRACE(entry.path());
        std::ostringstream text;
        text << std::ifstream{entry.path()}.rdbuf();
        EXPECT_EQ(violations(text.str()), "");
        ++files;
    }
    EXPECT_GT(files, 0);
}

TEST(ScenarioSchema, TakesWhatTheWriterWrites)
{
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
        SCOPED_TRACE(seed);
        EXPECT_EQ(violations(write_scenario(random_scenario(seed))), "");
    }
}

TEST(ScenarioSchema, RefusesWhatTheReaderRefuses)
{
    for (char const* const line : {"machne: {}", "duration: 5", "machine: {hz: 512}", "machine: {cpus: 4097}",
                                   "kernel: {tree: 2.6.30}", "kernel: {fixes: [dead-raw]}", "rtc: {periodic_hz: 100}",
                                   "events: [{at: 1s, rtc_periodic: 100}]", "events: [{at: 1s, rtc_update: 2}]",
                                   "processes: [{name: a}]", "processes: [{name: a, threads: [{name: m, nice: 20}]}]",
                                   "processes: [{name: a, threads: [{name: m, program: [usr: 1ms]}]}]",
                                   "processes: [{name: a, threads: [{name: m, program: [user]}]}]",
                                   "events: [{offline: 0}]", "expect: [{order: [SIGPROF a]}]", "watch: clock"}) {
        SCOPED_TRACE(line);
        std::string const text = std::string{"tickscope: 1\ntitle: T\n"} + line + "\n";
        EXPECT_NE(violations(text), "");
        EXPECT_FALSE(read_scenario(text, "f").scenario);
    }
}

TEST(ScenarioSchema, KnowsTheOpsThatTheReaderKnows)
{
    json const& ops = schema()["$defs"]["op"]["anyOf"][2]["properties"];

    for (auto const& [name, rule] : ops.items()) {
        std::string const text =
            "tickscope: 1\ntitle: T\nprocesses: [{name: a, threads: [{name: m, program: [{" + name + ": }]}]}]\n";
        for (Problem const& problem : read_scenario(text, "f").problems)
            EXPECT_EQ(problem.text.find("unknown op"), std::string::npos) << name;
    }
    EXPECT_EQ(ops.size() + 1, 35u);  // and repeat
}

TEST(ScenarioSchema, KnowsTheTreesAndFixesThatTheReaderKnows)
{
    std::vector<std::string> trees, fixes, later;
    for (KernelTree const& tree : kernel_trees)
        trees.emplace_back(tree.name);
    for (FixInfo const& fix : fix_table)
        fixes.emplace_back(fix.key);
    for (LaterFixInfo const& fix : later_fix_table)
        later.emplace_back(fix.key);

    EXPECT_EQ(schema()["properties"]["kernel"]["properties"]["tree"]["enum"], json(trees));
    EXPECT_EQ(schema()["$defs"]["fixes"]["anyOf"][1]["items"]["enum"], json(fixes));
    EXPECT_EQ(schema()["$defs"]["later_fixes"]["anyOf"][1]["items"]["enum"], json(later));
}

}
