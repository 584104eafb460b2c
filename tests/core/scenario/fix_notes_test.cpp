// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/fix_table.h"
#include "core/scenario/fix_notes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace tickscope {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

static KernelConfig with(FixSet fixes, std::optional<Accounting> accounting = {})
{
    KernelConfig config;
    config.fixes = fixes;
    config.accounting = accounting;
    return config;
}

TEST(InertFixes, AreThoseOfTheSplitWithoutItAndAnOvertakenOne)
{
    FixSet const of_the_split{Fix::DropSpuriousWarning, Fix::EnableOnSample, Fix::AbstimeSync};
    for (std::uint64_t bits = 0; bits <= all_fixes.bits(); ++bits) {
        FixSet const on = FixSet::from_bits(bits);
        for (FixInfo const& info : fix_table) {
            SCOPED_TRACE(testing::Message() << info.key << " among " << bits);
            bool const waits = of_the_split.has(info.fix) && !on.has(Fix::SplitClocksTimers);
            bool const overtaken = info.fix == Fix::HpetReinit && on.has(Fix::HpetCntAhead);
            EXPECT_EQ(!why_inert(info.fix, with(on)).empty(), waits || overtaken);
        }
    }
}

TEST(InertFixes, FollowTheAccountingThatIsInForce)
{
    KernelConfig const walk = with(all_fixes, Accounting::Walk);
    KernelConfig const split = with({}, Accounting::Split);

    EXPECT_EQ(why_inert(Fix::AbstimeSync, walk), "accounting is walk");
    EXPECT_EQ(why_inert(Fix::SplitClocksTimers, walk), "accounting is walk");
    EXPECT_EQ(why_inert(LaterFix::ForkRlimitCache, walk), "accounting is walk");
    EXPECT_EQ(why_inert(LaterFix::SettimeStartsCputimer, with({})), "split-clocks-timers is off");
    EXPECT_EQ(why_inert(Fix::AbstimeSync, split), "");
    EXPECT_EQ(why_inert(LaterFix::SettimeStartsCputimer, split), "");
    EXPECT_EQ(why_inert(LaterFix::RebuiltCache, split), "");
    EXPECT_EQ(why_inert(LaterFix::RebuiltCache, walk), "accounting is walk");
    EXPECT_EQ(why_inert(LaterFix::LateTicks, split), "exit takes no time (costs: exit)");
}

TEST(FixNotes, AreNotMadeOfTheKernelsOfThatTime)
{
    for (FixSet const fixes : {FixSet{}, all_fixes, FixSet::up_to(Fix::DeadTaskStats),
                               FixSet::up_to(Fix::SplitClocksTimers), FixSet::up_to(Fix::EnableOnSample)})
        EXPECT_THAT(notes_on_fixes(with(fixes)), IsEmpty());
    EXPECT_THAT(notes_on_fixes(with({}, Accounting::PerCpu)), IsEmpty());
    EXPECT_THAT(notes_on_fixes(with({Fix::DeadTaskStats}, Accounting::Walk)), IsEmpty());
}

TEST(FixNotes, ShareASentenceWhereTheyShareAReason)
{
    FixSet without_split = all_fixes;
    without_split.set(Fix::SplitClocksTimers, false);

    EXPECT_THAT(notes_on_fixes(with(without_split)),
                ElementsAre("drop-spurious-warning, enable-on-sample, abstime-sync are on, which changes nothing: "
                            "split-clocks-timers is off"));
}

TEST(FixNotes, TellThatAFixIsOffInVain)
{
    FixSet without_reinit = all_fixes;
    without_reinit.set(Fix::HpetReinit, false);

    EXPECT_THAT(notes_on_fixes(with(without_reinit)),
                ElementsAre("hpet-reinit is off, which changes nothing: hpet-cnt-ahead is on and compares so, too"));
}

TEST(FixEffect, SaysWhichLaterFixOvertakesAnother)
{
    KernelConfig config = with(all_fixes);
    config.later_fixes = {LaterFix::EarliestCache, LaterFix::DeadRaw, LaterFix::RebuiltCache};

    EXPECT_EQ(why_inert(LaterFix::RlimitCompare, config), "earliest-cache is on and compares nothing");
    EXPECT_EQ(why_inert(LaterFix::CoversTie, config), "earliest-cache is on and compares nothing");
    EXPECT_EQ(why_inert(LaterFix::WaitOwnSums, config), "dead-raw is on and walks again");
    EXPECT_EQ(why_inert(LaterFix::ClearCacheOnStop, config), "rebuilt-cache is on and builds it anew");
}

TEST(FixNotes, AreMadeOfLaterFixesToo)
{
    KernelConfig config = with({});
    config.later_fixes = {LaterFix::LateRuntime, LaterFix::TvRound};

    EXPECT_THAT(notes_on_fixes(config), ElementsAre(HasSubstr("late-runtime is on")));
}

}
