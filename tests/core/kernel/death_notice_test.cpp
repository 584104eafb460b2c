// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sim.h"

#include <gtest/gtest.h>

#include <ostream>

namespace tickscope {

using namespace std::chrono_literals;

struct Notice {
    std::string kernel;
    std::string machine;
    std::uint64_t told;

    friend std::ostream& operator<<(std::ostream& out, Notice const& notice)
    {
        return out << notice.kernel << " on " << notice.machine;
    }
};
class DeathNotice : public testing::TestWithParam<Notice> { };

// A worker of 100 ticks that is gone before, a leader of 50.
TEST_P(DeathNotice, TellsTheParentWhatTheChildUsed)
{
    Sim sim{"machine: {cpus: 1, " + GetParam().machine + "}\nkernel: {tree: " + GetParam().kernel + R"(}
processes:
  - name: shell
    threads: [{name: main, program: [wait, {sleep: 10s}]}]
  - name: child
    parent: shell
    threads:
      - name: main
        program: [{spawn: {name: worker, program: [{user: 100ticks}]}}, {join: worker}, {user: 50ticks}]
)"};

    sim.run_until(5s);

    ASSERT_EQ(sim.count<traced::Sigchld>(), 1u);
    for (TraceEvent const& event : sim.events())
        if (auto const* told = std::get_if<traced::Sigchld>(&event.what)) {
            EXPECT_EQ(told->process, sim.process("shell").id);
            EXPECT_EQ(told->child, sim.process("child").id);
            EXPECT_EQ(told->utime.value, GetParam().told);
        }
    EXPECT_EQ(sim.process("child").death_utime.value, GetParam().told);
}

INSTANTIATE_TEST_SUITE_P(BeforeAndAfter, DeathNotice,
                         testing::Values(Notice{"2.6.29-rc4", "hz: 1000", 150},
                                         Notice{"2.6.29-rc5", "hz: 1000, tick_nsec: x86", 14},
                                         Notice{"2.6.29-rc5", "hz: 1000, tick_nsec: exact", 15},
                                         Notice{"2.6.29-rc5", "hz: 250", 60}, Notice{"2.6.29-rc5", "hz: 100", 150}));

TEST(DeathNoticeEvent, IsTheCauseOfTheSignal)
{
    Sim sim{R"(
processes:
  - name: shell
    signals: {SIGCHLD: {handler: 10us}}
    threads: [{name: main, program: [{sleep: 1s}]}]
  - name: child
    parent: shell
    threads: [{name: main, program: [{user: 5ms}]}]
)"};

    sim.run_until(20ms);

    for (TraceEvent const& event : sim.events())
        if (std::holds_alternative<traced::SignalGenerate>(event.what)) {
            ASSERT_NE(event.cause, TraceEvent::no_cause);
            EXPECT_TRUE(std::holds_alternative<traced::Sigchld>(sim.events()[event.cause].what));
        }
    EXPECT_EQ(sim.signals("shell"), "SIGCHLD 5 ms");
}

}
