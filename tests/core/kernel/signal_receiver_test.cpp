// SPDX-License-Identifier: GPL-3.0-or-later
// Which thread of a process takes a signal, and what becomes of it until it is taken.
#include "tests/support/console_script.h"

#include <gtest/gtest.h>

namespace tickscope {

static constexpr std::uint64_t ms = 1'000'000;

static ConsoleScript threads(std::size_t workers)
{
    ConsoleScript made{1000, TickNsec::Exact};
    made.process("P");
    for (std::size_t i = 1; i <= workers; ++i)
        made.thread("W" + std::to_string(i), "P");
    return made;
}

static Json sig(char const* name) { return {{"sig", name}}; }

// What every observation of this kind says under `key`; "-" where it says nothing.
static std::vector<std::string> told(ConsoleScript const& script, std::string_view ev, char const* key,
                                     std::string_view version = "FINAL")
{
    std::vector<std::string> found;
    for (Json const& each : script.observations(kernel_called(version)))
        if (each["ev"] == ev)
            found.push_back(each.contains(key) ? each[key].get<std::string>() : "-");
    return found;
}

using Words = std::vector<std::string>;

TEST(SignalOfAnItimer, GoesToTheThreadThatTicks)
{
    ConsoleScript itimer = threads(1);
    itimer.setitimer("P", "prof", 4500).ticks("W1", 10);

    EXPECT_EQ(told(itimer, "signal", "woken"), Words{"W1"});
}

TEST(SignalOfATimer, GoesToTheLeaderWhoeverTicks)
{
    ConsoleScript timer = threads(1);
    timer.timer("W1", "t", "process", "prof", "SIGRT1").settime("W1", "t", 5 * ms).ticks("W1", 10);

    EXPECT_EQ(told(timer, "timer_fire", "woken"), Words{"P"});
}

TEST(SignalThatItsThreadBlocks, GoesRoundTheThreadsFromTheLastThatTookOne)
{
    ConsoleScript round = threads(3);
    round.call("sigblock", "P", sig("SIGRT1")).timer("P", "t", "process", "prof", "SIGRT1");
    for (char const* blocks : {"", "W1", "W2"}) {
        if (*blocks != '\0')
            round.call("sigblock", blocks, sig("SIGRT1"));
        round.settime("P", "t", 1 * ms).ticks("W3", 1);
        for (char const* worker : {"W1", "W2", "W3"})
            round.call("deliver", worker);
    }
    // The search goes on from where it ended, so that nobody looks at W1 and W2 again.
    round.call("sigunblock", "W1", sig("SIGRT1")).settime("P", "t", 1 * ms).ticks("W3", 1);

    EXPECT_EQ(told(round, "timer_fire", "woken"), (Words{"W1", "W2", "W3", "W3"}));
    EXPECT_EQ(told(round, "deliver", "thread"), (Words{"W1", "W2", "W3"}));
}

TEST(SignalThatEverybodyBlocks, StaysUntilSomebodyUnblocksIt)
{
    ConsoleScript pending = threads(1);
    pending.call("sigblock", "P", sig("SIGPROF")).call("sigblock", "W1", sig("SIGPROF"));
    pending.setitimer("P", "prof", 4500, 4500).ticks("P", 16);
    pending.call("sigunblock", "W1", sig("SIGPROF")).call("deliver", "P").call("deliver", "W1");

    EXPECT_EQ(told(pending, "signal", "result"), (Words{"queued", "merged", "merged"}));
    EXPECT_EQ(told(pending, "signal", "woken"), (Words{"-", "-", "-"}));
    EXPECT_EQ(told(pending, "deliver", "thread"), Words{"W1"});
}

TEST(SignalOfTheProcess, IsLeftToTheThreadThatWasTold)
{
    ConsoleScript aimed = threads(1);
    aimed.timer("P", "t", "process", "prof", "SIGRT1").settime("P", "t", 5 * ms).ticks("W1", 5);
    aimed.call("deliver", "W1").call("deliver", "P");

    EXPECT_EQ(told(aimed, "deliver", "thread"), Words{"P"});
}

TEST(ThreadThatExits, PassesOnWhatItWasToldOf)
{
    ConsoleScript passed = threads(2);
    passed.call("sigblock", "W1", sig("SIGRT1")).timer("P", "t", "process", "prof", "SIGRT1");
    passed.settime("P", "t", 5 * ms).ticks("W1", 5).exit("P").call("deliver", "W1").call("deliver", "W2");

    EXPECT_EQ(told(passed, "timer_fire", "woken"), Words{"P"});
    EXPECT_EQ(told(passed, "deliver", "thread"), Words{"W2"});
}

TEST(DeathOfAChild, IsToldToTheThreadThatForkedIt)
{
    ConsoleScript family = threads(2);
    family.process("C", "W1").exit("C");
    for (char const* thread : {"P", "W2", "W1"})
        family.call("deliver", thread);

    EXPECT_EQ(told(family, "deliver", "thread"), Words{"W1"});
}

TEST(DeathOfAChild, IsToldToTheThreadThatTookItOver)
{
    struct Case {
        char const* forker;
        std::vector<char const*> exits;
        Words told;
    };
    // The next in order of creation that is not going, the first after the last.
    for (Case const& each : std::vector<Case>{{"W1", {"W1"}, {"W2"}},
                                              {"W1", {"W1", "W2"}, {"W3"}},
                                              {"W3", {"W3"}, {"P"}},
                                              {"W3", {"P", "W3"}, {"W1"}}}) {
        SCOPED_TRACE(each.told.front());
        ConsoleScript family = threads(3);
        family.process("C", each.forker);
        for (char const* gone : each.exits)
            family.exit(gone);
        family.exit("C");
        for (char const* thread : {"P", "W1", "W2", "W3"})
            family.call("deliver", thread);

        EXPECT_EQ(told(family, "deliver", "thread"), each.told);
    }
}

TEST(IgnoredSignal, IsQueuedIfItIsBlocked)
{
    ConsoleScript ignored = threads(0);
    ignored.call("sigaction", "P", {{"sig", "SIGPROF"}, {"act", "ign"}}).setitimer("P", "prof", 4500, 4500);
    ignored.ticks("P", 6).call("sigblock", "P", sig("SIGPROF")).ticks("P", 5);

    EXPECT_EQ(told(ignored, "signal", "result"), (Words{"ignored", "queued"}));
}

TEST(QueuedTimerSignal, IsDroppedForGoodByIgnoringIt)
{
    ConsoleScript dropped = threads(0);
    dropped.call("sigblock", "P", sig("SIGRT1")).timer("P", "t", "process", "prof", "SIGRT1");
    dropped.settime("P", "t", 5 * ms, 5 * ms).ticks("P", 6);
    dropped.call("sigaction", "P", {{"sig", "SIGRT1"}, {"act", "ign"}});
    dropped.call("sigaction", "P", {{"sig", "SIGRT1"}, {"act", "handler"}});
    dropped.call("sigunblock", "P", sig("SIGRT1")).call("deliver", "P").ticks("P", 50);

    // Nobody took it, so nobody loaded the timer again.
    EXPECT_EQ(told(dropped, "timer_fire", "result"), Words{"queued"});
    EXPECT_EQ(told(dropped, "deliver", "sig"), Words{});
}

TEST(QueuedTimerSignal, OutlivesItsTimer)
{
    ConsoleScript deleted = threads(0);
    deleted.call("sigblock", "P", sig("SIGRT1")).timer("P", "t", "process", "prof", "SIGRT1");
    deleted.settime("P", "t", 5 * ms, 5 * ms).ticks("P", 20).call("timer_delete", "P", {{"timer", "t"}});
    deleted.call("sigunblock", "P", sig("SIGRT1")).call("deliver", "P").ticks("P", 50);

    EXPECT_EQ(told(deleted, "deliver", "timer"), Words{"t"});
    EXPECT_EQ(deleted.last("deliver", kernel_called("FINAL"))["si_overrun"], 0);
    EXPECT_EQ(told(deleted, "timer_fire", "result"), Words{"queued"});
}

TEST(QueuedTimerSignal, CountsWhatFiresMeanwhile)
{
    ConsoleScript again = threads(0);
    again.call("sigblock", "P", sig("SIGRT1")).timer("P", "t", "process", "prof", "SIGRT1").ticks("P", 9);
    for (int i = 0; i < 3; ++i)
        again.settime("P", "t", 1 * ms, 0, true);
    again.call("sigunblock", "P", sig("SIGRT1")).call("deliver", "P");

    for (std::string_view const version : {"OLD27", "LOCKED", "FINAL"}) {
        SCOPED_TRACE(version);
        EXPECT_EQ(told(again, "timer_fire", "result", version), (Words{"queued", "overrun", "overrun"}));
        EXPECT_EQ(again.last("deliver", kernel_called(version))["si_overrun"], 2);
    }
}

}
