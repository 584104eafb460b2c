// SPDX-License-Identifier: GPL-3.0-or-later
// Interval timers, limits and the expiry cache, as each release from 2.6.29 to 2.6.36 has them.
#include "tests/support/release_facts.h"

#include <gtest/gtest.h>

namespace tickscope {

class ItimerFacts : public testing::TestWithParam<ReleaseFact> { };

TEST_P(ItimerFacts, HoldInEveryRelease) { expect_in_every_release(GetParam()); }

static std::string fact_name(testing::TestParamInfo<ReleaseFact> const& info) { return info.param.name; }

static ConsoleScript itimer(std::uint32_t hz, TickNsec mode, std::uint64_t value_us, std::uint64_t interval_us,
                            std::uint64_t ticks)
{
    ConsoleScript made{hz, mode};
    made.process("P").setitimer("P", "prof", value_us, interval_us).ticks("P", ticks);
    return made.call("getitimer", "P", {{"which", "prof"}}).call("cache", "P");
}

namespace {

/// How often SIGPROF comes, and at which ticks first, where an itimer is set to one and the same value and interval.
struct Rate {
    std::uint32_t hz;
    TickNsec mode;
    std::uint64_t us;
    std::string before, after;  ///< up to 2.6.31, and from 2.6.32 on
};

}

static std::string in_words(Rate const& rate)
{
    return std::to_string(rate.hz) + (rate.mode == TickNsec::X86 ? "x" : "e") + std::to_string(rate.us) + "us";
}

using Found = std::function<std::string(ConsoleScript const&, KernelConfig const&)>;

static std::vector<ReleaseFact> facts_of(std::string const& what, std::vector<Rate> const& rates,
                                         std::uint64_t tenths_of_seconds, Found const& found)
{
    std::vector<ReleaseFact> facts;
    for (Rate const& rate : rates) {
        ConsoleScript const script = itimer(rate.hz, rate.mode, rate.us, rate.us, rate.hz * tenths_of_seconds / 10);
        facts.push_back({what + in_words(rate),
                         [script, found](KernelConfig const& kernel) { return found(script, kernel); },
                         {{"2.6.29", "2.6.31", rate.before}, {"2.6.32", "2.6.36", rate.after}}});
    }
    return facts;
}

static constexpr auto x86 = TickNsec::X86, exact = TickNsec::Exact;

static std::string sigprofs(ConsoleScript const& script, KernelConfig const& kernel)
{
    return count_of("SIGPROF", script, kernel);
}

INSTANTIATE_TEST_SUITE_P(CountIn12Tenths, ItimerFacts,
                         testing::ValuesIn(facts_of("Count",
                                                    {{100, x86, 10'000, "59", "118"},
                                                     {100, exact, 10'000, "59", "118"},
                                                     {250, x86, 10'000, "99", "119"},
                                                     {250, exact, 10'000, "99", "119"},
                                                     {300, x86, 10'000, "89", "119"},
                                                     {1000, x86, 10'000, "109", "119"},
                                                     {1000, exact, 10'000, "109", "119"},
                                                     {100, x86, 15'000, "59", "79"},
                                                     {100, x86, 20'000, "39", "59"},
                                                     {100, x86, 100'000, "10", "11"},
                                                     {250, exact, 4'000, "149", "298"},
                                                     {250, exact, 20'000, "49", "59"},
                                                     {250, x86, 4'000, "299", "299"},
                                                     {1000, x86, 1'000, "599", "1198"},
                                                     {1000, x86, 4'000, "239", "299"},
                                                     {1000, x86, 100'000, "11", "11"}},
                                                    12, sigprofs)),
                         fact_name);

INSTANTIATE_TEST_SUITE_P(CountInAMinute, ItimerFacts,
                         testing::ValuesIn(facts_of("Minute",
                                                    {{100, x86, 10'000, "2999", "5998"},
                                                     {250, x86, 10'000, "4999", "5999"},
                                                     {1000, x86, 10'000, "5454", "5998"},
                                                     {1000, exact, 10'000, "5454", "5999"}},
                                                    600, sigprofs)),
                         fact_name);

INSTANTIATE_TEST_SUITE_P(FirstTicks, ItimerFacts,
                         testing::ValuesIn(facts_of("First",
                                                    {{100, x86, 10'000, "3 5 7 9", "3 4 5 6"},
                                                     {250, x86, 10'000, "4 7 10 13", "4 6 9 11"},
                                                     {300, x86, 10'000, "5 9 13 17", "5 8 11 14"},
                                                     {1000, x86, 10'000, "12 23 34 45", "12 22 32 42"},
                                                     {1000, x86, 100'000, "102 203 304 405", "102 202 302 402"}},
                                                    12,
                                                    [](ConsoleScript const& script, KernelConfig const& kernel) {
                                                        return ticks_of("SIGPROF", script, kernel, 4);
                                                    })),
                         fact_name);

INSTANTIATE_TEST_SUITE_P(
    GetitimerAfterwards, ItimerFacts,
    testing::ValuesIn(facts_of("Getitimer",
                               {{100, x86, 10'000, "[0,10000] [0,20000]", "[0,10000] [0,20000]"},
                                {250, x86, 10'000, "[0,4000] [0,12000]", "[0,4000] [0,12000]"},
                                {1000, x86, 10'000, "[0,10998] [0,10998]", "[0,1999] [0,10998]"}},
                               12,
                               [](ConsoleScript const& script, KernelConfig const& kernel) {
                                   return fields_of("getitimer", {"value", "interval"}, script, kernel);
                               })),
    fact_name);

static ReleaseFact less_than_a_tick()
{
    ConsoleScript const script = itimer(100, x86, 1, 1, 12);
    return {"LessThanATick",
            [script](KernelConfig const& kernel) {
                return ticks_of("SIGPROF", script, kernel) + ", " + fields_of("cache", {"it_prof"}, script, kernel) +
                    ", " + fields_of("getitimer", {"value"}, script, kernel);
            },
            {{"2.6.29", "2.6.31", "2 3 4 5 6 7 8 9 10 11 12, 13, [0,10000]"},
             {"2.6.32", "2.6.36", "2 3 4 5 6 7 8 9 10 11 12, 2, [0,10000]"}}};
}

static ReleaseFact virtual_itimer()
{
    ConsoleScript script{250, x86};
    script.process("P").setitimer("P", "virt", 25'000, 10'000).ticks("P", 60).call("cache", "P");
    return {"VirtualOf25And10ms",
            [script](KernelConfig const& kernel) {
                return count_of("SIGVTALRM", script, kernel) + ": " + ticks_of("SIGVTALRM", script, kernel, 4) + ", " +
                    fields_of("cache", {"it_virt"}, script, kernel);
            },
            {{"2.6.29", "2.6.31", "18: 8 11 14 17, 62"}, {"2.6.32", "2.6.36", "22: 8 10 13 15, 63"}}};
}

static ConsoleScript with_inherited_limit()
{
    ConsoleScript script;
    script.process("S").setrlimit("S", 1, 3).process("C", "S").call("cache", "C").call("cputimer", "C");
    return script;
}

static std::string signals_of_limit(ConsoleScript const& script, KernelConfig const& kernel)
{
    return "SIGXCPU " + ticks_of("SIGXCPU", script, kernel) + ", SIGKILL " + ticks_of("SIGKILL", script, kernel);
}

static std::vector<ReleaseFact> inherited_limit()
{
    ConsoleScript born = with_inherited_limit(), whole = born, counted = born;
    born.ticks("C", 0);
    whole.counters().ticks("C", 3200).counters();
    counted.ticks("C", 1).counters().ticks("C", 1500).counters();
    return {{"InheritedLimitIsSeeded",
             [born](KernelConfig const& kernel) {
                 return fields_of("cache", {"group/prof"}, born, kernel) + " " +
                     fields_of("cputimer", {"running"}, born, kernel);
             },
             {{"2.6.29", "2.6.29", "0 0"}, {"2.6.30", "2.6.36", "1000 1"}}},
            {"InheritedLimitIsEnforced",
             [whole](KernelConfig const& kernel) {
                 return signals_of_limit(whole, kernel) + ", slow " + fields_of("counters", {"slow"}, whole, kernel);
             },
             {{"2.6.29", "2.6.29", "SIGXCPU , SIGKILL , slow 0"},
              {"2.6.30", "2.6.34", "SIGXCPU 1000 2000, SIGKILL 3000, slow 3000"},
              {"2.6.35", "2.6.36", "SIGXCPU 1000 2000, SIGKILL 3000, slow 3"}}},
            {"InheritedLimitCostsLocks",
             [counted](KernelConfig const& kernel) { return fields_of("counters", {"group_locks"}, counted, kernel); },
             {{"2.6.29", "2.6.29", "0"}, {"2.6.30", "2.6.34", "6000"}, {"2.6.35", "2.6.36", "4501"}}}};
}

static std::vector<ReleaseFact> own_limit()
{
    ConsoleScript limited;
    limited.process("P").setrlimit("P", 10, "inf").counters().ticks("P", 1000).counters();
    ConsoleScript lifted = limited;
    lifted.setrlimit("P", "inf", "inf").counters().ticks("P", 100).counters();
    return {{"LimitCostsASlowPathATick",
             [limited](KernelConfig const& kernel) {
                 return fields_of("counters", {"slow", "group_locks"}, limited, kernel);
             },
             {{"2.6.29", "2.6.29", "0 3000"}, {"2.6.30", "2.6.34", "1000 4000"}, {"2.6.35", "2.6.36", "0 3000"}}},
            {"LiftedLimitStillCounts",
             [lifted](KernelConfig const& kernel) { return fields_of("counters", {"group_locks"}, lifted, kernel); },
             {{"2.6.29", "2.6.36", "300"}}}};
}

static std::vector<ReleaseFact> limit_and_itimer()
{
    ConsoleScript set, late, early, both;
    set.process("P").setitimer("P", "prof", 1'000'000).setrlimit("P", 10, "inf").call("cache", "P");
    ConsoleScript later = set;
    later.ticks("P", 1500).call("cache", "P");
    late = later;
    late.ticks("P", 9000);
    early.process("P").setitimer("P", "prof", 1'000'000'000).setrlimit("P", 1, 1).call("cache", "P").ticks("P", 1500);
    both.process("P").setrlimit("P", 10, "inf").setitimer("P", "prof", 10'502'000).counters().ticks("P", 11'010);
    both.counters();
    auto const cache = [](ConsoleScript const& script) {
        return [script](KernelConfig const& kernel) { return fields_of("cache", {"group/prof"}, script, kernel); };
    };
    return {{"LimitAfterItimerSetsCache", cache(set), {{"2.6.29", "2.6.29", "10000"}, {"2.6.30", "2.6.36", "1001"}}},
            {"LimitAfterItimerKeepsCache",
             cache(later),
             {{"2.6.29", "2.6.29", "10000"}, {"2.6.30", "2.6.34", "1001"}, {"2.6.35", "2.6.36", "10000"}}},
            {"LimitAfterItimerDelaysSigprof",
             [late](KernelConfig const& kernel) {
                 return ticks_of("SIGPROF", late, kernel) + ", " + ticks_of("SIGXCPU", late, kernel);
             },
             {{"2.6.29", "2.6.29", "10000, 10000"}, {"2.6.30", "2.6.36", "1001, 10000"}}},
            {"LimitBeforeFarItimer",
             [early](KernelConfig const& kernel) {
                 return fields_of("cache", {"group/prof"}, early, kernel) + " " + ticks_of("SIGKILL", early, kernel);
             },
             {{"2.6.29", "2.6.29", "1000001 "}, {"2.6.30", "2.6.36", "1000 1000"}}},
            {"LimitInTheItimersSecond",
             [both](KernelConfig const& kernel) {
                 return "SIGXCPU " + ticks_of("SIGXCPU", both, kernel) + ", SIGPROF " +
                     ticks_of("SIGPROF", both, kernel) + ", slow " + fields_of("counters", {"slow"}, both, kernel);
             },
             {{"2.6.29", "2.6.29", "SIGXCPU 10504 11000, SIGPROF 10504, slow 507"},
              {"2.6.30", "2.6.34", "SIGXCPU 10000 11000, SIGPROF 10504, slow 11010"},
              {"2.6.35", "2.6.36", "SIGXCPU 10000 11000, SIGPROF 10504, slow 3"}}}};
}

static std::vector<ReleaseFact> stale_cache()
{
    ConsoleScript stale{1000, x86};
    stale.process("P").thread("A", "P").thread("B", "P").thread("C", "P").setitimer("P", "prof", 5'000);
    ConsoleScript stops = stale;
    stops.ticks("P", 10);
    stale.ticks("P", 8).counters().rounds({"P", "A", "B", "C"}, 100).counters();
    ConsoleScript disarmed;
    disarmed.process("P").setitimer("P", "prof", 2'000'000).ticks("P", 100).setitimer("P", "prof", 0);
    disarmed.ticks("P", 1900).call("cputimer", "P").counters().ticks("P", 100).counters();
    return {{"StaleCacheWalks",
             [stale](KernelConfig const& kernel) {
                 return fields_of("counters", {"walks", "visits", "slow", "group_locks"}, stale, kernel);
             },
             {{"2.6.29", "2.6.33", "400 1600 400 800"}, {"2.6.34", "2.6.36", "0 0 0 0"}}},
            {"CountStopsAfterTheLastTimer",
             [stops](KernelConfig const& kernel) {
                 return fields_of("cputimer_transitions", {"first_stop", "stops"}, stops, kernel);
             },
             {{"2.6.29", "2.6.33", "8 3"}, {"2.6.34", "2.6.34", "8 1"}, {"2.6.35", "2.6.36", "7 1"}}},
            {"DisarmedItimerKeepsTheCountRunning",
             [disarmed](KernelConfig const& kernel) {
                 return fields_of("cputimer", {"running"}, disarmed, kernel) + ", " +
                     fields_of("counters", {"slow", "walks"}, disarmed, kernel);
             },
             {{"2.6.29", "2.6.33", "1, 100 99"}, {"2.6.34", "2.6.36", "1, 1 0"}}}};
}

INSTANTIATE_TEST_SUITE_P(Odd, ItimerFacts, testing::Values(less_than_a_tick(), virtual_itimer()), fact_name);
INSTANTIATE_TEST_SUITE_P(Inherited, ItimerFacts, testing::ValuesIn(inherited_limit()), fact_name);
INSTANTIATE_TEST_SUITE_P(Own, ItimerFacts, testing::ValuesIn(own_limit()), fact_name);
INSTANTIATE_TEST_SUITE_P(Both, ItimerFacts, testing::ValuesIn(limit_and_itimer()), fact_name);
INSTANTIATE_TEST_SUITE_P(Cache, ItimerFacts, testing::ValuesIn(stale_cache()), fact_name);

}
