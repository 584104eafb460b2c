// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/versions.h"
#include "tests/support/sim.h"

#include <gtest/gtest.h>

namespace tickscope {

using namespace std::chrono_literals;

namespace {

Versions versions_of(std::string const& yaml) { return Versions{std::make_shared<Scenario const>(scenario_of(yaml))}; }

constexpr auto plain = "duration: 1s\nmachine: {cpus: 2}\n";
constexpr auto with_events =
    "duration: 1s\nmachine: {cpus: 4}\nevents:\n  - {at: 10ms, offline: 1}\n  - {at: 10ms, offline: 2}\n";

CommandAt offline(Nanos at, unsigned cpu) { return {SimTime{at}, cmd::Offline{static_cast<CpuId>(cpu)}}; }

TEST(Versions, BeginWithTheStoryAsItWasOpened)
{
    Versions const versions = versions_of(with_events);

    EXPECT_EQ(versions.current(), 0u);
    EXPECT_EQ(versions.commands(), versions.file()->events);
    EXPECT_FALSE(versions.has_acts());
}

TEST(Versions, PutAnActBetweenCommandsOfOneInstant)
{
    Versions versions = versions_of(with_events);

    versions.act(1, offline(10ms, 3), 1);

    EXPECT_EQ(versions.commands(), (std::vector{offline(10ms, 1), offline(10ms, 3), offline(10ms, 2)}));
}

TEST(Versions, LeaveOutWhatWasDoneLaterThanAnAct)
{
    Versions versions = versions_of(plain);
    versions.act(1, offline(100ms, 1), 0);
    versions.note_reached(SimTime{200ms});

    versions.act(2, offline(50ms, 1), 0);

    EXPECT_EQ(versions.commands(), std::vector{offline(50ms, 1)});
    versions.go_to(1);
    EXPECT_EQ(versions.commands(), std::vector{offline(100ms, 1)});
}

TEST(Versions, AreOneRunWhereEachGoesOnFromTheEndOfTheOther)
{
    Versions versions = versions_of(plain);
    versions.note_reached(SimTime{100ms});
    versions.act(1, offline(100ms, 1), 0);
    versions.note_reached(SimTime{200ms});

    std::vector<Branch> const branches = versions.branches();

    ASSERT_EQ(branches.size(), 1u);
    EXPECT_EQ(branches[0].version, 1u);
    EXPECT_EQ(branches[0].parent, std::nullopt);
}

TEST(Versions, PartWhereSomebodyActsInThePast)
{
    Versions versions = versions_of(plain);
    versions.note_reached(SimTime{1s});
    versions.act(1, offline(100ms, 1), 0);

    std::vector<Branch> const branches = versions.branches();

    ASSERT_EQ(branches.size(), 2u);
    EXPECT_EQ(branches[0].version, 0u);
    EXPECT_EQ(branches[0].reached, SimTime{1s});
    EXPECT_EQ(branches[1].parent, 0u);
    EXPECT_EQ(branches[1].parts_at, SimTime{100ms});
    EXPECT_EQ(std::get<CommandAt>(branches[1].by), offline(100ms, 1));
}

TEST(Versions, ForgetNoRunThatWentOnFromAnActWhichWasUndone)
{
    Versions versions = versions_of(plain);
    versions.note_reached(SimTime{100ms});
    versions.act(1, offline(100ms, 1), 0);
    versions.note_reached(SimTime{300ms});
    versions.go_to(0);
    versions.act(2, {SimTime{100ms}, cmd::ReadClock{"a"}}, 0);

    std::vector<Branch> const branches = versions.branches();

    ASSERT_EQ(branches.size(), 2u);
    EXPECT_EQ(branches[0].version, 1u);
    EXPECT_EQ(branches[1].version, 2u);
    EXPECT_EQ(branches[1].parts_at, SimTime{100ms});
}

TEST(Versions, ShowNothingOfAnActThatWasUndoneAtOnce)
{
    Versions versions = versions_of(plain);
    versions.note_reached(SimTime{1s});
    versions.act(1, offline(100ms, 1), 0);
    versions.note_reached(SimTime{100ms});

    versions.go_to(0);

    EXPECT_EQ(versions.branches().size(), 1u);
}

TEST(Versions, SwitchAFixFromTheStartAndForgetHowItWasSwitchedOnTheWay)
{
    Versions versions = versions_of(plain);
    versions.act(1, {SimTime{10ms}, cmd::SetFixes{{{Fix::AbstimeSync, false}, {Fix::DeadTaskStats, false}}, {}}}, 0);
    versions.act(2, offline(20ms, 1), 1);

    versions.edit(3, edit::Fixes{{{{Fix::AbstimeSync, true}}, {}}});

    ASSERT_EQ(versions.commands().size(), 2u);
    EXPECT_EQ(versions.commands()[0].command, Command{(cmd::SetFixes{{{Fix::DeadTaskStats, false}}, {}})});
    EXPECT_EQ(versions.commands()[1], offline(20ms, 1));
}

TEST(Versions, ComeBackToTheSameStoryWhenASwitchIsSwitchedBack)
{
    Versions versions = versions_of(plain);
    versions.note_reached(SimTime{1s});
    versions.edit(1, edit::Fixes{{{{Fix::AbstimeSync, false}}, {}}});
    versions.note_reached(SimTime{1s});

    versions.edit(2, edit::Fixes{{{{Fix::AbstimeSync, true}}, {}}});

    EXPECT_EQ(versions.scenario(), versions.file());
    ASSERT_EQ(versions.branches().size(), 2u);
    EXPECT_EQ(versions.branches()[0].version, 0u);
    EXPECT_EQ(std::get<ScenarioEdit>(versions.branches()[1].by),
              ScenarioEdit{(edit::Fixes{{{{Fix::AbstimeSync, false}}, {}}})});
}

TEST(Versions, TakeACpuOfflineFromTheStartAndBack)
{
    Versions versions = versions_of(plain);

    versions.edit(1, edit::Cpu{CpuId{1}, false});

    ASSERT_TRUE(versions.scenario()->machine.online);
    EXPECT_EQ(versions.scenario()->machine.online->numbers(), std::vector<std::uint32_t>{0});
    versions.edit(2, edit::Cpu{CpuId{1}, true});
    EXPECT_EQ(versions.scenario(), versions.file());
}

TEST(Versions, KeepABranchUntilItIsRemovedByHand)
{
    Versions versions = versions_of(plain);
    versions.note_reached(SimTime{1s});
    versions.act(1, offline(100ms, 1), 0);
    versions.name(0, "as it was");
    EXPECT_EQ(versions.branches()[0].name, "as it was");

    versions.remove(0);
    versions.remove(1);

    ASSERT_EQ(versions.branches().size(), 1u);
    EXPECT_EQ(versions.branches()[0].version, 1u);
    versions.go_to(0);
    EXPECT_EQ(versions.branches()[0].version, 0u);
}

}
}
