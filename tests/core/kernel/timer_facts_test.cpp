// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/console_script.h"

#include <gtest/gtest.h>

namespace tickscope {

using Signals = std::vector<std::string>;

static ConsoleScript script(std::uint32_t hz = 1000, TickNsec mode = TickNsec::Exact)
{
    ConsoleScript made{hz, mode};
    made.process("P").autodeliver();
    return made;
}

static constexpr std::uint64_t ms = 1'000'000;

TEST(ProcessTimer, FiresLateBeforeTheTimerWasSynchronised)
{
    ConsoleScript absolute = script();
    absolute.ticks("P", 10'000).timer("P", "t", "process", "sched", "SIGRT1");
    ConsoleScript relative = absolute;
    absolute.settime("P", "t", 12'000 * ms, 0, true).ticks("P", 13'000);
    relative.settime("P", "t", 1000 * ms).ticks("P", 13'000);
    struct Case {
        std::string_view version;
        std::string absolute, relative;
    };
    for (Case const& each : std::vector<Case>{{"LOCKED", "t@12000", "t@11000"},
                                              {"SPLIT1", "t@22000", "t@21000"},
                                              {"SPLIT2", "t@22001", "t@21001"},
                                              {"TIP", "t@12000", "t@11000"},
                                              {"FINAL", "t@12000", "t@11000"}}) {
        SCOPED_TRACE(each.version);
        EXPECT_EQ(absolute.signals(kernel_called(each.version)), Signals{each.absolute});
        EXPECT_EQ(relative.signals(kernel_called(each.version)), Signals{each.relative});
    }
}

TEST(ProcessTimer, FiresInTimerSettimeWhenItsTimeHasPassed)
{
    ConsoleScript past = script();
    past.ticks("P", 20).timer("P", "t", "process", "prof", "SIGRT1").settime("P", "t", 10 * ms, 0, true);
    ConsoleScript silent = script();
    silent.ticks("P", 20).timer("P", "t", "process", "prof", "SIGRT1", "none").settime("P", "t", 10 * ms, 0, true);
    silent.ticks("P", 20);

    EXPECT_EQ(past.signals(kernel_called("FINAL")), Signals{"t@20"});
    EXPECT_EQ(silent.signals(kernel_called("FINAL")), Signals{});
}

TEST(ThreadTimer, IsServedAtTheNextTickAndKeepsItsPhase)
{
    ConsoleScript periodic = script();
    periodic.ticks("P", 10).run("P", 300'000).timer("P", "t", "thread", "sched", "SIGRT1");
    periodic.settime("P", "t", 5 * ms, 5 * ms);
    // Only 0.7 ms until the tick: ticks stay whole milliseconds apart.
    periodic.call("ticks", "P", {{"mode", "user"}, {"n", 1}, {"ns", 700'000}}).ticks("P", 17);

    EXPECT_EQ(periodic.signals(kernel_called("FINAL")), (Signals{"t@16", "t@21", "t@26"}));
}

TEST(TimersDueTogether, QueueInOneOrderAndAreTakenInAnother)
{
    ConsoleScript all;
    all.process("P").setitimer("P", "prof", 998'500).setitimer("P", "virt", 998'500).setrlimit("P", 1, 3);
    for (auto const& [name, clock] : {std::pair{"prof", "prof"}, {"virt", "virt"}, {"sched", "sched"}})
        all.timer("P", name, "process", clock, "SIGRT1").settime("P", name, 1000 * ms, 0, true);
    all.ticks("P", 1000);
    ConsoleScript taken = all;
    taken.call("deliver", "P");

    Signals deliveries;
    for (Json const& each : taken.observations(kernel_called("LOCKED")))
        if (each["ev"] == "deliver")
            deliveries.push_back(each["sig"]);

    EXPECT_EQ(all.signals(kernel_called("LOCKED")),
              (Signals{"SIGPROF@1000", "SIGVTALRM@1000", "SIGXCPU@1000", "prof@1000", "virt@1000", "sched@1000"}));
    EXPECT_EQ(Signals(deliveries.begin(), deliveries.begin() + 3), (Signals{"SIGXCPU", "SIGVTALRM", "SIGPROF"}));
}

TEST(TimerSettime, TellsTheNewIntervalAsTheOldOne)
{
    ConsoleScript twice = script();
    twice.timer("P", "t", "process", "sched", "SIGRT1").settime("P", "t", 10 * ms, 3 * ms);
    twice.settime("P", "t", 10 * ms, 7 * ms);

    EXPECT_EQ(twice.last("timer_settime", kernel_called("FINAL"))["old_interval"], (Json{0, 7 * ms}));
    EXPECT_EQ(twice.last("timer_settime", kernel_called("FINAL", {LaterFix::OldInterval}))["old_interval"],
              (Json{0, 3 * ms}));
}

TEST(TimerGettime, SaysOneNanosecondWhenItIsDueButNotServed)
{
    ConsoleScript due = script();
    due.timer("P", "t", "process", "sched", "SIGRT1").settime("P", "t", 500'000).run("P", 600'000);
    due.call("timer_gettime", "P", {{"timer", "t"}});

    EXPECT_EQ(due.last("timer_gettime", kernel_called("FINAL"))["value"], (Json{0, 1}));
}

static ConsoleScript taken_late(std::uint64_t at)
{
    ConsoleScript late{1000, TickNsec::Exact};
    late.process("P").timer("P", "t", "process", "prof", "SIGRT1").call("sigblock", "P", {{"sig", "SIGRT1"}});
    late.settime("P", "t", 10 * ms, 10 * ms).ticks("P", at).call("sigunblock", "P", {{"sig", "SIGRT1"}});
    late.call("deliver", "P").call("timer_getoverrun", "P", {{"timer", "t"}});
    return late.call("timer_gettime", "P", {{"timer", "t"}}).ticks("P", 15);
}

TEST(PeriodicTimerTakenLate, MayBeReloadedForNowItself)
{
    struct Case {
        std::uint64_t taken_at;
        int overrun;
        Json left;
        std::string fires_next;
    };
    for (Case const& each : std::vector<Case>{{20, 0, {0, 1}, "t@21"},
                                              {30, 2, {0, 10 * ms}, "t@40"},
                                              {40, 2, {0, 1}, "t@41"},
                                              {80, 6, {0, 1}, "t@81"},
                                              {90, 8, {0, 10 * ms}, "t@100"}}) {
        SCOPED_TRACE(each.taken_at);
        ConsoleScript const late = taken_late(each.taken_at);

        EXPECT_EQ(late.signals(kernel_called("FINAL")), (Signals{"t@10", each.fires_next}));
        EXPECT_EQ(late.last("timer_getoverrun", kernel_called("FINAL"))["r"], each.overrun);
        EXPECT_EQ(late.last("timer_gettime", kernel_called("FINAL"))["value"], each.left);
    }
}

TEST(TimersOfOneList, FireNineteenInATick)
{
    for (char const* scope : {"process", "thread"}) {
        SCOPED_TRACE(scope);
        ConsoleScript many = script();
        Signals expected;
        for (int i = 0; i < 45; ++i) {
            std::string const name = "t" + std::to_string(i);
            many.timer("P", name, scope, "virt", "SIGRT1").settime("P", name, 10 * ms);
            expected.push_back(name + (i < 19 ? "@10" : i < 38 ? "@11" : "@12"));
        }
        many.ticks("P", 20);

        EXPECT_EQ(many.signals(kernel_called("FINAL")), expected);
    }
}

TEST(IgnoredPeriodicTimer, GoesOnByItself)
{
    ConsoleScript ignored = script();
    ignored.call("sigaction", "P", {{"sig", "SIGRT1"}, {"act", "ign"}});
    ignored.timer("P", "t", "process", "prof", "SIGRT1").settime("P", "t", 10 * ms, 10 * ms).ticks("P", 35);
    ignored.call("timer_getoverrun", "P", {{"timer", "t"}});

    EXPECT_EQ(ignored.signals(kernel_called("FINAL")), (Signals{"t@10", "t@20", "t@30"}));
    EXPECT_EQ(ignored.last("timer_getoverrun", kernel_called("FINAL"))["r"], 0);
}

TEST(TimerOfADeadThread, IsShortenedTwice)
{
    ConsoleScript dead = script();
    dead.thread("W", "P").timer("W", "unused", "thread", "sched", "SIGRT2");
    dead.call("timer_create", "P",
              {{"timer", "t"},
               {"scope", "thread"},
               {"clock", "sched"},
               {"notify", "signal"},
               {"sig", "SIGRT1"},
               {"target", "W"}});
    dead.settime("P", "t", 12 * ms, 0, true).ticks("W", 5).exit("W").call("timer_gettime", "P", {{"timer", "t"}});

    EXPECT_EQ(dead.last("timer_gettime", kernel_called("FINAL"))["value"], (Json{0, 2 * ms}));
}

TEST(TimerForADeadThread, HasNobodyToTellAfter2627)
{
    ConsoleScript dead = script();
    dead.thread("W", "P").timer("P", "t", "process", "prof", "SIGRT1", "tid:W").settime("P", "t", 10 * ms);
    dead.exit("W").ticks("P", 30);

    Json const later = dead.last("timer_fire", kernel_called("FINAL"));
    Json const fell_back = dead.last("timer_fire", kernel_called("OLD27"));

    EXPECT_EQ(later["result"], "notarget");
    EXPECT_EQ(later["tick"], 10);
    EXPECT_EQ(fell_back["result"], "queued");
    EXPECT_EQ(fell_back["woken"], "P");
}

TEST(TimerOnAThreadThatNeverCameToBe, IsRefused)
{
    for (auto const& [scope, notify] : {std::pair{"thread", "signal"}, {"process", "tid:N"}}) {
        SCOPED_TRACE(notify);
        ConsoleScript refused = script();
        refused.thread("W", "P").exit("W").thread("N", "W");
        Json create{{"timer", "t"}, {"scope", scope}, {"clock", "prof"}, {"notify", notify}, {"sig", "SIGRT1"}};
        if (std::string_view{scope} == "thread")
            create["target"] = "N";
        refused.call("timer_create", "P", create);

        EXPECT_EQ(refused.last("timer_create", kernel_called("FINAL"))["r"], -22);
    }
}

TEST(GroupLock, IsTakenByEveryTickOnlyWhereTotalsAreLocked)
{
    ConsoleScript idle = script();
    idle.ticks("P", 1000).counters();

    EXPECT_EQ(idle.last("counters", kernel_called("LOCKED"))["group_locks"], 2000);
    for (std::string_view const version : {"SPLIT1", "SPLIT1q", "SPLIT2", "TIP", "FINAL"})
        EXPECT_EQ(idle.last("counters", kernel_called(version))["group_locks"], 0) << version;
}

static ConsoleScript after_an_itimer(std::size_t threads)
{
    ConsoleScript made = script();
    for (std::size_t i = 1; i < threads; ++i)
        made.thread("T" + std::to_string(i), "P");
    made.setitimer("P", "prof", 5000)
        .ticks("P", 20)
        .counters()
        .ticks("P", 1000)
        .counters()
        .call("cache", "P")
        .call("cputimer", "P");
    return made;
}

TEST(StaleExpiryCache, CostsAWalkEveryTick)
{
    for (std::size_t const threads : {1u, 4u, 100u}) {
        SCOPED_TRACE(threads);
        ConsoleScript const stale = after_an_itimer(threads);

        Json const counted = stale.last("counters", kernel_called("TIP"));

        EXPECT_EQ(counted["walks"], 1000);
        EXPECT_EQ(counted["visits"], 1000 * threads);
        EXPECT_EQ(stale.last("cache", kernel_called("TIP"))["group"]["prof"], 7);
        EXPECT_EQ(stale.last("cputimer", kernel_called("TIP"))["running"], 0);
    }
}

TEST(StaleExpiryCache, IsClearedByTheStopOf2634)
{
    Json const counted = after_an_itimer(4).last("counters", kernel_called("TIP", {LaterFix::ClearCacheOnStop}));

    EXPECT_EQ(counted["walks"], 0);
    EXPECT_EQ(counted["slow"], 0);
    EXPECT_EQ(counted["group_locks"], 0);
}

TEST(StoppedCputimer, IsWarnedOfEveryTickUntilTheWarningWent)
{
    ConsoleScript const stale = after_an_itimer(1);

    EXPECT_EQ(stale.last("counters", kernel_called("SPLIT1"))["warnings"], 1000);
    EXPECT_EQ(stale.last("counters", kernel_called("SPLIT1q"))["warnings"], 0);
}

TEST(CpuLimitCost, IsPaidByLocksAndOnceMendedBySlowPaths)
{
    ConsoleScript limited = script();
    limited.setrlimit("P", 10, "inf").counters().ticks("P", 1000).counters();

    Json const before = limited.last("counters", kernel_called("FINAL"));
    Json const after = limited.last("counters", kernel_called("FINAL", {LaterFix::RlimitSlowPath}));

    EXPECT_EQ(before["slow"], 0);
    EXPECT_EQ(before["group_locks"], 3000);
    EXPECT_EQ(after["slow"], 1000);
    EXPECT_EQ(after["group_locks"], 4000);
}

}
