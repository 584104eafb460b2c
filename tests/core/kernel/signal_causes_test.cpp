// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sim.h"

#include <gtest/gtest.h>

#include <string_view>
#include <vector>

namespace tickscope {

using namespace std::chrono_literals;
using Words = std::vector<std::string_view>;

// The kinds of the events that led to this one, the first cause last.
static Words chain_of(Sim const& sim, TraceEvent const& last)
{
    Words names;
    for (TraceEvent const* event = &last; event != nullptr;) {
        names.push_back(std::visit([](auto const& what) { return std::string_view{what.ev}; }, event->what));
        event = event->cause == TraceEvent::no_cause ? nullptr : &sim.events()[event->cause];
    }
    return names;
}

static TraceEvent const* first_delivery(Sim const& sim)
{
    for (TraceEvent const& event : sim.events())
        if (std::holds_alternative<traced::SignalDeliver>(event.what))
            return &event;
    return nullptr;
}

static Sim one_thread(std::string const& ops)
{
    return Sim{"machine: {nohz: false}\n"
               "processes:\n"
               "  - name: p\n"
               "    signals: {SIGPROF: {handler: 10us}, SIGALRM: {handler: 10us}}\n"
               "    threads:\n"
               "      - {name: main, program: [" +
               ops + ", {user: 1s}]}\n"};
}

class SignalCauses : public testing::TestWithParam<std::pair<char const*, Words>> { };

TEST_P(SignalCauses, LeadBackToTheCallThatArmedTheTimer)
{
    Sim sim = one_thread(GetParam().first);

    sim.run_until(200ms);

    TraceEvent const* const delivery = first_delivery(sim);
    ASSERT_NE(delivery, nullptr);
    EXPECT_EQ(chain_of(sim, *delivery), GetParam().second);
}

INSTANTIATE_TEST_SUITE_P(
    Timers, SignalCauses,
    testing::Values(std::pair{"{setitimer: {which: prof, value: 50ms, interval: 0}}",
                              Words{"signal_deliver", "signal_generate", "itimer_expire", "itimer_state"}},
                    std::pair{"{setitimer: {which: real, value: 50ms, interval: 0}}",
                              Words{"signal_deliver", "signal_generate", "itimer_expire", "itimer_state"}},
                    std::pair{"{timer_create: {id: t, clock: process, signal: SIGALRM}}, {timer_settime: {id: t, "
                              "value: 50ms, interval: 0}}",
                              Words{"signal_deliver", "signal_generate", "timer_expire", "timer_settime"}},
                    std::pair{"{timer_create: {id: t, clock: monotonic, signal: SIGALRM}}, {timer_settime: {id: t, "
                              "value: 50ms, interval: 0}}",
                              Words{"signal_deliver", "signal_generate", "timer_expire", "timer_settime"}}));

TEST(GroupExit, ReachesEveryThreadWithTheSignalThatBeganIt)
{
    Sim sim{"machine: {cpus: 2, nohz: false}\n"
            "processes:\n"
            "  - name: p\n"
            "    threads:\n"
            "      - {name: a, program: [{user: 1s}]}\n"
            "      - {name: b, program: [{sleep: 1s}]}\n"};

    sim.run_until(20ms).apply(cmd::Kill{"p", 15}).run_until(100ms);

    EXPECT_EQ(sim.process("p").state, GroupState::Reaped);
    EXPECT_EQ(sim.process("p").exit_signal, 15);
    std::size_t told = 0;
    for (TraceEvent const& event : sim.events())
        if (std::holds_alternative<traced::SignalDeliver>(event.what)) {
            ++told;
            EXPECT_EQ(chain_of(sim, event), (Words{"signal_deliver", "signal_generate", "command"}));
        }
    EXPECT_EQ(told, 2u);
}

TEST(ItimerReal, IsRestartedOnlyWhenItsSignalIsTaken)
{
    Sim sim{"machine: {nohz: false}\n"
            "processes:\n"
            "  - name: p\n"
            "    signals: {SIGALRM: {handler: 10us}}\n"
            "    threads:\n"
            "      - name: main\n"
            "        program:\n"
            "          - sigprocmask: {block: [SIGALRM]}\n"
            "          - setitimer: {which: real, value: 10ms, interval: 10ms}\n"
            "          - user: 55ms\n"
            "          - sigprocmask: {unblock: [SIGALRM]}\n"
            "          - user: 20ms\n"};

    sim.run_until(72ms);

    EXPECT_EQ(sim.signals("p"), "SIGALRM 10 ms, SIGALRM 60 ms, SIGALRM 70 ms");
}

TEST(ItimerReal, DiesAfterOneExpiryThatIsIgnored)
{
    Sim sim{"machine: {nohz: false}\n"
            "processes:\n"
            "  - name: p\n"
            "    signals: {SIGALRM: ignore}\n"
            "    threads:\n"
            "      - {name: main, program: [{setitimer: {which: real, value: 10ms, interval: 10ms}}, {user: 1s}]}\n"};

    sim.run_until(100ms);

    EXPECT_EQ(sim.signals("p"), "SIGALRM 10 ms");
    EXPECT_FALSE(sim.process("p").it_real.active);
    EXPECT_EQ(sim.process("p").it_real.incr, 10ms);
}

TEST(TimerExpire, TellsTheTimeThatTheTimerWasComparedWith)
{
    Sim sim{"machine: {nohz: false}\n"
            "kernel: {tree: 4cd4c1b}\n"
            "processes:\n"
            "  - name: p\n"
            "    signals: {SIGALRM: {handler: 10us}}\n"
            "    threads:\n"
            "      - name: main\n"
            "        program:\n"
            "          - user: 30ms\n"
            "          - timer_create: {id: t, clock: process-prof, signal: SIGALRM}\n"
            "          - timer_settime: {id: t, value: 50ms, interval: 0, absolute: true}\n"
            "          - user: 1s\n"};

    sim.run_until(100ms);

    ASSERT_EQ(sim.count<traced::TimerExpire>(), 1u);
    for (TraceEvent const& event : sim.events())
        if (auto const* expired = std::get_if<traced::TimerExpire>(&event.what)) {
            EXPECT_EQ(event.at, SimTime{80ms});
            EXPECT_EQ(expired->expires, 50u);
            EXPECT_EQ(expired->now, 50u);
        }
}

TEST(AccountingSwitch, LetsTheProcessClockGoOn)
{
    Sim sim{"machine: {nohz: false}\n"
            "kernel: {tree: 2.6.29-rc4}\n"
            "processes:\n"
            "  - {name: p, threads: [{name: main, program: [{user: 1s}]}]}\n"};

    sim.run_until(30ms).apply(cmd::SetFixes{{{Fix::SplitClocksTimers, true}}, {}});
    sim.run_until(60ms).apply(cmd::SetFixes{{{Fix::SplitClocksTimers, false}}, {}});
    sim.run_until(90ms).apply(cmd::ReadClock{"p"});

    ASSERT_EQ(sim.count<traced::ClockRead>(), 1u);
    auto const& read = std::get<traced::ClockRead>(sim.events().back().what);
    EXPECT_EQ(read.utime, Cputime{90});
    EXPECT_EQ(read.runtime, 90ms);
}

}
