// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/engine.h"
#include "core/kernel/posix_cpu_clocks.h"
#include "tests/support/random_scenario.h"
#include "tests/support/sim.h"

#include <gtest/gtest.h>

#include <vector>

namespace tickscope {

using namespace std::chrono_literals;

// What ticks have charged to each process, as the trace tells it.
static std::vector<std::uint64_t> charged_ticks(Machine const& machine, std::vector<TraceEvent> const& events)
{
    std::vector<std::uint64_t> ticks(machine.groups.size());
    for (TraceEvent const& event : events)
        if (auto const* tick = std::get_if<traced::Tick>(&event.what); tick && tick->task)
            ticks[index_of(machine.tasks[index_of(*tick->task)].tgid)] += tick->charged.value;
    return ticks;
}

// A random scenario whose kernel keeps the raw ticks of the dead, whatever else it does; its fixes stay as they are.
static Scenario keeping_the_dead(std::uint64_t seed, Accounting accounting)
{
    Scenario scenario = random_scenario(seed);
    scenario.kernel.fixes = FixSet::from_bits(static_cast<std::uint8_t>(seed * 37));
    scenario.kernel.fixes.set(Fix::DeadTaskStats, true);
    scenario.kernel.later_fixes.set(LaterFix::DeadRaw, true);
    scenario.kernel.accounting = accounting;
    std::erase_if(scenario.events,
                  [](CommandAt const& event) { return std::holds_alternative<cmd::SetFixes>(event.command); });
    return scenario;
}

class GroupClock : public testing::TestWithParam<Accounting> { };

TEST_P(GroupClock, IsTheSumOfTheLivingAndTheDead)
{
    for (std::uint64_t seed = 1000; seed < 1064; ++seed) {
        SCOPED_TRACE(testing::Message() << "seed " << seed);
        Recorder recorder;
        Engine engine{keeping_the_dead(seed, GetParam()), &recorder};

        engine.run_until(SimTime{150ms});

        std::vector<std::uint64_t> const ticks = charged_ticks(engine.machine(), recorder.events);
        for (ThreadGroup const& group : engine.machine().groups) {
            if (group.state == GroupState::Reaped)
                continue;
            TaskCputime const clock = peek_thread_group_cputime(engine.machine(), group.id);
            EXPECT_EQ(clock.utime.value + clock.stime.value, ticks[index_of(group.id)])
                << "group " << index_of(group.id);
        }
    }
}

INSTANTIATE_TEST_SUITE_P(EveryStrategy, GroupClock,
                         testing::Values(Accounting::Walk, Accounting::PerCpu, Accounting::LockedTotals,
                                         Accounting::Split));

TEST(GroupTimer, NeverRunsBackwards)
{
    for (std::uint64_t seed = 2000; seed < 2064; ++seed) {
        SCOPED_TRACE(testing::Message() << "seed " << seed);
        Scenario const scenario = keeping_the_dead(seed, Accounting::Split);
        Engine engine{scenario};
        std::vector<TaskCputime> before;

        for (SimTime until{}; until <= SimTime{150ms}; until += 5ms) {
            engine.run_until(until);
            before.resize(engine.machine().groups.size());
            for (ThreadGroup const& group : engine.machine().groups) {
                TaskCputime const now = group.cputimer.cputime;
                ASSERT_EQ(later_of(before[index_of(group.id)], now), now) << "group " << index_of(group.id);
                before[index_of(group.id)] = now;
            }
        }
    }
}

}
