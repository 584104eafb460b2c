// SPDX-License-Identifier: GPL-3.0-or-later
// CPU time of dead threads, scaled times, wait and POSIX timers, as each release from 2.6.29 to 2.6.36 has them.
#include "tests/support/release_facts.h"

#include <gtest/gtest.h>

namespace tickscope {

class ClockFacts : public testing::TestWithParam<ReleaseFact> { };

TEST_P(ClockFacts, HoldInEveryRelease) { expect_in_every_release(GetParam()); }

static std::string fact_name(testing::TestParamInfo<ReleaseFact> const& info) { return info.param.name; }

static constexpr auto x86 = TickNsec::X86;
static constexpr std::uint64_t ms = 1'000'000;

static Json const self{{"who", "self"}}, own_thread{{"who", "thread"}};

static ReleaseFact ten_short_workers()
{
    ConsoleScript script{1000, x86};
    script.process("P");
    for (char worker = 'A'; worker != 'K'; ++worker) {
        std::string const name(1, worker);
        script.thread(name, "P").ticks(name, 9).exit(name);
    }
    script.call("clock", "P").call("rusage", "P", self).call("times", "P").call("dead", "P");
    return {"TenShortWorkers",
            [script](KernelConfig const& kernel) {
                return fields_of("clock", {"utime", "prof"}, script, kernel) + " " +
                    fields_of("rusage", {"utime"}, script, kernel) + " " +
                    fields_of("times", {"utime"}, script, kernel) + " " + fields_of("dead", {"utime"}, script, kernel);
            },
            {{"2.6.29", "2.6.32", "0 [0,0] [0,0] 0 0"}, {"2.6.33", "2.6.36", "90 [0,89986320] [0,89986] 8 90"}}};
}

static ReleaseFact long_worker()
{
    ConsoleScript script{1000, x86};
    script.process("P").thread("W", "P").ticks("W", 1000).call("rusage", "W", own_thread).call("clock", "P");
    script.exit("W").call("clock", "P");
    return {"SystemTimeOfALongWorker",
            [script](KernelConfig const& kernel) {
                return fields_of("rusage", {"utime", "stime"}, script, kernel) + ", " +
                    every("clock", "stime", script, kernel);
            },
            {{"2.6.29", "2.6.32", "[0,999848] [0,9998], 0 10"}, {"2.6.33", "2.6.36", "[0,999848] [0,0], 0 0"}}};
}

static ReleaseFact reading_early()
{
    ConsoleScript script{250, x86};
    script.process("P").ticks_of("P", 10, 4 * ms).call("rusage", "P", self).call("times", "P");
    script.ticks_of("P", 30, ms, "system").call("rusage", "P", self).call("times", "P");
    script.ticks_of("P", 200, 4 * ms, "system").call("rusage", "P", self).call("times", "P");
    ConsoleScript thread = script;
    thread.call("rusage", "P", own_thread);
    return {"ReadingEarlyKeepsTheUserTime",
            [script, thread](KernelConfig const& kernel) {
                return every("rusage", "utime", script, kernel) + ", " + every("rusage", "stime", script, kernel) +
                    ", " + every("times", "stime", script, kernel) + ", " +
                    fields_of("rusage", {"utime", "stime"}, thread, kernel);
            },
            {{"2.6.29", "2.6.32",
              "[0,40002] [0,40002] [0,40002], [0,0] [0,120007] [0,920057], 0 12 92, [0,28001] [0,848053]"},
             {"2.6.33", "2.6.36",
              "[0,40002] [0,40002] [0,40002], [0,0] [0,28001] [0,828051], 0 2 82, [0,36002] [0,832052]"}}};
}

static ReleaseFact fast_ticks()
{
    ConsoleScript script;
    script.process("P").thread("W", "P").ticks_of("W", 50, 900'000);
    script.call("clock", "P").call("rusage", "P", self).exit("W");
    script.call("clock", "P").call("rusage", "P", self).call("times", "P");
    return {
        "FiftyTicksInFortyFiveMs",
        [script](KernelConfig const& kernel) {
            return every("clock", "utime", script, kernel) + ", " + every("rusage", "utime", script, kernel) + ", " +
                fields_of("times", {"utime"}, script, kernel);
        },
        {{"2.6.29", "2.6.32", "50 40, [0,50000] [0,40000], 4"}, {"2.6.33", "2.6.36", "50 50, [0,45000] [0,45000], 4"}}};
}

static ReleaseFact death_notice_is_raw()
{
    ConsoleScript script;
    script.process("S").process("P", "S").thread("W", "P").ticks_of("P", 50, 900'000).ticks_of("W", 100, 450'000);
    script.exit("W").call("clock", "P").call("rusage", "P", self).exit("P").call("wait", "S", {{"child", "P"}});
    return {"DeathNoticeIsRaw",
            [script](KernelConfig const& kernel) {
                return fields_of("sigchld", {"si_utime"}, script, kernel) + " " +
                    fields_of("rusage", {"utime"}, script, kernel) + " " +
                    fields_of("wait", {"parent_cutime"}, script, kernel) + " " +
                    fields_of("clock", {"utime"}, script, kernel);
            },
            {{"2.6.29", "2.6.32", "9 [0,90000] 90 90"}, {"2.6.33", "2.6.36", "15 [0,90000] 90 150"}}};
}

static ReleaseFact scaled_thread()
{
    ConsoleScript script;
    script.process("P").ticks("P", 15).call("rusage", "P", own_thread);
    script.ticks_of("P", 4, 2'500'000, "system").call("rusage", "P", own_thread);
    script.ticks("P", 7).call("rusage", "P", own_thread);
    ConsoleScript whole = script;
    whole.call("rusage", "P", self);
    return {"ScaledInStepsOfTenOrOneMs",
            [script, whole](KernelConfig const& kernel) {
                return every("rusage", "utime", script, kernel) + ", " + every("rusage", "stime", script, kernel) +
                    ", " + fields_of("rusage", {"utime", "stime"}, whole, kernel);
            },
            {{"2.6.29", "2.6.32", "[0,10000] [0,20000] [0,30000], [0,0] [0,0] [0,0], [0,22000] [0,4000]"},
             {"2.6.33", "2.6.36", "[0,15000] [0,19000] [0,27000], [0,0] [0,6000] [0,6000], [0,27000] [0,5000]"}}};
}

static std::vector<ReleaseFact> waiting()
{
    ConsoleScript cost{1000, x86};
    cost.process("S").process("C", "S").ticks("C", 3).exit("C").counters().call("wait", "S", {{"child", "C"}});
    cost.counters();
    ConsoleScript told{1000, x86};
    told.process("G").process("S", "G").process("C", "S").ticks_of("C", 333, 999'848);
    told.ticks_of("C", 100, 500'000, "system").exit("C").call("wait", "S", {{"child", "C"}}).ticks("S", 5);
    ConsoleScript grandparent = told;
    grandparent.exit("S").call("wait", "G", {{"child", "S"}});
    auto const cumulated = [](ConsoleScript const& script, KernelConfig const& kernel) {
        return fields_of("wait", {"parent_cutime", "parent_cstime"}, script, kernel);
    };
    return {{"WaitWalks",
             [cost](KernelConfig const& kernel) {
                 return fields_of("counters", {"walks", "group_locks"}, cost, kernel) + " " +
                     fields_of("cputimer_transitions", {"starts"}, cost, kernel);
             },
             {{"2.6.29", "2.6.30", "3 1 1"}, {"2.6.31", "2.6.32", "1 0 null"}, {"2.6.33", "2.6.36", "2 0 null"}}},
            {"WaitTellsScaledTimes",
             [told, grandparent, cumulated](KernelConfig const& kernel) {
                 return cumulated(told, kernel) + ", " + fields_of("sigchld", {"si_utime", "si_stime"}, told, kernel) +
                     ", " + cumulated(grandparent, kernel);
             },
             {{"2.6.29", "2.6.32", "333 100, 33 9, 338 100"}, {"2.6.33", "2.6.36", "293 89, 33 9, 298 89"}}}};
}

static ReleaseFact old_interval()
{
    ConsoleScript script;
    script.process("P").timer("P", "t", "process", "sched", "SIGRT1");
    script.settime("P", "t", 1000 * ms, 3000 * ms).settime("P", "t", 5000 * ms, 7000 * ms);
    return {"OldInterval",
            [script](KernelConfig const& kernel) { return every("timer_settime", "old_interval", script, kernel); },
            {{"2.6.29", "2.6.34", "[3,0] [7,0]"}, {"2.6.35", "2.6.36", "[0,0] [3,0]"}}};
}

static ConsoleScript silent_timer(std::uint64_t value, std::uint64_t interval)
{
    ConsoleScript script;
    script.process("P").timer("P", "t", "process", "sched", "SIGRT1", "none").settime("P", "t", value, interval);
    return script;
}

static std::vector<ReleaseFact> silent_timers()
{
    ConsoleScript once = silent_timer(5 * ms, 0), again = silent_timer(5 * ms, 4 * ms);
    once.counters().ticks("P", 5).call("timer_gettime", "P", {{"timer", "t"}}).counters().ticks("P", 1);
    once.call("cputimer", "P");
    again.ticks("P", 7).call("timer_gettime", "P", {{"timer", "t"}});
    again.ticks("P", 10).call("timer_gettime", "P", {{"timer", "t"}});
    return {{"SilentTimerExpiresOnce",
             [once](KernelConfig const& kernel) {
                 return fields_of("timer_gettime", {"value"}, once, kernel) + " " +
                     fields_of("cputimer", {"running"}, once, kernel) + " " +
                     fields_of("counters", {"slow"}, once, kernel) + " " +
                     fields_of("cputimer_transitions", {"first_stop"}, once, kernel);
             },
             {{"2.6.29", "2.6.34", "[0,1] 1 0 0"}, {"2.6.35", "2.6.36", "[0,0] 0 1 5"}}},
            {"SilentTimerIsNotReloaded",
             [again](KernelConfig const& kernel) {
                 return every("timer_gettime", "value", again, kernel) + " " +
                     fields_of("timer_gettime", {"interval"}, again, kernel);
             },
             {{"2.6.29", "2.6.34", "[0,2000000] [0,4000000] [0,4000000]"},
              {"2.6.35", "2.6.36", "[0,0] [0,0] [0,4000000]"}}}};
}

static ReleaseFact late_runtime()
{
    ConsoleScript script;
    script.process("P").thread("W", "P").timer("P", "t", "process", "sched", "SIGRT1").settime("P", "t", 12'500'000);
    script.ticks("W", 5).run("W", 700'000).exit("W").call("cputimer", "P").call("clock", "P").ticks("P", 10);
    return {"PendingTimeOfADeadWorker",
            [script](KernelConfig const& kernel) {
                return fields_of("cputimer", {"exec"}, script, kernel) + " " + ticks_of("t", script, kernel) + " " +
                    fields_of("clock", {"exec"}, script, kernel);
            },
            {{"2.6.29", "2.6.34", "5000000 13 5000000"}, {"2.6.35", "2.6.36", "5700000 12 5000000"}}};
}

static ReleaseFact tie_with_an_itimer()
{
    ConsoleScript script{100, x86};
    script.process("P").setitimer("P", "prof", 45'000, 1'000'000).ticks("P", 7);
    script.timer("P", "t", "process", "prof", "SIGRT1").settime("P", "t", 1060 * ms, 0, true).call("cache", "P");
    return {"TimerDueWithAnItimer",
            [script](KernelConfig const& kernel) {
                return fields_of("cache", {"it_prof", "group/prof"}, script, kernel);
            },
            {{"2.6.29", "2.6.31", "106 106"}, {"2.6.32", "2.6.34", "106 6"}, {"2.6.35", "2.6.36", "106 106"}}};
}

static ReleaseFact deleted_timer()
{
    ConsoleScript script;
    script.process("P").timer("P", "a", "process", "sched", "SIGRT1").settime("P", "a", 20 * ms);
    script.call("timer_delete", "P", {{"timer", "a"}}).timer("P", "b", "process", "sched", "SIGRT1");
    script.settime("P", "b", 50 * ms).call("cache", "P").counters().ticks("P", 30).counters();
    return {"CacheOfADeletedTimer",
            [script](KernelConfig const& kernel) {
                return fields_of("cache", {"group/sched"}, script, kernel) + " " +
                    fields_of("counters", {"slow"}, script, kernel);
            },
            {{"2.6.29", "2.6.34", "50000000 0"}, {"2.6.35", "2.6.36", "20000000 1"}}};
}

static std::vector<ReleaseFact> periodic_timers()
{
    ConsoleScript blocked;
    blocked.process("P").call("sigblock", "P", {{"sig", "SIGRT1"}}).timer("P", "t", "process", "prof", "SIGRT1");
    blocked.settime("P", "t", 10 * ms, 10 * ms).counters().ticks("P", 35).counters();
    ConsoleScript taken;
    taken.process("P").autodeliver().timer("P", "t", "process", "prof", "SIGRT1");
    taken.settime("P", "t", 10 * ms, 10 * ms).counters().ticks("P", 35).counters();
    return {{"BlockedPeriodicTimer",
             [blocked](KernelConfig const& kernel) {
                 return fields_of("counters", {"walks"}, blocked, kernel) + " " +
                     fields_of("cputimer_transitions", {"first_stop"}, blocked, kernel);
             },
             {{"2.6.29", "2.6.33", "24 11"}, {"2.6.34", "2.6.34", "0 11"}, {"2.6.35", "2.6.36", "0 10"}}},
            {"TakenPeriodicTimer",
             [taken](KernelConfig const& kernel) {
                 return ticks_of("t", taken, kernel) + ", walks " + fields_of("counters", {"walks"}, taken, kernel);
             },
             {{"2.6.29", "2.6.34", "10 20 30, walks 0"}, {"2.6.35", "2.6.36", "10 20 30, walks 3"}}}};
}

static ReleaseFact disarming_starts_the_count()
{
    ConsoleScript script;
    script.process("P").timer("P", "t", "process", "sched", "SIGRT1").settime("P", "t", 0).call("cputimer", "P");
    script.counters().ticks("P", 100).counters();
    return {"DisarmingStartsTheCount",
            [script](KernelConfig const& kernel) {
                return fields_of("cputimer", {"running"}, script, kernel) + " " +
                    fields_of("counters", {"group_locks"}, script, kernel);
            },
            {{"2.6.29", "2.6.34", "1 200"}, {"2.6.35", "2.6.36", "1 300"}}};
}

INSTANTIATE_TEST_SUITE_P(Dead, ClockFacts,
                         testing::Values(ten_short_workers(), long_worker(), fast_ticks(), death_notice_is_raw()),
                         fact_name);
INSTANTIATE_TEST_SUITE_P(Scaled, ClockFacts, testing::Values(reading_early(), scaled_thread()), fact_name);
INSTANTIATE_TEST_SUITE_P(Waiting, ClockFacts, testing::ValuesIn(waiting()), fact_name);
INSTANTIATE_TEST_SUITE_P(Timers, ClockFacts,
                         testing::Values(old_interval(), late_runtime(), tie_with_an_itimer(), deleted_timer(),
                                         disarming_starts_the_count()),
                         fact_name);
INSTANTIATE_TEST_SUITE_P(Silent, ClockFacts, testing::ValuesIn(silent_timers()), fact_name);
INSTANTIATE_TEST_SUITE_P(Periodic, ClockFacts, testing::ValuesIn(periodic_timers()), fact_name);

}
