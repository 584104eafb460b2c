// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/engine.h"
#include "core/kernel/posix_cpu_clocks.h"
#include "tests/support/clock_programs.h"

#include <gtest/gtest.h>

#include <vector>

namespace tickscope {

using namespace std::chrono_literals;

static constexpr SimTime end{100ms};

// With every set of the eight a different one of the later ones; dead threads leave what they were charged.
static LaterFixSet dead_raw(std::uint64_t bits)
{
    LaterFixSet fixes = LaterFixSet::from_bits(bits * 1021);
    fixes.set(LaterFix::DeadRaw, true);
    return fixes;
}

// Whether the time of a dead thread stays in its process's clock: because it is put away for it, or because the clock
// is a total that was fed while the thread lived.
static bool keeps_the_dead(KernelConfig const& config)
{
    Accounting const accounting = config.effective_accounting();
    return config.fixes.has(Fix::DeadTaskStats) || accounting == Accounting::PerCpu ||
        accounting == Accounting::LockedTotals;
}

// What ticks have charged to the threads of each process, the dead ones where they are kept.
static std::vector<std::uint64_t> charged_ticks(Machine const& machine, std::vector<std::uint64_t> const& by_task)
{
    std::vector<std::uint64_t> ticks(machine.groups.size());
    for (Task const& task : machine.tasks) {
        bool const counts = task.state != TaskState::Dead || keeps_the_dead(machine.config);
        if (index_of(task.id) < by_task.size() && counts)
            ticks[index_of(task.tgid)] += by_task[index_of(task.id)];
    }
    return ticks;
}

static void add_ticks(std::vector<std::uint64_t>& by_task, std::vector<TraceEvent> const& events)
{
    for (TraceEvent const& event : events)
        if (auto const* tick = std::get_if<traced::Tick>(&event.what); tick && tick->task) {
            by_task.resize(std::max(by_task.size(), index_of(*tick->task) + 1));
            by_task[index_of(*tick->task)] += tick->charged.value;
        }
}

static void expect_clocks_to_be_sums(Machine const& machine, std::vector<std::uint64_t> const& by_task)
{
    std::vector<std::uint64_t> const ticks = charged_ticks(machine, by_task);
    for (ThreadGroup const& group : machine.groups) {
        if (group.state == GroupState::Reaped)
            continue;
        TaskCputime const clock = peek_thread_group_cputime(machine, group.id);
        EXPECT_EQ(clock.utime.value + clock.stime.value, ticks[index_of(group.id)]) << "group " << index_of(group.id);
    }
}

class GroupClock : public testing::TestWithParam<Accounting> { };

TEST_P(GroupClock, IsTheSumOfTheLivingAndTheDeadWhateverIsFixed)
{
    std::size_t deaths = 0;
    for (ClockKernel const& kernel : every_fix_set(GetParam(), dead_raw)) {
        std::uint64_t const seed = 1000 + kernel.fixes.bits();
        SCOPED_TRACE(testing::Message() << "seed " << seed << ", fixes " << kernel.fixes.bits());
        WatchedRun run{random_clock_scenario(seed, kernel)};
        std::vector<std::uint64_t> by_task;

        while (run.next_instant(end)) {
            add_ticks(by_task, run.events());
            run.apply_due();
        }

        expect_clocks_to_be_sums(run.machine(), by_task);
        for (Task const& task : run.machine().tasks)
            deaths += task.state == TaskState::Dead ? 1u : 0u;
    }
    EXPECT_GT(deaths, 100u);
}

INSTANTIATE_TEST_SUITE_P(EveryStrategy, GroupClock,
                         testing::Values(Accounting::Walk, Accounting::PerCpu, Accounting::LockedTotals,
                                         Accounting::Split));

TEST(GroupTimer, NeverRunsBackwardsWhateverIsFixed)
{
    std::size_t starts = 0;
    for (ClockKernel const& kernel : every_fix_set(Accounting::Split, dead_raw)) {
        std::uint64_t const seed = 2000 + kernel.fixes.bits();
        SCOPED_TRACE(testing::Message() << "seed " << seed << ", fixes " << kernel.fixes.bits());
        WatchedRun run{random_clock_scenario(seed, kernel)};
        std::vector<TaskCputime> before;

        while (run.next_instant(end)) {
            before.resize(run.machine().groups.size());
            for (ThreadGroup const& group : run.machine().groups) {
                TaskCputime const now = group.cputimer.cputime;
                ASSERT_EQ(later_of(before[index_of(group.id)], now), now) << "group " << index_of(group.id);
                before[index_of(group.id)] = now;
            }
            for (TraceEvent const& event : run.events())
                starts += std::holds_alternative<traced::CputimerStart>(event.what) ? 1u : 0u;
            run.apply_due();
        }
    }
    EXPECT_GT(starts, 100u);
}

}
