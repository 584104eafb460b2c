// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/fix_set_text.h"
#include "core/scenario/kernel_tree.h"
#include "core/scenario/read_scenario.h"

#include <gtest/gtest.h>

namespace tickscope {

static KernelSpec kernel(std::string const& keys)
{
    ReadOutcome const outcome = read_scenario("tickscope: 1\ntitle: T\nkernel: {" + keys + "}\n", "f");
    for (Problem const& problem : outcome.problems)
        ADD_FAILURE() << to_string(problem);
    return outcome.scenario.value_or(Scenario{}).kernel;
}

TEST(FixSetText, MakeSetsOfEveryForm)
{
    EXPECT_EQ(parse_fix_set("all"), all_fixes);
    EXPECT_EQ(parse_fix_set("none"), FixSet{});
    EXPECT_EQ(parse_fix_set("up-to:dead-task-stats"), FixSet::up_to(Fix::DeadTaskStats));
    EXPECT_EQ(parse_fix_set("abstime-sync,hpet-reinit"), (FixSet{Fix::HpetReinit, Fix::AbstimeSync}));
    EXPECT_EQ(parse_fix_set("all, -abstime-sync"), FixSet::up_to(Fix::EnableOnSample));
    EXPECT_EQ(
        parse_fix_set("up-to:split-clocks-timers,abstime-sync,-hpet-reinit"),
        (FixSet{Fix::HpetCntAhead, Fix::NohzCpuOffline, Fix::DeadTaskStats, Fix::SplitClocksTimers, Fix::AbstimeSync}));
}

TEST(FixSetText, RefuseWhatIsNoSet)
{
    EXPECT_EQ(parse_fix_set("").error().text, "'' is no set of fixes: write all, none, up-to:KEY, KEY,KEY or all,-KEY");
    EXPECT_EQ(parse_fix_set("all,").error().text,
              "'all,' is no set of fixes: write all, none, up-to:KEY, KEY,KEY or all,-KEY");
    EXPECT_EQ(parse_fix_set("nohz-cpu-ofline").error().text,
              "there is no fix 'nohz-cpu-ofline': did you mean 'nohz-cpu-offline'?");
    EXPECT_EQ(parse_fix_set("-abstime-sync").error().text,
              "'-abstime-sync' takes away from nothing: write 'all,-abstime-sync'");
    EXPECT_EQ(parse_fix_set("abstime-sync,all").error().text, "'all' can only come first");
}

TEST(FixSetText, PrintEverySetSoThatItReadsBack)
{
    for (std::uint64_t bits = 0; bits <= all_fixes.bits(); ++bits) {
        FixSet const fixes = FixSet::from_bits(bits);
        EXPECT_EQ(parse_fix_set(format_fix_set(fixes)), fixes) << format_fix_set(fixes);
    }
    EXPECT_EQ(format_fix_set(FixSet::up_to(Fix::DeadTaskStats)), "up-to:dead-task-stats");
}

TEST(KernelKeys, BeginWithTheTree)
{
    EXPECT_EQ(kernel("").fixes, all_fixes);
    EXPECT_EQ(kernel("tree: 2.6.27").accounting, Accounting::Walk);
    EXPECT_EQ(kernel("tree: 2.6.27").fixes, FixSet{Fix::DeadTaskStats});
    EXPECT_EQ(kernel("tree: 2.6.28").accounting, Accounting::PerCpu);
    EXPECT_EQ(kernel("tree: 2.6.29-rc4").fixes, FixSet{});
    EXPECT_EQ(kernel("tree: 4cd4c1b").fixes, FixSet::up_to(Fix::SplitClocksTimers));
    EXPECT_EQ(kernel("tree: 2.6.29").later_fixes, LaterFixSet{LaterFix::SettimeStartsCputimer});
}

// A tree is what the one before it was, with a few changes.
TEST(KernelTrees, SayWhatChanged)
{
    EXPECT_EQ(later_fixes_changed(*find_tree("2.6.29")), "settime-starts-cputimer");
    EXPECT_EQ(later_fixes_changed(*find_tree("2.6.30")), "rlimit-slow-path, fork-rlimit-cache, rlimit-compare");
    EXPECT_EQ(later_fixes_changed(*find_tree("2.6.31")), "wait-own-sums, exit-no-cputimer");
    EXPECT_EQ(later_fixes_changed(*find_tree("2.6.32")), "itimer-keep-phase, covers-tie");
    EXPECT_EQ(later_fixes_changed(*find_tree("2.6.33")), "task-times-jiffies, dead-raw, not wait-own-sums");
    EXPECT_EQ(later_fixes_changed(*find_tree("2.6.34")), "clear-cache-on-stop");
    EXPECT_EQ(later_fixes_changed(*find_tree("2.6.35")),
              "earliest-cache, old-interval, none-timers-armed, rebuilt-cache, late-runtime, not rlimit-slow-path, not "
              "covers-tie");
    EXPECT_EQ(later_fixes_changed(*find_tree("2.6.36")), "late-ticks");
}

TEST(LaterFixes, StandInTheOrderOfTheReleases)
{
    for (std::size_t i = 0; i < later_fix_table.size(); ++i)
        EXPECT_EQ(static_cast<std::size_t>(later_fix_table[i].fix), i) << later_fix_table[i].key;
}

TEST(KernelKeys, ChooseASchedulerWhateverTheTree)
{
    EXPECT_EQ(kernel("tree: 2.6.36").scheduler, SchedRelease::V2_6_29);
    for (SchedFeatures const& features : sched_releases)
        EXPECT_EQ(kernel("scheduler: " + std::string{features.name}).scheduler, features.release);
}

TEST(KernelKeys, RefuseASchedulerThatIsNone)
{
    auto const problem = [](std::string const& keys) {
        ReadOutcome const outcome = read_scenario("tickscope: 1\ntitle: T\nkernel: {" + keys + "}\n", "f");
        return outcome.problems.empty() ? std::string{} : to_string(outcome.problems.front());
    };

    EXPECT_EQ(problem("scheduler: 2.6.31"), "f:3:21: error: the scheduler of 2.6.31 is that of 2.6.30: write 2.6.30");
    EXPECT_EQ(problem("scheduler: 2.6.37"),
              "f:3:21: error: there is no scheduler '2.6.37': did you mean '2.6.30'? (schedulers are those of 2.6.29, "
              "2.6.30, 2.6.32, 2.6.33, 2.6.34, 2.6.35, 2.6.36)");
    EXPECT_EQ(problem("scheduler: []"),
              "f:3:21: error: expected one of 2.6.29, 2.6.30, 2.6.32, 2.6.33, 2.6.34, 2.6.35, 2.6.36, found a list");
}

TEST(KernelKeys, ChangeTheTree)
{
    EXPECT_EQ(kernel("fixes: none").fixes, FixSet{});
    EXPECT_EQ(kernel("fixes: up-to:hpet-reinit").fixes, FixSet{Fix::HpetReinit});
    EXPECT_EQ(kernel("fixes: [abstime-sync]").fixes, FixSet{Fix::AbstimeSync});
    EXPECT_EQ(kernel("fixes: []").fixes, FixSet{});
    EXPECT_EQ(kernel("fixes: {abstime-sync: false, all: true}").fixes, FixSet::up_to(Fix::EnableOnSample));
    EXPECT_EQ(kernel("tree: 2.6.29-rc4, fixes: {hpet-reinit: true}").fixes, FixSet{Fix::HpetReinit});
    EXPECT_EQ(kernel("fixes: 'all,-abstime-sync'").fixes, FixSet::up_to(Fix::EnableOnSample));
    EXPECT_EQ(kernel("tree: 2.6.29, later_fixes: []").later_fixes, LaterFixSet{});
    EXPECT_EQ(kernel("tree: 2.6.29, later_fixes: {dead-raw: true}").later_fixes,
              (LaterFixSet{LaterFix::SettimeStartsCputimer, LaterFix::DeadRaw}));
    EXPECT_EQ(kernel("tree: 2.6.27, accounting: auto").accounting, std::nullopt);
}

}
