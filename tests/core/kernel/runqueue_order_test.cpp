// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/runqueue_order.h"
#include "core/kernel/sched_fair.h"
#include "tests/support/sched_sim.h"

#include <gtest/gtest.h>

namespace tickscope::test {

using namespace std::chrono_literals;

static constexpr CpuId cpu0{0};

static std::int64_t ahead(Machine const& machine, TaskId task)
{
    return static_cast<std::int64_t>(machine.tasks[index_of(task)].vruntime - machine.cpus[0].rq.min_vruntime);
}

TEST(WhoWaits, FairThreadsInTheOrderOfTheirVirtualTime)
{
    SchedSim sim{1000};
    sim.add_hogs({0, 3, -2, 5, 0});
    sim.run(200ms);
    Machine const& machine = sim.machine();

    WhoWaits const waiting = runqueue_order(machine, cpu0, 50);

    ASSERT_EQ(waiting.fair.size(), 4u);
    EXPECT_TRUE(waiting.rt.empty());
    EXPECT_EQ(waiting.more, 0u);
    for (std::size_t i = 0; i < 4; ++i) {
        EXPECT_NE(waiting.fair[i], *machine.cpus[0].rq.curr);
        EXPECT_TRUE(i == 0 || ahead(machine, waiting.fair[i - 1]) <= ahead(machine, waiting.fair[i])) << i;
    }
}

TEST(WhoWaits, TheFirstIsTheOneThatTheNextSwitchTakes)
{
    SchedSim sim{1000};
    sim.add_hogs({0, 5, -3});
    int switches = 0;
    for (Nanos now = 20ms; now < 400ms; now += 1ms) {
        sim.run(now);
        TaskId const first = runqueue_order(sim.machine(), cpu0, 1).fair.front();
        std::size_t const before = sim.switches().size();
        sim.run(now + 1ms);
        if (sim.switches().size() == before)
            continue;
        ++switches;
        EXPECT_EQ(sim.task(sim.switches().back().to).id, first) << now.count();
    }
    EXPECT_GT(switches, 20);
}

TEST(WhoWaits, ABuddyGoesFirstUnlessItIsTooFarAhead)
{
    SchedSim sim{1000};
    sim.add_hogs({0, 0, 0, 0});
    sim.run(100ms);
    Machine machine = sim.machine();
    Runqueue& rq = machine.cpus[0].rq;
    std::vector<TaskId> const by_vruntime = runqueue_order(machine, cpu0, 50).fair;
    TaskId const last = by_vruntime.back();
    rq.next_buddy = last;
    machine.config.sched.wakeup_granularity = 1s;

    EXPECT_EQ(runqueue_order(machine, cpu0, 50).fair, (std::vector<TaskId>{last, by_vruntime[0], by_vruntime[1]}));

    machine.config.sched.wakeup_granularity = 0ns;
    machine.tasks[index_of(last)].vruntime += 1'000'000'000;
    EXPECT_EQ(runqueue_order(machine, cpu0, 50).fair, by_vruntime);
}

TEST(WhoWaits, TheRunningThreadIsNoBuddyOfItself)
{
    SchedSim sim{1000};
    sim.add_hogs({0, 0});
    sim.run(33ms);
    Machine machine = sim.machine();
    machine.cpus[0].rq.last_buddy = machine.cpus[0].rq.curr;
    machine.config.sched.wakeup_granularity = 1s;

    WhoWaits const waiting = runqueue_order(machine, cpu0, 50);

    ASSERT_EQ(waiting.fair.size(), 1u);
    EXPECT_NE(waiting.fair[0], *machine.cpus[0].rq.curr);
}

TEST(WhoWaits, RtThreadsByPriorityThenInOrderOfArrival)
{
    SchedSim sim{1000};
    auto const fifo = [&](char const* name, std::uint8_t priority, Nanos start) {
        return sim.add({.name = name,
                        .policy = Policy::Fifo,
                        .rt_priority = priority,
                        .start = start,
                        .program = {SchedSim::Burst{1s}}});
    };
    TaskId const early = fifo("early", 10, 1ms), urgent = fifo("urgent", 50, 5ms), late = fifo("late", 10, 3ms),
                 middle = fifo("middle", 20, 4ms);
    sim.add_hogs({0});

    sim.run(10ms);

    WhoWaits const waiting = runqueue_order(sim.machine(), cpu0, 50);
    ASSERT_EQ(sim.machine().cpus[0].rq.curr, urgent);
    EXPECT_EQ(waiting.rt, (std::vector<TaskId>{middle, early, late}));
    EXPECT_EQ(waiting.fair, std::vector<TaskId>{sim.task("A").id});
}

TEST(WhoWaits, ShowsAsManyAsAreWantedAndCountsTheOthers)
{
    SchedSim sim{1000};
    sim.add_hogs(std::vector<int>(20, 0));
    sim.run(50ms);

    WhoWaits const waiting = runqueue_order(sim.machine(), cpu0, 5);

    EXPECT_EQ(waiting.fair.size(), 5u);
    EXPECT_EQ(waiting.more, 14u);
    EXPECT_EQ(nr_waiting(sim.machine(), sim.machine().cpus[0].rq), 19u);
}

TEST(IdealSlice, IsThePartOfThePeriodThatTheWeightHas)
{
    SchedSim sim{1000};
    sim.add_hogs({0, 0, 5});
    sim.run(100ms);
    Machine& machine = sim.machine();
    Kernel k = sim.kernel();

    for (Task const& task : machine.tasks)
        EXPECT_EQ(ideal_slice(machine, machine.cpus[0].rq, task), sched_slice(k, machine.cpus[0].rq, task));
    // 20 ms of three, by 1024, 1024 and 335: 2 811 582 ns, and a little less with the kernel's cut inverse of a weight.
    EXPECT_EQ(ideal_slice(machine, machine.cpus[0].rq, sim.task("C")), 2'810'405u);
}

}
