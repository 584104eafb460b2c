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

static std::vector<std::string_view> const every_version{"OLD27",   "PCPU",   "LOCKED", "SPLIT1",
                                                         "SPLIT1q", "SPLIT2", "TIP",    "FINAL"};

TEST(ItimerProf, ExpiresATickAfterItsRoundedValue)
{
    struct Case {
        std::uint32_t hz;
        TickNsec mode;
        std::string due;
        Json left;
    };
    std::vector<Case> const cases{{100, TickNsec::X86, "SIGPROF@101", {1, 10'000}},
                                  {250, TickNsec::X86, "SIGPROF@251", {1, 4062}},
                                  {1000, TickNsec::X86, "SIGPROF@1002", {1, 1847}},
                                  {1000, TickNsec::Exact, "SIGPROF@1001", {1, 1000}}};
    for (Case const& each : cases) {
        SCOPED_TRACE(each.due);
        ConsoleScript one_second = script(each.hz, each.mode);
        one_second.setitimer("P", "prof", 1'000'000).call("getitimer", "P", {{"which", "prof"}}).ticks("P", 1200);

        EXPECT_EQ(one_second.signals(kernel_called("FINAL")), Signals{each.due});
        EXPECT_EQ(one_second.last("getitimer", kernel_called("FINAL"))["value"], each.left);
    }
}

TEST(ItimerProf, TellsWhatWasLeftOfTheOldOne)
{
    ConsoleScript disarm = script(1000, TickNsec::X86);
    disarm.setitimer("P", "prof", 5000, 2000).ticks("P", 2).setitimer("P", "prof", 0);

    Json const old = disarm.last("setitimer", kernel_called("TIP"));

    EXPECT_EQ(old["old_value"], (Json{0, 4999}));
    EXPECT_EQ(old["old_interval"], (Json{0, 2999}));
}

TEST(ItimerProf, GrowsByStoppingAndStarting)
{
    struct Case {
        std::uint32_t hz;
        std::vector<std::uint64_t> rests_us;
    };
    std::vector<Case> const cases{{100, {120'000, 140'000, 160'000, 180'000, 200'000}},
                                  {1000, {101'984, 102'984, 103'984}},
                                  {250, {104'006, 108'006, 112'007, 120'007, 124'007}}};
    for (Case const& each : cases) {
        std::uint64_t rest = 100'000;
        for (std::uint64_t const expected : each.rests_us) {
            SCOPED_TRACE(testing::Message() << each.hz << " Hz, from " << rest << " us");
            ConsoleScript stop = script(each.hz, TickNsec::X86);
            stop.setitimer("P", "prof", rest).setitimer("P", "prof", 0);

            Json const old = stop.last("setitimer", kernel_called("FINAL"))["old_value"];

            rest = old[0].get<std::uint64_t>() * 1'000'000 + old[1].get<std::uint64_t>();
            EXPECT_EQ(rest, expected);
        }
    }
}

TEST(ItimerProf, CountsFromNowInEveryVersion)
{
    ConsoleScript late = script(1000, TickNsec::X86);
    late.ticks("P", 10'000).setitimer("P", "prof", 1'000'000).ticks("P", 1100);

    for (std::string_view const version : every_version) {
        SCOPED_TRACE(version);
        EXPECT_EQ(late.signals(kernel_called(version)), Signals{"SIGPROF@11002"});
    }
}

TEST(ItimerProf, DriftsWhenServedLateUnlessItKeepsItsPhase)
{
    // The limit hides the itimer, which is due at 1001, until 10 000.
    ConsoleScript late = script();
    late.setitimer("P", "prof", 1'000'000, 1'000'000).setrlimit("P", 10, 20).ticks("P", 10'001);
    ConsoleScript later = late;
    later.ticks("P", 999);

    EXPECT_EQ(later.signals(kernel_called("FINAL")),
              (Signals{"SIGPROF@10000", "SIGXCPU@10000", "SIGPROF@11000", "SIGXCPU@11000"}));
    EXPECT_EQ(late.signals(kernel_called("FINAL", {LaterFix::ItimerKeepPhase})),
              (Signals{"SIGPROF@10000", "SIGXCPU@10000", "SIGPROF@10001"}));
}

TEST(CpuLimit, SignalsEverySecondAndThenKills)
{
    struct Case {
        Json soft, hard;
        Signals signals;
    };
    std::vector<Case> const cases{
        {2, 4, {"SIGXCPU@2000", "SIGXCPU@3000", "SIGKILL@4000"}},
        {2, 2, {"SIGKILL@2000"}},
        {2, "inf", {"SIGXCPU@2000", "SIGXCPU@3000", "SIGXCPU@4000", "SIGXCPU@5000"}},
        {0, 5, {"SIGXCPU@1000", "SIGXCPU@2000", "SIGXCPU@3000", "SIGXCPU@4000", "SIGKILL@5000"}},
    };
    for (Case const& each : cases)
        for (std::string_view const version : every_version) {
            SCOPED_TRACE(testing::Message() << version << ' ' << each.soft << '/' << each.hard);
            ConsoleScript limited = script();
            limited.setrlimit("P", each.soft, each.hard).ticks("P", 5500);

            EXPECT_EQ(limited.signals(kernel_called(version)), each.signals);
        }
}

TEST(CpuLimit, IsRaisedByEverySignal)
{
    ConsoleScript limited = script();
    limited.setrlimit("P", 2, 4).ticks("P", 3500).call("getrlimit", "P");

    EXPECT_EQ(limited.last("getrlimit", kernel_called("FINAL"))["soft"], 4);
}

TEST(CpuLimit, CountsFromTheClockOnceTheTimerIsSynchronised)
{
    ConsoleScript late = script(1000, TickNsec::X86);
    late.ticks("P", 1500).setrlimit("P", 2, 3).ticks("P", 3500);
    Signals const from_the_clock{"SIGXCPU@2000", "SIGKILL@3000"}, from_zero{"SIGXCPU@3500", "SIGKILL@4500"};

    for (std::string_view const version : every_version) {
        SCOPED_TRACE(version);
        EXPECT_EQ(late.signals(kernel_called(version)), version.starts_with("SPLIT") ? from_zero : from_the_clock);
    }
}

static ConsoleScript inherited(Json const& soft, Json const& hard)
{
    ConsoleScript made;
    made.process("P").setrlimit("P", soft, hard).process("C", "P").autodeliver();
    return made;
}

TEST(InheritedCpuLimit, IsForgottenByTheForkOf2628)
{
    ConsoleScript child = inherited(1, 1);
    child.ticks("C", 3000);

    EXPECT_EQ(child.signals(kernel_called("OLD27")), Signals{"SIGKILL@1000"});
    EXPECT_EQ(child.signals(kernel_called("PCPU")), Signals{});
    EXPECT_EQ(child.signals(kernel_called("FINAL")), Signals{});
    EXPECT_EQ(child.signals(kernel_called("FINAL", {LaterFix::ForkRlimitCache})), Signals{"SIGKILL@1000"});
}

TEST(InheritedCpuLimit, IsNoticedOnceAnItimerWasDue)
{
    ConsoleScript child{1000, TickNsec::X86};
    child.process("P").setrlimit("P", 1, 1).process("C", "P").autodeliver();
    child.setitimer("C", "virt", 500'000).ticks("C", 3000);

    EXPECT_EQ(child.signals(kernel_called("FINAL")), (Signals{"SIGVTALRM@502", "SIGKILL@1000"}));
}

TEST(InheritedCpuLimit, KeepsAnItimerFromBeingArmed)
{
    ConsoleScript child = inherited(5, 5);
    child.setitimer("C", "virt", 10'000'000).ticks("C", 12'000);

    EXPECT_EQ(child.signals(kernel_called("FINAL")), Signals{});
    EXPECT_EQ(child.signals(kernel_called("FINAL", {LaterFix::ForkRlimitCache})), Signals{"SIGKILL@5000"});
}

TEST(CpuLimitBesideItimer, HidesTheEarlierItimer)
{
    ConsoleScript both = script(1000, TickNsec::X86);
    both.setitimer("P", "prof", 1'000'000).setrlimit("P", 10, "inf").ticks("P", 10'500);

    EXPECT_EQ(both.signals(kernel_called("FINAL")), (Signals{"SIGPROF@10000", "SIGXCPU@10000"}));
    EXPECT_EQ(both.signals(kernel_called("FINAL", {LaterFix::RlimitCompare})),
              (Signals{"SIGPROF@1002", "SIGXCPU@10000"}));
    EXPECT_EQ(both.signals(kernel_called("OLD27")), (Signals{"SIGPROF@1002", "SIGXCPU@10000"}));
}

TEST(CpuLimitBesideItimer, IsHiddenByTheLaterItimer)
{
    ConsoleScript both = script(1000, TickNsec::X86);
    both.setitimer("P", "prof", 1'000'000'000).setrlimit("P", 1, 1).ticks("P", 1'000'200);

    EXPECT_EQ(both.signals(kernel_called("FINAL")), (Signals{"SIGPROF@1000154", "SIGKILL@1000154"}));
    EXPECT_EQ(both.signals(kernel_called("OLD27")), Signals{"SIGKILL@1000"});
    EXPECT_EQ(both.signals(kernel_called("FINAL", {LaterFix::RlimitCompare})), Signals{"SIGKILL@1000"});
}

TEST(CpuLimitBesideItimer, IsLateForAnItimerInItsOwnSecond)
{
    ConsoleScript both = script(1000, TickNsec::X86);
    both.setrlimit("P", 10, 20).setitimer("P", "prof", 10'500'000).ticks("P", 11'500);

    for (std::string_view const version : {"PCPU", "LOCKED", "TIP", "FINAL"}) {
        SCOPED_TRACE(version);
        EXPECT_EQ(both.signals(kernel_called(version)), (Signals{"SIGPROF@10503", "SIGXCPU@10503", "SIGXCPU@11000"}));
    }
    EXPECT_EQ(both.signals(kernel_called("OLD27")), (Signals{"SIGXCPU@10000", "SIGPROF@10503", "SIGXCPU@11000"}));
}

TEST(CpuLimitBelowTheTimeUsed, UnderflowsOnlyIn2627WithTwoThreads)
{
    ConsoleScript one = script();
    one.ticks("P", 1500).setrlimit("P", 1, 3).ticks("P", 2000);
    ConsoleScript two = script();
    two.thread("Q", "P").ticks("P", 1500).setrlimit("P", 1, 3).ticks("P", 2000);
    Signals const enforced{"SIGXCPU@1501", "SIGXCPU@2000", "SIGKILL@3000"};

    EXPECT_EQ(one.signals(kernel_called("OLD27")), enforced);
    EXPECT_EQ(two.signals(kernel_called("OLD27")), Signals{});
    for (std::string_view const version : {"PCPU", "LOCKED", "TIP", "FINAL"})
        EXPECT_EQ(two.signals(kernel_called(version)), enforced) << version;
}

TEST(CpuLimitBeyondAllTime, WrapsRoundToAnEnormousShareIn2627)
{
    ConsoleScript two = script();
    two.thread("Q", "P").ticks("P", 10).setrlimit("P", std::uint64_t{1} << 61, "inf").call("cache", "P");

    EXPECT_EQ(two.last("cache", kernel_called("OLD27"))["thread"]["prof"], (std::uint64_t{1} << 63) + 5);
}

}
