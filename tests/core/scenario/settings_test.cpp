// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/read_scenario.h"

#include <gtest/gtest.h>

namespace tickscope {

static char const small_file[] = R"(tickscope: 1
title: Two workers
machine: {cpus: 2}
processes:
  - name: worker
    threads:
      - name: main
        program: [{user: 10ms}]
      - name: helper
        program: [{user: 10ms}]
)";

static Setting setting(std::string const& path, std::string const& value)
{
    return {path, value, "--set " + path + "=" + value};
}

static ReadOutcome read_with(std::vector<Setting> const& settings)
{
    return read_scenario(small_file, "small.yaml", settings);
}

TEST(Settings, ReplaceWhatTheFileSays)
{
    ReadOutcome const outcome = read_with({setting("machine.cpus", "4")});

    ASSERT_TRUE(outcome.scenario);
    EXPECT_EQ(outcome.scenario->machine.cpus, 4u);
}

TEST(Settings, AddKeysAndMapsThatTheFileHasNot)
{
    ReadOutcome const outcome =
        read_with({setting("seed", "7"), setting("kernel.accounting", "walk"), setting("machine.hz", "250")});

    ASSERT_TRUE(outcome.scenario);
    EXPECT_EQ(outcome.scenario->seed, 7u);
    EXPECT_EQ(outcome.scenario->kernel.accounting, Accounting::Walk);
    EXPECT_EQ(outcome.scenario->machine.hz, 250u);
    EXPECT_EQ(outcome.scenario->machine.cpus, 2u);
}

TEST(Settings, FindItemsOfListsByNameAndByNumber)
{
    ReadOutcome const outcome =
        read_with({setting("processes.worker.threads.helper.nice", "5"), setting("processes.0.start", "3ms")});

    ASSERT_TRUE(outcome.scenario);
    EXPECT_EQ(outcome.scenario->processes[0].threads[1].nice, 5);
    EXPECT_EQ(outcome.scenario->processes[0].start, Nanos{3'000'000});
}

TEST(Settings, TakeEffectInTheirOrder)
{
    ReadOutcome const outcome = read_with({setting("seed", "7"), setting("seed", "8")});

    ASSERT_TRUE(outcome.scenario);
    EXPECT_EQ(outcome.scenario->seed, 8u);
}

TEST(Settings, ErrorsNameTheSettingAndThePlaceInIt)
{
    struct Row {
        std::string path, value;
        int column;
    };
    std::vector<Row> const rows{
        {"machine.hz", "123", 12}, {"machine.hertz", "100", 9}, {"processes.wrker.start", "1ms", 11},
        {"title.x", "1", 7},       {"seed", "[1, 2", 6},        {"seed", "", 6},
        {"duration", "5", 10},     {"machine..hz", "100", 9}};

    for (Row const& row : rows) {
        SCOPED_TRACE(row.path + "=" + row.value);
        ReadOutcome const outcome = read_with({setting(row.path, row.value)});

        EXPECT_FALSE(outcome.scenario);
        ASSERT_EQ(outcome.problems.size(), 1u);
        EXPECT_EQ(outcome.problems[0].file, "--set " + row.path + "=" + row.value);
        EXPECT_EQ(outcome.problems[0].column, row.column);
        EXPECT_FALSE(outcome.problems[0].text.empty());
    }
}

}
