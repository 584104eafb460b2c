// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/outcome.h"
#include "core/scenario/read_scenario.h"
#include "core/trace/export.h"
#include "core/trace/trace_log.h"
#include "tests/app/program.h"
#include "tests/support/random_scenario.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>
#include <streambuf>

namespace tickscope::testing {

using namespace std::chrono_literals;

namespace {

/// FNV-1a of whatever is written to it.
class Hash final : public std::streambuf {
public:
    void add(std::string_view bytes)
    {
        for (char const c : bytes)
            m_value = (m_value ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
    }
    std::string text() const { return fmt::format("{:016x}", m_value); }

private:
    int_type overflow(int_type c) override
    {
        char const one = traits_type::to_char_type(c);
        add({&one, 1});
        return c;
    }
    std::streamsize xsputn(char const* bytes, std::streamsize count) override
    {
        add({bytes, static_cast<std::size_t>(count)});
        return count;
    }

    std::uint64_t m_value = 0xcbf29ce484222325u;
};

/// What a run came to: hashes of its JSON summary and of its trace in JSON lines.
struct Golden {
    std::string summary, trace;

    bool operator==(Golden const&) const = default;
    friend std::ostream& operator<<(std::ostream& out, Golden const& golden)
    {
        return out << golden.summary << " " << golden.trace;
    }
};

}

/// Long stories are hashed up to here: a summary tells of the whole of what was run.
static constexpr std::uint64_t most_events = 100'000;

static Golden run_to_golden(Scenario const& scenario)
{
    TraceLog log;
    Limits limits;
    limits.events = most_events;
    Observed run{scenario, &log, limits};
    run.go();
    Outcome const outcome = run.outcome();
    Hash summary, trace;
    summary.add(summary_json(outcome));
    std::ostream out{&trace};
    TaskTable const table = TaskTable::of(outcome.machine);
    TaskNames const names{outcome.world.name_table, table};
    write_trace(
        out, TraceFormat::Jsonl,
        {log.view(), names, kernel_config(scenario), outcome.machine.cpus.size(), outcome.machine.now, scenario.title});
    return {summary.text(), trace.text()};
}

static std::filesystem::path golden_file()
{
    return std::filesystem::path{TICKSCOPE_SOURCE_DIR} / "tests" / "golden" / "hashes.txt";
}

/// One a line: the name, the hash of the summary, the hash of the trace.
static std::map<std::string, Golden> read_goldens()
{
    std::map<std::string, Golden> goldens;
    std::ifstream file{golden_file()};
    std::string name;
    for (Golden golden; file >> name >> golden.summary >> golden.trace;)
        goldens[name] = golden;
    return goldens;
}

static std::map<std::string, Golden> all_goldens()
{
    std::map<std::string, Golden> goldens;
    for (std::filesystem::path const& path : shipped_scenarios()) {
        ReadOutcome const outcome = read_scenario(read_whole(path), path.filename().string());
        if (outcome.scenario)
            goldens["scenarios/" + path.filename().string()] = run_to_golden(*outcome.scenario);
    }
    for (std::uint64_t seed = 0; seed < 200; ++seed)
        goldens[fmt::format("random/{:03}", seed)] =
            run_to_golden(random_scenario(seed, {.cpus = 8, .duration = 100ms}));
    return goldens;
}

// With TICKSCOPE_WRITE_GOLDENS in the environment the file is written anew: for a change that is meant.
TEST(Golden, EveryRunComesToTheSameBytesAsEver)
{
    std::map<std::string, Golden> const now = all_goldens();
    if (std::getenv("TICKSCOPE_WRITE_GOLDENS") != nullptr) {
        std::ofstream file{golden_file()};
        for (auto const& [name, golden] : now)
            file << name << ' ' << golden << '\n';
    }
    std::map<std::string, Golden> const expected = read_goldens();

    EXPECT_GE(expected.size(), 220u);
    for (auto const& [name, golden] : expected) {
        ASSERT_TRUE(now.contains(name)) << name << " is gone";
        EXPECT_EQ(now.at(name), golden) << name << ": tools/test --write-goldens, if this is meant";
    }
    EXPECT_EQ(now.size(), expected.size()) << "a story without its hashes";
}

TEST(Golden, NeitherLanguageNorTimeZoneNorMemoryAllocatorMatter)
{
    std::filesystem::path const story = shipped_scenarios().front();
    Invocation plain;
    plain.arguments = {"run", story.string(), "--until", "500ms", "--trace", "-"};
    Ran const wanted = run_program(plain);
    ASSERT_EQ(wanted.status, 0);

    for (std::map<std::string, std::string> const& environment :
         std::vector<std::map<std::string, std::string>>{{{"LC_ALL", "tr_TR.UTF-8"}, {"LANG", "tr_TR.UTF-8"}},
                                                         {{"TZ", "Pacific/Chatham"}},
                                                         {{"MALLOC_PERTURB_", "165"}, {"MALLOC_ARENA_MAX", "1"}}}) {
        Invocation other = plain;
        other.environment = environment;
        EXPECT_EQ(run_program(other).out, wanted.out) << environment.begin()->first;
    }
}

}
