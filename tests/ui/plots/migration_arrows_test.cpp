// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sample_run.h"
#include "ui/plots/lane_text.h"
#include "ui/plots/lanes_painter.h"
#include "ui/plots/migration_arrows.h"
#include "ui/plots/plot_data.h"

#include <gtest/gtest.h>

namespace tickscope::ui {
namespace {

using namespace std::chrono_literals;

constexpr SimTime at(Nanos since_boot) { return SimTime{} + since_boot; }

/// Four rows of 50 pixels, a pixel a millisecond.
LanesScene sceneOf(std::vector<Migration> migrations)
{
    LanesScene scene;
    scene.whole = {0, 0, 1100, 240};
    scene.area = {72, 20, 1000, 200};
    scene.time = {{at(0ms), at(1s)}, 72, 1000};
    scene.rows = {4, 20, 200, 50, 0};
    scene.migrations = std::move(migrations);
    return scene;
}

Migration move(Nanos when, std::uint16_t from, std::uint16_t to, std::uint64_t n = 0)
{
    return {at(when), n, TaskId{1}, CpuId{from}, CpuId{to}, MigrateWhy::Balance};
}

TEST(MigrationArrows, LeadFromBarToBar)
{
    LanesScene const scene = sceneOf({});

    MigrationArrow const down = arrowOf(scene, move(100ms, 0, 2)), up = arrowOf(scene, move(100ms, 3, 1));

    EXPECT_DOUBLE_EQ(down.start.x(), 172);
    EXPECT_DOUBLE_EQ(down.start.y(), partsOf({72, 20, 1000, 50}).bar.bottom());
    EXPECT_DOUBLE_EQ(down.end.y(), partsOf({72, 120, 1000, 50}).bar.top());
    EXPECT_GT(up.start.y(), up.end.y());
}

TEST(MigrationArrows, AreFoundUnderThePointerTheNearestFirst)
{
    LanesScene const scene = sceneOf({move(100ms, 0, 2, 7), move(112ms, 0, 2, 8)});

    ASSERT_TRUE(migrationAt(scene, {170, 90}) && migrationAt(scene, {182, 90}));
    EXPECT_EQ(migrationAt(scene, {170, 90})->n, 7u);
    EXPECT_EQ(migrationAt(scene, {182, 90})->n, 8u);
    EXPECT_FALSE(migrationAt(scene, {300, 90}));
    EXPECT_FALSE(migrationAt(scene, {170, 200}));
}

TEST(LaneCards, SayWhyAThreadMoved)
{
    Selection selection;
    PlotData plotData{selection};
    plotData.setFrame(sample::story());

    QStringList const card = migrationCard({at(500ms), 0, sample::short_lived, CpuId{3}, CpuId{2}, MigrateWhy::Hotplug},
                                           plotData.names(), 1ms);

    EXPECT_EQ(card,
              (QStringList{"worker/short moves from CPU 3 to CPU 2", "its CPU went offline", "at 0.500 s · hotplug"}));
}

TEST(LaneCards, SayWhatACpuHasToDoWithIdleBalancing)
{
    Machine machine;
    machine.cpus.resize(4);
    machine.nohz.load_balancer = CpuId{2};
    machine.nohz.cpu_mask.set(CpuId{1});
    machine.nohz.cpu_mask.set(CpuId{2});
    machine.nohz.cpu_mask.set(CpuId{3});
    machine.cpus[3].online = false;

    EXPECT_EQ(nohzText(CpuId{0}, machine), "");
    EXPECT_EQ(nohzText(CpuId{1}, machine), "in the idle mask: CPU 2 balances for it · nohz.cpu_mask");
    EXPECT_EQ(nohzText(CpuId{2}, machine), "balances for the idle CPUs · nohz.load_balancer");
    EXPECT_TRUE(nohzText(CpuId{3}, machine).startsWith("offline, but in the idle mask"));
    machine.nohz.load_balancer.reset();
    EXPECT_TRUE(nohzText(CpuId{1}, machine).contains("nobody balances for it"));
}

TEST(LaneCards, SayFromWhenToWhenTheTickIsStopped)
{
    Lane lane;
    lane.stopped = {{at(100ms), at(300ms)}, {at(500ms), never}};

    EXPECT_TRUE(tickCard(lane, at(99ms), 1ms).empty());
    EXPECT_EQ(tickCard(lane, at(100ms), 1ms), QStringList{"no tick from 0.100 s to 0.300 s"});
    EXPECT_TRUE(tickCard(lane, at(300ms), 1ms).empty());
    EXPECT_EQ(tickCard(lane, at(600ms), 1ms), QStringList{"no tick since 0.500 s"});
}

}
}
