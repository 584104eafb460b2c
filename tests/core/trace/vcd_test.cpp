// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/posix_cpu_clocks.h"
#include "core/trace/vcd_text.h"
#include "tests/support/exported.h"
#include "tests/support/random_scenario.h"
#include "tests/support/stories.h"
#include "tests/support/vcd_parser.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <bitset>
#include <set>

namespace tickscope {

using namespace std::chrono_literals;
using support::VcdChange;
using support::VcdFile;
using support::WholeRun;

TEST(VcdText, GivesEveryVariableACodeOfItsOwn)
{
    std::set<std::string> codes;
    for (std::size_t n = 0; n < 20'000; ++n) {
        std::string const code = vcd_code(n);
        ASSERT_TRUE(codes.insert(code).second) << n;
        for (char const c : code)
            ASSERT_TRUE(c > ' ' && c < 0x7f);
    }
    EXPECT_EQ(vcd_code(0), "!");
    EXPECT_EQ(vcd_code(93), "~");
    EXPECT_EQ(vcd_code(94).size(), 2u);
}

TEST(VcdText, EscapesWhatWouldEndAValue)
{
    fmt::memory_buffer out;
    put_vcd_string(out, 0, "a b\\\xc3\xa9");

    EXPECT_EQ(fmt::to_string(out), "sa\\040b\\134\\303\\251 !\n");
}

TEST(Vcd, IsWhatTheGrammarAllows)
{
    for (std::uint64_t seed = 20; seed < 32; ++seed) {
        SCOPED_TRACE(seed);
        Scenario const scenario = random_scenario(seed);
        VcdFile const file =
            support::parse_vcd(WholeRun{scenario, SimTime{*scenario.duration}}.exported(TraceFormat::Vcd));
        EXPECT_THAT(file.faults, testing::IsEmpty());
        EXPECT_EQ(file.timescale, "1 ns");
        EXPECT_EQ(file.end, scenario.duration->count());
    }
}

TEST(Vcd, ShowsWhoRanAndWhatTheClocksSaid)
{
    WholeRun const run{support::busy_story(), SimTime{400ms}};
    VcdFile const file = support::parse_vcd(run.exported(TraceFormat::Vcd));

    std::vector<VcdChange> expected{{0, "idle"}};
    run.view().each(0, run.view().size(), [&](TraceEvent const& event) {
        if (auto const* change = std::get_if<traced::SchedSwitch>(&event.what); change && event.cpu == CpuId{0})
            expected.push_back({event.at.time_since_epoch().count(), run.names().path(change->next, "idle")});
    });
    EXPECT_EQ(file.changes.at("machine.cpu0.curr"), expected);
    std::size_t compared = 0;
    for (ThreadGroup const& group : run.machine().groups) {
        if (group.reaps_children || group.state == GroupState::Reaped)
            continue;
        std::string const scope =
            "machine." + vcd_identifier(run.names().process(group.id) + "_" + std::to_string(group.pid));
        auto const utime = peek_thread_group_cputime(run.machine(), group.id).utime.value;
        auto const& digits = file.changes.at(scope + ".clock_utime").back().value;
        EXPECT_EQ(std::bitset<64>{digits}.to_ullong(), utime) << scope;
        ++compared;
    }
    EXPECT_GT(compared, 0u);
}

}
