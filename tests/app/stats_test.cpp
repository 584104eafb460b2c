// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/program.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <sstream>

namespace tickscope {

using ::testing::HasSubstr;
using ::testing::StartsWith;
using tickscope::testing::Ran;

static std::string const yaml = R"(
tickscope: 1
title: Two
duration: 1s
processes:
  - name: worker
    threads:
      - {name: main, program: [{repeat: forever, do: [{user: 30ms}, {sleep: 10ms}]}]}
      - {name: brief, program: [{user: 20ms}]}
)";

static Ran stats(std::vector<std::string> more)
{
    std::vector<std::string> arguments{"stats", "-"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return tickscope::testing::tickscope(arguments, yaml);
}

TEST(Stats, TellOfSpansAndClocks)
{
    Ran const ran = stats({"--from", "100ms", "--to", "500ms"});

    EXPECT_EQ(ran.status, 0) << ran.err;
    EXPECT_THAT(ran.out, StartsWith("Two\n100.000000 ms to 500.000000 ms (400.000000 ms)\n"));
    EXPECT_THAT(ran.out, HasSubstr("worker/main"));
    EXPECT_THAT(ran.out, HasSubstr("zombie leader = "));
}

TEST(Stats, AreJsonForPrograms)
{
    Ran const ran = stats({"--from", "100ms", "--to", "500ms", "--by", "cpu", "--format", "json"});
    auto const json = nlohmann::json::parse(ran.out);

    EXPECT_EQ(json["format"], "tickscope-stats/1");
    EXPECT_EQ(json["from_ns"], 100'000'000);
    std::int64_t all = 0;
    for (auto const& row : json["spans"])
        all += row["subject"] == "cpu0" ? row["sum_ns"].get<std::int64_t>() : 0;
    EXPECT_EQ(all, 400'000'000);
    EXPECT_EQ(json["clocks"][0]["process"], "worker");
}

TEST(Stats, AreATableForSpreadsheets)
{
    Ran const ran = stats({"--by", "process", "--format", "csv"});

    EXPECT_THAT(ran.out,
                StartsWith("subject,measure,count,sum_ns,mean_ns,median_ns,p95_ns,p99_ns,longest_ns,share_ppm\n"
                           "worker,running,"));
}

TEST(Stats, HaveTheColumnsOfPerf)
{
    Ran const ran = stats({"--to", "100ms", "--format", "timehist"});

    EXPECT_THAT(
        ran.out,
        StartsWith("           time cpu     task name                       wait time  sch delay   run time\n"
                   "                        [tid/pid]                          (msec)     (msec)     (msec)\n"
                   "--------------- ------  ------------------------------  ---------  ---------  ---------\n"));
    EXPECT_THAT(ran.out, HasSubstr("[0000]  worker/brief[101/100]"));
}

TEST(Stats, WantARangeThatIsOne)
{
    EXPECT_EQ(stats({"--from", "500ms", "--to", "100ms"}).status, 3);
    EXPECT_EQ(stats({"--from", "2s"}).status, 3);
    EXPECT_THAT(stats({"--from", "soon"}).err, HasSubstr("--from"));
    EXPECT_EQ(stats({"--by", "colour"}).status, 3);
}

TEST(Proc, PrintsAFileAtAnInstant)
{
    Ran const ran = tickscope::testing::tickscope({"proc", "-", "--at", "200ms", "/proc/worker/stat"}, yaml);

    EXPECT_EQ(ran.status, 0) << ran.err;
    EXPECT_THAT(ran.out, StartsWith("100 (worker/main) "));
}

TEST(Proc, SaysWhatThereIs)
{
    Ran const ran = tickscope::testing::tickscope({"proc", "-", "--at", "200ms", "/proc/wroker/stat"}, yaml);

    EXPECT_EQ(ran.status, 3);
    EXPECT_EQ(ran.out, "");
    EXPECT_THAT(ran.err, HasSubstr("there are: worker"));
}

}
