// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/tick.h"
#include "tests/support/bare_machine.h"

#include <gtest/gtest.h>

namespace tickscope {

using namespace std::chrono_literals;

static std::vector<std::pair<SimTime, CpuId>> ticks_until(BareMachine& bare, SimTime until)
{
    bare.events.clear();
    bare.take_ticks_until(until);
    std::vector<std::pair<SimTime, CpuId>> ticks;
    for (TraceEvent const& event : bare.events)
        if (std::holds_alternative<traced::Tick>(event.what))
            ticks.emplace_back(event.at, event.cpu);
    return ticks;
}

static KernelConfig without_nohz(TickPhase phase) { return {.tick_phase = phase, .nohz = false}; }

TEST(TickRing, StaggersTheCpusOverHalfAPeriod)
{
    BareMachine bare{4, without_nohz(TickPhase::Staggered)};

    auto const ticks = ticks_until(bare, at(2ms));

    EXPECT_EQ(ticks,
              (std::vector<std::pair<SimTime, CpuId>>{{at(1ms), CpuId{0}},
                                                      {at(1125us), CpuId{1}},
                                                      {at(1250us), CpuId{2}},
                                                      {at(1375us), CpuId{3}},
                                                      {at(2ms), CpuId{0}}}));
}

TEST(TickRing, TicksAlignedCpusInTheirOrder)
{
    BareMachine bare{3, without_nohz(TickPhase::Aligned)};

    auto const ticks = ticks_until(bare, at(2ms));

    EXPECT_EQ(ticks,
              (std::vector<std::pair<SimTime, CpuId>>{{at(1ms), CpuId{0}},
                                                      {at(1ms), CpuId{1}},
                                                      {at(1ms), CpuId{2}},
                                                      {at(2ms), CpuId{0}},
                                                      {at(2ms), CpuId{1}},
                                                      {at(2ms), CpuId{2}}}));
}

TEST(TickRing, HasNoNextTickWhenNobodyTicks)
{
    BareMachine bare{2};
    bare.machine.ticks.ticking = {};

    EXPECT_EQ(next_tick(bare.machine).at, never);
}

TEST(TickRing, GivesTheFirstTickThatIsLater)
{
    struct Row {
        Nanos now;
        std::uint16_t cpu;
        Nanos tick;
    };
    TickRing const ring{.period = 1ms, .skew = 125us, .cpus = 4};

    for (Row const& row : {Row{0ms, 0, 1ms},
                           {0ms, 3, 1375us},
                           {1ms, 0, 2ms},
                           {1ms, 1, 1125us},
                           {999'999ns, 0, 1ms},
                           {1374us, 3, 1375us},
                           {1375us, 3, 2375us},
                           {3600s, 2, 3600s + 250us}}) {
        SCOPED_TRACE(row.now.count());
        EXPECT_EQ(ring.first_after(at(row.now), CpuId{row.cpu}), at(row.tick));
    }
}

struct Restart {
    Nanos now;
    std::vector<std::uint16_t> cpus;
    std::vector<std::pair<Nanos, std::uint16_t>> ticks;
};

// 4 staggered CPUs, none of which has ticked since boot.
class TickRestart : public testing::TestWithParam<Restart> { };

TEST_P(TickRestart, ResumesEveryCpuOnItsOldGrid)
{
    BareMachine bare{4, without_nohz(TickPhase::Staggered)};
    bare.machine.ticks.ticking = {};
    bare.machine.now = at(GetParam().now);

    for (std::uint16_t const cpu : GetParam().cpus) {
        bare.machine.cpus[cpu].tick_stopped = true;
        tick_nohz_restart_sched_tick(bare.kernel, CpuId{cpu});
    }
    auto const ticks = ticks_until(bare, at(GetParam().ticks.back().first));

    std::vector<std::pair<SimTime, CpuId>> expected;
    for (auto const& [when, cpu] : GetParam().ticks)
        expected.emplace_back(at(when), CpuId{cpu});
    EXPECT_EQ(ticks, expected);
}

INSTANTIATE_TEST_SUITE_P(
    TickRing, TickRestart,
    testing::Values(Restart{0ms, {0}, {{1ms, 0}, {2ms, 0}}}, Restart{1h, {3}, {{1h + 375us, 3}, {1h + 1375us, 3}}},
                    // Between two CPUs' ticks: the later CPU still has this round's.
                    Restart{1h + 200us, {3, 1}, {{1h + 375us, 3}, {1h + 1125us, 1}, {1h + 1375us, 3}}},
                    Restart{1h + 200us, {1, 3}, {{1h + 375us, 3}, {1h + 1125us, 1}, {1h + 1375us, 3}}},
                    // On its own tick, which is missed.
                    Restart{1h + 125us, {1, 0}, {{1h + 1ms, 0}, {1h + 1125us, 1}, {1h + 2ms, 0}}},
                    Restart{1h + 900us,
                            {0, 1, 2, 3},
                            {{1h + 1ms, 0}, {1h + 1125us, 1}, {1h + 1250us, 2}, {1h + 1375us, 3}, {1h + 2ms, 0}}}));

TEST(TickRing, KeepsTheTicksOfThisInstantWhenAnotherCpuRestarts)
{
    BareMachine bare{3, without_nohz(TickPhase::Aligned)};
    bare.machine.ticks.ticking.clear(CpuId{2});
    bare.machine.cpus[2].tick_stopped = true;
    bare.take_ticks_until(at(4ms));
    bare.machine.now = next_tick(bare.machine).at;
    tick_sched_timer(bare.kernel, next_tick(bare.machine).cpu);

    tick_nohz_restart_sched_tick(bare.kernel, CpuId{2});
    auto const ticks = ticks_until(bare, at(6ms));

    EXPECT_EQ(ticks,
              (std::vector<std::pair<SimTime, CpuId>>{
                  {at(5ms), CpuId{1}}, {at(6ms), CpuId{0}}, {at(6ms), CpuId{1}}, {at(6ms), CpuId{2}}}));
}

TEST(TickRing, FindsALoneRestartedCpuAfterTheLastTickingOneStopped)
{
    BareMachine bare{4, without_nohz(TickPhase::Staggered)};
    for (std::uint16_t cpu = 0; cpu < 3; ++cpu) {
        bare.machine.ticks.ticking.clear(CpuId{cpu});
        bare.machine.cpus[cpu].tick_stopped = true;
    }
    bare.take_ticks_until(at(5375us));
    bare.machine.now = at(6300us);

    tick_nohz_restart_sched_tick(bare.kernel, CpuId{0});
    bare.machine.ticks.ticking.clear(CpuId{3});

    EXPECT_EQ(next_tick(bare.machine).at, at(7ms));
}

}
