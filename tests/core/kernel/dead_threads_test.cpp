// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/console_script.h"

#include <gtest/gtest.h>

namespace tickscope {

static ConsoleScript workers(std::size_t count, std::uint64_t ticks_each)
{
    ConsoleScript made;
    made.process("P").autodeliver();
    for (std::size_t i = 0; i < count; ++i) {
        std::string const name = "W" + std::to_string(i);
        made.thread(name, "P").ticks(name, ticks_each).exit(name);
    }
    return made;
}

TEST(DeadThreads, OfLessThanTenMillisecondsLeaveNoTicks)
{
    ConsoleScript many = workers(1000, 9);
    many.call("clock", "P");

    Json const locked = many.last("clock", kernel_called("LOCKED"));
    Json const tip = many.last("clock", kernel_called("TIP"));
    Json const raw = many.last("clock", kernel_called("TIP", {LaterFix::DeadRaw}));

    EXPECT_EQ(locked["utime"], 9000);
    EXPECT_EQ(tip["utime"], 0);
    EXPECT_EQ(tip["sched"], (Json{9, 0}));
    EXPECT_EQ(raw["utime"], 9000);
}

TEST(DeadThreads, MakeTheGroupClockFall)
{
    ConsoleScript one = workers(1, 15);
    one.call("clock", "P");

    EXPECT_EQ(one.last("clock", kernel_called("TIP"))["utime"], 10);
    EXPECT_EQ(one.last("clock", kernel_called("OLD27"))["utime"], 10);
    EXPECT_EQ(one.last("clock", kernel_called("PCPU"))["utime"], 15);
}

TEST(DeadThreads, AreDroppedWhereTheClockWalksButNothingIsKept)
{
    ConsoleScript one = workers(1, 100);
    one.call("clock", "P");
    KernelConfig kernel = kernel_called("TIP");
    kernel.fixes.set(Fix::DeadTaskStats, false);

    Json const clock = one.last("clock", kernel);

    EXPECT_EQ(clock["utime"], 0);
    EXPECT_EQ(clock["sched"], (Json{0, 0}));
}

TEST(DeadThreads, GainSystemTimeFromX86Ticks)
{
    ConsoleScript one{1000, TickNsec::X86};
    one.process("P").thread("W", "P").ticks("W", 1000).exit("W").call("clock", "P").call("times", "P");

    Json const clock = one.last("clock", kernel_called("TIP"));
    Json const told = one.last("times", kernel_called("TIP"));

    EXPECT_EQ(clock["utime"], 1000);
    EXPECT_EQ(clock["stime"], 10);
    EXPECT_EQ(told["utime"], 99);
    EXPECT_EQ(told["stime"], 0);
}

TEST(DeathNotice, IsInClockTicksAgainWithDeadTaskStats)
{
    struct Case {
        std::uint32_t hz;
        TickNsec mode;
        std::string_view version;
        int told;
    };
    for (Case const& each : std::vector<Case>{{1000, TickNsec::X86, "LOCKED", 150},
                                              {100, TickNsec::X86, "TIP", 150},
                                              {250, TickNsec::X86, "TIP", 60},
                                              {1000, TickNsec::X86, "TIP", 14},
                                              {1000, TickNsec::Exact, "TIP", 15}}) {
        SCOPED_TRACE(testing::Message() << each.version << ' ' << each.hz << " Hz");
        ConsoleScript family{each.hz, each.mode};
        family.process("P").thread("W", "P").ticks("W", 100).ticks("P", 50).exit("W").exit("P");

        EXPECT_EQ(family.last("sigchld", kernel_called(each.version))["si_utime"], each.told);
    }
}

TEST(DeathNotice, WaitsForTheLastThread)
{
    ConsoleScript late{1000, TickNsec::Exact};
    late.process("P").autodeliver().thread("W", "P").setitimer("P", "prof", 299'500, 300'000);
    late.ticks("P", 100).exit("P").ticks("W", 300).exit("W").call("wait", "init", {{"child", "P"}});

    auto const seen = late.observations(kernel_called("TIP"));
    Json const notice = late.last("sigchld", kernel_called("TIP"));

    EXPECT_EQ(notice["op"], 7);
    EXPECT_EQ(notice["si_utime"], 40);
    EXPECT_EQ(late.last("sigchld", kernel_called("LOCKED"))["si_utime"], 400);
    EXPECT_EQ(late.last("wait", kernel_called("TIP"))["parent_cutime"], 400);
    EXPECT_EQ(late.last("signal", kernel_called("TIP"))["woken"], "W");
}

TEST(ChildrenTime, IsNotTakenFromAChildThatNobodyWaitsFor)
{
    ConsoleScript ignored{1000, TickNsec::Exact};
    ignored.process("P").call("sigaction", "P", {{"sig", "SIGCHLD"}, {"act", "ign"}}).process("C", "P");
    ignored.ticks("C", 100).exit("C").call("rusage", "P", {{"who", "children"}});

    EXPECT_EQ(ignored.last("rusage", kernel_called("FINAL"))["utime"], (Json{0, 0}));
}

TEST(UnbankedTime, OfAThreadThatExitsIsLostForItsGroup)
{
    ConsoleScript worker{1000, TickNsec::Exact};
    worker.process("P").thread("W", "P").ticks("W", 20).run("W", 700'000).call("clock", "W");
    ConsoleScript gone = worker;
    gone.exit("W").call("clock", "P");

    EXPECT_EQ(worker.last("clock", kernel_called("TIP"))["sched"], (Json{0, 20'700'000}));
    EXPECT_EQ(gone.last("clock", kernel_called("TIP"))["sched"], (Json{0, 20'000'000}));
}

TEST(UnbankedTime, OfALeaderThatExitsIsKept)
{
    ConsoleScript leader{1000, TickNsec::Exact};
    leader.process("P").thread("W", "P").ticks("P", 10).run("P", 300'000).exit("P").call("clock", "W");

    EXPECT_EQ(leader.last("clock", kernel_called("TIP"))["sched"], (Json{0, 10'300'000}));
}

TEST(UnbankedTime, IsThatOfOneThreadOnly)
{
    ConsoleScript pair{1000, TickNsec::Exact};
    pair.process("P").thread("W", "P").ticks("P", 10).ticks("W", 10).run("W", 400'000).run("P", 250'000);
    ConsoleScript by_leader = pair, timer = pair;
    pair.call("clock", "W");
    by_leader.call("clock", "P");
    // Due at 25.25 ms by the leader's clock, of which 0.4 ms are known once the worker is banked.
    timer.timer("W", "t", "process", "sched", "SIGRT1").settime("W", "t", 5'000'000).call("bank", "W");
    timer.call("timer_gettime", "W", {{"timer", "t"}});

    EXPECT_EQ(pair.last("clock", kernel_called("TIP"))["sched"], (Json{0, 20'400'000}));
    EXPECT_EQ(by_leader.last("clock", kernel_called("TIP"))["sched"], (Json{0, 20'250'000}));
    EXPECT_EQ(timer.last("timer_gettime", kernel_called("TIP"))["value"], (Json{0, 4'600'000}));
}

}
