// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/program.h"
#include "tests/support/json_schema.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

namespace tickscope::testing {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Json = nlohmann::json;

static Json schema(std::string const& name)
{
    Ran const ran = tickscope({"schema", name});
    EXPECT_EQ(ran.status, 0) << ran.err;
    return Json::parse(ran.out);
}

static Json json_of(std::vector<std::string> const& arguments) { return Json::parse(tickscope(arguments).out); }

TEST(OutputFormats, HaveSchemasWithNames)
{
    for (std::string const name : {"scenario", "summary", "sweep", "compare", "stats", "marks", "trace"})
        EXPECT_EQ(schema(name)["$id"], "urn:tickscope:schema:" + name + ":1");
    EXPECT_EQ(tickscope({"schema"}).out, tickscope({"schema", "scenario"}).out);
}

TEST(OutputFormats, SummariesAreAsTheirSchemaSays)
{
    Json const rule = schema("summary");
    for (auto const& path : shipped_scenarios()) {
        SCOPED_TRACE(path.filename());
        Json const summary = json_of({"run", path.string(), "--until", "200ms", "--summary", "json"});

        EXPECT_THAT(schema_violations(rule, summary), IsEmpty());
    }
}

TEST(OutputFormats, TracesAreAsTheirSchemaSays)
{
    Json const rule = schema("trace");
    for (auto const& path : shipped_scenarios()) {
        SCOPED_TRACE(path.filename());
        std::istringstream trace{
            tickscope({"run", path.string(), "--until", "20ms", "--trace", "-", "--trace-locks"}).out};
        for (std::string line; std::getline(trace, line);)
            ASSERT_THAT(schema_violations(rule, Json::parse(line)), IsEmpty()) << line;
    }
}

TEST(OutputFormats, ComparisonsAndSweepsAreAsTheirSchemasSay)
{
    std::string const story = "nice_and_weights";
    Json const comparison = json_of({"compare", story, "--a", "all", "--b", "none", "--summary", "json"});
    Json const sweep = json_of(
        {"sweep", story, "--set", "machine.hz=100,250", "--show", "now", "--show", "rtc.time", "--summary", "json"});

    EXPECT_THAT(schema_violations(schema("compare"), comparison), IsEmpty());
    EXPECT_THAT(schema_violations(schema("summary"), comparison["a"]), IsEmpty());
    EXPECT_THAT(schema_violations(schema("sweep"), sweep), IsEmpty());
}

TEST(OutputFormats, StatsAreAsTheirSchemaSays)
{
    Json const rule = schema("stats");
    for (auto const& path : shipped_scenarios())
        for (std::string const by : {"thread", "cpu", "process", "state"}) {
            SCOPED_TRACE(path.filename().string() + " by " + by);
            Json const stats =
                json_of({"stats", path.string(), "--from", "50ms", "--to", "200ms", "--by", by, "--format", "json"});

            EXPECT_THAT(schema_violations(rule, stats), IsEmpty());
        }
}

TEST(OutputFormats, MarksAreAsTheirSchemaSays)
{
    Json const marks = json_of({"check", "nice_and_weights", "no_such_file", "--min-points", "1", "--json", "-"});

    EXPECT_THAT(schema_violations(schema("marks"), marks), IsEmpty());
    EXPECT_EQ(marks["files"].size(), 2u);
}

/// The columns of a line of CSV without quotes.
static std::vector<std::string> cells(std::string const& line)
{
    std::vector<std::string> out{""};
    for (char const c : line) {
        if (c == ',')
            out.emplace_back();
        else
            out.back() += c;
    }
    return out;
}

TEST(OutputFormats, CsvHasTheValuesOfJsonLines)
{
    std::vector<std::string> const arguments{"run", "rt_throttling", "--until", "100ms", "--trace", "-", "--format"};
    auto const in = [&](std::string const& format) {
        std::vector<std::string> all = arguments;
        all.push_back(format);
        return std::istringstream{tickscope(all).out};
    };
    std::istringstream csv = in("csv"), jsonl = in("jsonl");
    std::string head, row, line;
    std::getline(csv, head);
    std::vector<std::string> const names = cells(head);
    std::size_t rows = 0;
    for (; std::getline(jsonl, line) && std::getline(csv, row); ++rows) {
        std::vector<std::string> const values = cells(row);
        ASSERT_EQ(values.size(), names.size()) << row;
        Json const event = Json::parse(line);
        for (std::size_t i = 0; i < names.size(); ++i) {
            Json const value = event.value(names[i], Json{});
            std::string const wanted = value.is_null() ? ""
                : value.is_string()                    ? value.get<std::string>()
                                                       : value.dump();
            if (value.is_structured())
                continue;
            if (names[i].find('.') == std::string::npos)
                ASSERT_EQ(values[i], wanted) << names[i] << " of " << line;
        }
    }
    EXPECT_GT(rows, 100u);
    EXPECT_FALSE(std::getline(csv, row));
}

/// A YAML 1.1 reader and a validator that others made; not there, there is nothing to be learnt from them.
static bool has_python_validators()
{
    return std::system("/usr/bin/python3 -c 'import yaml, jsonschema' 2>/dev/null") == 0;
}

TEST(OutputFormats, PassOtherPeoplesReadersAndValidators)
{
    if (!has_python_validators())
        GTEST_SKIP() << "python3-yaml and python3-jsonschema are not installed";
    TemporaryFolder const folder;
    for (std::string const name : {"scenario", "summary", "sweep", "compare", "stats", "marks", "trace"})
        folder.file(name + ".schema.json", tickscope({"schema", name}).out);
    folder.file("summary.json", tickscope({"run", "rt_throttling", "--summary", "json"}).out);
    folder.file("stats.json", tickscope({"stats", "rt_throttling", "--format", "json"}).out);
    folder.file("marks.json", tickscope({"check", "rt_throttling", "no_such", "--json", "-"}).out);
    folder.file("trace.jsonl", tickscope({"run", "rt_throttling", "--until", "5ms", "--trace", "-"}).out);
    std::string const script =
        (std::filesystem::path{TICKSCOPE_SOURCE_DIR} / "tests" / "support" / "validate_formats.py").string();

    int const status = std::system(("/usr/bin/python3 '" + script + "' '" + folder.path("") + "' '" +
                                    scenarios_folder().string() + "' >'" + folder.path("out") + "' 2>&1")
                                       .c_str());

    EXPECT_EQ(status, 0) << read_whole(folder.path("out"));
}

TEST(ShippedScenarios, TellEditorsOfTheirSchema)
{
    for (auto const& path : shipped_scenarios()) {
        std::string const text = read_whole(path);
        EXPECT_THAT(text, ::testing::StartsWith("# yaml-language-server: $schema=../schema/scenario.schema.json\n"))
            << path;
    }
}

}
