// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/program.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace tickscope::testing {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

namespace {

struct BadFile {
    std::string what, text;
    std::string complaint;  ///< part of what is told
};

std::string scenario_with(std::string const& program)
{
    return "tickscope: 1\ntitle: t\nprocesses:\n  - name: p\n    threads:\n      - {name: m, program: [" + program +
        "]}\n";
}

std::string alias_bomb()
{
    std::string text = "tickscope: 1\ntitle: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
    for (int i = 1; i < 10; ++i) {
        std::string const before = "*a" + std::to_string(i - 1);
        text += "k" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + before;
        for (int j = 0; j < 9; ++j)
            text += ", " + before;
        text += "]\n";
    }
    return text;
}

std::string random_bytes()
{
    std::string bytes;
    std::uint32_t state = 12345;
    for (int i = 0; i < 4096; ++i) {
        state = state * 1664525u + 1013904223u;
        bytes += static_cast<char>(state >> 24);
    }
    return bytes;
}

}

TEST(BadFiles, AreRefusedWithTheirPlaceWithinAMoment)
{
    std::vector<BadFile> const files{
        {"a typo in a key", scenario_with("{usr: 1ms}"), ":6:"},
        {"a missing unit", scenario_with("{user: 5}"), ":6:"},
        {"broken YAML", "tickscope: 1\ntitle: [unclosed\n", "error:"},
        {"random bytes", random_bytes(), ":1:"},
        {"100,000 nested brackets", "tickscope: 1\ntitle: " + std::string(100'000, '[') + "\n", "64"},
        {"an alias bomb", alias_bomb(), "1,000,000"},
        {"nothing", "", ":1:1: error:"},
        {"an unknown version", "tickscope: 9\ntitle: t\n", "version 9"},
        {"another kind of file", "<html></html>", "error:"},
        {"too many CPUs", "tickscope: 1\ntitle: t\nmachine: {cpus: 5000}\n", "4096"},
        {"a dangling name", scenario_with("{kill: {process: q, signal: SIGTERM}}"), "'q'"},
    };

    for (BadFile const& file : files) {
        for (std::string const command : {"run", "validate", "check"}) {
            SCOPED_TRACE(command + ": " + file.what);
            TemporaryFolder const folder;
            std::string const path = folder.file("bad.yaml", file.text);

            Ran const ran = tickscope({command, path});

            EXPECT_EQ(ran.status, 2);
            EXPECT_THAT(ran.err, HasSubstr(path + ":"));
            EXPECT_THAT(ran.err, HasSubstr(file.complaint));
            EXPECT_LT(ran.took, std::chrono::seconds{10});
        }
    }
}

TEST(BadFiles, OfSeveralTheGoodOnesAreStillLookedAt)
{
    TemporaryFolder const folder;
    std::string const good = folder.file("good.yaml", scenario_with("{user: 1ms}"));
    std::string const bad = folder.file("bad.yaml", "tickscope: 1\n");

    Ran const ran = tickscope({"check", bad, good});

    EXPECT_EQ(ran.status, 2);
    EXPECT_THAT(ran.err, HasSubstr(bad));
    EXPECT_THAT(ran.out, HasSubstr(good + ": t"));
}

TEST(BadFiles, SettingsAreToldLikeAFilesMistakes)
{
    TemporaryFolder const folder;
    std::string const path = folder.file("good.yaml", scenario_with("{user: 1ms}"));

    Ran const ran = tickscope({"run", path, "--set", "machine.hz=123"});

    EXPECT_EQ(ran.status, 2);
    EXPECT_THAT(ran.out, IsEmpty());
    EXPECT_THAT(ran.err, ::testing::StartsWith("--set machine.hz=123:1:12: error: "));
}

TEST(BadFiles, AProgramThatTakesNoTimeIsStopped)
{
    TemporaryFolder const folder;
    std::string const path = folder.file("mill.yaml", scenario_with("{repeat: forever, do: [yield]}"));

    Ran const ran = tickscope({"run", path});

    EXPECT_NE(ran.status, 0);
    EXPECT_LT(ran.status, 5);
    EXPECT_FALSE(ran.err.empty());
}

}
