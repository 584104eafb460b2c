// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/fix_table.h"
#include "core/scenario/kernel_tree.h"
#include "core/scenario/read_parts.h"
#include "core/scenario/read_scenario.h"
#include "core/scenario/schema.h"
#include "core/scenario/words.h"
#include "core/scenario/write_scenario.h"
#include "tests/support/json_schema.h"
#include "tests/support/random_scenario.h"

#include <gtest/gtest.h>

#include <algorithm>
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
                                   "kernel: {tree: 2.6.37}", "kernel: {fixes: [dead-raw]}", "rtc: {periodic_hz: 100}",
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

using Keys = std::vector<std::string>;

static Keys keys_in(auto const& fixes)
{
    Keys keys;
    for (auto const& row : fixes)
        keys.emplace_back(row.key);
    return keys;
}

static Keys properties_of(json const& object)
{
    Keys keys;
    for (auto const& [key, rule] : object["properties"].items())
        keys.push_back(key);
    return keys;
}

// Sorted, as the keys of a parsed JSON object are.
static Keys joined(Keys keys, Keys const& more)
{
    keys.insert(keys.end(), more.begin(), more.end());
    std::ranges::sort(keys);
    return keys;
}

TEST(ScenarioSchema, KnowsTheOpsThatTheReaderKnows)
{
    Keys known;
    for (std::string_view const name : op_names())
        known.emplace_back(name);

    Keys const in_schema = properties_of(schema()["$defs"]["op"]["anyOf"][2]);

    EXPECT_EQ(joined(in_schema, {"repeat"}), joined(known, {}));
}

TEST(ScenarioSchema, KnowsTheViewsThatTheReaderKnows)
{
    json const views(words::scenario_views);

    EXPECT_EQ(schema()["properties"]["watch"]["enum"], views);
    EXPECT_EQ(schema()["$defs"]["lesson_step"]["properties"]["view"]["enum"], views);
}

TEST(ScenarioSchema, KnowsTheTreesThatTheReaderKnows)
{
    Keys trees;
    for (KernelTree const& tree : kernel_trees)
        trees.emplace_back(tree.name);

    EXPECT_EQ(schema()["properties"]["kernel"]["properties"]["tree"]["enum"], json(trees));
}

TEST(ScenarioSchema, KnowsTheFixesThatTheReaderKnows)
{
    Keys const fixes = keys_in(fix_table), later = keys_in(later_fix_table);
    json const& forms = schema()["$defs"]["fixes"]["anyOf"];
    json const& later_forms = schema()["$defs"]["later_fixes"]["anyOf"];

    EXPECT_EQ(forms[1]["items"]["enum"], json(fixes));
    EXPECT_EQ(properties_of(forms[2]), joined(fixes, {"all"}));
    EXPECT_EQ(later_forms[1]["items"]["enum"], json(later));
    EXPECT_EQ(properties_of(later_forms[2]), joined(later, {"all"}));
    EXPECT_EQ(properties_of(schema()["$defs"]["event"]["properties"]["fix"]), joined(fixes, later));
}

TEST(ScenarioSchema, LetsALessonAskForWhateverAnEventDoes)
{
    json events = schema()["$defs"]["event"]["properties"];
    events.erase("at");

    EXPECT_EQ(schema()["$defs"]["lesson_step"]["properties"]["do"]["properties"], events);
}

}
